//! Remedies, and which acts they reach. Presence is not coverage: a clause that lists measures
//! reaches these alone, and a clause that cites articles reaches these.

mod reach;
mod source;

pub(super) use source::source;

use super::document::Document;
use super::facets::{Act, Measure, ReferenceKind, Remedy, Role, RoleMark};
use crate::jurisdiction::{PackError, Profile, RemedyWords};
use crate::outline::{Kind, NodeId};
use crate::text::{Expression, Span, lowercase};
use aho_corasick::AhoCorasick;

/// The words of remedy clauses with their regular expressions built.
#[derive(Debug, Default)]
pub(super) struct RemedyReader {
    object: Option<Expression>,
    every: Option<Expression>,
    penalties: Option<Expression>,
    coercion: Option<Expression>,
    refusals: Option<Expression>,
    voice: Option<Expression>,
    referred: Option<Expression>,
    aside: Option<Expression>,
    manner: Option<Expression>,
    anaphor: Option<Expression>,
    plain: Option<Expression>,
    punishes: Option<Expression>,
    unpunished: Option<Expression>,
    plan: Option<Expression>,
    ground: Option<Expression>,
    principal: Option<Expression>,
    heard: Option<Expression>,
    measures: Vec<String>,
    /// The automaton over the measures.
    verbs: Option<AhoCorasick>,
}

impl RemedyReader {
    /// The reader of `profile`; a regular expression that does not read is left out, and a test
    /// sees to it that none is.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let words: RemedyWords = profile.remedy_words()?.unwrap_or_default();
        let build =
            |pattern: &str| (!pattern.is_empty()).then(|| crate::text::pattern(pattern).ok())?;
        Ok(Self {
            object: build(&words.object),
            every: build(&words.every),
            penalties: build(&words.penalties),
            coercion: build(&words.coercion),
            refusals: build(&words.refusals),
            voice: build(&words.voice),
            referred: build(&words.referred),
            aside: build(&words.aside),
            manner: build(&words.manner),
            anaphor: build(&words.anaphor),
            plain: build(&words.plain),
            punishes: build(&words.punishes),
            unpunished: build(&words.unpunished),
            plan: build(&words.plan),
            ground: build(&words.ground),
            principal: build(&words.principal),
            heard: build(&words.heard),
            verbs: AhoCorasick::new(&words.measures).ok(),
            measures: words.measures,
        })
    }

    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        let all = [
            &self.object,
            &self.every,
            &self.penalties,
            &self.coercion,
            &self.refusals,
            &self.voice,
            &self.referred,
            &self.aside,
            &self.anaphor,
            &self.plain,
            &self.punishes,
            &self.plan,
            &self.ground,
            &self.heard,
        ];
        all.into_iter().all(Option::is_some) && !self.measures.is_empty() && self.verbs.is_some()
    }

    /// What the clause lets a person challenge; empty where it does not say.
    fn object(&self, sentence: &str) -> String {
        let captures = self.object.iter().flat_map(|regex| regex.captures_iter(sentence));
        let groups = captures.filter_map(|captures| captures.iter().skip(1).flatten().next());
        let objects: Vec<&str> = groups.map(|group| group.as_str().trim()).collect();
        objects.join("、")
    }

    /// The decision before which somebody is heard.
    fn heard<'a>(&self, sentence: &'a str) -> Option<&'a str> {
        let found = self.heard.as_ref()?.captures(sentence)?.get(1)?;
        sentence.get(found.range())
    }

    /// The measures that an object names, each with what it is done to.
    fn measures(&self, object: &str) -> Vec<Measure> {
        let lower = lowercase(object);
        let mut found = Vec::new();
        for part in lower.split(['、', '，', '；', '：', '\n', '或']) {
            let part = part.strip_prefix('者').unwrap_or(part);
            let hits = self.verbs.iter().flat_map(|verbs| verbs.find_overlapping_iter(part));
            let mut hits: Vec<(usize, usize)> =
                hits.map(|hit| (hit.pattern().as_usize(), hit.start())).collect();
            // Each where it stands first.
            hits.sort_unstable();
            hits.dedup_by_key(|(verb, _)| *verb);
            for (verb, at) in hits {
                let verb = &self.measures[verb];
                let behind = part.get(at + verb.len()..).unwrap_or_default();
                let plain = self.plain.as_ref().is_some_and(|regex| regex.is_match(behind));
                let object = if plain { String::new() } else { behind.to_owned() };
                found.push(Measure { verb: verb.clone(), object });
            }
        }
        found
    }
}

