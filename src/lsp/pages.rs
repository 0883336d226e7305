//! The pages of lints as documents that the server holds.

use crate::lint::Linter;
use crate::report::lint_page;
use serde_json::Value;
use std::sync::Arc;

/// The text of the page that the parameters of `workspace/textDocumentContent` name, by the code of
/// the lint at the end of its path.
pub(super) fn content<'l>(
    linters: impl Iterator<Item = &'l Arc<Linter>>,
    params: &Value,
) -> Option<String> {
    let uri = params.get("uri")?.as_str()?;
    let code = uri.rsplit('/').next()?.strip_suffix(".md")?;
    let mut lints = linters.filter_map(|linter| linter.catalogue().find(code));
    lints.next().map(lint_page)
}
