//! Runs the lints over documents.

use super::allow::Fault;
use super::catalogue::{Catalogue, Lint};
use super::context::{Context, Draft, NativeCheck};
use super::declarative::{Rule, expressions};
use super::native::NATIVE;
use super::page::{Engine, Front, PageError};
use super::parallel::{self, Effort};
use super::settings::{Allowance, Level, Settings};
use super::settle::{self, Settle};
use super::template::placeholders;
use super::wording::Wording;
use super::{DocumentReport, Finding};
use crate::jurisdiction::{Language, PackError, Profile, detect};
use crate::model::{Document, InstrumentType, Lexicon, WordList};
use crate::text::{DecodingNote, Source, Span};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What the message of a declarative lint may ask for.
const RULE_VALUES: [&str; 6] = ["label", "text", "term", "title", "self", "instrument"];

/// The lints of a catalogue, ready to run. One linter serves many threads.
#[derive(Debug)]
pub struct Linter {
    catalogue: Catalogue,
    rules: Vec<Run>,
    /// The words that each lint brings itself.
    words: Vec<Vec<WordList>>,
    lexicons: Mutex<Lexicons>,
}

/// Lexicons by profile, with the words of all lints or only of those that are on by default: what
/// few ask for costs the others nothing.
type Lexicons = HashMap<(Profile, bool), Arc<Lexicon>>;

#[derive(Debug)]
enum Run {
    Declarative(Box<Rule>),
    Native(NativeCheck),
    /// Reported when allowances are applied.
    Itself,
}

/// A lint that runs, at which level, and whether only in some places.
type Job<'l> = (&'l Lint, &'l Run, Level, bool);

/// What a thread does next.
enum Step<'j> {
    Facet(&'j fn(&Document)),
    Lint(&'j Job<'j>),
}

/// The facets that take longest, of which many lints need something: the structure, beside it what
/// is told without it, and then what needs both.
const LONGEST: [fn(&Document); 4] = [
    |document| _ = document.outline(),
    |document| {
        _ = document.hits();
        _ = document.source().lines();
        _ = document.quantities();
    },
    |document| _ = document.statuses(),
    |document| _ = document.references(),
];

/// The lint that takes longest itself: where it came last, all others would wait for it.
const EARLY: &str = "REF015";

/// The families of lints that ask for what takes longest: a thread would wait for it.
const LATE: [&str; 8] = ["AUT", "CON", "EXI", "GAP", "HIE", "PUR", "REM", "TMP"];

/// A document with its findings.
#[derive(Debug)]
pub struct Checked {
    /// The document as it was understood.
    pub document: Document,
    /// Its findings.
    pub report: DocumentReport,
}

/// The findings of a document with what it means that there are no others.
#[derive(Debug)]
pub struct Assessed<'l> {
    /// The findings.
    pub report: DocumentReport,
    /// The day whose law the document was held to, `YYYY-MM-DD`; `None` where none is known.
    pub as_of: Option<String>,
    /// The lints that ran and know the language, the jurisdiction and the law of that day, in
    /// order of code. Lints that are on only in some places are left out.
    pub assessed: Vec<&'l Lint>,
    /// The lints whose law has no version that covers the day.
    pub not_assessed: Vec<&'l Lint>,
}

impl Linter {
    /// Makes the lints of `catalogue` ready.
    ///
    /// # Errors
    /// Where a page asks for something that does not exist.
    pub fn new(catalogue: Catalogue) -> Result<Self, PageError> {
        let mut rules = Vec::new();
        let mut words = Vec::new();
        for lint in catalogue.lints() {
            let mut own = Vec::new();
            rules.push(match lint.page.front.engine {
                Engine::Declarative => {
                    Run::Declarative(Box::new(Rule::parse(&lint.page, &mut own)?))
                }
                Engine::Native => Run::Native(native(lint)?),
                Engine::Itself => itself(lint)?,
            });
            words.push(own);
        }
        Ok(Self { catalogue, rules, words, lexicons: Mutex::default() })
    }

