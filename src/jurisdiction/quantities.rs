//! `quantities.toml`: units, currencies and the words that bound a number.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A length of time.
    Duration,
    /// An amount of money.
    Money,
    /// A number of things.
    Count,
    /// A share of a hundred.
    Percentage,
    /// The age of a person.
    Age,
}

/// Words for a unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitForm {
    /// The words, behind the number.
    pub words: Vec<String>,
    /// The name of the unit in the model.
    pub unit: String,
    /// What it measures.
    pub kind: Measure,
}

/// Words or signs for a currency that stand before the number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurrencyForm {
    /// The words or signs.
    pub words: Vec<String>,
    /// The code of the currency.
    pub unit: String,
}

/// Where the words of a bound stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Before the number.
    Before,
    /// Behind the unit.
    After,
}

/// Which side a bound closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The value is the least.
    Min,
    /// The value is the greatest.
    Max,
    /// No bound, although a word of one is part of the phrase.
    None,
}

/// Words that bound a number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundForm {
    /// The words.
    pub words: Vec<String>,
    /// Where they stand.
    pub place: Place,
    /// Which side they close.
    pub side: Side,
    /// Whether the value itself is within the bound.
    #[serde(default = "yes")]
    pub inclusive: bool,
}

fn yes() -> bool {
    true
}

/// `quantities.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityForms {
    /// Code of the currency that a unit named `money` stands for.
    #[serde(default)]
    pub currency: Option<String>,
    /// The units.
    #[serde(default)]
    pub unit: Vec<UnitForm>,
    /// The currencies.
    #[serde(default)]
    pub money: Vec<CurrencyForm>,
    /// The bounds.
    #[serde(default)]
    pub bound: Vec<BoundForm>,
    /// Words before a number that make it no quantity: ordinals and the like.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Words that end in a number and are no quantity.
    #[serde(default)]
    pub not: Vec<String>,
    /// Words between the ends of a range that have no bounds of their own: 至, "to".
    #[serde(default)]
    pub between_exact: Vec<String>,
    /// Words between a lower and an upper bound of one range: "and", or nothing.
    #[serde(default)]
    pub between_bounds: Vec<String>,
    /// Words between an upper bound and the lower one behind it, where both hold: "and".
    #[serde(default)]
    pub between_turned: Vec<String>,
    /// Words before the first end of a range and between both: "between", "and".
    #[serde(default)]
    pub around_exact: Vec<(String, String)>,
}

impl Profile {
    /// The forms of quantities of the language, then what the jurisdiction adds or overrides.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn quantity_forms(&self) -> Result<QuantityForms, PackError> {
        let mut all = QuantityForms::default();
        for layer in self.load_layers::<QuantityForms>("quantities")? {
            all.currency = layer.currency.or(all.currency);
            all.unit.extend(layer.unit);
            all.money.extend(layer.money);
            all.bound.extend(layer.bound);
            all.not_after.extend(layer.not_after);
            all.not.extend(layer.not);
            all.between_exact.extend(layer.between_exact);
            all.between_bounds.extend(layer.between_bounds);
            all.between_turned.extend(layer.between_turned);
            all.around_exact.extend(layer.around_exact);
        }
        Ok(all)
    }
}
