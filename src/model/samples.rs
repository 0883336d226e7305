//! Documents for tests.

use super::{Document, Lexicon};
use crate::jurisdiction::{Language, Profile};
use crate::text::{Format, Source};

/// The document of `text` in the jurisdiction `code`.
pub(crate) fn document(code: &str, text: &str) -> Document {
    let language = match code {
        "zh" | "cn" => Language::Hans,
        "tw" => Language::Hant,
        _ => Language::En,
    };
    let profile = Profile::new(code, language).expect("a pack");
    let lexicon = Lexicon::new(&profile, &[]).expect("packs read");
    Document::new(Source::new("test", text, Format::Plain), profile, lexicon, None)
}
