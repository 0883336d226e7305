//! One finding for one cause that stands in several places.

use super::super::context::{Context, Draft};
use crate::text::Span;

/// Reports the drafts as one: the first carries the finding, the places of the others are told with
/// it.
pub(super) fn report(context: &Context<'_>, found: impl IntoIterator<Item = (Draft, Span)>) {
    let mut found = found.into_iter();
    let Some((first, _)) = found.next() else { return };
    context.report(found.fold(first, |draft, (_, span)| draft.related("same", span)));
}
