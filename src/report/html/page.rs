//! The frame of a page: one file that loads nothing.
//!
//! A policy in the page itself forbids all that is not in it. What may run and what may style
//! carries a nonce made from the whole page, so that no text of a document can bring a script or a
//! style along: it would have to hold a digest of itself.

use crate::report::words::Words;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Colours, type and what all pages share.
const BASE: &str = include_str!("base.css");

/// A page before it is put together.
pub(crate) struct Page<'a> {
    /// Language of the words around what is shown, as a tag.
    pub(crate) language: &'a str,
    /// Title of the window.
    pub(crate) title: &'a str,
    /// Style sheets beyond the shared one.
    pub(crate) styles: &'a [&'static str],
    /// Scripts, run at the end of the body.
    pub(crate) scripts: &'a [&'static str],
    /// What is shown.
    pub(crate) body: Markup,
}

impl Page<'_> {
    /// The page as text.
    pub(crate) fn render(&self) -> String {
        let nonce = self.nonce();
        let policy = format!(
            "default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; \
             base-uri 'none'; form-action 'none'"
        );
        let page = html! {
            (DOCTYPE)
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("normlint ", env!("CARGO_PKG_VERSION")));
                    title { (self.title) }
                    @for style in std::iter::once(&BASE).chain(self.styles) {
                        style nonce=(nonce) { (PreEscaped(style)) }
                    }
                }
                body {
                    (self.body)
                    @for script in self.scripts {
                        script nonce=(nonce) { (PreEscaped(script)) }
                    }
                }
            }
        };
        let mut page = page.into_string();
        page.push('\n');
        page
    }

    fn nonce(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in self.styles.iter().chain(self.scripts) {
            hasher.update(part.as_bytes());
        }
        hasher.update(self.title.as_bytes());
        hasher.update(self.body.0.as_bytes());
        hasher.finalize().to_hex().chars().take(32).collect()
    }
}

/// The tag of the language of `words`.
pub(crate) fn tag(words: Words) -> &'static str {
    words.pick("zh-Hans", "zh-Hant", "en")
}

/// `value` as JSON that a script reads back, fit to stand in an element of the page: no `<` in it
/// ends the element early.
#[cfg(feature = "audit")]
pub(crate) fn data(id: &str, value: &impl serde::Serialize) -> Markup {
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    html! { script type="application/json" id=(id) { (PreEscaped(json.replace('<', "\\u003c"))) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: Markup) -> String {
        Page { language: "en", title: "a <b>", styles: &[], scripts: &["run()"], body }.render()
    }

    #[test]
    fn only_what_has_the_nonce_runs() {
        let first = page(html! { p { "<script>alert(1)</script>" } });
        assert!(first.contains("<title>a &lt;b&gt;</title>"));
        assert!(first.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"));
        let nonce = first.split("script-src 'nonce-").nth(1).and_then(|rest| rest.get(..32));
        let nonce = nonce.expect("the policy has a nonce");
        assert!(first.contains(&format!("<script nonce=\"{nonce}\">run()</script>")));
        assert!(!page(html! { p { "another" } }).contains(nonce));
    }

    #[cfg(feature = "audit")]
    #[test]
    fn data_cannot_end_its_element() {
        let markup = data("d", &["</script><script>alert(1)</script>"]).into_string();
        assert_eq!(markup.matches("</script>").count(), 1, "{markup}");
    }
}
