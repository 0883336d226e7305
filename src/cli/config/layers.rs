//! Settings laid one over the other: defaults, file, overrides, command line.

use crate::cli::args::FailOn;
use crate::lint::{Allowance, Catalogue, GROUPS, Level, Settings};
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Origin {
    /// A configuration, as `path:line`.
    File(String),
    /// The arguments.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File(place) => f.write_str(place),
            Origin::CommandLine => f.write_str("command line"),
        }
    }
}

/// A setting with its origin.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Set<T> {
    /// The value.
    pub(in crate::cli) value: T,
    /// Where it comes from.
    pub(in crate::cli) origin: Origin,
}

/// What one file, override or command line says, or what several come to.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Layer {
    pub(in crate::cli) fail_on: Option<Set<FailOn>>,
    pub(in crate::cli) select: Option<Vec<Set<String>>>,
    /// What the command runs besides the lints that are on by default.
    pub(in crate::cli) also: Vec<String>,
    /// Selector and level, later ones over earlier ones; what is ignored is here too.
    pub(in crate::cli) levels: Vec<Set<(String, Level)>>,
    pub(in crate::cli) profile: Option<Set<String>>,
    pub(in crate::cli) lang: Option<Set<String>>,
    pub(in crate::cli) message_lang: Option<Set<String>>,
    pub(in crate::cli) as_of: Option<Set<String>>,
    /// By code of the lint, then option.
    pub(in crate::cli) options: BTreeMap<String, BTreeMap<String, Set<toml::Value>>>,
    pub(in crate::cli) baseline: Option<Set<PathBuf>>,
}

impl Layer {
    /// Lays `other` over this one.
    pub(in crate::cli) fn lay(&mut self, other: &Layer) {
        let Layer { fail_on, select, levels, profile, lang, message_lang, as_of, .. } = other;
        over(&mut self.fail_on, fail_on.as_ref());
        if select.is_some() {
            self.select.clone_from(select);
            // A new selection is a fresh start: what was turned off before may be in it.
            self.levels.retain(|set| set.value.1 != Level::Allow);
        }
        self.levels.extend(levels.iter().cloned());
        self.also.extend(other.also.iter().cloned());
        over(&mut self.profile, profile.as_ref());
        over(&mut self.lang, lang.as_ref());
        over(&mut self.message_lang, message_lang.as_ref());
        over(&mut self.as_of, as_of.as_ref());
        over(&mut self.baseline, other.baseline.as_ref());
        for (code, options) in &other.options {
            let own = self.options.entry(code.clone()).or_default();
            own.extend(options.iter().map(|(name, set)| (name.clone(), set.clone())));
        }
    }

    /// Puts the levels in order: the name that says the most stands last, and so wins; of equals,
    /// the lint that is turned off.
    pub(in crate::cli) fn sort_levels(&mut self, catalogue: &Catalogue) {
        self.levels.sort_by_key(|set| {
            let (selector, level) = &set.value;
            (precision(selector, catalogue), *level == Level::Allow)
        });
    }

    /// The settings that the layer comes to.
    pub(in crate::cli) fn settings(&self, today: &str, allow: Vec<Allowance>) -> Settings {
        let value = |set: &Option<Set<String>>| set.as_ref().map(|set| set.value.clone());
        let values = |options: &BTreeMap<String, Set<toml::Value>>| {
            options.iter().map(|(name, set)| (name.clone(), set.value.clone())).collect()
        };
        Settings {
            levels: self.levels.iter().map(|set| set.value.clone()).collect(),
            select: self.select.iter().flatten().map(|set| set.value.clone()).collect(),
            also: self.also.clone(),
            ignore: Vec::new(),
            profile: value(&self.profile),
            language: value(&self.lang),
            message_language: value(&self.message_lang),
            as_of: value(&self.as_of),
            today: Some(today.to_owned()),
            options: self.options.iter().map(|(code, o)| (code.clone(), values(o))).collect(),
            allow,
            instrument_type: None,
        }
    }
}

fn over<T: Clone>(below: &mut Option<Set<T>>, above: Option<&Set<T>>) {
    if let Some(above) = above {
        *below = Some(above.clone());
    }
}

/// How much a selector says: nothing, a group, the beginning of a code, one lint.
fn precision(selector: &str, catalogue: &Catalogue) -> usize {
    match selector {
        "all" => 0,
        _ if catalogue.find(selector).is_some() => usize::MAX,
        _ if GROUPS.iter().any(|group| group.name == selector) => 1,
        _ => 1 + selector.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(select: &[&str], levels: &[(&str, Level)]) -> Layer {
        let set = |name: &&str| Set { value: (*name).to_owned(), origin: Origin::CommandLine };
        let level = |&(name, level): &(&str, Level)| Set {
            value: (name.to_owned(), level),
            origin: Origin::CommandLine,
        };
        Layer {
            select: (!select.is_empty()).then(|| select.iter().map(set).collect()),
            levels: levels.iter().map(level).collect(),
            ..Layer::default()
        }
    }

    /// The level of NRM001 under the layers.
    fn level(layers: &[Layer]) -> Level {
        let catalogue = Catalogue::builtin().expect("pages read");
        let mut sum = Layer::default();
        for layer in layers {
            let mut layer = layer.clone();
            layer.sort_levels(&catalogue);
            sum.lay(&layer);
        }
        let settings = sum.settings("2026-01-01", Vec::new());
        settings.level(catalogue.find("NRM001").expect("the lint is there"))
    }

    #[test]
    fn the_name_that_says_the_most_wins_within_a_layer() {
        let levels = [("NRM001", Level::Error), ("all", Level::Info), ("NRM", Level::Allow)];
        assert_eq!(level(&[layer(&[], &levels)]), Level::Error);
        let levels = [("NRM", Level::Allow), ("correctness", Level::Error)];
        assert_eq!(level(&[layer(&[], &levels)]), Level::Allow);
        let levels = [("NRM001", Level::Allow), ("unused-allowance", Level::Error)];
        assert_eq!(level(&[layer(&[], &levels)]), Level::Allow);
    }

    #[test]
    fn a_later_layer_wins_over_an_earlier_one() {
        let below = layer(&[], &[("NRM001", Level::Error)]);
        assert_eq!(level(&[below.clone(), layer(&[], &[("all", Level::Info)])]), Level::Info);
        assert_eq!(level(&[below.clone(), layer(&[], &[("NRM", Level::Allow)])]), Level::Allow);
        assert_eq!(level(&[below, Layer::default()]), Level::Error);
    }

    #[test]
    fn a_later_selection_starts_afresh() {
        let below = layer(&["VAG"], &[("NRM001", Level::Allow)]);
        assert_eq!(level(std::slice::from_ref(&below)), Level::Allow);
        assert_eq!(level(&[below.clone(), layer(&["NRM001"], &[])]), Level::Warning);
        assert_eq!(level(&[below, layer(&["REM"], &[("NRM001", Level::Error)])]), Level::Allow);
    }
}
