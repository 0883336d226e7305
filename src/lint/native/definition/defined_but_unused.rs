//! Terms that are declared and never used.

use crate::lint::native::declared::{
    bare, explains_another, is_announced, is_for_all, is_mere_name, is_quoted,
};
use crate::lint::native::said_otherwise::is_told_otherwise;
use crate::lint::native::shared::is_whole_instrument;
use crate::lint::{Applicability, Context, Draft};
use crate::model::{Definition, DefinitionKind, Document};
use crate::outline::Kind;
use crate::text::{CharSet, Span};
use memchr::{memchr, memmem};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::OnceLock;

/// How far the end that the members of a list share may stand from the first, in bytes.
const LIST: usize = 72;

/// How much longer than the end of the term the end of another member of a list may be, in bytes.
const MORE: usize = 18;

/// The longest English term in words; longer ones are phrases, which vary where they are used.
const WORDS: usize = 4;

/// Terms of a document that are looked for in full; a text that never uses more than these is a
/// list of terms for another one, and looking for all would take the square of its length.
const MOST: usize = 100;

/// How many declarations before and behind a term are of those that it may be joined to.
const NEAR: usize = 3;

/// A text that leaves so many of its terms unused, and one in three of all, or twice as many, lists
/// them for readers of others, sorts what it is about, or says them in other words throughout.
const MANY: usize = 6;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let (mut looked_for, mut met_in_part) = (0, 0);
    let title = document.outline().title.slice(document.text());
    let words: OnceCell<String> = OnceCell::new();
    let annexed = OnceCell::new();
    let annexed = || *annexed.get_or_init(|| speaks_of_annexes(document));
    let (mut unused, mut parted) = (Vec::new(), HashMap::new());
    for (index, definition) in document.definitions().iter().enumerate() {
        // The long form may hold the short one: 示例检验中心（以下简称检验中心）.
        let own = definition.span.cover(definition.meaning);
        if definition.uses.iter().any(|&place| !own.contains(place))
            || is_quoted(context, definition)
            || !is_for_all(document, definition)
            || !is_announced(document, definition)
            || is_for_others(document, title, definition, annexed)
            || is_mere_name(document, definition)
            || document.outline().in_annex(definition.provision)
        {
            continue;
        }
        let word = bare(definition.span.slice(document.text())).trim_matches(['《', '》']);
        looked_for += 1;
        if looked_for > MOST {
            break;
        }
        let words = words.get_or_init(|| plain(document, document.text()));
        if word.chars().nth(1).is_none()
            || title.contains(word)
            || stands_elsewhere(document, words, definition, word)
        {
            continue;
        }
        if document.outline().chinese && is_met_in_part(document, words, index, word, &mut parted) {
            met_in_part += 1;
            continue;
        }
        let mut draft = Draft::new(definition.provision, definition.span)
            .with("term", definition.term.trim());
        if let Some(bracket) = bracket(document, definition) {
            draft = draft.fix(Applicability::Unsafe, bracket, String::new());
        }
        unused.push(draft);
    }
    let count = unused.len() + met_in_part;
    let share = count * 3 > document.definitions().len();
    let lists = count >= MANY && share || count >= 2 * MANY;
    for draft in unused.into_iter().filter(|_| !lists) {
        context.report(draft);
    }
}

/// Whether the term is explained for readers of another text: of the instrument that this one
/// carries out, of other parts of a code, or of annexes.
fn is_for_others(
    document: &Document,
    title: &str,
    definition: &Definition,
    annexed: impl Fn() -> bool,
) -> bool {
    if definition.kind != DefinitionKind::Definition {
        return false;
    }
    if !document.outline().chinese {
        return explains_another(document, title, definition);
    }
    ["实施", "施行"].iter().any(|word| title.contains(word))
        || !is_whole_instrument(document)
        || annexed()
}

fn speaks_of_annexes(document: &Document) -> bool {
    let text = document.text().as_bytes();
    ["附表", "附件", "附录", "附图"].iter().any(|word| memmem::find(text, word.as_bytes()).is_some())
}

