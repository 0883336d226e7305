//! The structure of a document as Akoma Ntoso 3.0.

use super::own::{body, heading};
use super::structure::Structure;
use super::uri::uri;
use super::xml::{attribute, text as escape};
use crate::model::InstrumentType;
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Stands for the date of a work that does not tell it, as the format wants one.
const NO_DATE: &str = "0001-01-01";

/// Writes `document` as one XML document.
pub(super) fn write(document: Structure, out: &mut dyn Write) -> io::Result<()> {
    Writer { out, document, depth: 2, eids: BTreeSet::new() }.whole()
}

struct Writer<'a> {
    out: &'a mut dyn Write,
    document: Structure<'a>,
    depth: usize,
    /// The eIds that are taken: a document may count two articles alike, XML may not.
    eids: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn outline(&self) -> &'a Outline {
        self.document.outline
    }

    fn text(&self) -> &'a str {
        self.document.source.text()
    }

    fn whole(&mut self) -> io::Result<()> {
        let kind = self.document.instrument.kind;
        let tag = if kind == InstrumentType::Bill { "bill" } else { "act" };
        writeln!(self.out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(
            self.out,
            r#"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">"#
        )?;
        writeln!(self.out, r#"  <{tag} name="{}" contains="originalVersion">"#, kind.name())?;
        self.meta(tag)?;
        self.preface()?;
        let recitals = self.recitals();
        self.preamble(&recitals)?;
        let rest = self.outline().children(NodeId::ROOT).skip(recitals.len());
        let end = self.body(rest.collect())?;
        self.group("conclusions", &end)?;
        writeln!(self.out, "  </{tag}>")?;
        writeln!(self.out, "</akomaNtoso>")
    }

    /// A line at the depth of the tree.
    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{:indent$}{line}", "", indent = 2 * self.depth)
    }

    fn open(&mut self, tag: &str) -> io::Result<()> {
        self.line(&format!("<{tag}>"))?;
        self.depth += 1;
        Ok(())
    }

    /// Ends the element that [`open`](Self::open) began, of which attributes may be left out.
    fn close(&mut self, tag: &str) -> io::Result<()> {
        self.depth -= 1;
        self.line(&format!("</{tag}>"))
    }

    /// What identifies the work, this version of it and this file.
    fn meta(&mut self, tag: &str) -> io::Result<()> {
        let instrument = self.document.instrument;
        let profile = self.document.profile;
        let date = instrument.adopted.as_deref().or(instrument.effective.as_deref());
        let name = if date.is_some() { "adoption" } else { "unknown" };
        let date = date.unwrap_or(NO_DATE);
        let title = if instrument.title.is_empty() { "untitled" } else { &instrument.title };
        let slug = uri(title).0.replace('/', "%2F");
        let country = profile.code();
        let language = if profile.language().is_chinese() { "zho" } else { "eng" };
        let work = format!("/akn/{country}/{tag}/{date}/{slug}");
        let expression = format!("{work}/{language}@{date}");
        let issuer = instrument.issuer.clone().unwrap_or_default();
        let author = if issuer.is_empty() { "normlint" } else { "issuer" };
        self.open("meta")?;
        self.open(r##"identification source="#normlint""##)?;
        let levels = [
            ("FRBRWork", work.clone(), format!(r#"<FRBRcountry value="{country}"/>"#)),
            (
                "FRBRExpression",
                expression.clone(),
                format!(r#"<FRBRlanguage language="{language}"/>"#),
            ),
            ("FRBRManifestation", format!("{expression}.xml"), String::new()),
        ];
        for (level, uri, more) in levels {
            self.open(level)?;
            self.line(&format!(r#"<FRBRthis value="{uri}/!main"/>"#))?;
            self.line(&format!(r#"<FRBRuri value="{uri}"/>"#))?;
            self.line(&format!(r#"<FRBRdate date="{}" name="{name}"/>"#, attribute(date)))?;
            self.line(&format!(r##"<FRBRauthor href="#{author}"/>"##))?;
            if !more.is_empty() {
                self.line(&more)?;
            }
            self.close(level)?;
        }
        self.close("identification")?;
        self.open(r##"references source="#normlint""##)?;
        self.organization("normlint", "normlint")?;
        if !issuer.is_empty() {
            self.organization("issuer", &issuer)?;
        }
        self.close("references")?;
        self.close("meta")
    }

    fn organization(&mut self, eid: &str, name: &str) -> io::Result<()> {
        self.eids.insert(eid.to_owned());
        let href = uri(name).0.replace('/', "%2F");
        self.line(&format!(
            r#"<TLCOrganization eId="{eid}" href="/ontology/organization/{href}" showAs="{}"/>"#,
            attribute(name)
        ))
    }

    fn preface(&mut self) -> io::Result<()> {
        let title = self.outline().title.slice(self.text()).trim();
        let adoption = self.outline().adoption.map(|span| self.lines(span)).unwrap_or_default();
        if title.is_empty() && adoption.is_empty() {
            return Ok(());
        }
        self.open("preface")?;
        if !title.is_empty() {
            self.open("longTitle")?;
            let title: Vec<_> = title.split_whitespace().collect();
            self.line(&format!("<p><docTitle>{}</docTitle></p>", escape(&title.join(" "))))?;
            self.close("longTitle")?;
        }
        self.paragraphs(&adoption)?;
        self.close("preface")
    }

    /// The recitals that stand before everything else.
    fn recitals(&self) -> Vec<NodeId> {
        let top = self.outline().children(NodeId::ROOT);
        top.take_while(|&id| self.outline().node(id).kind == Kind::Recital).collect()
    }

    fn preamble(&mut self, recitals: &[NodeId]) -> io::Result<()> {
        let outline = self.outline();
        let mut lines = Vec::new();
        let mut from = outline.preamble.start;
        let mut told: Vec<Span> = outline.adoption.into_iter().chain([outline.title]).collect();
        told.sort_unstable();
        for span in told.into_iter().filter(|span| outline.preamble.contains(*span)) {
            lines.extend(self.lines(Span { start: from, end: span.start.max(from) }));
            from = span.end.max(from);
        }
        lines.extend(self.lines(Span { start: from, end: outline.preamble.end.max(from) }));
        let closing = self.between(recitals);
        if lines.is_empty() && recitals.is_empty() {
            return Ok(());
        }
        self.open("preamble")?;
        self.paragraphs(&lines)?;
        if !recitals.is_empty() {
            self.open("recitals")?;
            for &id in recitals {
                self.recital(id)?;
            }
            self.close("recitals")?;
        }
        self.paragraphs(&closing)?;
        self.close("preamble")
    }

    /// The lines behind each of `recitals`, up to the next one or to the body: the enacting words.
    fn between(&self, recitals: &[NodeId]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut units = self.outline().children(NodeId::ROOT).peekable();
        while let Some(id) = units.next().filter(|id| recitals.contains(id)) {
            let next = units.peek().map(|&next| self.outline().node(next).span.start);
            let (start, end) = (self.outline().node(id).span.end, self.end());
            lines.extend(self.lines(Span { start, end: next.unwrap_or(end).max(start) }));
        }
        lines
    }

    /// Where the document ends.
    fn end(&self) -> u32 {
        self.outline().node(NodeId::ROOT).span.end
    }

    /// A recital with all that is in it as plain paragraphs.
    fn recital(&mut self, id: NodeId) -> io::Result<()> {
        let node = self.outline().node(id);
        let eid = self.eid(id);
        self.open(&format!(r#"recital eId="{}""#, attribute(&eid)))?;
        self.number(id)?;
        let lines = self.lines(Span { start: node.number.end, end: node.span.end });
        if lines.is_empty() {
            self.line("<p/>")?;
        }
        self.paragraphs(&lines)?;
        self.close("recital")
    }

    /// The units of the body with the text between them; gives the lines behind the last one.
    fn body(&mut self, units: Vec<NodeId>) -> io::Result<Vec<String>> {
        let end = self.end();
        let mut from = units.first().map_or(end, |&id| self.outline().node(id).span.start);
        self.open("body")?;
        if units.is_empty() {
            self.line(r#"<hcontainer name="text"/>"#)?;
        }
        for id in units {
            let span = self.outline().node(id).span;
            let between = self.lines(Span { start: from, end: span.start.max(from) });
            self.loose(&between)?;
            self.unit(id)?;
            from = span.end;
        }
        self.close("body")?;
        Ok(self.lines(Span { start: from, end: end.max(from) }))
    }

    /// A unit with what is below it.
    fn unit(&mut self, id: NodeId) -> io::Result<()> {
        let eid = self.eid(id);
        let (tag, name) = element(self.outline().node(id).kind);
        let name = if name.is_empty() { String::new() } else { format!(r#" name="{name}""#) };
        self.open(&format!(r#"{tag}{name} eId="{}""#, attribute(&eid)))?;
        self.number(id)?;
        if let Some(heading) = heading(self.outline(), self.text(), id) {
            self.line(&format!("<heading>{}</heading>", escape(heading)))?;
        }
        let own = body(self.outline(), self.text(), id);
        let lead = self.lines(own.lead);
        let children: Vec<_> = self.outline().children(id).collect();
        self.group(if children.is_empty() { "content" } else { "intro" }, &lead)?;
        let mut after = own.after.into_iter().peekable();
        for child in children {
            let start = self.outline().node(child).span.start;
            while let Some(piece) = after.next_if(|piece| piece.start < start) {
                let lines = self.lines(piece);
                self.loose(&lines)?;
            }
            self.unit(child)?;
        }
        let rest: Vec<String> = after.flat_map(|piece| self.lines(piece)).collect();
        self.group("wrapUp", &rest)?;
        self.close(tag)
    }

    fn number(&mut self, id: NodeId) -> io::Result<()> {
        match self.outline().node(id).number.slice(self.text()).trim() {
            "" => Ok(()),
            number => self.line(&format!("<num>{}</num>", escape(number))),
        }
    }

    /// Text between units, which the format knows only as a unit without a name.
    fn loose(&mut self, lines: &[String]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        self.open(r#"hcontainer name="text""#)?;
        self.group("content", lines)?;
        self.close("hcontainer")
    }

    /// An element with a paragraph for each line, or nothing where there is none.
    fn group(&mut self, tag: &str, lines: &[String]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        self.open(tag)?;
        self.paragraphs(lines)?;
        self.close(tag)
    }

    fn paragraphs(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| self.line(&format!("<p>{}</p>", escape(line))))
    }

    /// The lines of `span` that say something and are law.
    fn lines(&self, span: Span) -> Vec<String> {
        let mut at = span.start as usize;
        let mut lines = Vec::new();
        for line in span.slice(self.text()).split_inclusive(['\n', '\r']) {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            let says = line.chars().any(char::is_alphanumeric);
            if says && !self.outline().is_excluded(Span::empty(start).start) {
                lines.push(line.trim().trim_start_matches("# ").to_owned());
            }
        }
        lines
    }

    /// An eId that no other element has.
    fn eid(&mut self, id: NodeId) -> String {
        let mut eid = self.outline().eid(id);
        eid.retain(|c| !c.is_whitespace());
        let mut unique = eid.clone();
        for n in 2.. {
            if self.eids.insert(unique.clone()) {
                break;
            }
            unique = format!("{eid}~{n}");
        }
        unique
    }
}

/// The element of a kind, and its name where the format has no element of its own.
fn element(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Book
        | Kind::Part
        | Kind::Title
        | Kind::Chapter
        | Kind::Division
        | Kind::Section
        | Kind::Article
        | Kind::Subsection
        | Kind::Paragraph
        | Kind::Subparagraph
        | Kind::Clause
        | Kind::Subclause
        | Kind::Point => (kind.name(), ""),
        Kind::Document
        | Kind::Item
        | Kind::Subitem
        | Kind::Annex
        | Kind::Schedule
        | Kind::Recital => ("hcontainer", kind.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::structure::sample::Sample;

    fn akn(sample: &Sample) -> String {
        let mut out = Vec::new();
        super::write(sample.structure(), &mut out).expect("memory does not fail");
        String::from_utf8(out).expect("it is UTF-8")
    }

    #[test]
    fn every_word_has_its_element() {
        insta::assert_snapshot!(akn(&Sample::new()));
    }

    #[test]
    fn a_bill_has_recitals() {
        insta::assert_snapshot!(akn(&Sample::bill()));
    }

    #[test]
    fn no_word_is_lost_or_told_twice() {
        for sample in [Sample::new(), Sample::bill()] {
            let xml = akn(&sample).replace("&lt;", "").replace("&gt;", "").replace("&amp;", "");
            let (_, law) = xml.split_once("</meta>").expect("there is metadata");
            let told: String = law
                .split('<')
                .filter_map(|piece| piece.split_once('>'))
                .flat_map(|(_, text)| text.chars().filter(|c| c.is_alphanumeric()))
                .collect();
            let words = sample.structure().source.text().chars().filter(|c| c.is_alphanumeric());
            assert_eq!(told, words.collect::<String>());
        }
    }
}
