//! Which statuses a document knows, by the names it gives them, and where it speaks of each.

use super::reader::StatusReader;
use crate::model::document::Document;
use crate::model::facets::{ActClass, Role};
use crate::model::occurrences::occurrences;

/// A status by its names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: String,
    /// The parts of its names that other sentences repeat.
    pub(super) cores: Vec<String>,
    pub(super) class: ActClass,
    pub(super) papers: Vec<Paper>,
}

/// A paper that shows a status.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub(super) name: String,
    /// The part of its name that other sentences repeat.
    pub(super) core: String,
}

impl Named {
    /// Whether a name with this `core` means the status, or a paper that stands for it.
    pub(super) fn is_meant(&self, core: &str) -> bool {
        let paper = || self.papers.iter().any(|paper| paper.core == core);
        self.cores.iter().any(|own| own == core) || self.class != ActClass::Personal && paper()
    }
}

/// A sentence that speaks of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where it stands.
    pub(super) at: u32,
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Index of the status.
    pub(super) status: usize,
    /// Whether it speaks of the paper only.
    pub(super) paper: bool,
    /// Whether it is the last word of the name alone: 许可证 for 示例许可证.
    pub(super) general: bool,
}

/// The statuses that the document takes, gives or ends, in the order in which it first does.
pub(super) fn find(document: &Document) -> Vec<Named> {
    let reader = document.lexicon().statuses();
    let mut names: Vec<(u32, String)> = Vec::new();
    granted(document, reader, &mut names);
    let given: Vec<String> = names.iter().map(|(_, name)| core(name)).collect();
    let here = |name: &str| !reader.is_elsewhere(name) || given.contains(&core(name));
    let held = document.acts().iter().filter(|act| !act.refusal && !act.status.is_empty());
    let held = held.filter(|act| here(&act.status));
    names.extend(held.map(|act| (act.cue.start, act.status.clone())));
    ended(document, reader, &mut names);
    names.sort();
    let mut all: Vec<Named> = Vec::new();
    for (_, name) in names {
        let core = core(&name);
        let class = reader.class(&name);
        let own = key(&core);
        match all.iter_mut().find(|known| known.cores.iter().any(|core| key(core) == own)) {
            Some(known) => {
                if !known.cores.contains(&core) {
                    known.cores.push(core);
                }
                // 长期居留 is 长期居留资格 where the text says so.
                if name.starts_with(&known.name) {
                    (known.name, known.class) = (name, class);
                }
            }
            None => all.push(Named { name, cores: vec![core], class, papers: Vec::new() }),
        }
    }
    merge_general(reader, &mut all);
    attach_papers(&mut all);
    all
}

/// What two spellings of a name have in common: practising licence, practice license.
fn key(core: &str) -> String {
    if !core.is_ascii() {
        return core.to_owned();
    }
    let words = core.split(' ').map(|word| word.get(..6).unwrap_or(word));
    words.collect::<Vec<_>>().join(" ").replace("licens", "licenc")
}

/// Names in sentences that give a status and are no penalties.
fn granted(document: &Document, reader: &StatusReader, names: &mut Vec<(u32, String)>) {
    let Some(list) = document.lexicon().scanner().list("status-grant") else { return };
    let mut last = None;
    for hit in document.hits().of(list) {
        let Some(index) = document.sentence_at(hit.start) else { continue };
        if last == Some(index) || document.is_foreign(hit.start) {
            continue;
        }
        last = Some(index);
        let sentence = &document.sentences()[index];
        let told = |role: Role| {
            matches!(role, Role::Sanction | Role::Prohibition | Role::OfficialLiability)
        };
        let excused = document.roles_of(sentence.node).iter().any(|mark| told(mark.role))
            || document.outline().is_quoted(hit.start);
        if !excused {
            let words = sentence.span.slice(document.text());
            names.extend(reader.granted(words).map(|name| (hit.start, name)));
        }
    }
}

/// Names in sentences that end a status.
fn ended(document: &Document, reader: &StatusReader, names: &mut Vec<(u32, String)>) {
    let ends = |role: Role| matches!(role, Role::Exit | Role::NaturalTermination);
    for mark in document.roles().iter().filter(|mark| ends(mark.role) && !mark.inherited) {
        let name = reader.name(mark.sentence.slice(document.text()));
        let name = name.filter(|name| !reader.is_elsewhere(name));
        names.extend(name.map(|name| (mark.sentence.start, name)));
    }
}

