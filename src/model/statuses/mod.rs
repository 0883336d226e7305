//! Statuses as life cycles: how a document grants, renews, suspends, takes and ends each of them.
//!
//! The names are read where the document takes or gives a status; one small automaton of these
//! names then tells which sentence speaks of which, so that the work grows with the text alone.

mod acts;
mod names;
mod reader;

pub(super) use acts::acts;
pub(super) use reader::StatusReader;

use super::document::Document;
use super::facets::{
    Act, ActClass, Edge, QuantityKind, Role, RoleMark, Status, StatusRemedy, Transition,
};
use super::remedies;
use crate::outline::NodeId;
use crate::text::Span;
use memchr::memmem;
use names::{Mention, Named};
use std::collections::HashSet;

/// The statuses that the document creates.
pub(super) fn find(document: &Document) -> Vec<Status> {
    let named = names::find(document);
    if named.is_empty() {
        return Vec::new();
    }
    let reader = document.lexicon().statuses();
    let mentions = names::mentions(document, &named);
    let (statuses, known) = (Vec::new(), HashSet::new());
    let mut tracer = Tracer { document, named: &named, mentions, statuses, known };
    tracer.statuses = named
        .iter()
        .map(|named| Status {
            name: as_written(document, &named.name),
            papers: papers(document, named),
            class: named.class,
            lasting: reader.lasts(&named.name),
            binding: reader.is_binding(&named.name),
            event: reader.is_event(&named.name),
            ..Status::default()
        })
        .collect();
    tracer.end();
    tracer.give();
    tracer.bind();
    // Remedies ask for references, which another thread may be reading meanwhile.
    tracer.take();
    let mut statuses = tracer.statuses;
    for status in &mut statuses {
        status.transitions.sort_by_key(|transition| (transition.sentence.start, transition.edge));
    }
    statuses.retain(is_created);
    statuses
}

impl Document {
    /// Whether `name` is too general to tell one status from another: 许可证.
    #[must_use]
    pub fn is_general_name(&self, name: &str) -> bool {
        self.lexicon().statuses().head(name) == Some(name)
    }

    /// Whether the document issues, outside of what it says of penalties and officials, the status
    /// called `name` by a general name: 颁发许可证 for 示例业务许可.
    #[must_use]
    pub fn issues_unnamed(&self, name: &str) -> bool {
        let reader = self.lexicon().statuses();
        let penal = |role| matches!(role, Role::Sanction | Role::OfficialLiability);
        self.sentences().iter().any(|sentence| {
            let words = sentence.span.slice(self.text());
            reader.issued(words).any(|head| reader::is_end_of(head, name))
                && !self.roles_of(sentence.node).iter().any(|mark| penal(mark.role))
        })
    }
}

/// The names of the papers that show a status, each once.
fn papers(document: &Document, named: &Named) -> Vec<String> {
    let mut names: Vec<String> =
        named.papers.iter().map(|paper| as_written(document, &paper.name)).collect();
    names.dedup();
    names
}

/// A name, which was read in simplified characters, in those of the document.
fn as_written(document: &Document, name: &str) -> String {
    let at = memmem::find(document.text().as_bytes(), name.as_bytes());
    let span = at.map(|at| Span::new(at, at + name.len()));
    span.map_or(name, |span| document.source().slice(span)).to_owned()
}

/// Whether the document creates the status, and does not only speak of it.
fn is_created(status: &Status) -> bool {
    let told = status.transitions.iter().any(|transition| transition.edge != Edge::Grant);
    status.has(Edge::Grant) || told
}

struct Tracer<'a> {
    document: &'a Document,
    named: &'a [Named],
    mentions: Vec<Mention>,
    statuses: Vec<Status>,
    /// The transitions that `statuses` have: by status, edge, sentence and provision.
    known: HashSet<(usize, Edge, Span, NodeId)>,
}

