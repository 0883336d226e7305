//! The words of statuses with their regular expressions built.

use crate::jurisdiction::{PackError, Profile, StatusWords};
use crate::model::facets::{ActClass, Cause, Edge};
use crate::text::{Expression, Span, lowercase};

/// The words of statuses of a profile.
#[derive(Debug, Default)]
pub(in crate::model) struct StatusReader {
    pub(super) words: StatusWords,
    pub(super) object: Option<Expression>,
    strip: Option<Expression>,
    refusal: Option<Expression>,
    grant: Option<Expression>,
    granted: Option<Expression>,
    suspension: Option<Expression>,
    renewal: Option<Expression>,
    no_grant: Option<Expression>,
    no_act: Option<Expression>,
    lapse: Option<Expression>,
    punitive: Option<Expression>,
    penal_chapter: Option<Expression>,
    obtained: Option<Expression>,
    slight: Option<Expression>,
    elsewhere: Option<Expression>,
    by_other: Option<Expression>,
    own_grant: Option<Expression>,
    charge: Option<Expression>,
    refers_back: Option<Expression>,
    no_renewal: Option<Expression>,
    told: Option<Expression>,
    standing: Option<Expression>,
    actor: Option<Expression>,
    issuer: Option<Expression>,
    verb: Option<Expression>,
    grant_verb: Option<Expression>,
    renewal_verb: Option<Expression>,
    causes: Vec<(Cause, Expression)>,
}

/// What joins two verbs that have one object.
const JOINTS: [&str; 8] = ["或", "或者", "和", "、", "并", ",", "or", "and"];

/// What ends a clause.
pub(super) const CLAUSE_ENDS: [char; 5] = ['，', '；', '。', '：', ';'];

/// Whether `regex` is there and matches.
pub(super) fn fits(regex: Option<&Expression>, words: &str) -> bool {
    regex.is_some_and(|regex| regex.is_match(words))
}

impl StatusReader {
    /// The reader of `profile`; a regular expression that does not read is left out, and a test
    /// sees to it that none is.
    pub(in crate::model) fn new(profile: &Profile) -> Result<Self, PackError> {
        let words = profile.status_words()?;
        let build =
            |pattern: &str| (!pattern.is_empty()).then(|| crate::text::pattern(pattern).ok())?;
        let cause = |row: &crate::jurisdiction::CauseWords| {
            Some((Cause::from_name(&row.kind)?, build(&row.pattern)?))
        };
        Ok(Self {
            object: build(&words.object),
            strip: build(&words.strip),
            refusal: build(&words.refusal),
            grant: build(&words.grant),
            granted: build(&words.granted),
            suspension: build(&words.suspension),
            renewal: build(&words.renewal),
            no_grant: build(&words.no_grant),
            no_act: build(&words.no_act),
            lapse: build(&words.lapse),
            punitive: build(&words.punitive),
            penal_chapter: build(&words.penal_chapter),
            obtained: build(&words.obtained),
            slight: build(&words.slight),
            elsewhere: build(&words.elsewhere),
            by_other: build(&words.by_other),
            own_grant: build(&words.own_grant),
            charge: build(&words.charge),
            refers_back: build(&words.refers_back),
            no_renewal: build(&words.no_renewal),
            told: build(&words.told),
            standing: build(&words.standing),
            actor: build(&words.actor),
            issuer: build(&words.issuer),
            verb: build(&words.verb),
            grant_verb: build(&words.grant_verb),
            renewal_verb: build(&words.renewal_verb),
            causes: words.cause.iter().filter_map(cause).collect(),
            words,
        })
    }

    #[cfg(test)]
    pub(in crate::model) fn is_whole(&self) -> bool {
        let words = &self.words;
        let needed = [
            &self.object,
            &self.strip,
            &self.refusal,
            &self.grant,
            &self.granted,
            &self.suspension,
            &self.renewal,
            &self.elsewhere,
            &self.own_grant,
            &self.charge,
            &self.refers_back,
            &self.no_renewal,
            &self.told,
            &self.standing,
            &self.actor,
            &self.verb,
            &self.grant_verb,
            &self.renewal_verb,
        ];
        needed.into_iter().all(Option::is_some)
            && self.causes.len() == words.cause.len()
            && self.no_grant.is_some() != words.no_grant.is_empty()
            && self.by_other.is_some() != words.by_other.is_empty()
            && self.no_act.is_some() != words.no_act.is_empty()
            && self.issuer.is_some() != words.issuer.is_empty()
            && self.lapse.is_some() != words.lapse.is_empty()
            && self.punitive.is_some() != words.punitive.is_empty()
            && self.penal_chapter.is_some() != words.penal_chapter.is_empty()
            && self.obtained.is_some() != words.obtained.is_empty()
            && self.slight.is_some() != words.slight.is_empty()
    }