/// Whether the words of the term stand outside its declaration after all, be it as a part of a
/// longer word, broken by a line end or in other capitals. `words`: the plain text of the document.
fn stands_elsewhere(
    document: &Document,
    words: &str,
    definition: &Definition,
    word: &str,
) -> bool {
    let printed = word;
    let word = plain(document, word);
    let own = definition.span.cover(definition.meaning);
    let own_text = own.slice(document.text());
    let own_words = plain(document, own_text);
    let english = !document.outline().chinese;
    let count = |text: &str| match english {
        true => text.match_indices(&word).filter(|(at, _)| begins_word(text, *at)).count(),
        false => text.matches(&word).count(),
    };
    // Another one may begin before it: ROW in subROW.
    let inside = |text: &str| text.matches(printed).count();
    if count(words) > count(&own_words) || inside(document.text()) > inside(own_text) {
        return true;
    }
    // A term with a short form of its own is used as that.
    let is_shortened = document.definitions().iter().any(|other| {
        let inside = own.end >= other.span.start && other.span.start >= own.start
            // A line end cut the meaning off.
            || definition.kind == DefinitionKind::Definition
                && other.kind == DefinitionKind::Abbreviation
                && other.provision == definition.provision
                && other.span.start > own.end
                && document.outline().node(definition.provision).kind == Kind::Point;
        let named = other.kind == DefinitionKind::Abbreviation
            && other.span.start >= definition.span.end
            && other.meaning.overlaps(definition.span)
            // (“MOA”) of the Republic of Wells (“ROW”): the bracket before it is another one.
            && !other.meaning.slice(document.text()).contains(')');
        other.span != definition.span && (inside || named)
    });
    if is_shortened || document.outline().chinese {
        return is_shortened || is_shared(words, &word);
    }
    word.split(' ').count() > WORDS
        || is_of_field(words, &own_words, &word)
        || is_told_otherwise(words, &own_words, &word)
}