/// The end of another name means the one status that has the longer name: 许可证, and 执业证书
/// beside 示例执业证书. Where several have it, a name that tells nothing apart is none.
fn merge_general(reader: &StatusReader, all: &mut Vec<Named>) {
    let names: Vec<String> = all.iter().map(|named| named.name.to_lowercase()).collect();
    all.retain(|named| {
        let name = named.name.to_lowercase();
        let general = named.cores.iter().any(|core| reader.head(core) == Some(core.as_str()));
        let longer = |other: &&String| **other != name && other.ends_with(&name);
        match names.iter().filter(longer).count() {
            0 => true,
            1 => named.class == ActClass::Registration && !general,
            _ => !general,
        }
    });
}

/// Papers that show a status that has a name of its own are no statuses. One that shows a
/// qualification stands for it; one that shows a residence does not.
fn attach_papers(all: &mut Vec<Named>) {
    let statuses: Vec<Named> = all.iter().filter(|named| !is_paper(named)).cloned().collect();
    let mut shown: Vec<(String, Named)> = Vec::new();
    all.retain(|named| {
        let status =
            statuses.iter().filter(|_| is_paper(named)).find(|status| shows(named, status));
        shown.extend(status.map(|status| (status.name.clone(), named.clone())));
        status.is_none()
    });
    for (name, mut paper) in shown {
        let Some(status) = all.iter_mut().find(|status| status.name == name) else { continue };
        if paper.class == ActClass::Personal {
            status.cores.append(&mut paper.cores.clone());
        }
        let name = paper.name;
        let papers = paper.cores.drain(..).map(|core| Paper { name: name.clone(), core });
        status.papers.extend(papers);
    }
}

/// Whether the name is that of a paper, whatever else it says.
fn is_paper(named: &Named) -> bool {
    named.class == ActClass::Document || ["证", "证书"].iter().any(|end| named.name.ends_with(end))
}

/// Whether the paper shows the status: they share their stem.
fn shows(paper: &Named, status: &Named) -> bool {
    let (paper, other, status) = (&paper.name, paper.class, &status.name);
    if !status.is_ascii() {
        let own = stem(status);
        let long = own.chars().count() > 1;
        return long && (stem(paper) == own || other == ActClass::Document && paper.contains(own));
    }
    let stems = |name: &str| -> Vec<String> {
        let lower = name.to_lowercase();
        lower.split(' ').filter_map(|word| word.get(..6).map(str::to_owned)).collect()
    };
    let own = stems(status);
    let head = own
        .last()
        .filter(|head| !["certif", "licenc", "regist", "permit"].contains(&head.as_str()));
    head.is_some_and(|head| stems(paper).contains(head))
}

/// A Chinese name without the words for the paper and for the kind of status.
fn stem(name: &str) -> &str {
    let without = |name: &'_ str, ends: &[&str]| {
        let found = ends.iter().find_map(|end| name.strip_suffix(end));
        found.map_or(name.len(), str::len)
    };
    let name = &name[..without(name, &["证书", "证件", "证"])];
    &name[..without(name, &["资格", "身份", "许可", "登记", "注册", "资质"])]
}

/// The part of a name that other sentences repeat: its last characters, or its last two words.
pub(super) fn core(name: &str) -> String {
    if name.is_ascii() {
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let from = words.len().saturating_sub(2);
        let core = words.get(from..).unwrap_or_default().join(" ");
        let single = core.strip_suffix('s').filter(|stem| !stem.ends_with('s'));
        return single.unwrap_or(&core).to_owned();
    }
    // 长期居留资格 is granted where the text says 申请长期居留.
    let name = ["资格", "身份", "许可"]
        .iter()
        .find_map(|word| name.strip_suffix(word).filter(|stem| is_holder(stem)))
        .unwrap_or(name);
    let length = match name {
        // 进口许可证件 and 出口许可证件 are two.
        name if name.ends_with("许可证件") => 6,
        name if ["证", "书", "照"].iter().any(|end| name.ends_with(end)) => 5,
        _ => 4,
    };
    let from = name.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    name.get(from..).unwrap_or(name).to_owned()
}

/// Whether a name without 资格 says all: who holds it, or what it lets do.
fn is_holder(stem: &str) -> bool {
    const ENDS: [&str; 9] = ["居留", "定居", "停留", "人", "员", "单位", "机构", "企业", "师"];
    (stem.chars().count() > 2 || ENDS[..3].contains(&stem))
        && ENDS.iter().any(|end| stem.ends_with(end))
}

/// A word by which a text speaks of statuses.
struct Pattern {
    word: String,
    statuses: Vec<usize>,
    paper: bool,
    /// Whether it is only the last word of a name: 许可 for 示例许可.
    general: bool,
}

