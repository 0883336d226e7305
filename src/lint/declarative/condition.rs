//! Conditions of `[find]` and `[unless]`.

use super::Trigger;
use super::values::{
    beginning, clarified, ending, jurisdictions, names, pattern, position, quantity, reference,
    scope, status, string, strings,
};
use crate::lint::page::Page;
use crate::model::{
    ActClass, ClarificationKind, Document, InstrumentType, QuantityKind, ReferenceKind, Role,
    WordList,
};
use crate::outline::{Kind, NodeId};
use crate::text::{Expression, Span};
use std::sync::OnceLock;

/// Something asked about a trigger or about a scope around it. All parts must hold.
#[derive(Debug, Default)]
pub(super) struct Condition {
    within: Option<Scope>,
    tests: Vec<Test>,
}

/// How far around a trigger a condition looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Clause,
    Sentence,
    NextSentence,
    /// The header of the list that the trigger is in.
    Header,
    Provision,
    Paragraph,
    Article,
    Chapter,
    Document,
}

#[derive(Debug)]
enum Test {
    Role(Vec<Role>),
    Vocabulary(Vec<String>),
    Pattern(Pattern),
    Quantity(Option<QuantityKind>),
    Reference(Option<ReferenceKind>),
    /// Something in reach makes the trigger precise, in one of these ways.
    Clarified(Vec<ClarificationKind>),
    /// A sentence with one of these roles cites the unit that the trigger stands in.
    CitedBy(Vec<Role>),
    /// The trigger's words are a declared term.
    Declared,
    /// The document creates a status, of the class where one is named.
    Status(Option<ActClass>),
    Instrument(Vec<InstrumentType>),
    /// The document is of one of these jurisdictions.
    Jurisdiction(Vec<String>),
    Position(Position),
    Heading(Pattern),
    Before(Pattern),
    After(Pattern),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    FirstArticle,
    LastArticle,
    GeneralProvisions,
}

/// A regular expression, built when first needed.
#[derive(Debug)]
pub(super) struct Pattern {
    source: String,
    regex: OnceLock<Option<Expression>>,
}

impl Pattern {
    pub(super) fn new(source: String) -> Self {
        Self { source, regex: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Expression> {
        self.regex.get_or_init(|| crate::text::pattern(&self.source).ok()).as_ref()
    }

    fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Whether it matches in `span`, which is or is not part of the sentence of the trigger.
    fn is_in(&self, document: &Document, trigger: &Trigger, span: Span) -> bool {
        let words = span.slice(document.text());
        let around = trigger.sentence.filter(|&index| {
            document.sentences().get(index).is_some_and(|sentence| sentence.span.contains(span))
        });
        match (self.regex(), around) {
            (Some(regex), Some(index)) => regex.is_match_of(words, || document.characters(index)),
            (Some(regex), None) => regex.is_match(words),
            (None, _) => false,
        }
    }

    /// Where it matches in `text`; its first group that takes part, where it has groups.
    pub(super) fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let found = self.regex()?.captures(text)?;
        let group = found.iter().skip(1).flatten().next();
        group.or_else(|| found.get(0)).map(|found| found.range())
    }
}

/// Reads conditions from the tables of a page.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page,
    pub(super) words: &'a mut Vec<WordList>,
}

