//! What a text says of organs of the state: whether words name one, and what one is in charge of.

use crate::jurisdiction::{OrganForms, PackError, Profile};
use crate::text::Expression;
use aho_corasick::{AhoCorasick, MatchKind, PatternID};
use std::collections::HashMap;

/// So many characters before the ending tell fields apart.
const FIELD_CHARACTERS: usize = 2;

/// `organs.toml`, ready for matching.
#[derive(Debug, Default)]
pub struct Organs {
    named: Vec<Expression>,
    for_courts: Vec<Expression>,
    in_charge: Vec<Expression>,
    conditional: Vec<Expression>,
    /// Finds the endings of names.
    endings: Option<AhoCorasick>,
    forms: OrganForms,
}

impl Organs {
    /// The organs of `profile`.
    ///
    /// # Errors
    /// Where the file of the pack does not read.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let forms = profile.organ_forms()?;
        let build = |patterns: &[String]| -> Vec<Expression> {
            patterns.iter().filter_map(|pattern| crate::text::pattern(pattern).ok()).collect()
        };
        Ok(Self {
            named: build(&forms.named),
            for_courts: build(&forms.for_courts),
            in_charge: build(&forms.in_charge),
            conditional: build(&forms.conditional),
            endings: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&forms.ending)
                .ok(),
            forms,
        })
    }

    /// Whether every expression of the file was understood.
    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        self.named.len() == self.forms.named.len()
            && self.for_courts.len() == self.forms.for_courts.len()
            && self.in_charge.len() == self.forms.in_charge.len()
            && self.conditional.len() == self.forms.conditional.len()
            && self.endings.is_some()
    }

    /// Whether `words` name an organ at all, be it in the middle of a sentence.
    #[must_use]
    pub fn are_named_in(&self, words: &str) -> bool {
        matches(&self.named, words)
    }

    /// Whether courts apply the sentence `words`, or it is to stand in another instrument.
    #[must_use]
    pub fn are_courts_in(&self, words: &str) -> bool {
        matches(&self.for_courts, words)
    }

    /// Whether `words` name the organ that is in charge of the whole instrument.
    #[must_use]
    pub fn are_put_in_charge_by(&self, words: &str) -> bool {
        matches(&self.in_charge, words)
    }

    /// Whether `words` tell when or how a power is used.
    #[must_use]
    pub fn are_bound_by(&self, words: &str) -> bool {
        matches(&self.conditional, words)
    }

    /// What the organ of that name is in charge of: 公安 of 公安机关. `None` for names with a place or
    /// a rank in them, for lists of several and for names that tell no field: they may be of others.
    #[must_use]
    pub fn field<'n>(&self, name: &'n str) -> Option<&'n str> {
        let ending = self.forms.ending.iter().find(|ending| name.ends_with(ending.as_str()))?;
        let field = name.strip_suffix(ending.as_str())?;
        let single = !field.contains(['、', '和', '或', '与', '及', '级', '的', '府', '院', '“']);
        let long = (2..=10).contains(&field.chars().count());
        let general = self.forms.field_not.iter().any(|word| field.ends_with(word.as_str()));
        (single && long && !general).then_some(field)
    }

    /// Whether `text` may name the organ of one field in two ways: only then is it worth while to
    /// read who acts in it.
    #[must_use]
    pub fn may_have_two_names_in(&self, text: &str) -> bool {
        let Some(endings) = &self.endings else { return false };
        let mut known: HashMap<&str, PatternID> = HashMap::new();
        endings.find_iter(text).any(|found| {
            let before = text.get(..found.start()).unwrap_or_default();
            let general = self.forms.field_not.iter().any(|word| before.ends_with(word.as_str()));
            let field = before.char_indices().rev().nth(FIELD_CHARACTERS - 1);
            let Some((at, _)) = field.filter(|_| !general) else { return false };
            let field = before.get(at..).unwrap_or_default();
            *known.entry(field).or_insert(found.pattern()) != found.pattern()
        })
    }
}

fn matches(expressions: &[Expression], words: &str) -> bool {
    expressions.iter().any(|expression| expression.is_match(words))
}

#[cfg(test)]
mod tests {
    use super::Organs;
    use crate::jurisdiction::{Language, Profile};

    #[test]
    fn fields_are_what_names_share() {
        let profile = Profile::new("cn", Language::Hans).expect("a pack");
        let organs = Organs::new(&profile).expect("organs.toml reads");
        assert_eq!(organs.field("公安机关"), Some("公安"));
        assert_eq!(organs.field("公安部门"), Some("公安"));
        assert_eq!(organs.field("有关部门"), None);
        assert_eq!(organs.field("公安、民政部门"), None);
        assert_eq!(organs.field("公安部"), None);
        assert_eq!(organs.field("审批机关"), None);
    }

    #[test]
    fn two_names_of_one_field_are_noticed() {
        let profile = Profile::new("cn", Language::Hans).expect("a pack");
        let organs = Organs::new(&profile).expect("organs.toml reads");
        assert!(organs.may_have_two_names_in("由公安机关受理。公安部门应当登记。"));
        assert!(!organs.may_have_two_names_in("由公安机关受理。公安机关会同有关部门登记。"));
    }

    #[test]
    fn whoever_is_applied_to_is_named() {
        let profile = Profile::new("tw", Language::Hant).expect("a pack");
        let organs = Organs::new(&profile).expect("organs.toml reads");
        assert!(organs.are_named_in("申请人应向示例学校提出申请"));
        assert!(organs.are_named_in("本馆得终止授权"));
        assert!(!organs.are_named_in("水井应加盖"));
    }
}
