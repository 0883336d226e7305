use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use thiserror::Error;

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Chinese in simplified characters.
    Hans,
    /// Chinese in traditional characters.
    Hant,
    /// English.
    En,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 3] = [Language::Hans, Language::Hant, Language::En];

    /// The tag shown to users: `zh`, `zh-Hant`, `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Hans => "zh",
            Language::Hant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// The language of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }

    /// Whether the language is Chinese in either script.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self != Language::En
    }

    /// The language by its tag in packs and lint pages: `zh` for both scripts of Chinese, `en`.
    #[must_use]
    pub fn base(self) -> &'static str {
        if self.is_chinese() { "zh" } else { "en" }
    }
}

/// Why a pack could not be used.
#[derive(Debug, Error)]
pub enum PackError {
    /// No folder of that name.
    #[error("no jurisdiction `{0}`")]
    Unknown(String),
    /// The jurisdiction has no texts in the language.
    #[error("jurisdiction `{code}` has no texts in `{language}`")]
    Language {
        /// The pack.
        code: String,
        /// The tag of the language.
        language: &'static str,
    },
    /// A file of the pack does not read.
    #[error("jurisdictions/{file}: {error}")]
    File {
        /// Path below `jurisdictions/`.
        file: String,
        /// What the reader says.
        error: Box<toml::de::Error>,
    },
}

/// `pack.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackInfo {
    /// Name of the jurisdiction in English.
    pub name: String,
    /// Language tag (`zh`, `en`) to the pack of that language this one builds on.
    pub base: BTreeMap<String, String>,
    /// Patterns (regular expressions over the beginning of a text) that speak for the pack.
    #[serde(default)]
    pub detect: Vec<Detect>,
    /// Whether a law on its introduction (施行法) begins each code in books, so that the code does
    /// not say when it does.
    #[serde(default)]
    pub introduced_codes: bool,
    /// Whether articles keep their numbers where others are struck out or put in between: 第十條之一.
    #[serde(default)]
    pub numbers_kept: bool,
}

/// A sign that a text belongs to a jurisdiction.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detect {
    /// Language tag that the sign is for.
    pub language: String,
    /// Regular expression, searched in the first kilobytes of the text.
    pub pattern: String,
    /// How much the sign speaks for the pack.
    pub weight: u32,
}

/// A jurisdiction as texts of one language see it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Profile {
    code: &'static str,
    language: Language,
    /// The place of the pack among all.
    pack: usize,
}

impl Profile {
    /// The profile of the pack `code` for texts in `language`.
    ///
    /// # Errors
    /// Where there is no such pack, or it has no texts in that language.
    pub fn new(code: &str, language: Language) -> Result<Self, PackError> {
        let mut known = sorted_codes().iter().enumerate().filter(|(_, known)| **known == code);
        let (pack, &code) = known.next().ok_or_else(|| PackError::Unknown(code.to_owned()))?;
        let profile = Self { code, language, pack };
        match profile.info()?.base.contains_key(language.base()) {
            true => Ok(profile),
            false => Err(PackError::Language { code: code.to_owned(), language: language.tag() }),
        }
    }

    /// The name of the pack's folder.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The language of the texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Its place among as many as [`Profile::most`], for what is kept by profile.
    #[must_use]
    pub fn place(&self) -> usize {
        self.pack * Language::ALL.len() + self.language as usize
    }

    /// How many profiles there may be: each pack in each language.
    #[must_use]
    pub fn most() -> usize {
        sorted_codes().len() * Language::ALL.len()
    }

