//! Every lint runs over any bytes, and what it reports lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normlint::lint::{Catalogue, Level, Linter, Settings};
use normlint::read;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    Linter::new(Catalogue::builtin().expect("the pages read")).expect("the pages can be run")
});

fuzz_target!(|bytes: &[u8]| {
    let settings =
        Settings { levels: vec![("all".to_owned(), Level::Warning)], ..Settings::default() };
    let source = read::read("draft.md", bytes.to_vec(), None);
    let checked = LINTER.check(source, &settings).expect("a profile is detected");
    let text = checked.document.source().text();
    for finding in &checked.report.findings {
        let related = finding.related.iter().map(|related| &related.place);
        for place in related.chain([&finding.place]) {
            assert_eq!(text.get(place.span.range()), Some(place.text.as_str()));
        }
    }
});