/// Whether a word begins at `at`: ROW is not used in "arrow".
fn begins_word(text: &str, at: usize) -> bool {
    !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// Whether the term only adds its field to a word that the text uses: “salvage in inland shipping”.
fn is_of_field(words: &str, own_words: &str, word: &str) -> bool {
    word.split_once(" in ").is_some_and(|(head, _)| {
        words.matches(head).count() > own_words.matches(head).count()
    })
}

/// Whether a list shares the end of the term with others, 二级保护物种 in 二、三级保护物种, or its
/// beginning: 现场勘查 in 现场检测、勘查.
fn is_shared(words: &str, word: &str) -> bool {
    const JOINTS: [&str; 6] = ["、", "和", "及", "或", "与", "以及"];
    word.char_indices().skip(1).any(|(at, _)| {
        let (head, tail) = word.split_at(at);
        let joined = |joint: &&str| {
            let end = format!("{joint}{tail}");
            words.match_indices(&end).any(|(at, _)| {
                let before = words.get(..at).unwrap_or_default();
                let clause = before.rsplit(['，', '。', '；']).next().unwrap_or_default();
                // What stands for the end of the term in the member before is about as long.
                let shared = |start: usize| clause.len() - start - head.len();
                clause.rfind(head).is_some_and(|start| {
                    clause.len() - start <= LIST && shared(start) <= tail.len() + MORE
                })
            })
        };
        if head.chars().nth(1).is_some() && tail.chars().nth(1).is_some() && JOINTS.iter().any(joined)
        {
            return true;
        }
        let goes_on = |joint: &&str| {
            let start = format!("{head}{joint}");
            words.match_indices(&start).any(|(at, _)| {
                let rest = words.get(at + start.len()..).unwrap_or_default();
                let clause = rest.split(['，', '。', '；']).next().unwrap_or_default();
                clause.find(tail).is_some_and(|at| at <= LIST)
            })
        };
        tail.chars().nth(1).is_some() && JOINTS.iter().any(goes_on)
    })
}

/// Whether the text has the term in another make: joined to another one, or broken by a table or by
/// other words. `parted`: what is known of that by now, as a text may declare a term many times.
fn is_met_in_part(
    document: &Document,
    words: &str,
    index: usize,
    word: &str,
    parted: &mut HashMap<String, bool>,
) -> bool {
    let word = plain(document, word);
    is_contracted(document, words, index, &word)
        || *parted
            .entry(word)
            .or_insert_with_key(|word| is_broken_by_table(words, word) || is_parted(words, word))
}

/// Whether a long term stands in the text with a few characters put into it: 抵减各年度应纳税额 for
/// 抵减应纳税额.
fn is_parted(words: &str, word: &str) -> bool {
    /// The length of such a term, of what stands before and behind the parting, and of what is put
    /// in, in characters.
    const TERM: usize = 8;
    const FRONT: usize = 2;
    const END: usize = 6;
    const PUT_IN: usize = 4;
    let count = word.chars().count();
    count >= TERM
        && word.char_indices().skip(FRONT).take(count.saturating_sub(FRONT + END - 1)).any(|(at, _)| {
            let (front, end) = word.split_at(at);
            words.match_indices(end).any(|(found, _)| {
                let before = words.get(..found).unwrap_or_default();
                let near = before.char_indices().rev().take(PUT_IN + front.chars().count()).last();
                near.and_then(|(from, _)| before.get(from..))
                    .and_then(|near| near.find(front).map(|at| near.len() - at - front.len()))
                    .is_some_and(|put_in| put_in > 0)
            })
        })
}

/// Whether the text names the term together with another one and what they share only once:
/// 动植物产品 for 动物产品 and 植物产品, 设施设备 for 某设施 and 某设备, 新、旧制.
fn is_contracted(document: &Document, words: &str, index: usize, word: &str) -> bool {
    const JOINTS: [&str; 9] = ["", "、", "和", "及", "或", "与", "以及", "（", "("];
    let cuts = |a: &str, b: &str| -> Vec<usize> {
        let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
        same.scan(0, |at, (c, _)| {
            *at += c.len_utf8();
            Some(*at)
        })
        .collect()
    };
    let beside = document.definitions().iter().skip(index.saturating_sub(NEAR)).take(2 * NEAR + 1);
    { beside }.any(|other| {
        let other = plain(document, other.span.slice(document.text()));
        if other == word || other.contains(word) || word.contains(&other) {
            return false;
        }
        let fronts = cuts(word, &other);
        let reversed = |text: &str| text.chars().rev().collect::<String>();
        let ends = cuts(&reversed(word), &reversed(&other));
        // Without a word between them both are as long: 设施设备, not 医师助理.
        let found = |one: &str, two: &str, even: bool| {
            JOINTS.iter().skip(usize::from(!even)).any(|joint| {
                let form = format!("{one}{joint}{two}");
                words.contains(&form) && !other.contains(&form) && !word.contains(&form)
            })
        };
        let even = |one: &str, two: &str| one.chars().count() == two.chars().count();
        // The term before or behind the other one, without the front or the end that they share.
        let front = fronts.iter().any(|&at| {
            let own = word.get(at..).unwrap_or_default();
            let others = other.get(at..).unwrap_or_default();
            let long = |part: &str| part.chars().nth(1).is_some();
            long(own) && found(&other, own, even(own, others))
                || long(others) && found(word, others, even(own, others))
        });
        front
            || ends.iter().any(|&len| {
                let own = word.get(..word.len() - len).unwrap_or_default();
                let theirs = other.get(..other.len() - len).unwrap_or_default();
                let same = even(own, theirs);
                let rest = |front: usize| other.get(front..).unwrap_or_default();
                !own.is_empty()
                    && (found(own, &other, same)
                        || fronts.iter().any(|&at| found(own, rest(at), same)))
            })
    })
}

/// Whether the first half of the term stands in a table drawn with lines, whose cells break it.
fn is_broken_by_table(words: &str, word: &str) -> bool {
    let half = word.chars().count().div_ceil(2);
    half >= 2
        && words.contains('│')
        && word.char_indices().skip(half).any(|(at, _)| {
            words.contains(&format!("{}│", word.get(..at).unwrap_or_default()))
        })
}

/// The text without what may come between the characters of a term: white space in Chinese, more
/// than one blank and capitals in English.
fn plain(document: &Document, text: &str) -> String {
    if document.outline().chinese {
        let mut plain = String::with_capacity(text.len());
        // White space of two bytes is as good as never met.
        if memchr(0xC2, text.as_bytes()).is_some() {
            plain.extend(text.split_whitespace());
            return plain;
        }
        let mut from = 0;
        while let Some(end) = blanks().find(text.as_bytes(), from) {
            plain.push_str(text.get(from..end).unwrap_or_default());
            from = end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        plain.push_str(text.get(from..).unwrap_or_default());
        return plain;
    }
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        if word.is_ascii() {
            let from = plain.len();
            plain.push_str(word);
            plain[from..].make_ascii_lowercase();
        } else {
            plain.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    plain
}

/// White space of one byte and of three.
fn blanks() -> &'static CharSet {
    static SET: OnceLock<CharSet> = OnceLock::new();
    SET.get_or_init(|| CharSet::new(('\0'..='\u{FFFF}').filter(|c| c.is_whitespace())))
}

/// The bracket that declares an abbreviation and nothing else: （以下简称……）.
fn bracket(document: &Document, definition: &Definition) -> Option<Span> {
    if definition.kind != DefinitionKind::Abbreviation {
        return None;
    }
    let text = document.text();
    let term = definition.span;
    let open = text.get(..term.start as usize)?.rfind(['（', '('])?;
    let words = text.get(open..term.start as usize)?;
    let tail = text.get(term.end as usize..)?;
    let close = tail.find(['）', ')'])?;
    let only = |words: &str| !words.contains(['，', ',', '；', ';', '。', '\n']);
    let end = term.end as usize + close + tail.get(close..)?.chars().next()?.len_utf8();
    (only(words) && only(tail.get(..close)?) && words.chars().count() <= 8)
        .then(|| Span::new(open, end))
}