impl Reader<'_> {
    /// The condition in `table`.
    ///
    /// # Errors
    /// Where the table asks for something that does not exist: a rule that can never fire is a
    /// mistake.
    pub(super) fn table(&mut self, table: toml::Table) -> Result<Condition, String> {
        let mut condition = Condition::default();
        let mut words: Option<toml::Value> = None;
        let mut except: Option<toml::Value> = None;
        for (key, value) in table {
            let test = match key.as_str() {
                "within" => {
                    condition.within = Some(scope(&string(value)?)?);
                    continue;
                }
                "words" => {
                    words = Some(value);
                    continue;
                }
                "except" => {
                    except = Some(value);
                    continue;
                }
                "role" => Test::Role(names(value, "role", Role::from_name)?),
                "vocabulary" => Test::Vocabulary(strings(value)?),
                "pattern" => Test::Pattern(pattern(value)?),
                "quantity" => Test::Quantity(quantity(&string(value)?)?),
                "reference" => Test::Reference(reference(&string(value)?)?),
                "clarified" => Test::Clarified(clarified(value)?),
                "cited-by" => Test::CitedBy(names(value, "role", Role::from_name)?),
                "definition" if string(value.clone())? == "trigger" => Test::Declared,
                "definition" => return Err("`definition` can only be \"trigger\"".to_owned()),
                "status" => Test::Status(status(&string(value)?)?),
                "instrument" => {
                    Test::Instrument(names(value, "instrument type", InstrumentType::from_name)?)
                }
                "jurisdiction" => Test::Jurisdiction(jurisdictions(value)?),
                "position" => Test::Position(position(&string(value)?)?),
                "heading" => Test::Heading(pattern(value)?),
                "before" => Test::Before(ending(value)?),
                "after" => Test::After(beginning(value)?),
                "all" => Test::All(self.several(value)?),
                "any" => Test::Any(self.several(value)?),
                "not" => Test::Not(Box::new(self.one(value)?)),
                _ => return Err(format!("no condition is called `{key}`")),
            };
            condition.tests.push(test);
        }
        if let Some(words) = words {
            let name = own_list(self.page, words, except, self.words)?;
            condition.tests.push(Test::Vocabulary(vec![name]));
        }
        // What is told at a glance is asked first: most triggers fail, and soon.
        condition.tests.sort_by_key(Test::cost);
        Ok(condition)
    }

    fn several(&mut self, value: toml::Value) -> Result<Vec<Condition>, String> {
        match value {
            toml::Value::Array(values) => values.into_iter().map(|one| self.one(one)).collect(),
            one => Ok(vec![self.one(one)?]),
        }
    }

    fn one(&mut self, value: toml::Value) -> Result<Condition, String> {
        match value {
            toml::Value::Table(table) => self.table(table),
            other => Err(format!("a condition is a table, not `{other}`")),
        }
    }
}

impl Condition {
    /// Whether the condition holds for `trigger`.
    pub(super) fn holds(&self, document: &Document, trigger: &Trigger) -> bool {
        let scope = match self.within {
            None => Some(trigger.span),
            Some(scope) => scope.span(document, trigger),
        };
        let Some(scope) = scope else { return false };
        self.tests.iter().all(|test| test.holds(document, trigger, scope, self.within.is_none()))
    }

    /// Whether it holds for whatever trigger there may be in `document`, as far as that can be told
    /// at once; `false` says nothing.
    pub(super) fn holds_for_all(&self, document: &Document) -> bool {
        let nowhere = Trigger { span: Span::empty(0), node: NodeId::ROOT, sentence: None };
        let whole = document.outline().node(NodeId::ROOT).span;
        self.tests.iter().all(|test| match test {
            Test::Instrument(_) | Test::Jurisdiction(_) => {
                test.holds(document, &nowhere, whole, false)
            }
            Test::Role(_) | Test::Vocabulary(_) => {
                self.within == Some(Scope::Document) && test.holds(document, &nowhere, whole, false)
            }
            Test::All(inner) => inner.iter().all(|condition| condition.holds_for_all(document)),
            Test::Any(inner) => inner.iter().any(|condition| condition.holds_for_all(document)),
            _ => false,
        })
    }

    /// What to show of a trigger: the match of the pattern where there is one, else the trigger.
    pub(super) fn shown(&self, document: &Document, trigger: &Trigger) -> Option<Span> {
        let Some(pattern) = self.own_pattern() else { return Some(trigger.span) };
        let found = pattern.regex()?.captures(trigger.span.slice(document.text()))?;
        let shown = found.get(1).or_else(|| found.get(0))?;
        let base = trigger.span.start as usize;
        Some(Span::new(base + shown.start(), base + shown.end()))
    }

    /// The matches of the pattern in the sentences.
    pub(super) fn matches(&self, document: &Document) -> Vec<Span> {
        let Some(regex) = self.own_pattern().and_then(Pattern::regex) else { return Vec::new() };
        let mut matches = Vec::new();
        for (index, sentence) in document.sentences().iter().enumerate() {
            if regex.may_match(document.characters(index)) {
                let base = sentence.span.start as usize;
                let found = regex.find_iter(sentence.span.slice(document.text()));
                matches
                    .extend(found.map(|found| Span::new(base + found.start(), base + found.end())));
            }
        }
        matches
    }

    pub(super) fn has_pattern(&self) -> bool {
        self.own_pattern().is_some()
    }

    fn own_pattern(&self) -> Option<&Pattern> {
        self.tests.iter().find_map(|test| match test {
            Test::Pattern(pattern) if self.within.is_none() => Some(pattern),
            _ => None,
        })
    }

