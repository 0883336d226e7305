//! Paths as other programs want them.

use std::fmt::Write as _;
use std::path::Path;

/// `path` below `base` with `/` between its steps, or as it is where it is not below it.
pub(super) fn relative(path: &str, base: Option<&Path>) -> String {
    let below = base.and_then(|base| Path::new(path).strip_prefix(base).ok());
    let path = below.and_then(Path::to_str).unwrap_or(path);
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut rest = path.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { path } else { rest.to_owned() }
}

/// `path`, as [`relative`] gives it, as a URI reference, and whether that is relative.
pub(super) fn uri(path: &str) -> (String, bool) {
    let windows = path.get(1..3) == Some(":/");
    let absolute = path.starts_with('/') || windows;
    let mut uri = match (absolute, windows) {
        (false, _) => String::new(),
        (true, false) => "file://".to_owned(),
        (true, true) => "file:///".to_owned(),
    };
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // The colon behind a drive letter; elsewhere it might be read as the end of a scheme.
            b':' if windows && at == 1 => uri.push(':'),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    (uri, !absolute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cut_at_the_base() {
        let base = Path::new("/srv/drafts");
        assert_eq!(relative("/srv/drafts/a/b.md", Some(base)), "a/b.md");
        assert_eq!(relative("/srv/drafts2/b.md", Some(base)), "/srv/drafts2/b.md");
        assert_eq!(relative("./a.md", Some(base)), "a.md");
        assert_eq!(relative("././/a.md", None), "a.md");
        assert_eq!(relative("../a.md", None), "../a.md");
    }

    #[test]
    fn whatever_a_uri_may_not_hold_is_encoded() {
        let encoded = ("%E5%B1%85%E7%95%99%20a%3Ab%23%25/%5C.md".to_owned(), true);
        assert_eq!(uri("居留 a:b#%/\\.md"), encoded);
        assert_eq!(uri("/srv/a b.md"), ("file:///srv/a%20b.md".to_owned(), false));
        assert_eq!(uri("C:/a:b.md"), ("file:///C:/a%3Ab.md".to_owned(), false));
    }
}
