use super::{Language, PackError, Profile};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the units of a text are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EnglishStyle {
    /// `Article 5`, with paragraphs and points: translations of Chinese law, EU acts, treaties.
    Article,
    /// `SEC. 5.`, `§ 5`, with (a)(1)(A)(i)(I): the Congress of the United States and its Code.
    Bill,
    /// `§ 5.1`, with (a)(1)(i)(A): the Code of Federal Regulations.
    Regulation,
    /// `5.—(1)`, with (a)(i): British and Irish Acts.
    Act,
}

/// `headings.en.toml`: what the units of an English text are called and in which order they nest.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EnglishHeadings {
    /// How a text is read whose headings do not tell.
    pub style: Option<EnglishStyle>,
    /// Headings of tables of contents.
    pub contents: Vec<String>,
    /// Lines behind which numbered recitals stand.
    pub recitals: Vec<String>,
    /// Beginnings of lines behind which the law itself begins.
    pub enacting: Vec<String>,
    /// What stands in brackets in the place of a unit that is gone.
    pub repealed: Vec<String>,
    /// Numbers from one on, in words.
    pub cardinals: Vec<String>,
    /// Numbers from first on, in words.
    pub ordinals: Vec<String>,
    /// Words that open a unit when a number follows.
    pub unit: Vec<EnglishUnit>,
    /// The order of units by style.
    pub styles: BTreeMap<EnglishStyle, EnglishOrder>,
}

/// Words for units of one kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishUnit {
    /// The words, as they stand before the number; signs (`§`) too.
    pub words: Vec<String>,
    /// What Akoma Ntoso calls it.
    pub kind: String,
}

/// How units nest in one style.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EnglishOrder {
    /// Words of the units above the basic one, outermost first.
    pub groups: Vec<String>,
    /// The marks below the basic unit, outermost first; none where any order may come.
    pub levels: Vec<EnglishLevel>,
}

/// One level of marks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishLevel {
    /// The first mark of a list of this level: `a`, `1`, `A`, `i`, `I`, `aa`, `AA`.
    pub marks: Vec<String>,
    /// What Akoma Ntoso calls it.
    pub kind: String,
}

impl EnglishHeadings {
    /// The words of the pack that `profile` builds on, changed where its own file says otherwise.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn of(profile: &Profile) -> Result<Self, PackError> {
        let base = profile.info()?.base.get(Language::En.base()).cloned().unwrap_or_default();
        let general = Profile::new(&base, Language::En)?.load::<Self>("headings")?;
        let mut headings = general.unwrap_or_default();
        if let Some(own) = profile.load::<Self>("headings")? {
            headings.overlay(own);
        }
        Ok(headings)
    }

    fn overlay(&mut self, own: Self) {
        fn replace<T>(list: &mut Vec<T>, own: Vec<T>) {
            if !own.is_empty() {
                *list = own;
            }
        }
        self.style = own.style.or(self.style);
        replace(&mut self.contents, own.contents);
        replace(&mut self.recitals, own.recitals);
        replace(&mut self.enacting, own.enacting);
        replace(&mut self.repealed, own.repealed);
        replace(&mut self.cardinals, own.cardinals);
        replace(&mut self.ordinals, own.ordinals);
        replace(&mut self.unit, own.unit);
        self.styles.extend(own.styles);
    }
}
