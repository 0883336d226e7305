//! Rules of departments and of local governments that call themselves 条例.

use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::InstrumentType;
use crate::outline::NodeId;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    name: List,
    order: Words,
    maker: Words,
    higher: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("title-form-vs-rank");

/// From this day on rules may not take the name; earlier ones keep theirs.
const SINCE: &str = "2002-01-01";

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let span = outline.title.trimmed(text);
    let title = span.slice(text).split(['（', '(']).next().unwrap_or_default().trim_end();
    let forms = WORDS.of(document);
    let Some(name) = forms.name.iter().find(|&name| title.ends_with(name)) else { return };
    if document.is_amending() {
        return;
    }
    let instrument = document.instrument();
    let dated = instrument.adopted.as_ref().or(instrument.promulgated.as_ref());
    if dated.is_some_and(|dated| dated.as_str() < SINCE) {
        return;
    }
    let head = outline.preamble.slice(text);
    let kind = instrument.kind;
    let is_rule = kind.is_rule();
    let made_higher = forms.higher.is_in(head)
        || matches!(
            kind,
            InstrumentType::Law
                | InstrumentType::PartyDocument
                | InstrumentType::MilitaryRegulation
        );
    if !is_rule && (made_higher || !forms.order.is_in(head) && !forms.maker.is_in(title)) {
        return;
    }
    let end = span.start as usize + title.len();
    let word = crate::text::Span::new(end - name.len(), end);
    context.report(Draft::new(NodeId::ROOT, word).with("name", context.slice(span)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, Profile};

    #[test]
    fn makers_are_told_from_subjects() {
        let chinese = Profile::new("cn", Language::Hans).expect("a pack");
        let Forms { order, maker, .. } = WORDS.of_profile(&chinese);
        assert!(order.is_in("（2025年3月1日示例部令第3号公布）"));
        assert!(order.is_in("海湾市人民政府令第12号"));
        assert!(!order.is_in("国务院令第12号"));
        assert!(maker.is_in("示例部示例管理条例"));
        assert!(maker.is_in("国家示例总局示例标志管理条例"));
        assert!(!maker.is_in("干部教育条例"));
        assert!(!maker.is_in("海湾市干部教育条例"));
        assert!(!maker.is_in("示例部示例管理办法"));
    }
}
