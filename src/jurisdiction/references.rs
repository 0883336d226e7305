//! `references.toml`: how texts cite provisions.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// Words for a unit that is cited.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelForm {
    /// The words: 条, "section".
    pub words: Vec<String>,
    /// What they cite, by its name in the outline.
    pub kind: String,
}

/// A collection of laws.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionForm {
    /// The words that it is cited by: `U. S. C.`.
    pub words: Vec<String>,
    /// Its name in the model: `U.S.C.`.
    pub name: String,
}

/// `references.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceForms {
    /// The units.
    #[serde(default)]
    pub level: Vec<LevelForm>,
    /// Words for the unit that the citation itself stands in: 本条, "this section".
    #[serde(default)]
    pub this: Vec<LevelForm>,
    /// Words before a unit that mean the one before: 前, "preceding".
    #[serde(default)]
    pub previous: Vec<String>,
    /// Words before a unit that mean the one cited last: 同.
    #[serde(default)]
    pub same: Vec<String>,
    /// Words behind which a provision is one yet to be made: 作为.
    #[serde(default)]
    pub future: Vec<String>,
    /// Words for a part of a provision that has no number: 但书.
    #[serde(default)]
    pub part: Vec<String>,
    /// Words that look like one of these and are none: 本条例.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// What the document calls itself, by the kinds of instrument: 法 in 本法.
    #[serde(default)]
    pub types: Vec<String>,
    /// Those among them that a document of another type uses for the instrument above it.
    #[serde(default)]
    pub above: Vec<String>,
    /// How names of instruments end that are cited without brackets.
    #[serde(default)]
    pub names: Vec<String>,
    /// Words that end so and are no names.
    #[serde(default)]
    pub not_names: Vec<String>,
    /// Words that stand before a name and are not part of it.
    #[serde(default)]
    pub stop: Vec<String>,
    /// Words that are not part of a name if it seems to begin with them.
    #[serde(default)]
    pub stop_first: Vec<String>,
    /// Words that stand for an instrument named before: 该法.
    #[serde(default)]
    pub anaphor: Vec<String>,
    /// Words between the members of a list.
    #[serde(default)]
    pub and: Vec<String>,
    /// Words between the ends of a range.
    #[serde(default)]
    pub through: Vec<String>,
    /// Words before the number of an instrument: "Regulation" in Regulation (EU) 2016/679.
    #[serde(default)]
    pub numbered: Vec<String>,
    /// Collections that are cited by a number before their name: 5 U.S.C.
    #[serde(default)]
    pub collection: Vec<CollectionForm>,
    /// Words of titles of instruments that carry out another one.
    #[serde(default)]
    pub carrying_out: Vec<String>,
    /// Words of titles of instruments that amend others.
    #[serde(default)]
    pub amending: Vec<String>,
}

impl Profile {
    /// The forms of citations of the language, then what the jurisdiction adds or overrides.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn reference_forms(&self) -> Result<ReferenceForms, PackError> {
        let mut all = ReferenceForms::default();
        for layer in self.load_layers::<ReferenceForms>("references")? {
            all.level.extend(layer.level);
            all.this.extend(layer.this);
            all.previous.extend(layer.previous);
            all.same.extend(layer.same);
            all.future.extend(layer.future);
            all.part.extend(layer.part);
            all.ignore.extend(layer.ignore);
            all.types.extend(layer.types);
            all.above.extend(layer.above);
            all.names.extend(layer.names);
            all.not_names.extend(layer.not_names);
            all.stop.extend(layer.stop);
            all.stop_first.extend(layer.stop_first);
            all.carrying_out.extend(layer.carrying_out);
            all.numbered.extend(layer.numbered);
            all.collection.extend(layer.collection);
            all.anaphor.extend(layer.anaphor);
            all.and.extend(layer.and);
            all.through.extend(layer.through);
            all.amending.extend(layer.amending);
        }
        Ok(all)
    }
}
