//! `normlint.toml` as it is written.

use super::located::At;
use crate::cli::args::FailOn;
use crate::lint::Level;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Options of one lint.
pub(in crate::cli) type OptionTable = BTreeMap<String, At<Any>>;

/// A file and its overrides share most keys; serde cannot flatten a struct into another that
/// refuses unknown keys, so the shared ones are written once here.
macro_rules! with_shared_keys {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        #[derive(Debug, Default, Deserialize, JsonSchema)]
        $(#[$meta])*
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub(in crate::cli) struct $name {
            $($own)*
            /// The level of finding that makes the exit status 1.
            pub(in crate::cli) fail_on: Option<At<FailOn>>,
            /// Run only these lints, groups that are off included: codes, beginnings of codes,
            /// names, groups or `all`.
            pub(in crate::cli) select: Option<Vec<At<String>>>,
            /// Do not run these lints.
            pub(in crate::cli) ignore: Vec<At<String>>,
            /// What the findings of lints count as. The name that says the most wins: `VAG001`
            /// over `VAG` over `clarity`.
            pub(in crate::cli) levels: BTreeMap<String, At<LevelName>>,
            /// The jurisdiction; told from the text if not given.
            pub(in crate::cli) profile: Option<At<String>>,
            /// The language of the texts; told from the text if not given.
            pub(in crate::cli) lang: Option<At<Lang>>,
            /// The language of messages; that of each document if not given.
            pub(in crate::cli) message_lang: Option<At<MessageLang>>,
            /// The day whose law drafts are held to, `YYYY-MM-DD`; the draft's own date if not
            /// given.
            pub(in crate::cli) as_of: Option<At<Day>>,
            /// Options of lints, by code or name; `normlint explain CODE` shows them.
            pub(in crate::cli) options: BTreeMap<String, At<OptionTable>>,
        }

        impl $name {
            /// The shared keys.
            pub(in crate::cli) fn shared(&self) -> Shared<'_> {
                Shared {
                    fail_on: self.fail_on.as_ref(),
                    select: self.select.as_deref(),
                    ignore: &self.ignore,
                    levels: &self.levels,
                    profile: self.profile.as_ref(),
                    lang: self.lang.as_ref(),
                    message_lang: self.message_lang.as_ref(),
                    as_of: self.as_of.as_ref(),
                    options: &self.options,
                }
            }
        }
    };
}

/// The keys that a file and its overrides share.
pub(in crate::cli) struct Shared<'f> {
    pub(in crate::cli) fail_on: Option<&'f At<FailOn>>,
    pub(in crate::cli) select: Option<&'f [At<String>]>,
    pub(in crate::cli) ignore: &'f [At<String>],
    pub(in crate::cli) levels: &'f BTreeMap<String, At<LevelName>>,
    pub(in crate::cli) profile: Option<&'f At<String>>,
    pub(in crate::cli) lang: Option<&'f At<Lang>>,
    pub(in crate::cli) message_lang: Option<&'f At<MessageLang>>,
    pub(in crate::cli) as_of: Option<&'f At<Day>>,
    pub(in crate::cli) options: &'f BTreeMap<String, At<OptionTable>>,
}

with_shared_keys! {
    /// Settings of normlint for the folder of this file and those below it. Paths are relative to
    /// that folder.
    #[schemars(title = "normlint.toml")]
    File {
        /// Files that are linted where a folder is, as globs; all whose format can be read if not
        /// given.
        pub(in crate::cli) include: Option<Vec<At<String>>>,
        /// Files and folders that are passed over where a folder is linted, as globs.
        pub(in crate::cli) exclude: Vec<At<String>>,
        /// Folders with lint pages of your own. `.normlint/lints` beside this file is one if it
        /// is there.
        pub(in crate::cli) lints: Vec<At<String>>,
        /// The file of findings that are accepted for now; `normlint check --write-baseline FILE`
        /// writes it.
        pub(in crate::cli) baseline: Option<At<String>>,
        /// Findings that somebody decided to live with.
        pub(in crate::cli) allow: Vec<At<Allow>>,
        /// Other settings for some of the files; later ones win.
        #[serde(rename = "override")]
        pub(in crate::cli) overrides: Vec<Override>,
    }
}

with_shared_keys! {
    /// Other settings for some of the files.
    Override {
        /// The files, as globs.
        pub(in crate::cli) paths: Vec<At<String>>,
    }
}

/// A finding that somebody decided to live with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::cli) struct Allow {
    /// The lint: code, beginning of a code, name or group.
    pub(in crate::cli) lint: At<String>,
    /// Only in these files, as a glob.
    pub(in crate::cli) path: Option<At<String>>,
    /// Only in this provision and those below it, as reports name it: `art_12__para_1`.
    pub(in crate::cli) provision: Option<String>,
    /// Only where the text of the finding contains this.
    pub(in crate::cli) text: Option<String>,
    /// Why.
    pub(in crate::cli) reason: At<String>,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub(in crate::cli) expires: Option<At<Day>>,
}

/// What the findings of a lint count as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum LevelName {
    /// The lint does not run.
    Allow,
    /// Information.
    Info,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Allow => Level::Allow,
            LevelName::Info => Level::Info,
            LevelName::Warning => Level::Warning,
            LevelName::Error => Level::Error,
        }
    }
}

/// A language of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(in crate::cli) enum Lang {
    /// Chinese in simplified characters.
    #[serde(rename = "zh")]
    Zh,
    /// Chinese in traditional characters.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// The tag.
    pub(in crate::cli) fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::ZhHant => "zh-Hant",
            Lang::En => "en",
        }
    }
}

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum MessageLang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl MessageLang {
    /// The tag.
    pub(in crate::cli) fn tag(self) -> &'static str {
        match self {
            MessageLang::Zh => "zh",
            MessageLang::En => "en",
        }
    }
}

/// A day, written as text or as a date of TOML.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(in crate::cli) enum Day {
    /// `"2026-01-01"`.
    Text(String),
    /// `2026-01-01`.
    Date(toml::value::Datetime),
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

/// A value of any type: which it must be depends on the option.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub(in crate::cli) struct Any(pub(in crate::cli) toml::Value);

impl JsonSchema for Any {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        true.into()
    }
}

/// The JSON Schema of `normlint.toml`, for editors.
pub(in crate::cli) fn schema() -> String {
    let schema = schemars::schema_for!(File);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
