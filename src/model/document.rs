use super::facets::{Definition, Quantity, Reference};
use super::{definitions, quantities, references};
use crate::jurisdiction::{Profile, fold};
use crate::outline::{self, Outline};
use crate::text::Source;
use std::sync::OnceLock;

/// One document with what is known of it. Facets are computed when first asked for.
#[derive(Debug)]
pub struct Document {
    source: Source,
    profile: Profile,
    /// The text in simplified characters, where it differs from the source.
    folded: Option<String>,
    outline: Outline,
    definitions: OnceLock<Vec<Definition>>,
    references: OnceLock<Vec<Reference>>,
    quantities: OnceLock<Vec<Quantity>>,
}

impl Document {
    /// Parses `source` as a text of `profile`.
    #[must_use]
    pub fn new(source: Source, profile: Profile) -> Self {
        let folded = match fold(source.text()) {
            std::borrow::Cow::Owned(folded) => Some(folded),
            std::borrow::Cow::Borrowed(_) => None,
        };
        let text = folded.as_deref().unwrap_or(source.text());
        let outline = outline::parse(&source, text, &profile);
        Self {
            source,
            profile,
            folded,
            outline,
            definitions: OnceLock::new(),
            references: OnceLock::new(),
            quantities: OnceLock::new(),
        }
    }

    /// The text as it was read.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The text in simplified characters, byte for byte as long as the source: what cues and
    /// patterns are matched against.
    #[must_use]
    pub fn text(&self) -> &str {
        self.folded.as_deref().unwrap_or(self.source.text())
    }

    /// The jurisdiction and language of the text.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The structure.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Terms that the document declares, in order.
    #[must_use]
    pub fn definitions(&self) -> &[Definition] {
        self.definitions.get_or_init(|| definitions::find(self))
    }

    /// Citations, in order.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        self.references.get_or_init(|| references::find(self))
    }

    /// Numbers with units, and dates, in order.
    #[must_use]
    pub fn quantities(&self) -> &[Quantity] {
        self.quantities.get_or_init(|| quantities::find(self))
    }
}
