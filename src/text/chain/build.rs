//! From regular expressions to chains.

use super::class::Class;
use super::filter::Filter;
use super::strings::{Letter, Strings, finite, product};
use super::{Look, Node, Step};
use regex_syntax::hir::{self, Hir, HirKind, Repetition};

/// A part that is more than one character may be asked for so many times by number.
const MOST_TIMES: u32 = 12;

/// What the search for a match anywhere must go through.
pub(super) fn root(hir: &Hir) -> Option<Step> {
    let mut node = node(hir)?;
    trim_end(&mut node);
    let mut root = Step { filter: None, node };
    let _ = equip(&mut root, true);
    Some(root)
}

fn node(hir: &Hir) -> Option<Node> {
    if let Some(strings) = finite(hir) {
        return Some(of_strings(&strings));
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Literal(_) => None,
        HirKind::Class(hir::Class::Unicode(class)) => Some(Node::One(Class::new(class))),
        HirKind::Class(hir::Class::Bytes(_)) => None,
        HirKind::Look(look) => Some(Node::Look(self::look(*look)?)),
        HirKind::Capture(capture) => node(&capture.sub),
        HirKind::Repetition(repetition) => self::repetition(repetition),
        HirKind::Concat(parts) => concat(parts),
        HirKind::Alternation(branches) => alternation(branches),
    }
}

fn step(node: Node) -> Step {
    Step { filter: None, node }
}

pub(super) fn look(look: hir::Look) -> Option<Look> {
    match look {
        hir::Look::Start => Some(Look::Start),
        hir::Look::End => Some(Look::End),
        hir::Look::StartLF => Some(Look::LineStart),
        hir::Look::EndLF => Some(Look::LineEnd),
        hir::Look::WordAscii => Some(Look::Boundary),
        _ => None,
    }
}

/// One of the strings, of which one may be empty.
fn of_strings(strings: &[Vec<Letter>]) -> Node {
    let node = Node::Strings(Strings::new(strings));
    if strings.iter().any(Vec::is_empty) { Node::Maybe(Box::new(step(node))) } else { node }
}

/// What stands side by side is one set of strings as far as they are few.
fn concat(parts: &[Hir]) -> Option<Node> {
    let mut steps = Vec::new();
    let mut run: Vec<Vec<Letter>> = vec![Vec::new()];
    let flush = |run: &mut Vec<Vec<Letter>>, steps: &mut Vec<Step>, next| {
        let run = std::mem::replace(run, next);
        if run != [Vec::new()] {
            steps.push(step(of_strings(&run)));
        }
    };
    for part in parts {
        match finite(part) {
            Some(strings) => match product(&run, &strings) {
                Some(longer) => run = longer,
                None => flush(&mut run, &mut steps, strings),
            },
            None => {
                flush(&mut run, &mut steps, vec![Vec::new()]);
                match node(part)? {
                    Node::Sequence(inner) => steps.extend(inner),
                    other => steps.push(step(other)),
                }
            }
        }
    }
    flush(&mut run, &mut steps, vec![Vec::new()]);
    Some(Node::Sequence(steps.into()))
}

/// The branches that are strings are one.
fn alternation(branches: &[Hir]) -> Option<Node> {
    let mut strings = Vec::new();
    let mut steps = Vec::new();
    for branch in branches {
        match finite(branch) {
            Some(mut own) => strings.append(&mut own),
            None => steps.push(step(node(branch)?)),
        }
    }
    if !strings.is_empty() {
        steps.push(step(of_strings(&strings)));
    }
    Some(Node::Choice(steps.into()))
}

fn repetition(repetition: &Repetition) -> Option<Node> {
    let Repetition { min, max, sub, .. } = repetition;
    if *min > MOST_TIMES {
        return None;
    }
    let mut steps = Vec::new();
    for _ in 0..*min {
        steps.push(step(node(sub)?));
    }
    let more = max.map(|max| max - min);
    if let HirKind::Class(hir::Class::Unicode(class)) = sub.kind() {
        steps.push(step(Node::Gap(Class::new(class), more)));
    } else if let Some(more) = more {
        if more > MOST_TIMES {
            return None;
        }
        for _ in 0..more {
            steps.push(step(Node::Maybe(Box::new(step(node(sub)?)))));
        }
    } else {
        steps.push(step(Node::Repeat(Box::new(step(node(sub)?)))));
    }
    Some(Node::Sequence(steps.into()))
}