    /// The name of the status that `act` takes or refuses, without what is no part of it.
    pub(super) fn name(&self, act: &str) -> Option<String> {
        let found = self.object.as_ref()?.captures(act)?;
        self.stripped(found.iter().skip(1).flatten().next()?.as_str())
    }

    /// The names of the statuses that `sentence` gives.
    pub(super) fn granted<'a>(&'a self, sentence: &'a str) -> impl Iterator<Item = String> + 'a {
        let found = self.granted.iter().flat_map(|regex| regex.captures_iter(sentence));
        found.filter_map(|captures| captures.iter().skip(1).flatten().next()).filter_map(|group| {
            let name = self.stripped(group.as_str())?;
            let before = sentence.get(..group.start()).unwrap_or_default();
            let before = before.trim_end_matches(['《', '“']);
            let issued = self.words.issue.iter().any(|verb| before.ends_with(verb.as_str()));
            let behind = sentence.get(group.end()..).unwrap_or_default();
            let own =
                (issued || !self.is_elsewhere(&name)) && !fits(self.by_other.as_ref(), behind);
            own.then_some(name)
        })
    }

    fn stripped(&self, name: &str) -> Option<String> {
        let name = match &self.strip {
            Some(strip) => strip.replace(name, "").into_owned(),
            None => name.to_owned(),
        };
        let name = name.trim().trim_matches(['《', '》', '“', '”']);
        (name.chars().count() > 1).then(|| name.to_owned())
    }

    /// The general names (许可证) that `sentence` says are issued, each where its clause ends.
    pub(super) fn issued<'a>(&'a self, sentence: &'a str) -> impl Iterator<Item = &'a str> {
        let verbs = self.words.issue.iter();
        let rests = verbs.flat_map(|verb| sentence.split(verb.as_str()).skip(1));
        rests.filter_map(|rest| {
            let clause = rest.split(CLAUSE_ENDS).next()?;
            let name = clause.trim_start_matches(['其', '该', '相', '应', '的', '了']);
            self.words.general.iter().any(|word| word == name).then_some(name)
        })
    }

    /// Whether `sentence` gives what it calls by the general name `head` alone: 颁发许可证. Who has
    /// got it already (取得许可证的人员) is given nothing.
    pub(super) fn gives_by_name(&self, sentence: &str, head: &str) -> bool {
        self.issued(sentence).any(|name| name == head)
            || self.granted(sentence).any(|name| name == head) && self.confirms(sentence, head)
    }

    /// Whether the right called `head` is confirmed at the end of a clause of `sentence`: 确认所有权或者使用权.
    fn confirms(&self, sentence: &str, head: &str) -> bool {
        let mut clauses = sentence.split(CLAUSE_ENDS);
        clauses.any(|clause| clause.ends_with(head) && fits(self.own_grant.as_ref(), clause))
    }

    /// Whether what is called `name` is given under another text.
    pub(super) fn is_elsewhere(&self, name: &str) -> bool {
        fits(self.elsewhere.as_ref(), name)
    }

    /// Whether the words of an act at `cue` in `sentence` take nothing from anybody.
    pub(in crate::model) fn takes_nothing(&self, text: &str, sentence: Span, cue: Span) -> bool {
        fits(self.no_act.as_ref(), &marked(text, sentence, cue))
    }

    /// Whether what the words at `cue` tell of happens by itself.
    pub(super) fn lapses(&self, text: &str, sentence: Span, cue: Span) -> bool {
        fits(self.lapse.as_ref(), &marked(text, sentence, cue))
    }

    /// Whether the words of an act name a penalty.
    pub(super) fn punishes(&self, act: &str) -> bool {
        fits(self.punitive.as_ref(), act)
    }

    /// Whether a sentence takes what was obtained by fraud.
    pub(super) fn was_obtained(&self, sentence: &str) -> bool {
        fits(self.obtained.as_ref(), sentence)
    }

    /// Whether a chapter with that heading is one of penalties.
    pub(super) fn is_penal(&self, heading: &str) -> bool {
        fits(self.penal_chapter.as_ref(), heading)
    }

    /// Whether what the words of an act at `cue` take or refuse weighs little.
    pub(in crate::model) fn is_slight(&self, text: &str, sentence: Span, cue: Span) -> bool {
        fits(self.slight.as_ref(), &marked(text, sentence, cue))
    }

    pub(super) fn refuses(&self, act: &str) -> bool {
        fits(self.refusal.as_ref(), act)
    }

    pub(super) fn suspends(&self, act: &str) -> bool {
        fits(self.suspension.as_ref(), act)
    }

