//! The rows of all tables. What stands here is the schema: add at the end of a table, and raise
//! [`SCHEMA_VERSION`](super::SCHEMA_VERSION).

use super::{Cell, Column, Day, Field, Row, Table};
use serde::{Deserialize, Serialize};

/// Declares rows: `struct Row in "table" { fields }`, with a comment on everything.
macro_rules! rows {
    ($(
        $(#[doc = $about:literal])+
        struct $row:ident in $table:literal {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+
        }
    )+) => {
        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
            pub struct $row {
                $($(#[doc = $doc])+ pub $field: $type,)+
            }

            impl Row for $row {
                const TABLE: Table = Table {
                    name: $table,
                    about: concat!($($about),+),
                    columns: &[$(Column {
                        name: stringify!($field),
                        kind: <$type as Field>::KIND,
                        optional: <$type as Field>::OPTIONAL,
                        about: concat!($($doc),+),
                    }),+],
                };

                fn cells(&self) -> Vec<Cell<'_>> {
                    vec![$(self.$field.cell()),+]
                }
            }
        )+

        /// All tables.
        pub const TABLES: &[Table] = &[$($row::TABLE),+];
    };
}

rows! {
    /// A document that was read.
    struct DocumentRow in "documents" {
        /// Path as given; the key to the other tables.
        path: String,
        /// Title of the instrument.
        title: String,
        /// Language tag: `zh`, `zh-Hant`, `en`.
        language: String,
        /// Code of the jurisdiction.
        profile: String,
        /// Type of the instrument, by its name in `normlint model`.
        instrument: String,
        /// Rank in its jurisdiction, 1 the highest.
        rank: Option<u32>,
        /// Who makes it, as far as the text tells.
        issuer: Option<String>,
        /// Day of promulgation.
        promulgated: Option<Day>,
        /// Day of adoption.
        adopted: Option<Day>,
        /// Day of the last amendment that it names.
        amended: Option<Day>,
        /// How many amendments it names.
        amendments: u32,
        /// Day on which it takes effect.
        effective: Option<Day>,
        /// Decade (1990, 2000, …) of the earliest known of promulgation, adoption and effect; where
        /// neither of the first two is known, of the year that the title ends with, else of effect.
        decade: Option<i64>,
        /// Day whose law the document was held to.
        law_as_of: Option<Day>,
        /// Where that day is from: `given` (`--as-of`), `document` (the latest date that it names
        /// of itself, not before the end of the year in its title) or `today`.
        law_as_of_from: String,
        /// Articles, or sections where those are the basic unit.
        articles: u32,
        /// Characters without white space.
        characters: u32,
        /// Words; missing for Chinese, which is not segmented.
        words: Option<u32>,
        /// Sentences of provisions, headings left out.
        sentences: u32,
        /// Mean length of a sentence: in words, for Chinese in characters without white space.
        sentence_length: Option<f64>,
        /// Share of long sentences, 0 to 1: of more than 50 words, for Chinese of more than 150
        /// characters.
        long_sentences: Option<f64>,
        /// Flesch reading ease, higher is easier; missing for Chinese.
        flesch: Option<f64>,
        /// Restrictions of all five classes.
        restrictions: u32,
        /// Restrictions by words like "shall", 应当.
        restrictions_shall: u32,
        /// Restrictions by words like "must", 必须.
        restrictions_must: u32,
        /// Restrictions by words like "may not", 不得.
        restrictions_may_not: u32,
        /// Restrictions by words like "required", 有义务.
        restrictions_required: u32,
        /// Restrictions by words like "prohibited", 禁止.
        restrictions_prohibited: u32,
        /// Terms that it declares.
        definitions: u32,
        /// Citations.
        references: u32,
        /// Citations of provisions of its own that are not there.
        references_unresolved: u32,
        /// Statuses that it creates: licences, permits, registrations, rights to stay.
        statuses: u32,
        /// Findings.
        findings: u32,
        /// Findings of severity `error`.
        findings_error: u32,
        /// Findings of severity `warning`.
        findings_warning: u32,
        /// Findings of severity `info`.
        findings_info: u32,
        /// Findings of the group `correctness`; missing where no lint of the group was assessed.
        correctness: Option<u32>,
        /// Findings of the group `rights`; missing where no lint of the group was assessed.
        rights: Option<u32>,
        /// Findings of the group `clarity`; missing where no lint of the group was assessed.
        clarity: Option<u32>,
        /// Findings of the group `hierarchy`; missing where no lint of the group was assessed.
        hierarchy: Option<u32>,
        /// Findings of the group `style`; missing where no lint of the group was assessed.
        style: Option<u32>,
        /// Findings of the group `pedantic`; missing where no lint of the group was assessed.
        pedantic: Option<u32>,
        /// Findings of the group `nursery`; missing where no lint of the group was assessed.
        nursery: Option<u32>,
        /// Findings of the group `research`; missing where no lint of the group was assessed.
        research: Option<u32>,
        /// Codes of the lints that were assessed, separated by spaces: those that ran, know the
        /// language and the jurisdiction, and whose law is known for the day.
        assessed: String,
        /// Codes of the lints that were not assessed, as no version of the law they rest on covers
        /// the day, separated by spaces. No finding of these is not a zero.
        not_assessed: String,
        /// BLAKE3 of the decoded text, in hexadecimal digits.
        blake3: String,
    }

    /// A basic unit of a document: an article, or a section where those are the basic unit.
    struct ProvisionRow in "provisions" {
        /// Path of the document.
        path: String,
        /// Name from the article on, as findings have it: `art_12`.
        provision: String,
        /// Full eId: `chp_2__art_12`.
        eid: String,
        /// Place among the units of the document, from 1.
        position: u32,
        /// As a lawyer would cite it.
        label: String,
        /// Kind by its name in Akoma Ntoso.
        kind: String,
        /// Heading of its own.
        heading: Option<String>,
        /// Line on which it begins, from 1.
        line: u32,
        /// Roles of all that is in it, separated by spaces.
        roles: String,
        /// Characters without white space.
        characters: u32,
        /// Words; missing for Chinese.
        words: Option<u32>,
        /// Sentences.
        sentences: u32,
        /// Restrictions of all five classes.
        restrictions: u32,
        /// Norms that oblige somebody.
        obligations: u32,
        /// Norms that forbid something.
        prohibitions: u32,
        /// Norms that leave somebody free to do something.
        permissions: u32,
        /// Norms that entitle somebody.
        rights: u32,
        /// Norms that empower an authority.
        powers: u32,
        /// Citations in it.
        references: u32,
        /// Findings in it.
        findings: u32,
    }

    /// A finding.
    struct FindingRow in "findings" {
        /// Path of the document.
        path: String,
        /// Code of the lint.
        code: String,
        /// Name of the lint.
        name: String,
        /// Group of the lint.
        group: String,
        /// `error`, `warning` or `info`.
        severity: String,
        /// What kind of claim it is: `logic`, `legal-limit`, `drafting-norm`, `research-claim`.
        basis: String,
        /// Provision, from the article on; empty for the whole document.
        provision: String,
        /// Article that holds the provision, as in `provisions`; empty outside articles.
        article: String,
        /// The provision as a lawyer would cite it.
        label: String,
        /// Line, from 1.
        line: u32,
        /// Column in Unicode characters, from 1.
        column: u32,
        /// First byte in the decoded text, from 0.
        start: u32,
        /// Byte behind the last one.
        end: u32,
        /// The words that it is about.
        text: String,
        /// What is wrong, in the language of the document unless asked otherwise.
        message: String,
        /// How many other places it speaks of.
        related: u32,
        /// `safe` or `unsafe` where it can be mended by itself.
        fix: Option<String>,
        /// Survives moved lines, renumbering and renaming; with `path`, unique.
        fingerprint: String,
    }

    /// A term that a document declares.
    struct DefinitionRow in "definitions" {
        /// Path of the document.
        path: String,
        /// Provision that declares it.
        provision: String,
        /// Line, from 1.
        line: u32,
        /// The term.
        term: String,
        /// `definition` or `abbreviation`.
        kind: String,
        /// Where it holds: `document`, `chapter` or `article`.
        scope: String,
        /// The words that explain it, or the long form that it shortens.
        meaning: String,
        /// Its uses in scope, the declaration left out.
        uses: u32,
    }

    /// A target of a citation. A citation of a range or a list has a row for each of its members.
    struct ReferenceRow in "references" {
        /// Path of the document.
        path: String,
        /// Place of the citation among those of the document, from 1: rows that share it are one
        /// citation.
        citation: u32,
        /// Provision that cites.
        provision: String,
        /// Line, from 1.
        line: u32,
        /// The citing words.
        text: String,
        /// `internal`, `external` or `relative`.
        kind: String,
        /// `resolved`, `unresolved`, `external` or `unknown`.
        status: String,
        /// The target as in `normlint model`; missing where it is not known.
        target: Option<String>,
        /// The other instrument that is cited, by its name in the citation.
        instrument: Option<String>,
    }

    /// A status that a document creates: a licence, a permit, a registration, a right to stay.
    struct StatusRow in "statuses" {
        /// Path of the document.
        path: String,
        /// Its name in the words of the document.
        name: String,
        /// `personal`, `licence`, `registration`, `document` or `other`.
        class: String,
        /// Provisions that grant it, separated by spaces.
        grant: String,
        /// Provisions that renew it, separated by spaces.
        renewal: String,
        /// Provisions that suspend it, separated by spaces.
        suspension: String,
        /// Provisions that take it away, separated by spaces.
        loss: String,
        /// Provisions by which its holder gives it up, separated by spaces.
        voluntary_exit: String,
        /// Provisions by which it ends by itself, separated by spaces.
        natural_termination: String,
        /// Acts against its holder that a clause of the document opens a remedy against.
        remedy_own: u32,
        /// Acts against which the document sends to a law for the remedy.
        remedy_referred: u32,
        /// Acts against which general law supplies the remedy.
        remedy_general_law: u32,
        /// Acts against which a clause excludes a remedy.
        remedy_excluded: u32,
        /// Acts against which no remedy is known.
        remedy_none: u32,
    }

    /// Something that could not be read, decoded or linted.
    struct ErrorRow in "errors" {
        /// Path of the document.
        path: String,
        /// `unread` (there is no row in `documents`) or `decoding` (some bytes mean nothing).
        kind: String,
        /// What went wrong.
        message: String,
    }

    /// The run: one row.
    struct RunRow in "run" {
        /// Version of the schema of these tables.
        schema: String,
        /// Version of normlint.
        version: String,
        /// Today, for what expires and for documents without a date.
        today: Option<Day>,
        /// Day whose law all documents were held to; missing where each was held to its own.
        as_of: Option<Day>,
        /// Codes of the lints that ran on some document, separated by spaces.
        lints: String,
        /// Documents that were read.
        documents: u32,
        /// Documents that could not be read.
        unread: u32,
        /// Articles.
        articles: i64,
        /// Characters without white space.
        characters: i64,
        /// Findings.
        findings: i64,
    }
}

/// All rows of one document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DocumentRows {
    /// Its row; `None` where it could not be read, and `errors` says why.
    pub document: Option<DocumentRow>,
    /// Its basic units in order.
    pub provisions: Vec<ProvisionRow>,
    /// Its findings by place.
    pub findings: Vec<FindingRow>,
    /// The terms it declares, in order.
    pub definitions: Vec<DefinitionRow>,
    /// The targets of its citations, in order.
    pub references: Vec<ReferenceRow>,
    /// The statuses that it creates.
    pub statuses: Vec<StatusRow>,
    /// What went wrong.
    pub errors: Vec<ErrorRow>,
}