    pub(super) fn vocabulary_names<'a>(&'a self, into: &mut Vec<&'a str>) {
        for test in &self.tests {
            match test {
                Test::Vocabulary(names) => into.extend(names.iter().map(String::as_str)),
                Test::All(inner) | Test::Any(inner) => {
                    for condition in inner {
                        condition.vocabulary_names(into);
                    }
                }
                Test::Not(inner) => inner.vocabulary_names(into),
                _ => {}
            }
        }
    }
}

impl Scope {
    fn span(self, document: &Document, trigger: &Trigger) -> Option<Span> {
        let outline = document.outline();
        let sentence = trigger.sentence.and_then(|index| document.sentences().get(index));
        let around = |kinds: &[Kind]| {
            let node = outline
                .ancestors(trigger.node)
                .find(|&id| kinds.contains(&outline.node(id).kind))
                .or_else(|| outline.article_of(trigger.node))?;
            Some(outline.node(node).span)
        };
        match self {
            Scope::Sentence => sentence.map(|sentence| sentence.span),
            Scope::NextSentence => {
                document.sentences().get(trigger.sentence? + 1).map(|next| next.span)
            }
            Scope::Clause => Some(clause(document.text(), sentence?.span, trigger.span)),
            Scope::Header => header(document, trigger.node),
            Scope::Provision => Some(outline.node(trigger.node).span),
            Scope::Paragraph => around(&[Kind::Paragraph, Kind::Subsection]),
            Scope::Article => around(&[]),
            Scope::Chapter => around(&[Kind::Chapter, Kind::Part]),
            Scope::Document => Some(outline.node(NodeId::ROOT).span),
        }
    }
}

/// The part of `sentence` between semicolons that holds `trigger`.
fn clause(text: &str, sentence: Span, trigger: Span) -> Span {
    let marks = ['；', ';'];
    let base = sentence.start as usize;
    let body = sentence.slice(text);
    let at = (trigger.start as usize).saturating_sub(base);
    let from = body.get(..at).and_then(|before| before.rfind(marks)).unwrap_or_default();
    let to = body.get(at..).and_then(|after| after.find(marks)).map_or(body.len(), |to| at + to);
    Span::new(base + from, base + to)
}

/// The header of the innermost list around `node`.
fn header(document: &Document, node: NodeId) -> Option<Span> {
    let outline = document.outline();
    outline.ancestors(node).skip(1).find_map(|outer| document.header_of(outer))
}

impl Test {
    /// How much work the test is, for asking the cheap ones first.
    fn cost(&self) -> u32 {
        match self {
            Test::Instrument(_) | Test::Jurisdiction(_) => 0,
            Test::Position(_) => 1,
            Test::Vocabulary(_) => 2,
            Test::Role(_) => 3,
            Test::Declared | Test::Quantity(_) | Test::Reference(_) | Test::Status(_) => 4,
            Test::Clarified(_) | Test::CitedBy(_) => 8,
            Test::All(_) | Test::Any(_) | Test::Not(_) => 5,
            Test::Before(_) | Test::After(_) | Test::Heading(_) => 6,
            Test::Pattern(_) => 7,
        }
    }

    fn holds(&self, document: &Document, trigger: &Trigger, scope: Span, here: bool) -> bool {
        let text = document.text();
        match self {
            Test::Role(roles) => has_role(document, trigger, scope, here, roles),
            Test::Vocabulary(names) => {
                let scanner = document.lexicon().scanner();
                let lists = names.iter().filter_map(|name| scanner.list(name));
                lists.into_iter().any(|list| !document.hits().within(list, scope).is_empty())
            }
            Test::Pattern(pattern) => pattern.is_in(document, trigger, scope),
            Test::Quantity(kind) => within(document.quantities(), scope, |q| q.span)
                .any(|quantity| kind.is_none_or(|kind| quantity.kind == kind)),
            Test::Reference(kind) => within(document.references(), scope, |r| r.span)
                .any(|reference| kind.is_none_or(|kind| reference.kind == kind)),
            Test::Clarified(kinds) => document.clarification(trigger.span, kinds).is_some(),
            Test::CitedBy(roles) => is_cited(document, trigger.node, roles),
            Test::Declared => declares(document, trigger),
            Test::Status(class) => {
                let mut statuses = document.statuses().iter();
                statuses.any(|status| class.is_none_or(|class| status.class == class))
            }
            Test::Instrument(kinds) => kinds.contains(&document.instrument().kind),
            Test::Jurisdiction(codes) => codes.iter().any(|code| code == document.profile().code()),
            Test::Position(position) => position.holds(document, trigger.node),
            Test::Heading(pattern) => headings(document, trigger.node)
                .any(|heading| pattern.is_match(heading.slice(text))),
            Test::Before(pattern) => {
                let start = trigger.sentence.map_or(scope.start, |index| {
                    document.sentences().get(index).map_or(scope.start, |s| s.span.start)
                });
                pattern.is_in(document, trigger, Span { start, end: trigger.span.start.max(start) })
            }
            Test::After(pattern) => {
                let end = trigger.sentence.map_or(scope.end, |index| {
                    document.sentences().get(index).map_or(scope.end, |s| s.span.end)
                });
                let from = trigger.span.end;
                pattern.is_in(document, trigger, Span { start: from, end: end.max(from) })
            }
            Test::All(inner) => inner.iter().all(|condition| condition.holds(document, trigger)),
            Test::Any(inner) => inner.iter().any(|condition| condition.holds(document, trigger)),
            Test::Not(inner) => !inner.holds(document, trigger),
        }
    }
}