    /// The lints.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Checks what cannot be told from a page alone: that the vocabularies it names exist in the
    /// packs of its languages, and that its message asks only for what the engine gives.
    ///
    /// # Errors
    /// The first page that can never work as written.
    pub fn validate(&self) -> Result<(), PageError> {
        for (lint, run) in self.catalogue.lints().iter().zip(&self.rules) {
            let Run::Declarative(rule) = run else { continue };
            let front = &lint.page.front;
            let invalid =
                |message: String| PageError::Invalid { path: lint.page.path.clone(), message };
            if let Some(message) = expressions::wrong(front) {
                return Err(invalid(message));
            }
            for language in &front.languages {
                let missing = self.missing_vocabulary(rule, front, language).map_err(|error| {
                    invalid(format!("the packs for `{language}` do not read: {error}"))
                })?;
                if let Some(name) = missing {
                    return Err(invalid(format!(
                        "no vocabulary in `{language}` is called `{name}`"
                    )));
                }
            }
            for text in [&front.message.en, &front.message.zh] {
                let known = |name: &str| RULE_VALUES.contains(&name);
                if let Some(name) = placeholders(text).find(|name| !known(name)) {
                    return Err(invalid(format!(
                        "the message asks for {{{name}}}; what can be filled in: {}",
                        RULE_VALUES.join(", ")
                    )));
                }
            }
        }
        Ok(())
    }

    fn missing_vocabulary(
        &self,
        rule: &Rule,
        front: &Front,
        language: &str,
    ) -> Result<Option<String>, PackError> {
        let Some(language) = Language::from_tag(language) else { return Ok(None) };
        let mut codes: Vec<&str> = front.jurisdictions.iter().map(String::as_str).collect();
        codes.retain(|&code| code != "any");
        if codes.is_empty() {
            codes.push(language.base());
        }
        let mut lexicons = Vec::new();
        for code in codes {
            lexicons.push(self.lexicon(&Profile::new(code, language)?, true)?);
        }
        let known = |name: &str| lexicons.iter().any(|l| l.scanner().list(name).is_some());
        Ok(rule.vocabulary_names().into_iter().find(|name| !known(name)).map(str::to_owned))
    }

    /// Reads `source` as a document without linting it.
    ///
    /// # Errors
    /// Where the settings name a jurisdiction that there is not, or that has no texts in the
    /// language.
    pub fn document(&self, source: Source, settings: &Settings) -> Result<Document, PackError> {
        let document = self.unread(source, settings)?;
        _ = document.outline();
        Ok(document)
    }

    /// The same, its structure left to the thread that first needs it.
    ///
    /// # Errors
    /// As [`Linter::document`].
    pub fn unread(&self, source: Source, settings: &Settings) -> Result<Document, PackError> {
        let language = settings.language.as_deref().and_then(Language::from_tag);
        let profile = detect(source.text(), settings.profile.as_deref(), language)?;
        let lexicon = self.lexicon(&profile, self.asks_for_more(settings))?;
        Ok(Document::new(source, profile, lexicon, settings.instrument_type))
    }

    /// Lints `source`.
    ///
    /// # Errors
    /// Where the settings name a jurisdiction that there is not, or that has no texts in the
    /// language.
    pub fn check(&self, source: Source, settings: &Settings) -> Result<Checked, PackError> {
        let document = self.document(source, settings)?;
        let report = self.report(&document, settings);
        Ok(Checked { document, report })
    }

    /// The lints, each with whether it may run where settings say nothing of it, and with the words
    /// it brings.
    fn by_default(&self) -> impl Iterator<Item = (&Lint, bool, &Vec<WordList>)> {
        let lints = self.catalogue.lints().iter().zip(&self.rules).zip(&self.words);
        lints.map(|((lint, run), words)| {
            (lint, lint.default_level() != Level::Allow || run.is_partly_on(), words)
        })
    }

    /// Whether a lint runs that is off by default and brings words of its own.
    fn asks_for_more(&self, settings: &Settings) -> bool {
        self.by_default().any(|(lint, usual, words)| {
            !usual && !words.is_empty() && settings.level(lint) != Level::Allow
        })
    }

    /// The lexicon of `profile` with the words of `all` lints, or of those that may run by default.
    fn lexicon(&self, profile: &Profile, all: bool) -> Result<Arc<Lexicon>, PackError> {
        let mut lexicons = self.lexicons.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (profile.clone(), all);
        if let Some(lexicon) = lexicons.get(&key) {
            return Ok(Arc::clone(lexicon));
        }
        let asked = self.by_default().filter(|(_, usual, _)| all || *usual);
        let words: Vec<WordList> = asked.flat_map(|(.., words)| words).cloned().collect();
        let lexicon = Lexicon::new(profile, &words)?;
        lexicons.insert(key, Arc::clone(&lexicon));
        Ok(lexicon)
    }

