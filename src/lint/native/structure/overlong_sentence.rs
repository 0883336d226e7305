//! Sentences that nobody reads to their end.

use crate::lint::{Context, Draft};
use crate::model::{Document, Sentence};
use crate::text::Span;

/// So many members make a sentence a list, which is long by nature.
const MEMBERS: usize = 12;

/// Words in headings of chapters on penalties, whose sentences are long by custom.
const LIABILITY: [&str; 2] = ["法律责任", "罚则"];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let limit = |name, fallback| usize::try_from(context.number(name, fallback)).unwrap_or(usize::MAX);
    let (chars, penal, words) =
        (limit("zh-chars", 150), limit("zh-penal-chars", 200), limit("en-words", 50));
    for sentence in document.sentences() {
        // A sentence of so many bytes cannot have more characters or words.
        let least = if outline.chinese { chars * 3 } else { words * 2 };
        if sentence.span.len() <= least
            || outline.is_quoted(sentence.span.start)
            || outline.in_annex(sentence.node)
        {
            continue;
        }
        let body = sentence.span.slice(document.text());
        let (length, most) = if outline.chinese {
            let most = if is_penal(document, *sentence) { penal } else { chars };
            (body.chars().filter(|c| !c.is_whitespace()).count(), most)
        } else {
            (body.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count(), words)
        };
        let is_list = body.matches(['、', ';', '；']).count() >= MEMBERS;
        if length > most && !is_list {
            let draft = Draft::new(sentence.node, beginning(document.text(), sentence.span))
                .with("length", length.to_string())
                .with("most", most.to_string());
            context.report(draft);
        }
    }
}

/// The first words of a sentence, to point at.
fn beginning(text: &str, sentence: Span) -> Span {
    let body = sentence.slice(text);
    let end = body.find(['，', ',', '：', ':']).unwrap_or(body.len());
    Span::new(sentence.start as usize, sentence.start as usize + end)
}

fn is_penal(document: &Document, sentence: Sentence) -> bool {
    let outline = document.outline();
    let mut headings = outline.ancestors(sentence.node).filter_map(|id| outline.node(id).heading);
    headings.any(|heading| {
        let words: String = heading.slice(document.text()).split_whitespace().collect();
        LIABILITY.iter().any(|word| words.contains(word))
    })
}
