//! What is drawn: the life of each status, in words.

use super::words::Words;
use crate::jurisdiction::GeneralRule;
use crate::model::{Document, Edge, RemedySource, Status, Transition};
use crate::outline::NodeId;

/// All that the formats draw.
#[derive(Debug)]
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) words: &'static Words,
    /// The date of the general law; empty where none is known.
    pub(super) date: String,
    pub(super) lives: Vec<Life>,
}

/// The life of a status.
#[derive(Debug)]
pub(super) struct Life {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) papers: Vec<String>,
    pub(super) steps: Vec<Step>,
}

/// All changes of one kind.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) edge: Edge,
    pub(super) arrows: Vec<Arrow>,
    /// What is missing, where the document has no change of this kind and should.
    pub(super) gap: Option<Gap>,
}

/// A change that a provision arranges.
#[derive(Debug)]
pub(super) struct Arrow {
    pub(super) provision: String,
    /// Who acts, by which verb.
    pub(super) act: String,
    /// Why and for how long.
    pub(super) why: String,
    pub(super) remedy: Option<RemedyLine>,
}

/// What can be done against a change.
#[derive(Debug)]
pub(super) struct RemedyLine {
    pub(super) text: String,
    pub(super) tone: Tone,
}

/// How well something is provided for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// In the document.
    Here,
    /// In general law.
    General,
    /// Nowhere.
    Nowhere,
}

/// An edge that is missing.
#[derive(Debug)]
pub(super) struct Gap {
    pub(super) text: String,
    pub(super) tone: Tone,
    /// The rule of general law that supplies it.
    pub(super) supplied: Option<GeneralRule>,
}

/// So many provisions of one edge are drawn one by one.
const DRAWN: usize = 4;

impl Chart {
    pub(super) fn new(document: &Document, words: &'static Words, as_of: Option<&str>) -> Self {
        let date = as_of.or(document.instrument().dated.as_deref());
        let drawer = Drawer { document, words, date };
        let lives = document.statuses().iter().filter(|status| is_drawn(status));
        Self {
            title: document.instrument().title.clone(),
            words,
            date: date.unwrap_or_default().to_owned(),
            lives: lives.map(|status| drawer.life(status)).collect(),
        }
    }
}

/// Whether there is a life to draw: something happens to the status besides its grant.
pub(super) fn is_drawn(status: &Status) -> bool {
    status.transitions.iter().any(|transition| transition.edge != Edge::Grant)
}

struct Drawer<'a> {
    document: &'a Document,
    words: &'static Words,
    date: Option<&'a str>,
}