/// The items of a facet in order whose spans begin inside `scope`.
fn within<T>(items: &[T], scope: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let from = items.partition_point(|item| span(item).start < scope.start);
    let to = items.partition_point(|item| span(item).start < scope.end);
    items.get(from..to.max(from)).unwrap_or_default().iter()
}

/// Whether the scope, or where none is named the trigger itself, has one of the roles: by its own
/// sentence, or from the header of its list.
fn has_role(
    document: &Document,
    trigger: &Trigger,
    scope: Span,
    here: bool,
    roles: &[Role],
) -> bool {
    let outline = document.outline();
    let sentence = trigger.sentence.and_then(|index| document.sentences().get(index));
    if here && let Some(sentence) = sentence {
        return document.roles_of(trigger.node).iter().any(|mark| {
            roles.contains(&mark.role) && (mark.inherited || mark.sentence == sentence.span)
        });
    }
    let marks = document.roles().iter().filter(|mark| roles.contains(&mark.role));
    if !here {
        return marks.into_iter().any(|mark| {
            let span = if mark.inherited { outline.node(mark.node).span } else { mark.sentence };
            scope.contains(span) || span.contains(scope)
        });
    }
    marks.into_iter().any(|mark| scope.contains(outline.node(mark.node).span))
}

/// Whether a sentence with one of the roles cites `node` or a unit around it, as a penalty cites the
/// duty whose breach it punishes.
fn is_cited(document: &Document, node: NodeId, roles: &[Role]) -> bool {
    let outline = document.outline();
    document.references().iter().any(|reference| {
        let cites = |cited: NodeId| outline.ancestors(node).any(|around| around == cited);
        reference.targets.iter().filter_map(|target| target.node).any(cites)
            && document.roles_of(reference.provision).iter().any(|mark| {
                let shows = mark.inherited || mark.sentence.contains(reference.span);
                roles.contains(&mark.role) && shows
            })
    })
}

/// Whether the words of the trigger are, or are part of, a term that the document declares.
fn declares(document: &Document, trigger: &Trigger) -> bool {
    let words = trigger.span.slice(document.text());
    document.definitions().iter().any(|definition| {
        let term = definition.span.slice(document.text());
        term.contains(words) && !words.is_empty()
    })
}

fn headings(document: &Document, node: NodeId) -> impl Iterator<Item = Span> + '_ {
    let outline = document.outline();
    outline.ancestors(node).filter_map(|id| outline.node(id).heading)
}

impl Position {
    fn holds(self, document: &Document, node: NodeId) -> bool {
        let outline = document.outline();
        let article = outline.article_of(node);
        match self {
            Position::FirstArticle => article.is_some() && outline.articles().next() == article,
            Position::LastArticle => article.is_some() && outline.articles().last() == article,
            Position::GeneralProvisions => outline.ancestors(node).any(|id| {
                let unit = outline.node(id);
                unit.kind == Kind::Chapter && unit.ordinal.main() == 1
            }),
        }
    }
}

/// Puts the words of a page into `lists` under a name of their own.
pub(super) fn own_list(
    page: &Page,
    terms: toml::Value,
    except: Option<toml::Value>,
    lists: &mut Vec<WordList>,
) -> Result<String, String> {
    let name = format!("{}#{}", page.front.code, lists.len());
    let not = except.map_or(Ok(Vec::new()), strings)?;
    lists.push(WordList { name: name.clone(), terms: strings(terms)?, not });
    Ok(name)
}