/// The words by which the text speaks of the statuses.
fn patterns(reader: &StatusReader, all: &[Named]) -> Vec<Pattern> {
    let mut patterns: Vec<Pattern> = Vec::new();
    let mut heads: Vec<(&str, usize)> = Vec::new();
    for (index, named) in all.iter().enumerate() {
        let mut add = |word: &str, paper: bool, general: bool| {
            let same = |known: &&mut Pattern| known.word == word && known.paper == paper;
            match patterns.iter_mut().find(same) {
                Some(known) => known.statuses.push(index),
                None => patterns.push(Pattern {
                    word: word.to_owned(),
                    statuses: vec![index],
                    paper,
                    general,
                }),
            }
        };
        for core in &named.cores {
            add(core, false, false);
            // One character (证) is the end of too many words.
            let head = reader.head(core).filter(|head| head != core && head.len() > 3);
            if let Some(head) = head {
                add(head, false, true);
            }
        }
        // Where one name alone keeps its last word, the others have it all the same: 居留许可 is
        // known as 居留, and 许可 beside it does not mean 入境许可 alone.
        let head = reader.head(&named.name).filter(|head| head.len() > 3);
        heads.extend(head.map(|head| (head, index)));
        let papers = named.papers.iter().filter(|paper| !named.cores.contains(&paper.core));
        papers.for_each(|paper| add(&paper.core, true, false));
    }
    for pattern in patterns.iter_mut().filter(|pattern| pattern.general) {
        let others = heads.iter().filter(|(head, _)| *head == pattern.word);
        pattern.statuses.extend(others.map(|&(_, index)| index));
        pattern.statuses.sort_unstable();
        pattern.statuses.dedup();
    }
    patterns
}

/// Where the text speaks of which status, in order. A word that several statuses have means the
/// one that its article spoke of last.
pub(super) fn mentions(document: &Document, all: &[Named]) -> Vec<Mention> {
    let reader = document.lexicon().statuses();
    let patterns = patterns(reader, all);
    let words: Vec<&str> = patterns.iter().map(|pattern| pattern.word.as_str()).collect();
    let text = document.text();
    let chinese = document.profile().language().is_chinese();
    let mut found: Vec<Mention> = Vec::new();
    let mut last = None;
    occurrences(&words, text, chinese, |span, pattern| {
        let Some(sentence) = document.sentence_at(span.start) else { return };
        let pattern = &patterns[pattern];
        let article = document.outline().article_of(document.sentences()[sentence].node);
        let goes_on = reader.goes_on_as_paper(text.get(span.end as usize..).unwrap_or_default());
        let vague = pattern.general && pattern.statuses.len() > 1;
        let spoken_of = last.filter(|&(_, of)| vague && of == article).map(|(status, _)| status);
        let meant = if vague { spoken_of.as_slice() } else { pattern.statuses.as_slice() };
        for &status in meant {
            let paper = pattern.paper || goes_on && all[status].class == ActClass::Personal;
            let general = pattern.general;
            found.push(Mention { at: span.start, sentence, status, paper, general });
            last = Some((status, article));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_its_end() {
        assert_eq!(core("长期居留资格"), "长期居留");
        assert_eq!(core("危险物品经营许可证"), "经营许可证");
        assert_eq!(core("示例员资格"), "示例员");
        assert_eq!(core("授予资格"), "授予资格");
        assert_ne!(core("进口许可证件"), core("出口许可证件"));
        assert_eq!(core("mobile stall licences"), "stall licence");
        assert_eq!(core("permit"), "permit");
    }

    #[test]
    fn a_paper_shows_the_status_whose_stem_it_has() {
        let named = |name: &str, class| Named {
            name: name.to_owned(),
            cores: vec![core(name)],
            class,
            papers: Vec::new(),
        };
        let shows = |paper: &str, class, status: &str| {
            shows(&named(paper, class), &named(status, ActClass::Personal))
        };
        assert!(shows("长期居留证件", ActClass::Document, "长期居留资格"));
        assert!(shows("教员资格证书", ActClass::Personal, "教员资格"));
        assert!(!shows("导游证", ActClass::Document, "导游人员资格"));
        assert!(shows("resident certificate", ActClass::Document, "permanent residency"));
        assert!(!shows("trading certificate", ActClass::Document, "stall licence"));
    }

    #[test]
    fn two_spellings_are_one_name() {
        assert_eq!(key("practicing license"), key("practice licence"));
        assert_ne!(key("stall licence"), key("trading licence"));
    }
}