impl Drawer<'_> {
    fn life(&self, status: &Status) -> Life {
        let steps = Edge::ALL.into_iter().filter_map(|edge| self.step(status, edge));
        Life {
            name: status.name.clone(),
            class: self.words.class(status.class),
            papers: status.papers.clone(),
            steps: steps.collect(),
        }
    }

    fn step(&self, status: &Status, edge: Edge) -> Option<Step> {
        let arrows = match edge {
            Edge::Grant | Edge::Renewal => self.gathered(status, edge),
            _ => self.single(status, edge),
        };
        let gap = arrows.is_empty().then(|| self.gap(status, edge)).flatten();
        (gap.is_some() || !arrows.is_empty()).then_some(Step { edge, arrows, gap })
    }

    /// One arrow for all provisions that give or renew the status, of which there are many.
    fn gathered(&self, status: &Status, edge: Edge) -> Vec<Arrow> {
        let outline = self.document.outline();
        let mut articles: Vec<NodeId> = Vec::new();
        for transition in status.edges(edge) {
            let article = outline.article_of(transition.node).unwrap_or(transition.node);
            if !articles.contains(&article) {
                articles.push(article);
            }
        }
        // The provision that says who acts tells most, and of several the one whose authority acts
        // most often.
        let acting = |t: &Transition| {
            let (actor, verb) = (self.document.acting_for(t)?, t.verb?);
            let between = self.document.text().get(actor.range().end..verb.range().start)?;
            let near = !between.contains(['，', '；', '。', '：', ';', '.']);
            near.then(|| actor.slice(self.document.text()))
        };
        let all: Vec<&str> = status.edges(edge).filter_map(acting).collect();
        let often = |actor: &str| all.iter().filter(|&&other| other == actor).count();
        let most = all.iter().copied().map(often).max().unwrap_or_default();
        let telling = status.edges(edge).find(|t| acting(t).is_some_and(|a| often(a) == most));
        let Some(telling) = telling.or(status.edges(edge).next()) else { return Vec::new() };
        let labels: Vec<String> = articles.iter().take(DRAWN).map(|&id| self.label(id)).collect();
        let mut provision = labels.join(self.words.comma);
        if let Some(rest) = articles.len().checked_sub(DRAWN).filter(|&rest| rest > 0) {
            provision = join(self.words.comma, [&provision, &(self.words.more)(rest)]);
        }
        vec![Arrow { provision, ..self.arrow(status, telling) }]
    }

    /// An arrow for each provision that ends or suspends the status.
    fn single(&self, status: &Status, edge: Edge) -> Vec<Arrow> {
        let mut seen: Vec<NodeId> = Vec::new();
        let mut arrows: Vec<Arrow> = Vec::new();
        for transition in status.edges(edge) {
            if seen.contains(&transition.node) {
                continue;
            }
            seen.push(transition.node);
            if arrows.len() < DRAWN {
                arrows.push(self.arrow(status, transition));
            }
        }
        let rest = seen.len() - arrows.len();
        if let Some(last) = arrows.last_mut().filter(|_| rest > 0) {
            last.why = join(self.words.dot, [last.why.as_str(), &(self.words.more)(rest)]);
        }
        arrows
    }

    fn arrow(&self, status: &Status, transition: &Transition) -> Arrow {
        let words = self.words;
        let slice = |span| self.document.source().slice(span);
        let actor = self.document.acting_for(transition).map_or("", slice);
        let verb = transition.verb.map_or("", slice);
        let causes: Vec<&str> = transition.causes.iter().map(|&c| words.cause(c)).collect();
        let causes = causes.join(words.comma);
        let ends = !matches!(transition.edge, Edge::Grant);
        let time = transition.time.filter(|_| ends).map_or("", slice);
        let remedy = matches!(transition.edge, Edge::Loss | Edge::Suspension)
            .then(|| self.remedy(status, transition))
            .flatten();
        Arrow {
            provision: self.label(transition.node),
            act: join(" ", [actor, verb]),
            why: join(words.dot, [causes.as_str(), time]),
            remedy,
        }
    }

    fn label(&self, node: NodeId) -> String {
        self.document.outline().label(node, self.document.source().text())
    }

    fn remedy(&self, status: &Status, transition: &Transition) -> Option<RemedyLine> {
        let found = status.remedies.iter().find(|remedy| remedy.against == transition.node)?;
        let words = self.words;
        let clause = found.provision.map(|node| self.label(node)).unwrap_or_default();
        let colon = words.colon;
        let (text, tone) = match found.source {
            RemedySource::Own => (format!("{}{colon}{clause}", words.remedy), Tone::Here),
            RemedySource::Referred => (
                format!("{}{colon}{clause}{}{}", words.remedy, words.dot, words.referred),
                Tone::Here,
            ),
            RemedySource::Excluded => (format!("{}{colon}{clause}", words.excluded), Tone::Nowhere),
            RemedySource::GeneralLaw => {
                let penal = transition.causes.contains(&crate::model::Cause::Penalty);
                let kind = if penal { "penalty" } else { status.class.name() };
                let law = self.document.lexicon().general_law();
                let rules = law.remedies(kind, self.date);
                let cited: Vec<_> = rules.map(|rule| rule.citation(words.chinese)).collect();
                (format!("{}{colon}{}", words.general, cited.join(words.comma)), Tone::General)
            }
            RemedySource::None => (words.nothing.to_owned(), Tone::Nowhere),
        };
        Some(RemedyLine { text, tone })
    }

    /// What is missing: ways out that every status that is held needs.
    fn gap(&self, status: &Status, edge: Edge) -> Option<Gap> {
        let needed = matches!(edge, Edge::VoluntaryExit | Edge::NaturalTermination);
        if !needed || status.lasting || status.event {
            return None;
        }
        let words = self.words;
        let law = self.document.lexicon().general_law();
        let supplied = law.ending(edge.name(), status.class.name(), self.date).cloned();
        let (tail, tone) = match &supplied {
            Some(rule) => {
                let cited = rule.citation(words.chinese);
                (format!("{}{}{cited}", words.supplied, words.colon), Tone::General)
            }
            None => (words.unsupplied.to_owned(), Tone::Nowhere),
        };
        Some(Gap {
            text: format!("{}{}{tail}", words.missing, if words.chinese { "；" } else { "; " }),
            tone,
            supplied,
        })
    }
}

fn join<const N: usize>(separator: &str, parts: [&str; N]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(separator)
}
