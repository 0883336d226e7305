//! `time.toml`: how instruments date themselves.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// A word for a span of time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanForm {
    /// The words, in small letters.
    pub words: Vec<String>,
    /// How many days it has.
    #[serde(default)]
    pub days: u32,
    /// How many months it has, where it is counted in months.
    #[serde(default)]
    pub months: u32,
}

/// `time.toml`. Regular expressions name their groups `year`, `month`, `day`; `count`, `unit`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeForms {
    /// Over the note under the title: the date of promulgation.
    #[serde(default)]
    pub promulgated: Vec<String>,
    /// Over that note: each date of a change.
    #[serde(default)]
    pub amended: Vec<String>,
    /// Over the commencement clause: a fixed date.
    #[serde(default)]
    pub effective: Vec<String>,
    /// Over the clause: a time after promulgation.
    #[serde(default)]
    pub after_promulgation: Vec<String>,
    /// Over the clause: promulgation itself.
    #[serde(default)]
    pub on_promulgation: Vec<String>,
    /// Over the clause: a day that someone is to fix.
    #[serde(default)]
    pub by_order: Vec<String>,
    /// Names of the months, in small letters, January first.
    #[serde(default)]
    pub months: Vec<String>,
    /// Numbers in words, one first.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// Units of time.
    #[serde(default)]
    pub unit: Vec<SpanForm>,
}

impl Profile {
    /// How instruments date themselves in the language.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn time_forms(&self) -> Result<TimeForms, PackError> {
        Ok(self.load("time")?.unwrap_or_default())
    }
}