impl Document {
    /// Whether a sentence punishes, and does not only order what is wrong to be put right, which is no
    /// penalty (行政处罚法第二十八条), or speak of penalties that others set or nobody may impose.
    #[must_use]
    pub fn is_punished_in(&self, sentence: Span) -> bool {
        let reader = self.lexicon().remedies();
        let words = sentence.slice(self.text());
        is(reader.punishes.as_ref(), words) && !is(reader.unpunished.as_ref(), words)
    }

    /// Whether words speak of penalties: 下列行政处罚.
    #[must_use]
    pub(super) fn names_penalties(&self, words: &str) -> bool {
        is(self.lexicon().remedies().penalties.as_ref(), words)
    }

    /// Whether an act only reads like one: a paper is exchanged, a loss is spoken of, an authority is
    /// told what not to approve, a status lapses and nobody decides.
    #[must_use]
    pub fn takes_nothing(&self, act: &Act) -> bool {
        let reader = self.lexicon().statuses();
        act.lapse || reader.takes_nothing(self.text(), act.sentence, act.cue)
    }

    /// Whether what an act takes or refuses weighs little: a place in a contest, an honour, a step
    /// of a procedure.
    #[must_use]
    pub fn is_slight(&self, act: &Act) -> bool {
        self.lexicon().statuses().is_slight(self.text(), act.sentence, act.cue)
    }

    /// The words of an act without the condition that they begin with.
    #[must_use]
    pub fn principal(&self, words: Span) -> Span {
        let reader = self.lexicon().remedies();
        let found = reader.principal.as_ref().and_then(|r| r.captures(words.slice(self.text())));
        let Some(group) = found.and_then(|captures| captures.get(1)) else { return words };
        let base = words.start as usize;
        Span::new(base + group.start(), base + group.end())
    }

    /// Whether the words of a refusal tell the authority when to refuse, and not what it decides:
    /// 不得颁发.
    #[must_use]
    pub fn is_ground(&self, words: Span) -> bool {
        is(self.lexicon().remedies().ground.as_ref(), words.slice(self.text()))
    }

    /// Whether a refusal in a sentence is one of a plan or a thing rather than of a person.
    #[must_use]
    pub fn is_plan(&self, sentence: Span) -> bool {
        is(self.lexicon().remedies().plan.as_ref(), sentence.slice(self.text()))
    }
}

fn is(regex: Option<&Expression>, words: &str) -> bool {
    regex.is_some_and(|regex| regex.is_match(words))
}

/// The remedies of the document, in order.
pub(super) fn find(document: &Document) -> Vec<Remedy> {
    let marks = document.roles().iter();
    let own = marks.filter(|mark| {
        mark.role == Role::Remedy
            && !mark.inherited
            && !document.outline().is_quoted(mark.sentence.start)
    });
    let mut remedies: Vec<Remedy> = own.map(|mark| read(document, mark)).collect();
    // The paragraphs around a clause that says what it reaches speak of the same remedy.
    let says = |remedy: &&Remedy| {
        let kinds = remedy.penalties || remedy.coercion || remedy.refusals;
        kinds || !remedy.articles.is_empty() || !remedy.measures.is_empty()
    };
    let bound: Vec<Option<NodeId>> =
        remedies.iter().filter(says).map(|remedy| remedy.article).collect();
    for remedy in &mut remedies {
        let same = remedy.article.is_some() && bound.contains(&remedy.article);
        remedy.every &= !(same && remedy.open);
    }
    remedies
}