    /// The pack's own `pack.toml`.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn info(&self) -> Result<&'static PackInfo, PackError> {
        let read = infos().iter().find(|(code, _)| *code == self.code).map(|(_, info)| info);
        match read.ok_or_else(|| PackError::Unknown(self.code.to_owned()))? {
            Some(info) => Ok(info),
            // Asked for again for what is wrong with it.
            None => Err(parse::<PackInfo>(&format!("{}/pack.toml", self.code))
                .and_then(Result::err)
                .unwrap_or_else(|| PackError::Unknown(self.code.to_owned()))),
        }
    }

    /// Reads `<name>.<language>.toml` or `<name>.toml` of the pack, or of the pack of the language
    /// that it builds on; `None` where neither has the file.
    ///
    /// # Errors
    /// Where the file does not read as a `T`.
    pub fn load<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, PackError> {
        let language = self.language.base();
        let base = self.info()?.base.get(language).cloned().unwrap_or_default();
        for code in [self.code, base.as_str()] {
            for file in [format!("{code}/{name}.{language}.toml"), format!("{code}/{name}.toml")] {
                if let Some(found) = parse(&file) {
                    return found.map(Some);
                }
            }
        }
        Ok(None)
    }

    /// Reads the file `name` of the pack's base and that of the pack itself, in that order: for
    /// files in which a jurisdiction adds to its language instead of replacing it.
    ///
    /// # Errors
    /// Where a file does not read as a `T`.
    pub fn load_layers<T: DeserializeOwned>(&self, name: &str) -> Result<Vec<T>, PackError> {
        let language = self.language.base();
        let base = self.info()?.base.get(language).cloned().unwrap_or_default();
        let mut codes = vec![base.as_str()];
        codes.extend((base != self.code).then_some(self.code));
        let files = codes.iter().filter_map(|code| {
            parse(&format!("{code}/{name}.{language}.toml"))
                .or_else(|| parse(&format!("{code}/{name}.toml")))
        });
        files.collect()
    }

    /// Reads every file below the folder `folder` of the pack's base and of the pack itself, in
    /// that order, each with its name without the ending.
    ///
    /// # Errors
    /// Where a file does not read as a `T`.
    pub fn load_all<T: DeserializeOwned>(
        &self,
        folder: &str,
    ) -> Result<Vec<(&'static str, T)>, PackError> {
        let base = self.info()?.base.get(self.language.base()).cloned().unwrap_or_default();
        let mut codes = vec![base.as_str()];
        codes.extend((base != self.code).then_some(self.code));
        let mut found = Vec::new();
        for code in codes {
            let prefix = format!("{code}/{folder}/");
            for file in pack_files().iter().filter(|file| file.path.starts_with(&prefix)) {
                let name = file.path[prefix.len()..].trim_end_matches(".toml");
                found.push((name, file.parse()?));
            }
        }
        Ok(found)
    }
}

/// The codes of all packs, in alphabetical order.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    sorted_codes().to_vec()
}

fn sorted_codes() -> &'static [&'static str] {
    static CODES: OnceLock<Vec<&'static str>> = OnceLock::new();
    CODES.get_or_init(|| {
        let packs = pack_files().iter();
        let mut codes: Vec<_> =
            packs.filter_map(|file| file.path.strip_suffix("/pack.toml")).collect();
        codes.sort_unstable();
        codes
    })
}

/// `pack.toml` of every pack, read once; `None` where it does not read.
fn infos() -> &'static [(&'static str, Option<PackInfo>)] {
    static INFOS: OnceLock<Vec<(&'static str, Option<PackInfo>)>> = OnceLock::new();
    INFOS.get_or_init(|| {
        codes()
            .into_iter()
            .map(|code| (code, parse(&format!("{code}/pack.toml")).and_then(Result::ok)))
            .collect()
    })
}

fn parse<T: DeserializeOwned>(path: &str) -> Option<Result<T, PackError>> {
    Some(pack_files().iter().find(|file| file.path == path)?.parse())
}

/// A file of a pack, compiled in.
pub(super) struct File {
    /// Its path below `jurisdictions/`.
    pub(super) path: &'static str,
    /// Its text, which is TOML.
    text: &'static str,
    /// The same as JSON; empty where it is not known to be right.
    data: &'static str,
}

impl File {
    /// What it says.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, PackError> {
        if let Ok(value) = serde_json::from_str(self.data) {
            return Ok(value);
        }
        // The text tells where it is wrong.
        toml::from_str(self.text)
            .map_err(|error| PackError::File { file: self.path.to_owned(), error: Box::new(error) })
    }
}