    /// Lints a document that was read under the same settings.
    #[must_use]
    pub fn report(&self, document: &Document, settings: &Settings) -> DocumentReport {
        self.assess(document, settings).report
    }

    /// Lints a document that was read under the same settings, and says which lints could say
    /// something about it.
    #[must_use]
    pub fn assess<'l>(&'l self, document: &Document, settings: &Settings) -> Assessed<'l> {
        self.assess_with(document, settings, Effort::default())
    }

    /// Lints a document as [`Linter::assess`] does, with more effort, and as long as that is wanted.
    /// Where it no longer is, the lints that were still to come are missing, and the result is good
    /// for nothing but to be dropped.
    #[must_use]
    pub fn assess_with<'l>(
        &'l self,
        document: &Document,
        settings: &Settings,
        effort: Effort<'_>,
    ) -> Assessed<'l> {
        let mut findings = Vec::new();
        let (mut assessed, mut not_assessed) = (Vec::new(), Vec::new());
        let mut jobs = Vec::new();
        for (lint, run) in self.catalogue.lints().iter().zip(&self.rules) {
            let set = settings.level(lint);
            let partly = set == Level::Allow && run.is_partly_on() && settings.leaves_open(lint);
            let level = if partly { Level::from(lint.severity()) } else { set };
            if level == Level::Allow || !lint.holds_for(document) {
                continue;
            }
            jobs.push((lint, run, level, partly));
        }
        // One thread would wait for another that computes what both need; so they begin with these.
        let facets = if effort.threads > 1 { LONGEST.as_slice() } else { &[] };
        let facets = facets.iter().map(Step::Facet);
        let before = facets.len();
        let turn = |job: &Job<'_>| match job.0.code() {
            EARLY => 0,
            code if LATE.iter().any(|family| code.starts_with(family)) => 2,
            _ => 1,
        };
        let mut order: Vec<usize> = (0..jobs.len()).collect();
        order.sort_by_key(|&job| jobs.get(job).map(turn));
        let sorted = order.iter().filter_map(|&job| jobs.get(job));
        let steps: Vec<Step<'_>> = facets.chain(sorted.map(Step::Lint)).collect();
        let results = parallel::each(&steps, effort, |step| match step {
            Step::Facet(compute) => {
                compute(document);
                None
            }
            Step::Lint((lint, run, _, partly)) => {
                let as_of = as_of(document, settings);
                let known = lint.in_force(document, as_of);
                known.then(|| run.drafts(lint, document, settings, (as_of, *partly)))
            }
        });
        let as_of = as_of(document, settings);
        let mut wording = Wording::new(document, settings, as_of);
        let mut results: Vec<_> = order.iter().zip(results.into_iter().skip(before)).collect();
        results.sort_by_key(|&(job, _)| job);
        for (&(lint, _, level, partly), (_, result)) in jobs.iter().zip(results) {
            let Some((drafts, covered)) = result else {
                not_assessed.push(lint);
                continue;
            };
            match covered {
                false => not_assessed.push(lint),
                true if !partly => assessed.push(lint),
                true => {}
            }
            for draft in drafts {
                let severity = settings.severity(lint, level, draft.severity);
                findings.extend(wording.finding(&lint.page, draft, severity));
            }
        }
        findings.sort_by(|a: &Finding, b: &Finding| {
            (a.place.span, &a.code).cmp(&(b.place.span, &b.code))
        });
        wording.fingerprints(&mut findings);
        let (findings, allowances) = Settle { catalogue: &self.catalogue, document, settings }
            .settle(findings, &mut wording);
        let instrument = document.instrument();
        let report = DocumentReport {
            path: document.source().path().to_owned(),
            language: document.profile().language().tag().to_owned(),
            profile: document.profile().code().to_owned(),
            title: instrument.title.clone(),
            instrument_type: instrument.kind.name().to_owned(),
            rank: instrument.rank,
            issuer: instrument.issuer.clone().unwrap_or_default(),
            articles: document.outline().articles().count(),
            findings,
            indirect: Vec::new(),
            allowances,
            errors: errors(document.source()),
        };
        Assessed { report, as_of: as_of.map(str::to_owned), assessed, not_assessed }
    }

    /// A report of nothing but allowances that do nothing: `source` is the file they are written
    /// in, which is no law; each comes with its place in it and what is wrong with it.
    ///
    /// # Errors
    /// Where the language of messages has no pack, which does not happen.
    pub fn allowances(
        &self,
        source: Source,
        faults: &[(&Allowance, Span, Fault)],
        settings: &Settings,
    ) -> Result<Checked, PackError> {
        let language = settings.message_language.clone().unwrap_or_else(|| "en".to_owned());
        let settings = Settings {
            language: Some(language),
            profile: None,
            allow: Vec::new(),
            ..settings.clone()
        };
        let document = self.document(source, &settings)?;
        let mut wording = Wording::new(&document, &settings, None);
        let settle =
            Settle { catalogue: &self.catalogue, document: &document, settings: &settings };
        let findings = settle.faults(faults, &mut wording);
        let report = DocumentReport {
            path: document.source().path().to_owned(),
            language: String::new(),
            profile: String::new(),
            title: String::new(),
            instrument_type: InstrumentType::Other.name().to_owned(),
            rank: 0,
            issuer: String::new(),
            articles: 0,
            findings,
            indirect: Vec::new(),
            allowances: Vec::new(),
            errors: errors(document.source()),
        };
        Ok(Checked { document, report })
    }
}