fn read(document: &Document, mark: &RoleMark) -> Remedy {
    let reader = document.lexicon().remedies();
    let outline = document.outline();
    let sentence = mark.sentence.slice(document.text());
    let voice = is(reader.voice.as_ref(), sentence);
    let listed = reader.object(sentence) + &items(document, mark);
    let alone = stands_alone(document, mark);
    // 不予登记的，应当书面通知申请人。申请人有异议的，可以申请复议: against what was said before.
    let told = sentence_before(document, mark).filter(|_| listed.is_empty() && !voice && !alone);
    // Who is heard before the decision is told the decision in the same sentence.
    let heard = reader.heard(sentence).filter(|_| voice);
    let object = match listed.as_str() {
        "" if voice => heard.unwrap_or(sentence),
        listed => listed,
    };
    let measures = reader.measures(told.map_or(object, |told| told.slice(document.text())));
    let penalties = is(reader.penalties.as_ref(), object);
    let coercion = is(reader.coercion.as_ref(), object);
    let refusals = is(reader.refusals.as_ref(), object);
    let named = penalties || coercion || refusals || !measures.is_empty();
    let every = listed.split('、').any(|one| is(reader.every.as_ref(), one));
    // What it is open against is told by its object, where it has one.
    let against = if listed.is_empty() { sentence } else { &listed };
    let aside = !named && !every && is(reader.aside.as_ref(), against);
    let mut articles = cited(document, mark.node, mark.sentence);
    articles.extend(told.into_iter().flat_map(|told| cited(document, mark.node, told)));
    // “Such decision”, where the article itself decides, is that one.
    let such = !named && !alone && is(reader.anaphor.as_ref(), object);
    let bound = aside
        || such
        || !articles.is_empty()
        || !named && speaks_of_itself(document, mark)
        || heard.is_some() && !named;
    // A clause without an object reaches the acts around it; in an article of its own it speaks
    // for the whole instrument, in a chapter on penalties for that chapter.
    let open = listed.is_empty() && !named && alone;
    Remedy {
        node: mark.node,
        sentence: mark.sentence,
        cue: document.shown(mark),
        every: !bound && !named && (open || every),
        penalties: penalties && !bound,
        coercion: coercion && !bound,
        refusals: refusals && !bound,
        measures: if bound { Vec::new() } else { measures },
        articles,
        article: outline.article_of(mark.node),
        chapter: chapter(document, mark.node).filter(|_| listed.is_empty() && !named && !bound),
        referred: is(reader.referred.as_ref(), sentence),
        open: listed.is_empty(),
        aside,
    }
}

/// What the items below a clause that leads into a list name.
fn items(document: &Document, mark: &RoleMark) -> String {
    let outline = document.outline();
    let node = outline.node(mark.node);
    let leads = document.header_of(mark.node) == Some(mark.sentence);
    let span = Span { start: mark.sentence.end, end: node.span.end };
    if leads { span.slice(document.text()).to_owned() } else { String::new() }
}

/// Whether the article of the remedy takes, refuses or punishes nothing itself.
fn stands_alone(document: &Document, mark: &RoleMark) -> bool {
    let article = document.outline().article_of(mark.node).unwrap_or(mark.node);
    let acts = |role| matches!(role, Role::AdverseAction | Role::Sanction | Role::Coercion);
    !document.roles_in(article).iter().any(|other| acts(other.role))
}

/// The chapter around a provision.
fn chapter(document: &Document, node: NodeId) -> Option<NodeId> {
    let outline = document.outline();
    outline.ancestors(node).find(|&id| outline.node(id).kind == Kind::Chapter)
}

/// The sentence before that of a clause, in the same provision.
fn sentence_before(document: &Document, mark: &RoleMark) -> Option<Span> {
    let index = document.sentence_at(mark.sentence.start)?.checked_sub(1)?;
    let before = document.sentences().get(index)?;
    (before.node == mark.node).then_some(before.span)
}

/// The articles of this document that a sentence of a provision cites, its own aside.
fn cited(document: &Document, node: NodeId, sentence: Span) -> Vec<NodeId> {
    let own = document.outline().article_of(node);
    targets(document, sentence).filter(|&article| Some(article) != own).collect()
}

/// Whether a clause is against what a provision of its own article says: 因受到前款规定的处理不服的.
fn speaks_of_itself(document: &Document, mark: &RoleMark) -> bool {
    let own = document.outline().article_of(mark.node);
    targets(document, mark.sentence).any(|article| Some(article) == own)
}

/// The articles that the internal references in a sentence lead to.
fn targets(document: &Document, sentence: Span) -> impl Iterator<Item = NodeId> {
    let references = document.references();
    let from = references.partition_point(|r| r.span.start < sentence.start);
    let manner = document.lexicon().remedies().manner.as_ref();
    let before = move |at: u32| Span { start: sentence.start, end: at }.slice(document.text());
    references
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(move |reference| reference.span.end <= sentence.end)
        .filter(move |reference| !is(manner, before(reference.span.start)))
        .filter(|reference| {
            matches!(reference.kind, ReferenceKind::Internal | ReferenceKind::Relative)
        })
        .flat_map(|reference| reference.targets.iter().filter_map(|target| target.node))
        .filter_map(|node| document.outline().article_of(node))
}
