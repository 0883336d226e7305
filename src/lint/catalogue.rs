//! All lints that there are.

use super::page::{Page, PageError};
use super::{Level, Severity};
use crate::model::Document;
use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/lint_pages.rs"));

/// A page, compiled in.
pub(super) struct File {
    /// Its path below `lints/`.
    path: &'static str,
    text: &'static str,
    /// Its front matter as JSON; empty where it is not known to be right.
    data: &'static str,
}

/// A group of lints and whether its lints are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The name in settings.
    pub name: &'static str,
    /// Whether its lints run unless settings say otherwise.
    pub on: bool,
    /// What its lints have in common.
    pub about: &'static str,
}

/// The groups, those that are on first.
pub const GROUPS: [Group; 8] = [
    Group { name: "correctness", on: true, about: "the text contradicts itself or points nowhere" },
    Group {
        name: "rights",
        on: true,
        about: "people are left without a remedy, an exit or a voice",
    },
    Group {
        name: "clarity",
        on: true,
        about: "a right or a duty turns on words without a measure",
    },
    Group {
        name: "hierarchy",
        on: true,
        about: "the instrument does what its rank does not allow",
    },
    Group { name: "style", on: false, about: "wording and layout against the drafting norms" },
    Group {
        name: "pedantic",
        on: false,
        about: "right in principle, too often to be on by default",
    },
    Group { name: "nursery", on: false, about: "new and not yet precise enough" },
    Group { name: "research", on: false, about: "questions of research, for audits only" },
];

/// One lint.
#[derive(Debug, Clone)]
pub struct Lint {
    /// Its page.
    pub page: Arc<Page>,
    /// The level where settings say nothing: asked for every lint on every document.
    default: Level,
}

impl Lint {
    fn new(page: Page) -> Self {
        let on = GROUPS.iter().any(|group| group.name == page.front.group && group.on);
        let default = if on { Level::from(page.front.severity) } else { Level::Allow };
        Self { page: Arc::new(page), default }
    }

    /// The code: `VAG001`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.page.front.code
    }

    /// The name: `undefined-evaluative-term`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.page.name
    }

    /// The level it has where settings say nothing.
    #[must_use]
    pub fn default_level(&self) -> Level {
        self.default
    }

    /// Whether a selector of settings names it: its code or a beginning of it (`VAG`), its name,
    /// its group, or `all`.
    #[must_use]
    pub fn matches(&self, selector: &str) -> bool {
        let code = self.code();
        let prefix = !selector.is_empty()
            && code.get(..selector.len()).is_some_and(|p| p.eq_ignore_ascii_case(selector));
        prefix || selector == self.name() || selector == self.page.front.group || selector == "all"
    }

    /// Whether the lint knows the language and the jurisdiction of the document.
    #[must_use]
    pub fn holds_for(&self, document: &Document) -> bool {
        let front = &self.page.front;
        let profile = document.profile();
        let language = profile.language();
        let speaks = |tag: &String| tag == language.base() || tag == language.tag();
        let here = |code: &String| code == profile.code() || code == "any";
        front.languages.iter().any(speaks)
            && (front.jurisdictions.is_empty() || front.jurisdictions.iter().any(here))
    }

    /// Whether the law that the lint rests on was there on `date`, the day of the law that the
    /// document is held to. Lints that rest on no law of a time hold always.
    #[must_use]
    pub fn in_force(&self, document: &Document, date: Option<&str>) -> bool {
        let front = &self.page.front;
        let code = document.profile().code();
        !front.timed || front.authority.iter().any(|row| row.speaks_for(code) && row.applies(date))
    }

    /// The gravity of its findings unless settings say otherwise.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.page.front.severity
    }
}

/// The lints in order of code.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    lints: Vec<Lint>,
}

impl Catalogue {
    /// The lints that come with normlint.
    ///
    /// # Errors
    /// Where a page does not read; the tests see to it that none does.
    pub fn builtin() -> Result<Self, PageError> {
        let mut catalogue = Self::default();
        for File { path, text, data } in lint_pages() {
            catalogue.add(Page::compiled(path, text, data)?)?;
        }
        Ok(catalogue)
    }

    /// Adds a page.
    ///
    /// # Errors
    /// Where another lint has its code or its name already.
    pub fn add(&mut self, page: Page) -> Result<(), PageError> {
        let taken = |lint: &Lint| lint.code() == page.front.code || lint.name() == page.name;
        if let Some(other) = self.lints.iter().find(|lint| taken(lint)) {
            return Err(PageError::Invalid {
                message: format!(
                    "`{}` ({}) is taken by {}; give the lint a code and a name of its own",
                    page.name, page.front.code, other.page.path
                ),
                path: page.path,
            });
        }
        let at = self.lints.partition_point(|lint| lint.code() < page.front.code.as_str());
        self.lints.insert(at, Lint::new(page));
        Ok(())
    }

    /// The lints in order of code.
    #[must_use]
    pub fn lints(&self) -> &[Lint] {
        &self.lints
    }

    /// The lint of that code or name, case aside.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Lint> {
        self.lints.iter().find(|lint| {
            lint.code().eq_ignore_ascii_case(name) || lint.name().eq_ignore_ascii_case(name)
        })
    }

    /// Whether any lint answers to the selector.
    #[must_use]
    pub fn knows(&self, selector: &str) -> bool {
        selector == "all"
            || GROUPS.iter().any(|group| group.name == selector)
            || self.lints.iter().any(|lint| lint.matches(selector))
    }
}