/// Drops what may be missing at the end: it changes nothing about whether there is a match.
fn trim_end(node: &mut Node) {
    match node {
        Node::Sequence(steps) => {
            let mut kept = std::mem::take(steps).into_vec();
            while kept.last().is_some_and(|last| is_optional(&last.node)) {
                kept.pop();
            }
            if let Some(last) = kept.last_mut() {
                trim_end(&mut last.node);
            }
            *steps = kept.into();
        }
        Node::Choice(branches) => branches.iter_mut().for_each(|branch| trim_end(&mut branch.node)),
        _ => {}
    }
}

/// Whether the part matches nothing at all wherever it is asked.
fn is_optional(node: &Node) -> bool {
    match node {
        Node::Gap(..) | Node::Maybe(_) | Node::Repeat(_) => true,
        Node::Strings(_) | Node::One(_) | Node::Look(_) => false,
        Node::Sequence(steps) => steps.iter().all(|step| is_optional(&step.node)),
        Node::Choice(branches) => branches.iter().any(|branch| is_optional(&branch.node)),
    }
}

/// Whether the part can match without a character.
fn is_nullable(node: &Node) -> bool {
    match node {
        Node::Look(_) => true,
        Node::Sequence(steps) => steps.iter().all(|step| is_nullable(&step.node)),
        Node::Choice(branches) => branches.iter().any(|branch| is_nullable(&branch.node)),
        other => is_optional(other),
    }
}

/// Where the first character of the steps can be, if not nearly anywhere.
fn first_of(steps: &[Step]) -> Option<Filter> {
    let mut filter = Filter::default();
    for step in steps {
        filter = filter.join(&first(&step.node)?);
        if !is_nullable(&step.node) {
            return Some(filter);
        }
    }
    None
}

/// What the part begins with if it has a character at all.
fn first(node: &Node) -> Option<Filter> {
    match node {
        Node::Strings(strings) => Some(strings.filter()),
        Node::One(class) | Node::Gap(class, _) => Filter::class(class),
        Node::Look(_) => Some(Filter::default()),
        Node::Maybe(inner) | Node::Repeat(inner) => first(&inner.node),
        Node::Sequence(steps) => {
            let mut filter = Filter::default();
            for step in steps {
                filter = filter.join(&first(&step.node)?);
                if !is_nullable(&step.node) {
                    break;
                }
            }
            Some(filter)
        }
        Node::Choice(branches) => branches
            .iter()
            .try_fold(Filter::default(), |filter, step| Some(filter.join(&first(&step.node)?))),
    }
}

/// Gives the parts that begin in a range of positions (`wide`) their filters. Says whether a
/// range can come out of `step`.
fn equip(step: &mut Step, wide: bool) -> bool {
    let mut wide = wide;
    if wide && !matches!(step.node, Node::Sequence(_)) && !is_nullable(&step.node) {
        step.filter = first(&step.node).map(Box::new);
        wide = step.filter.is_none();
    }
    match &mut step.node {
        Node::Strings(_) | Node::Look(_) => false,
        Node::One(_) => wide,
        Node::Gap(..) => true,
        Node::Maybe(inner) => equip(inner, wide) || wide,
        Node::Repeat(inner) => {
            // What comes out of it goes into it again; with a range there, ranges come out.
            let again = equip(inner, true);
            again || wide
        }
        Node::Choice(branches) => {
            let mut any = false;
            for branch in branches {
                any |= equip(branch, wide);
            }
            any
        }
        Node::Sequence(steps) => sequence(steps, wide),
    }
}

fn sequence(steps: &mut [Step], mut wide: bool) -> bool {
    for at in 0..steps.len() {
        // A gap takes ranges as they are.
        let filter = if wide { first_of(&steps[at..]) } else { None };
        wide = wide && filter.is_none();
        let own = equip(&mut steps[at], wide);
        if filter.is_some() {
            steps[at].filter = filter.map(Box::new);
        }
        wide = own;
    }
    wide
}
