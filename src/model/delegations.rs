//! Delegations: powers to make rules that the instrument hands to another body.
//!
//! They are found by the cues of the role, so that roles and delegations agree; the groups `to` and
//! `subject` of a cue say who is to make the rules and what about.

use super::document::Document;
use super::facets::{Delegation, Role, RoleMark};
use crate::jurisdiction::{DelegationForms, PackError, Profile};
use crate::text::{Expression, Span};

/// What limits a power to make rules, with its regular expression built.
#[derive(Debug, Default)]
pub(super) struct DelegationReader {
    forms: DelegationForms,
    criteria: Option<Expression>,
}

impl DelegationReader {
    /// The reader of `profile`; a test sees to it that its regular expression reads.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let forms = profile.delegation_forms()?;
        let criteria = crate::text::pattern(&forms.criteria).ok();
        Ok(Self { criteria: criteria.filter(|_| !forms.criteria.is_empty()), forms })
    }

    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        self.criteria.is_some()
    }

    /// `body` without the words at its front that do not belong to its name.
    fn name(&self, text: &str, body: Span) -> Span {
        let mut body = body.trimmed(text);
        while let Some(word) = self.forms.before.iter().find(|word| {
            let head = body.slice(text).get(..word.len());
            let rest = body.slice(text).get(word.len()..).unwrap_or_default();
            let whole = !word.is_ascii() || rest.starts_with(' ');
            head.is_some_and(|head| head.eq_ignore_ascii_case(word)) && whole && !rest.is_empty()
        }) {
            body = Span::new(body.start as usize + word.len(), body.end as usize).trimmed(text);
        }
        body
    }
}

/// The delegations of the document in order.
pub(super) fn find(document: &Document) -> Vec<Delegation> {
    let marks = document.roles().iter();
    let own = marks.filter(|mark| mark.role == Role::Delegation && !mark.inherited);
    own.map(|mark| read(document, mark)).collect()
}

fn read(document: &Document, mark: &RoleMark) -> Delegation {
    let reader = document.lexicon().delegations();
    let text = document.text();
    let groups = groups(document, mark);
    let to = groups.to.or_else(|| lent_actor(document, mark));
    let subject = groups.subject.unwrap_or_default().trimmed(text);
    let written = |span: Span| document.source().slice(span).to_owned();
    Delegation {
        provision: mark.node,
        span: document.shown(mark),
        to: to.map(|span| written(reader.name(text, span))).unwrap_or_default(),
        subject: written(subject),
        criteria: reader.criteria.as_ref().is_some_and(|regex| limited(document, mark, regex)),
    }
}

/// What a cue says of its delegation.
#[derive(Default)]
struct Groups {
    to: Option<Span>,
    subject: Option<Span>,
}

/// The groups of the cue that made the mark.
fn groups(document: &Document, mark: &RoleMark) -> Groups {
    let Some(captures) = super::roles::captures(document, mark) else { return Groups::default() };
    let base = mark.sentence.start as usize;
    let span = |name| {
        let group = captures.name(name)?;
        Some(Span::new(base + group.start(), base + group.end()))
    };
    Groups { to: span("to"), subject: span("subject") }
}

/// Who acts in the items of a list, by its header: 主管机关履行下列职责：制定标准.
fn lent_actor(document: &Document, mark: &RoleMark) -> Option<Span> {
    let parent = document.outline().node(mark.node).parent?;
    let header = document.header_of(parent)?;
    document.norms_in(header).iter().filter_map(|norm| norm.actor).next_back()
}

/// Whether the delegating sentence, or what follows it in its unit, sets a criterion or a limit.
fn limited(document: &Document, mark: &RoleMark, criteria: &Expression) -> bool {
    let text = document.text();
    let rest = document.sentences_from(mark.sentence.start);
    let mut rest = rest.take_while(|sentence| sentence.node == mark.node);
    rest.any(|sentence| criteria.is_match(sentence.span.slice(text)))
}
