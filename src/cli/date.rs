//! The only place where normlint looks at the clock.

use crate::text::Day;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the calendar as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date(String);

impl Date {
    /// The day of the system's clock, in Coordinated Universal Time.
    pub(super) fn today() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let days = i32::try_from(seconds / 86_400).unwrap_or_default();
        Self(Day::of_1970(days).to_string())
    }

    /// The day as `YYYY-MM-DD`.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match Day::parse(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(format!("`{text}` is no day of the calendar; write YYYY-MM-DD")),
        }
    }
}