impl Run {
    /// Whether the lint is on in some places though its group is off.
    fn is_partly_on(&self) -> bool {
        matches!(self, Run::Declarative(rule) if rule.is_partly_on())
    }

    /// What the lint found, and whether the law it rests on is known for the day.
    fn drafts(
        &self,
        lint: &Lint,
        document: &Document,
        settings: &Settings,
        (as_of, partly): (Option<&str>, bool),
    ) -> (Vec<Draft>, bool) {
        let options =
            settings.options.get(lint.code()).or_else(|| settings.options.get(lint.name()));
        let chinese = settings.speaks_chinese(document.profile().language());
        let page = &lint.page;
        let (drafts, uncovered) = (RefCell::default(), Cell::default());
        let context =
            Context { document, page, as_of, chinese, partly, options, drafts, uncovered };
        match self {
            Run::Declarative(rule) => rule.run(&context),
            Run::Native(check) => check(&context),
            Run::Itself => {}
        }
        (context.drafts.into_inner(), !context.uncovered.get())
    }
}

/// The day of the law that the document is held to: the one asked for, else its own, else today.
/// Reading the document for it is left to the thread that first needs it.
fn as_of<'d>(document: &'d Document, settings: &'d Settings) -> Option<&'d str> {
    let dated = || document.instrument().dated.as_deref();
    settings.as_of.as_deref().or_else(dated).or(settings.today.as_deref())
}

fn native(lint: &Lint) -> Result<NativeCheck, PageError> {
    let found = NATIVE.iter().find(|(name, _)| *name == lint.name());
    found.map(|&(_, check)| check).ok_or_else(|| PageError::Invalid {
        path: lint.page.path.clone(),
        message:
            "no native lint has this name; `engine = \"native\"` is for normlint's own pages, \
                  a page of yours says what it looks for in [find]"
                .to_owned(),
    })
}

fn itself(lint: &Lint) -> Result<Run, PageError> {
    let known = settle::CODES.contains(&lint.code());
    known.then_some(Run::Itself).ok_or_else(|| PageError::Invalid {
        path: lint.page.path.clone(),
        message: "`engine = \"itself\"` is for what normlint reports of its own input; say in \
                  [find] what the lint looks for"
            .to_owned(),
    })
}

fn errors(source: &Source) -> Vec<String> {
    source
        .notes()
        .iter()
        .map(|note| match *note {
            DecodingNote::Lossy { replaced, first } => {
                let line = source.position(first).line;
                format!(
                    "read as {} with loss: {replaced} stretch(es) of bytes mean nothing in it and \
                     show as U+FFFD, the first on line {line}; save the file as UTF-8",
                    source.encoding()
                )
            }
        })
        .collect()
}
