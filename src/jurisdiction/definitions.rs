//! `definitions.toml`: how texts declare their terms.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// What a definition that names its unit holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// The whole document.
    Document,
    /// The part, chapter, section or schedule around it.
    Group,
    /// The article.
    Article,
}

/// Words that say for what a definition holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtentForm {
    /// The words: 本法, "this section".
    pub words: Vec<String>,
    /// What they name.
    pub extent: Extent,
}

/// `definitions.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionForms {
    /// Words before a short form: 以下简称, "hereinafter referred to as".
    #[serde(default)]
    pub short: Vec<String>,
    /// Those among them that several short forms may follow: 以下分别简称.
    #[serde(default)]
    pub short_each: Vec<String>,
    /// Words next to the term that is explained: 所称 before it, "referred to in" behind it.
    #[serde(default)]
    pub named: Vec<String>,
    /// Words between a term that begins its sentence and a definition by a noun at its end.
    #[serde(default)]
    pub is: Vec<String>,
    /// Nouns that define nothing there.
    #[serde(default)]
    pub is_not: Vec<String>,
    /// Nouns at the end of the first sentence of an article that says what a thing is.
    #[serde(default)]
    pub is_noun: Vec<String>,
    /// Words between the term and its meaning.
    #[serde(default)]
    pub means: Vec<String>,
    /// Those among them that explain a term which begins its sentence without quotation marks.
    #[serde(default)]
    pub means_bare: Vec<String>,
    /// Words that do so only behind a comma, or behind 所称 and the term.
    #[serde(default)]
    pub means_apart: Vec<String>,
    /// Words before the term that do not belong to it.
    #[serde(default)]
    pub before: Vec<String>,
    /// Words behind the term that do not belong to it.
    #[serde(default)]
    pub behind: Vec<String>,
    /// Words that no term contains: what looks like one is a sentence.
    #[serde(default)]
    pub never: Vec<String>,
    /// Words that tell the header of a list of definitions.
    #[serde(default)]
    pub list: Vec<String>,
    /// Words of headings over definitions.
    #[serde(default)]
    pub heading: Vec<String>,
    /// For what a definition holds.
    #[serde(default)]
    pub extent: Vec<ExtentForm>,
}

impl Profile {
    /// The forms of definitions of the language, then what the jurisdiction adds.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn definition_forms(&self) -> Result<DefinitionForms, PackError> {
        let mut all = DefinitionForms::default();
        for layer in self.load_layers::<DefinitionForms>("definitions")? {
            all.short.extend(layer.short);
            all.short_each.extend(layer.short_each);
            all.named.extend(layer.named);
            all.is.extend(layer.is);
            all.is_not.extend(layer.is_not);
            all.is_noun.extend(layer.is_noun);
            all.means.extend(layer.means);
            all.means_bare.extend(layer.means_bare);
            all.means_apart.extend(layer.means_apart);
            all.before.extend(layer.before);
            all.behind.extend(layer.behind);
            all.never.extend(layer.never);
            all.list.extend(layer.list);
            all.heading.extend(layer.heading);
            all.extent.extend(layer.extent);
        }
        Ok(all)
    }
}