    /// Whether the words of an act take as well as suspend, by a verb that is joined to that of the
    /// suspension: 暂扣或者吊销, revoke or suspend. In 终止暂扣 and 暂扣失效的证件 nothing is joined.
    pub(super) fn takes_for_good(&self, act: &str) -> bool {
        let Some(regex) = &self.verb else { return false };
        let verbs: Vec<_> = regex.find_iter(act).collect();
        let joined = |words: &str| {
            let words = words.trim();
            let bare = words.trim_start_matches(',').trim_start();
            JOINTS.contains(&words) || JOINTS.contains(&bare) || words.ends_with("直至")
        };
        verbs.windows(2).any(|pair| {
            let between = act.get(pair[0].end()..pair[1].start()).unwrap_or_default();
            joined(between) && self.suspends(pair[0].as_str()) != self.suspends(pair[1].as_str())
        })
    }

    /// The clause of `sentence` that renews something.
    pub(super) fn renewing(&self, text: &str, sentence: Span) -> Option<Span> {
        let words = sentence.slice(text);
        let at = self.renewal.as_ref()?.find(words)?.start();
        let from = words.get(..at)?.rfind(CLAUSE_ENDS).map_or(0, |end| end + 1);
        let to = words.get(at..)?.find(CLAUSE_ENDS).map_or(words.len(), |end| at + end);
        let from = (from..=at).find(|&from| words.is_char_boundary(from))?;
        let base = sentence.start as usize;
        // What denies it may stand in the next clause: 申请延期的，应当缴纳费用.
        let next = words.get(to + 1..).and_then(|rest| rest.find(CLAUSE_ENDS));
        let around = words.get(from..next.map_or(words.len(), |end| to + 1 + end))?;
        let denied = fits(self.no_renewal.as_ref(), around);
        (!denied).then(|| Span::new(base + from, base + to))
    }

    /// Whether `sentence` grants the status with this `core`: in one clause with it, in Chinese
    /// by a verb before it.
    pub(super) fn grants(&self, sentence: &str, core: &str) -> bool {
        self.gives(self.grant.as_ref(), sentence, core)
    }

    /// Whether `sentence` shows that the text itself gives the status with this `core`.
    pub(super) fn gives_itself(&self, sentence: &str, core: &str) -> bool {
        self.gives(self.own_grant.as_ref(), sentence, core)
    }

    fn gives(&self, verbs: Option<&Expression>, sentence: &str, core: &str) -> bool {
        let given = |clause: &str| match clause.find(core).filter(|_| !core.is_ascii()) {
            Some(at) => fits(verbs, clause.get(..at).unwrap_or_default()),
            None => fits(verbs, &lowercase(clause).replace(core, "")),
        };
        sentence
            .split(CLAUSE_ENDS)
            .filter(|clause| contains(clause, core) && !fits(self.no_grant.as_ref(), clause))
            .any(given)
    }

    /// Whether `sentence` speaks of what is to be paid.
    pub(super) fn charges(&self, sentence: &str) -> bool {
        fits(self.charge.as_ref(), sentence)
    }

    /// Whether the words of an act name no object but mean what was spoken of before.
    pub(super) fn refers_back(&self, act: &str) -> bool {
        fits(self.refers_back.as_ref(), act)
    }

    /// Whether `sentence` tells of the loss of the status with this `core`, in one clause with it.
    pub(super) fn tells_loss(&self, sentence: &str, core: &str) -> bool {
        fits(self.told.as_ref(), sentence)
            && sentence
                .split(CLAUSE_ENDS)
                .any(|clause| contains(clause, core) && fits(self.told.as_ref(), clause))
    }

    /// Whether a name goes on as that of a paper: 长期居留 in 长期居留证件.
    pub(super) fn goes_on_as_paper(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches(['资', '格', '身', '份', ' ']);
        let papers = self.words.document.iter();
        papers
            .into_iter()
            .any(|word| rest.get(..word.len()).is_some_and(|r| r.eq_ignore_ascii_case(word)))
    }

    /// Who acts in the sentence.
    pub(in crate::model) fn actor(&self, text: &str, sentence: Span) -> Option<Span> {
        let found = self.actor.as_ref()?.captures(sentence.slice(text))?.get(1)?;
        let base = sentence.start as usize;
        Some(Span::new(base + found.start(), base + found.end()))
    }

    /// Who does what stands at `at`: the last that is named before it, else the first of the
    /// sentence.
    pub(in crate::model) fn actor_of(&self, text: &str, sentence: Span, at: u32) -> Option<Span> {
        let base = sentence.start as usize;
        let named = self.actor.as_ref()?.captures_iter(sentence.slice(text));
        let named = named.filter_map(|captures| captures.get(1));
        let named = named.map(|found| Span::new(base + found.start(), base + found.end()));
        let before = named.take_while(|actor| actor.end <= at).last();
        before.or_else(|| self.actor(text, sentence))
    }

