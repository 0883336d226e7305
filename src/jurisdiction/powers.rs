//! Who may create what: `powers.toml`.

use super::pack::{PackError, Profile};
use crate::text::Expression;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

/// `powers.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Powers {
    /// The rows.
    #[serde(default)]
    pub power: Vec<Power>,
    /// What higher law itself provides; to repeat it creates nothing.
    #[serde(default)]
    pub granted: Vec<Granted>,
    /// Laws that grant what instruments below them repeat.
    #[serde(default)]
    pub grantor: Vec<Grantor>,
    /// What each type of instrument may create.
    #[serde(default)]
    pub entitled: Vec<Entitled>,
    /// What stands before words of a row where the sentence only tells of the thing.
    #[serde(default, deserialize_with = "regex")]
    pub told_before: Option<Expression>,
    /// What stands behind them then.
    #[serde(default, deserialize_with = "regex")]
    pub told_after: Option<Expression>,
    /// Sentences that restrain authorities, or tell of what others do under the law.
    #[serde(default, deserialize_with = "regex")]
    pub restraint: Option<Expression>,
}

/// Something that a law provides for every instrument below it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    /// The matter of the rows that it excuses.
    pub matter: String,
    /// Sentences that repeat it.
    #[serde(deserialize_with = "regex")]
    pub pattern: Option<Expression>,
    /// The law.
    pub title: String,
    /// Its article.
    pub provision: String,
}

/// Laws that grant measures of a matter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grantor {
    /// The matter of the rows.
    pub matter: String,
    /// Their titles without the name of the country.
    pub titles: Vec<String>,
}

/// What types of instrument may create, in one version of the law.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entitled {
    /// The matter of the rows.
    pub matter: String,
    /// Their kinds; all of the matter where empty.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The types of instrument.
    pub types: Vec<String>,
    /// The law that says so.
    pub title: String,
    /// Its article.
    pub provision: String,
    /// First day on which the version applies, `YYYY-MM-DD`.
    pub from: String,
    /// Last day on which it applied; empty while in force.
    #[serde(default)]
    pub to: String,
    /// Ceilings and conditions.
    #[serde(default)]
    pub note: String,
}

pub(super) fn regex<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Expression>, D::Error> {
    let source = Option::<String>::deserialize(from)?;
    source.map(|source| crate::text::pattern(&source).map_err(D::Error::custom)).transpose()
}

/// A rule on which instruments may create a thing, in one version of the law.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Power {
    /// `penalty`, `licence`, `coercive-measure`, `coercive-execution` or `reserved`.
    pub matter: String,
    /// What kind of it: `detention`, `business-licence`, ….
    pub kind: String,
    /// The kind in Chinese, for messages.
    #[serde(default)]
    pub zh: String,
    /// The kind in English, for messages.
    #[serde(default)]
    pub en: String,
    /// Words by which a text creates it.
    pub words: Vec<String>,
    /// Types of instrument that may create it.
    pub may: Vec<String>,
    /// Types of instrument that may not. A type in neither list is not assessed.
    pub bars: Vec<String>,
    /// The law that says so.
    pub title: String,
    /// Its article.
    pub provision: String,
    /// First day on which the version applies, `YYYY-MM-DD`.
    pub from: String,
    /// Last day on which it applied; empty while in force.
    #[serde(default)]
    pub to: String,
    /// Ceilings and conditions.
    #[serde(default)]
    pub note: String,
}

impl Profile {
    /// The table of powers of the jurisdiction; empty where none is known.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn powers(&self) -> Result<Powers, PackError> {
        Ok(self.load::<Powers>("powers")?.unwrap_or_default())
    }
}
