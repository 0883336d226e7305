//! General law that supplies what a text does not say itself: `general-law.toml`.

use super::pack::{PackError, Profile};
use super::powers::regex;
use crate::text::Expression;
use serde::Deserialize;

/// `general-law.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GeneralLaw {
    /// Rules that open a remedy.
    #[serde(default)]
    pub remedy: Vec<GeneralRule>,
    /// Rules that end a status.
    #[serde(default)]
    pub ending: Vec<GeneralRule>,
    /// Times for challenging a decision that no lower text may cut.
    #[serde(default)]
    pub period: Vec<Period>,
    /// Verbs of those takings of a status that the law of penalties names. A loss in other words is
    /// none of its penalties, and nothing there obliges to tell of the remedy. Empty where it names
    /// every loss.
    #[serde(default)]
    pub punishes: Vec<String>,
    /// Words behind a taking that call it a penalty: 取消资格的处罚.
    #[serde(default)]
    pub called_penalty: Vec<String>,
    /// What a clause of one's own could say, in the terms of the jurisdiction.
    #[serde(default)]
    pub wording: Bilingual,
    /// What holds where no rule supplies anything.
    #[serde(default)]
    pub silence: Bilingual,
}

/// Words in both languages of messages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese.
    #[serde(default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Bilingual {
    /// The words in the language.
    #[must_use]
    pub fn choose(&self, chinese: bool) -> &str {
        if chinese { &self.zh } else { &self.en }
    }
}

/// A rule of general law in the version of a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GeneralRule {
    /// The title of the law, as the jurisdiction prints it.
    pub title: String,
    /// The title in English.
    pub english: String,
    /// The provision, as the jurisdiction cites it.
    #[serde(default)]
    pub provision: String,
    /// The provision as English cites it.
    #[serde(default)]
    pub article: String,
    /// First day of the version, `YYYY-MM-DD`.
    pub from: String,
    /// Last day of the version; empty where it is in force.
    #[serde(default)]
    pub to: String,
    /// What it reaches: `licence`, `registration`, `personal`, `document`, `other`, `penalty`,
    /// `coercion`; everything where empty.
    #[serde(default)]
    pub reaches: Vec<String>,
    /// Whether it obliges the authority to tell the person of the remedy in the decision itself.
    #[serde(default)]
    pub tells: bool,
    /// Which ending it supplies: `natural-termination`, `voluntary-exit`.
    #[serde(default)]
    pub edge: String,
}

/// A time for challenging a decision.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The rule that gives it.
    pub rule: GeneralRule,
    /// Its length in days.
    pub days: f64,
    /// Its length in words.
    pub words: Bilingual,
    /// What stands behind the time in a clause that is about this remedy.
    #[serde(deserialize_with = "regex")]
    behind: Option<Expression>,
    /// What stands before it where the clause is about another step.
    #[serde(default, deserialize_with = "regex")]
    not_before: Option<Expression>,
    /// Words of the sentence where it is about a remedy of another kind: before courts, in
    /// elections, in criminal cases.
    #[serde(default, deserialize_with = "regex")]
    other: Option<Expression>,
    /// Whether the rule lets a law set a shorter time.
    #[serde(default)]
    pub yields: bool,
}

impl Period {
    /// Whether a time with these words before and behind it, in its sentence, is one for this
    /// remedy.
    #[must_use]
    pub fn fits(&self, before: &str, behind: &str) -> bool {
        let is =
            |regex: &Option<Expression>, words| regex.as_ref().is_some_and(|r| r.is_match(words));
        let other = is(&self.other, before) || is(&self.other, behind);
        // English names the remedy before the time as often as behind it.
        let english = before.starts_with(|c: char| c.is_ascii_alphabetic());
        let about = is(&self.behind, behind) || english && is(&self.behind, before);
        about && !is(&self.not_before, before) && !other
    }
}

impl GeneralRule {
    /// Whether the version was in force on `date`; the latest one where no date is known.
    #[must_use]
    pub fn holds(&self, date: Option<&str>) -> bool {
        match date {
            Some(date) => {
                self.from.as_str() <= date && (self.to.is_empty() || date <= self.to.as_str())
            }
            None => self.to.is_empty(),
        }
    }

    /// Whether it reaches what is of that kind.
    #[must_use]
    pub fn reaches(&self, kind: &str) -> bool {
        self.reaches.is_empty() || self.reaches.iter().any(|known| known == kind)
    }

    /// How the rule is cited.
    #[must_use]
    pub fn citation(&self, chinese: bool) -> String {
        let separator = if self.article.is_empty() { "" } else { ", " };
        if !chinese {
            return format!("{}{separator}{}", self.english, self.article);
        }
        if self.title.is_ascii() || self.provision.is_empty() {
            return format!("{} {}", self.title, self.provision).trim_end().to_owned();
        }
        format!("《{}》{}", self.title, self.provision)
    }
}

