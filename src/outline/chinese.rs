use super::{Builder, Outline};
use crate::jurisdiction::Profile;
use crate::text::Source;

/// Parses a Chinese text; `text` is the source in simplified characters.
pub(super) fn parse(source: &Source, text: &str, profile: &Profile) -> Outline {
    let _ = (source, profile);
    let mut outline = Builder::new(text.len()).finish();
    outline.chinese = true;
    super::numbering::check(&mut outline, text);
    outline
}
