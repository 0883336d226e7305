//! What makes a vague expression precise: `clarifications.toml`.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `clarifications.toml`: the pointers of the language, and the meanings that the general law of a
/// jurisdiction settles.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClarificationForms {
    /// What points to the place where an expression is made precise.
    #[serde(default)]
    pub pointer: Vec<Pointer>,
    /// Expressions whose meaning general law settles.
    #[serde(default)]
    pub settled: Vec<Settled>,
    /// Regular expression over the header of a list, from the expression on: it says that the
    /// items are what the expression means.
    #[serde(default)]
    pub lists_behind: Option<String>,
    /// The same over the header up to the expression.
    #[serde(default)]
    pub lists_before: Option<String>,
    /// Regular expression over the items of a list that leave it open.
    #[serde(default)]
    pub open_item: Option<String>,
    /// Regular expression over what is handed to another body: standards and conditions, and not
    /// forms or procedures.
    #[serde(default)]
    pub sets_standard: Option<String>,
    /// Regular expression over the part of a sentence behind the one of the expression: it adds a
    /// further condition, so its numbers measure something else.
    #[serde(default)]
    pub further: Option<String>,
    /// Regular expression over a length of time and what stands behind it: it only says how fast to
    /// act.
    #[serde(default)]
    pub time_limit: Option<String>,
}

/// Words that tell where an expression is made precise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    /// `definition`, `annex`, `standard` or `delegation`.
    pub kind: String,
    /// How far around the expression to look: `behind` (from its end), `part` (between commas),
    /// `sentence`, `header`, `article`.
    pub within: String,
    /// Regular expression over what stands there.
    pub pattern: String,
}

/// An expression with a settled meaning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// Regular expression over the expression with what stands around it in its part of the
    /// sentence; the match must touch the expression.
    pub pattern: String,
    /// The law that settles it.
    pub title: String,
    /// Its article.
    pub provision: String,
    /// First day on which it does, `YYYY-MM-DD`.
    pub from: String,
    /// Last day on which it did; empty while in force.
    #[serde(default)]
    pub to: String,
}

impl Profile {
    /// What makes vague expressions precise, in the language and in the jurisdiction: the latter
    /// adds to the former.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn clarification_forms(&self) -> Result<ClarificationForms, PackError> {
        let mut all = ClarificationForms::default();
        for forms in self.load_layers::<ClarificationForms>("clarifications")? {
            all.pointer.extend(forms.pointer);
            all.settled.extend(forms.settled);
            all.lists_behind = forms.lists_behind.or(all.lists_behind);
            all.lists_before = forms.lists_before.or(all.lists_before);
            all.open_item = forms.open_item.or(all.open_item);
            all.sets_standard = forms.sets_standard.or(all.sets_standard);
            all.further = forms.further.or(all.further);
            all.time_limit = forms.time_limit.or(all.time_limit);
        }
        Ok(all)
    }
}
