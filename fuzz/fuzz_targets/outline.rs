//! Any bytes give an outline in every profile, and walking it meets every byte of the text once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normlint::jurisdiction::{Language, Profile, codes, fold};
use normlint::outline::{NodeId, Outline, parse};
use normlint::read;

fuzz_target!(|bytes: &[u8]| {
    let source = read::read("draft.md", bytes.to_vec(), None);
    let text = fold(source.text());
    for code in codes() {
        for language in [Language::Hans, Language::Hant, Language::En] {
            let Ok(profile) = Profile::new(code, language) else { continue };
            let outline = parse(&source, &text, &profile);
            let mut printed = String::new();
            print(&outline, NodeId::ROOT, source.text(), &mut printed);
            assert_eq!(printed, source.text());
        }
    }
});

fn print(outline: &Outline, id: NodeId, text: &str, into: &mut String) {
    let span = outline.node(id).span;
    let mut from = span.start as usize;
    for child in outline.children(id) {
        let inner = outline.node(child).span;
        into.push_str(&text[from..inner.start as usize]);
        print(outline, child, text, into);
        from = inner.end as usize;
    }
    into.push_str(&text[from..span.end as usize]);
}