impl GeneralLaw {
    /// The rules that open a remedy against what is of that kind, on that date.
    pub fn remedies<'a>(
        &'a self,
        kind: &'a str,
        date: Option<&'a str>,
    ) -> impl Iterator<Item = &'a GeneralRule> {
        self.remedy.iter().filter(move |rule| rule.reaches(kind) && rule.holds(date))
    }

    /// The times for challenging a decision, on that date.
    pub fn periods<'a>(&'a self, date: Option<&'a str>) -> impl Iterator<Item = &'a Period> {
        self.period.iter().filter(move |period| period.rule.holds(date))
    }

    /// Whether the words of a taking among the penalties are none that the law of penalties names, nor
    /// those `behind` them call it one.
    #[must_use]
    pub fn takes_otherwise(&self, words: &str, behind: &str) -> bool {
        let named = |verb: &String| words.contains(verb.as_str());
        let called = |name: &String| behind.starts_with(name.as_str());
        !self.punishes.is_empty()
            && !self.punishes.iter().any(named)
            && !self.called_penalty.iter().any(called)
    }

    /// The rule that supplies the ending `edge` of what is of that kind, on that date.
    #[must_use]
    pub fn ending(&self, edge: &str, kind: &str, date: Option<&str>) -> Option<&GeneralRule> {
        let mut rules = self.ending.iter();
        rules.find(|rule| rule.edge == edge && rule.reaches(kind) && rule.holds(date))
    }
}

impl Profile {
    /// The general law of the jurisdiction.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn general_law(&self) -> Result<GeneralLaw, PackError> {
        Ok(self.load("general-law")?.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, codes};

    #[test]
    fn every_pack_says_what_general_law_supplies_and_when() {
        for code in codes() {
            for language in [Language::Hans, Language::Hant, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                let law = profile.general_law().expect(code);
                let says = !law.silence.en.is_empty() || !law.remedy.is_empty();
                assert!(says && !law.wording.en.is_empty(), "{code}");
                let periods = law.period.iter().map(|period| &period.rule);
                for rule in law.remedy.iter().chain(&law.ending).chain(periods) {
                    assert!(rule.to.is_empty() || rule.from < rule.to, "{code}: {rule:?}");
                }
            }
        }
    }

    #[test]
    fn law_has_a_time() {
        let law = Profile::new("cn", Language::Hans).expect("a pack").general_law().expect("reads");
        let cited = |date: &str| -> Vec<String> {
            law.remedies("personal", Some(date)).map(|rule| rule.citation(true)).collect()
        };
        let (reconsideration, procedure) =
            ("《中华人民共和国行政复议法》", "《中华人民共和国行政诉讼法》");
        let want = |first: &str, second: &str| {
            vec![format!("{reconsideration}{first}"), format!("{procedure}{second}")]
        };
        assert_eq!(cited("2012-06-30"), want("第六条", "第十一条"));
        assert_eq!(cited("2024-02-01"), want("第十一条", "第十二条"));
        assert!(law.ending("natural-termination", "licence", Some("2004-06-30")).is_none());
        assert!(law.ending("natural-termination", "personal", None).is_none());
        assert_eq!(law.periods(Some("1999-09-30")).count(), 0);
        assert_eq!(law.periods(Some("2024-02-01")).count(), 2);
    }

    #[test]
    fn the_law_of_penalties_knows_some_losses_only() {
        let of =
            |code| Profile::new(code, Language::Hans).expect("a pack").general_law().expect(code);
        assert!(of("cn").takes_otherwise("取消其申报资格", "。"));
        assert!(!of("cn").takes_otherwise("取消其申报资格", "的处罚。"));
        assert!(!of("cn").takes_otherwise("吊销执业资格证书", "。"));
        // Where no list is given, every loss is one of its penalties.
        assert!(!of("tw").takes_otherwise("廢止其資格", "。"));
    }

    #[test]
    fn a_period_is_that_of_its_remedy() {
        let law = Profile::new("cn", Language::Hans).expect("a pack").general_law().expect("reads");
        let about = |before: &str, behind: &str| -> Vec<f64> {
            let periods = law.periods(Some("2024-02-01"));
            periods.filter(|p| p.fits(before, behind)).map(|period| period.days).collect()
        };
        assert_eq!(about("不服的，可以自收到之日起", "申请行政复议"), [60.0]);
        assert_eq!(about("不服的，可以自收到之日起", "提起行政诉讼"), [180.0]);
        // What follows a decision on reconsideration is another time.
        assert!(about("对复议决定不服的，自收到之日起", "提起行政诉讼").is_empty());
        assert_eq!(
            about("may apply for administrative reconsideration within ", " of notice"),
            [60.0]
        );
    }
}