    /// Whether `sentence` speaks of whoever gave a status.
    pub(super) fn names_issuer(&self, sentence: &str) -> bool {
        fits(self.issuer.as_ref(), sentence)
    }

    /// The verb in the words of a transition: a sentence may grant and refuse, so each kind has
    /// verbs of its own.
    pub(super) fn verb(&self, edge: Edge, text: &str, words: Span) -> Option<Span> {
        let regex = match edge {
            Edge::Grant => &self.grant_verb,
            Edge::Renewal => &self.renewal_verb,
            _ => &self.verb,
        };
        let regex = regex.as_ref()?;
        let slice = words.slice(text);
        // 中止或者撤销 is a suspension by its first verb and a loss by its second.
        let fits = |verb: &str| match edge {
            Edge::Loss => !self.suspends(verb),
            Edge::Suspension => self.suspends(verb),
            _ => true,
        };
        let found = regex.find_iter(slice).find(|verb| fits(verb.as_str()));
        let found = found.or_else(|| regex.find(slice))?;
        let base = words.start as usize;
        Some(Span::new(base + found.start(), base + found.end()))
    }

    /// The causes that `words` name.
    pub(super) fn causes(&self, words: &str) -> Vec<Cause> {
        let named = self.causes.iter().filter(|(_, regex)| regex.is_match(words));
        named.map(|&(cause, _)| cause).collect()
    }

    /// What the status called `name` is.
    pub(super) fn class(&self, name: &str) -> ActClass {
        let lower = lowercase(name);
        // The last word decides: 永久居留资格证书 is a paper, 居留资格 a status.
        let ends = |words: &[String]| {
            let ending = |word: &&String| {
                lower.ends_with(word.as_str())
                    || lower.strip_suffix('s').is_some_and(|l| l.ends_with(word.as_str()))
            };
            words.iter().filter(ending).map(String::len).max().unwrap_or_default()
        };
        let classes = [
            (ends(&self.words.document), ActClass::Document),
            (ends(&self.words.registration), ActClass::Registration),
            (ends(&self.words.licence), ActClass::Licence),
            (ends(&self.words.personal), ActClass::Personal),
        ];
        let best = classes.into_iter().max_by_key(|&(length, _)| length);
        best.filter(|&(length, _)| length > 0).map_or(ActClass::Other, |(_, class)| class)
    }

    /// Whether nobody hands back what is called `name`.
    pub(super) fn lasts(&self, name: &str) -> bool {
        ends_with_any(&self.words.lasting, name)
    }

    /// Whether what is called `name` binds its holder by what it is.
    pub(super) fn is_binding(&self, name: &str) -> bool {
        ends_with_any(&self.words.binding, name)
    }

    /// Whether `sentence` sets a duty that lasts as long as a status.
    pub(super) fn binds(&self, sentence: &str) -> bool {
        fits(self.standing.as_ref(), sentence)
    }

    /// Whether `name` is that of a single act of an authority.
    pub(super) fn is_event(&self, name: &str) -> bool {
        ends_with_any(&self.words.event, name)
    }

    /// The word at the end of `name` that is too general to tell one status from another.
    pub(in crate::model) fn head(&self, name: &str) -> Option<&str> {
        let lower = lowercase(name);
        let heads = self.words.general.iter().filter(|word| lower.ends_with(word.as_str()));
        heads.max_by_key(|word| word.len()).map(String::as_str)
    }
}

/// Whether `name` ends with `head`, the words for a paper aside: 许可证 and 示例业务许可.
pub(super) fn is_end_of(head: &str, name: &str) -> bool {
    let stem = |words: &'_ str| words.trim_end_matches(['证', '书', '件']).len();
    let (head, name) = (&head[..stem(head)], &name[..stem(name)]);
    !head.is_empty() && name.ends_with(head)
}

/// The sentence with ⟦ and ⟧ around the words at `cue`.
fn marked(text: &str, sentence: Span, cue: Span) -> String {
    let part = |start: u32, end: u32| Span { start, end: end.max(start) }.slice(text);
    let (before, after) = (part(sentence.start, cue.start), part(cue.end, sentence.end));
    let mut marked = String::with_capacity(sentence.len() + "⟦⟧".len());
    for part in [before, "⟦", cue.slice(text), "⟧", after] {
        marked.push_str(part);
    }
    marked
}

fn ends_with_any(words: &[String], name: &str) -> bool {
    let lower = lowercase(name);
    words.iter().any(|word| lower.ends_with(word.as_str()))
}

/// Whether `words` have `part`; case aside in English.
pub(super) fn contains(words: &str, part: &str) -> bool {
    if part.is_ascii() { lowercase(words).contains(part) } else { words.contains(part) }
}
