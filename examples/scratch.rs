//! usage: scratch OUT.tsv ROOT…
use normlint::lint::{Catalogue, Linter, Page, Settings};
use rayon::prelude::*;
use std::io::Write;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut catalogue = if std::env::var("STUBS").is_ok() {
        Catalogue::default()
    } else {
        Catalogue::builtin().unwrap()
    };
    if let Ok(stubs) = std::env::var("STUBS") {
        for e in walkdir::WalkDir::new(stubs).sort_by_file_name() {
            let e = e.unwrap();
            if e.path().extension().is_some_and(|x| x == "md") {
                catalogue
                    .add(
                        Page::parse(
                            e.path().to_str().unwrap(),
                            &std::fs::read_to_string(e.path()).unwrap(),
                        )
                        .unwrap(),
                    )
                    .unwrap();
            }
        }
    }
    let select: Vec<String> = std::env::var("SELECT")
        .map(|s| s.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let linter = Linter::new(catalogue).unwrap();
    let settings = Settings { select, ..Settings::default() };
    let mut files: Vec<_> = args[1..]
        .iter()
        .flat_map(|r| walkdir::WalkDir::new(r).sort_by_file_name())
        .filter_map(Result::ok)
        .filter(|e| e.file_type().is_file())
        .map(|e| e.into_path())
        .filter(|p| p.extension().is_some_and(|e| e == "md" || e == "txt"))
        .collect();
    files.sort();
    let clean = |s: &str| s.replace(['\n', '\r', '\t'], "⏎");
    let out: Vec<(usize, String)> = files
        .par_iter()
        .map(|p| {
            let source = normlint::read::read(p.to_str().unwrap(), std::fs::read(p).unwrap(), None);
            let c = linter.check(source, &settings).unwrap();
            let text = c.document.source().text();
            let mut s = String::new();
            for f in &c.report.findings {
                let (a, b) = (f.place.span.start as usize, f.place.span.end as usize);
                let mut x = a.saturating_sub(240);
                while !text.is_char_boundary(x) {
                    x += 1
                }
                let mut y = (b + 360).min(text.len());
                while !text.is_char_boundary(y) {
                    y -= 1
                }
                let rel: Vec<String> = f
                    .related
                    .iter()
                    .take(3)
                    .map(|r| format!("{}[{}]", r.place.label, clean(&r.place.text)))
                    .collect();
                s += &format!(
                    "{}\t{}:{}\t{}\t{}\t{}⟦{}⟧{}\t{}\n",
                    f.code,
                    p.display(),
                    f.place.start.line,
                    f.place.label,
                    clean(&f.message),
                    clean(&text[x..a]),
                    clean(&text[a..b]),
                    clean(&text[b..y]),
                    rel.join(" | ")
                );
            }
            (c.report.articles, s)
        })
        .collect();
    let mut w = std::io::BufWriter::new(std::fs::File::create(&args[0]).unwrap());
    for (_, s) in &out {
        w.write_all(s.as_bytes()).unwrap();
    }
    eprintln!(
        "{} files, {} articles, {} findings",
        out.len(),
        out.iter().map(|x| x.0).sum::<usize>(),
        out.iter().map(|x| x.1.lines().count()).sum::<usize>()
    );
}