impl Tracer<'_> {
    /// The mentions in a sentence.
    fn in_sentence(&self, sentence: usize) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let to = self.mentions.partition_point(|mention| mention.sentence <= sentence);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// What the words of `cue` speak of, else what its sentence speaks of last before them.
    fn near(&self, sentence: usize, cue: Span) -> Vec<Mention> {
        let all = self.in_sentence(sentence);
        let inside = |m: &&Mention| (cue.start..cue.end).contains(&m.at);
        let found: Vec<Mention> = all.iter().filter(inside).copied().collect();
        if !found.is_empty() {
            return found;
        }
        let last = all.iter().rfind(|mention| mention.at < cue.start).map(|mention| mention.at);
        all.iter().filter(|mention| Some(mention.at) == last).copied().collect()
    }

    /// Losses, suspensions and refusals.
    fn take(&mut self) {
        let takes = |act: &&Act| {
            !self.document.is_slight(act) && (act.lapse || !self.document.takes_nothing(act))
        };
        for act in self.document.acts().iter().filter(takes) {
            for status in self.of_act(act) {
                let known = &mut self.statuses[status].remedies;
                // Acts come in the order of their provisions.
                let told = known.last().is_some_and(|last| last.against == act.node);
                // Where nobody decides there is nothing to challenge.
                if !act.lapse && !told {
                    let (source, provision) = remedies::source(self.document, act);
                    known.push(StatusRemedy { against: act.node, provision, source });
                }
                if act.suspension && !act.refusal {
                    self.add(status, Edge::Suspension, act.node, act.sentence, act.cue);
                }
                if !act.refusal && (!act.suspension || self.takes_for_good(act)) {
                    self.add(status, Edge::Loss, act.node, act.sentence, act.cue);
                }
            }
        }
    }

    /// Whether an act that may suspend may take as well: 暂停或者撤销.
    fn takes_for_good(&self, act: &Act) -> bool {
        self.document.lexicon().statuses().takes_for_good(act.cue.slice(self.document.text()))
    }

    /// The statuses that an act is about: the one that it names, else those of its sentence.
    fn of_act(&self, act: &Act) -> Vec<usize> {
        if !act.status.is_empty() {
            let core = names::core(&act.status);
            return self.named.iter().position(|named| named.is_meant(&core)).into_iter().collect();
        }
        let reader = self.document.lexicon().statuses();
        let words = act.cue.slice(self.document.text());
        let Some(sentence) = self.document.sentence_at(act.sentence.start) else {
            return Vec::new();
        };
        let back = reader.refers_back(words);
        let mut around = self.near(sentence, act.cue);
        if around.is_empty() && back && self.in_sentence(sentence).is_empty() {
            return self.spoken_of(sentence).into_iter().collect();
        }
        around.retain(|mention| back || (act.cue.start..act.cue.end).contains(&mention.at));
        let plain = around.iter().filter(|mention| !mention.paper);
        plain.map(|mention| mention.status).collect()
    }

    /// Endings by choice and by nature.
    fn end(&mut self) {
        for mark in self.document.roles() {
            let edge = match mark.role {
                Role::Exit => Edge::VoluntaryExit,
                Role::NaturalTermination => Edge::NaturalTermination,
                _ => continue,
            };
            // What is left to rules ends nothing here: 注销、交回等事项的办法由主管机关定之.
            let left = |other: &RoleMark| {
                other.role == Role::Delegation && other.sentence == mark.sentence
            };
            if mark.inherited
                || self.document.outline().is_quoted(mark.sentence.start)
                || self.document.roles_of(mark.node).iter().any(left)
            {
                continue;
            }
            for status in self.of_ending(mark) {
                self.add(status, edge, mark.node, mark.sentence, self.document.shown(mark));
            }
        }
    }

    /// The statuses that an ending reaches: those it speaks of, or the one spoken of before it.
    /// What ends the paper that shows a status does not end the status.
    fn of_ending(&self, mark: &RoleMark) -> Vec<usize> {
        let Some(sentence) = self.document.sentence_at(mark.sentence.start) else {
            return Vec::new();
        };
        let outline = self.document.outline();
        let headers = outline.ancestors(mark.node).skip(1).take(3);
        let headers = headers.filter_map(|outer| self.document.header_of(outer));
        let headers = headers.filter_map(|header| self.document.sentence_at(header.start));
        let mut around = self.near(sentence, self.document.shown(mark));
        if around.is_empty() {
            let all = std::iter::once(sentence).chain(headers);
            around.extend(all.flat_map(|index| self.in_sentence(index).iter().copied()));
        }
        let mut found: Vec<usize> = around.iter().filter(|m| !m.paper).map(|m| m.status).collect();
        let papers = around.iter().filter(|m| m.paper);
        let bound = |m: &&Mention| self.named[m.status].class != ActClass::Personal;
        found.extend(papers.filter(bound).map(|m| m.status));
        if found.is_empty() && around.is_empty() {
            let only = (self.named.len() == 1).then_some(0);
            let words = self.document.sentences()[sentence].span.slice(self.document.text());
            let issued = self.document.lexicon().statuses().names_issuer(words);
            let main = || issued.then(|| self.main()).flatten();
            found.extend(self.spoken_of(sentence).or(only).or_else(main));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The status that the document speaks of most.
    fn main(&self) -> Option<usize> {
        let often = |&status: &usize| {
            self.mentions.iter().filter(|m| m.status == status && !m.paper).count()
        };
        let held = |&status: &usize| self.named[status].class != ActClass::Document;
        // Of several that are spoken of as often, the first.
        (0..self.named.len()).rev().filter(held).max_by_key(often)
    }

    /// The status that was spoken of last before a sentence, within its article.
    fn spoken_of(&self, sentence: usize) -> Option<usize> {
        let outline = self.document.outline();
        let article = |index: usize| {
            let sentence = self.document.sentences().get(index)?;
            outline.article_of(sentence.node)
        };
        let from = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let before = self.mentions.get(..from).unwrap_or_default().last();
        let near = before.filter(|mention| article(mention.sentence) == article(sentence));
        near.map(|mention| mention.status)
    }

    /// Grants and renewals.
    fn give(&mut self) {
        let acts = self.document.acts().iter().filter(|act| !act.refusal);
        let mut taking: Vec<u32> = acts.map(|act| act.sentence.start).collect();
        taking.sort_unstable();
        let mut sentences: Vec<usize> = self.mentions.iter().map(|m| m.sentence).collect();
        sentences.dedup();
        for index in sentences {
            let Some(sentence) = self.document.sentences().get(index) else { continue };
            let (node, span) = (sentence.node, sentence.span);
            // A sentence that refuses commonly grants as well: 准予的发给，不予的通知.
            if taking.binary_search(&span.start).is_err() && !self.gives_nothing(node, span) {
                self.give_in(index, node, span);
            }
        }
    }

    /// Whether what a sentence does, or the list that it stands in, excludes that it gives.
    fn gives_nothing(&self, node: NodeId, sentence: Span) -> bool {
        let takes = |mark: &RoleMark| {
            let here = mark.sentence == sentence;
            match mark.role {
                Role::Sanction | Role::OfficialLiability => here || mark.inherited,
                // What rules are to be made about: provision may be made for (c) the renewal of certificates.
                Role::Delegation => mark.inherited,
                Role::Exit
                | Role::Remedy
                | Role::Scope
                | Role::Purpose
                | Role::Definition
                | Role::Principle => here,
                _ => false,
            }
        };
        let reader = self.document.lexicon().statuses();
        let charges = |header: Span| reader.charges(header.slice(self.document.text()));
        self.document.roles_of(node).iter().any(takes)
            || self.document.outline().is_quoted(sentence.start)
            || self
                .document
                .outline()
                .ancestors(node)
                .skip(1)
                .take(2)
                .filter_map(|list| self.document.header_of(list))
                .any(charges)
    }

    /// What one sentence grants and renews.
    fn give_in(&mut self, index: usize, node: NodeId, span: Span) {
        let reader = self.document.lexicon().statuses();
        let words = span.slice(self.document.text());
        if reader.charges(words) {
            return;
        }
        let renewing = reader.renewing(self.document.text(), span);
        if let Some(clause) = renewing {
            for mention in self.near(index, clause).into_iter().filter(|mention| !mention.paper) {
                self.add(mention.status, Edge::Renewal, node, span, clause);
            }
        }
        let mut mentions = self.in_sentence(index).to_vec();
        let same = |a: &Mention| (a.status, a.paper, a.general);
        mentions.sort_by_key(same);
        mentions.dedup_by_key(|mention| same(mention));
        for mention in mentions {
            let cores = self.cores_of(&mention);
            let told = cores.iter().any(|core| reader.tells_loss(words, core));
            if told {
                self.statuses[mention.status].told_lost = true;
                continue;
            }
            let named = |core: &str| !mention.general || reader.gives_by_name(words, core);
            let gives = |core: &&str| named(core) && reader.grants(words, core);
            let granted = renewing.is_none() && cores.iter().any(gives);
            if granted {
                let own = cores.iter().any(|core| reader.gives_itself(words, core));
                self.statuses[mention.status].own |= own;
                self.add(mention.status, Edge::Grant, node, span, span);
            }
        }
    }

    /// The words by which a mention may speak of its status. In English the last word of a name
    /// (a certificate) alone means too much.
    fn cores_of(&self, mention: &Mention) -> Vec<&str> {
        let named = &self.named[mention.status];
        if mention.paper {
            return named.papers.iter().map(|paper| paper.core.as_str()).collect();
        }
        let reader = self.document.lexicon().statuses();
        let cores = named.cores.iter().map(String::as_str);
        match mention.general && !named.name.is_ascii() {
            true => cores.map(|core| reader.head(core).unwrap_or(core)).collect(),
            false => cores.collect(),
        }
    }

    /// Duties that last as long as the status.
    fn bind(&mut self) {
        let reader = self.document.lexicon().statuses();
        for mention in &self.mentions {
            let Some(sentence) = self.document.sentences().get(mention.sentence) else { continue };
            let status = &mut self.statuses[mention.status];
            status.bound |= status.class == ActClass::Personal
                && !status.bound
                && reader.binds(sentence.span.slice(self.document.text()));
        }
    }

    fn add(&mut self, status: usize, edge: Edge, node: NodeId, sentence: Span, words: Span) {
        if self.known.insert((status, edge, sentence, node)) {
            let transition = self.transition(edge, node, sentence, words);
            self.statuses[status].transitions.push(transition);
        }
    }

    fn transition(&self, edge: Edge, node: NodeId, sentence: Span, words: Span) -> Transition {
        let reader = self.document.lexicon().statuses();
        let text = self.document.text();
        let ends = !matches!(edge, Edge::Grant | Edge::Renewal);
        let causes = if ends { self.causes(edge, node, sentence) } else { Vec::new() };
        Transition {
            edge,
            node,
            sentence,
            words,
            verb: reader.verb(edge, text, words),
            causes,
            time: self.time(edge, sentence),
        }
    }

    /// The causes that the sentence names, or the items that it leads into.
    fn causes(&self, edge: Edge, node: NodeId, sentence: Span) -> Vec<super::facets::Cause> {
        use super::facets::Cause;
        let reader = self.document.lexicon().statuses();
        let text = self.document.text();
        let leads = self.document.header_of(node) == Some(sentence);
        let end = if leads { self.document.outline().node(node).span.end } else { sentence.end };
        let mut causes = reader.causes(Span { start: sentence.start, end }.slice(text));
        let punishes = self
            .document
            .roles_of(node)
            .iter()
            .any(|mark| mark.role == Role::Sanction && mark.sentence == sentence);
        match edge {
            Edge::VoluntaryExit => causes.retain(|&cause| cause == Cause::Choice),
            Edge::NaturalTermination => causes.retain(|&cause| cause == Cause::NaturalEnd),
            _ if punishes => causes = vec![Cause::Penalty],
            _ => causes.retain(|&cause| cause != Cause::Choice),
        }
        match edge {
            Edge::VoluntaryExit if causes.is_empty() => vec![Cause::Choice],
            Edge::NaturalTermination if causes.is_empty() => vec![Cause::NaturalEnd],
            _ => causes,
        }
    }

    /// The first length of time in the sentence, where a change has one.
    fn time(&self, edge: Edge, sentence: Span) -> Option<Span> {
        if !matches!(edge, Edge::Suspension | Edge::NaturalTermination) {
            return None;
        }
        let quantities = self.document.quantities();
        let from = quantities.partition_point(|quantity| quantity.span.start < sentence.start);
        let inside = quantities.get(from..).unwrap_or_default().iter();
        let mut inside = inside.take_while(|quantity| quantity.span.end <= sentence.end);
        inside
            .find(|quantity| quantity.kind == QuantityKind::Duration)
            .map(|quantity| quantity.span)
    }
}
