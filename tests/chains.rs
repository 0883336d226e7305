//! Chains say of every text what the automata of the `regex` crate say: here for all expressions of
//! the cues, over sentences made of what the expressions look for.

use normlint::jurisdiction::{Language, Profile, codes};
use normlint::text::{Chain, Characters, automaton};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::collections::BTreeSet;

/// So many sentences for each expression.
const SENTENCES: usize = 60;
/// What stands between words, and what gaps stop at.
const FILLER: [&str; 16] = [
    "，",
    "。",
    "；",
    "、",
    "：",
    " ",
    ", ",
    "; ",
    ".",
    "的",
    "依法",
    " duly ",
    "é",
    "（一）",
    "\n",
    "😀",
];

#[test]
fn chains_match_what_automata_match() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut chains, mut matches) = (0, 0);
    for source in expressions() {
        let Some(chain) = Chain::new(&source) else { continue };
        let regex = automaton(&source).expect("an expression");
        let hir = regex_syntax::parse(&source).expect("an expression");
        chains += 1;
        for _ in 0..SENTENCES {
            let text = sentence(&hir, &mut dice);
            let want = regex.is_match(&text);
            matches += usize::from(want);
            assert_eq!(chain.is_match(&text), want, "{source}\n{text}");
            let characters = Characters::new(&text);
            assert_eq!(chain.is_match_of(&text, &characters), want, "{source}\n{text}");
            assert!(chain.may_be_in(&characters) || !want, "told off: {source}\n{text}");
        }
    }
    assert!(chains > 100, "only {chains} expressions have chains");
    assert!(matches > chains * SENTENCES / 4, "only {matches} sentences match");
}

/// The expressions of the cues of all packs.
fn expressions() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for code in codes() {
        for language in [Language::Hans, Language::Hant, Language::En] {
            let Ok(profile) = Profile::new(code, language) else { continue };
            for cue in profile.cues().expect("the pack reads") {
                let own = [cue.pattern, cue.unless, cue.heading, cue.not_heading, cue.under];
                all.extend(own.into_iter().flatten());
            }
        }
    }
    all
}

/// Something like what the expression matches, whole or spoilt.
fn sentence(hir: &Hir, dice: &mut Dice) -> String {
    let mut text = String::new();
    if dice.one_in(2) {
        text.push_str(dice.filler());
    }
    spell(hir, dice, &mut text);
    if dice.one_in(3) {
        spell(hir, dice, &mut text);
    }
    let chars: Vec<char> = text.chars().collect();
    let at = dice.below(chars.len() + 1);
    let (left, right) = chars.split_at(at);
    let (left, right) = (left.iter().collect::<String>(), right.iter().collect::<String>());
    match dice.below(5) {
        0 => left + dice.filler() + &right,
        1 => left + right.get(right.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default(),
        2 => right + &left,
        3 => text.to_uppercase(),
        _ => text,
    }
}

/// Adds a text that the expression matches, but for what it asks of the surroundings.
fn spell(hir: &Hir, dice: &mut Dice, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(character(class, dice)),
        HirKind::Capture(capture) => spell(&capture.sub, dice, text),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + 3).min(repetition.min + 3);
            for _ in 0..repetition.min as usize + dice.below((most - repetition.min) as usize + 1) {
                spell(&repetition.sub, dice, text);
            }
        }
        HirKind::Concat(parts) => parts.iter().for_each(|part| spell(part, dice, text)),
        HirKind::Alternation(branches) => spell(dice.pick(branches), dice, text),
    }
}

/// A character of the class: one of the filler where that is possible.
fn character(class: &Class, dice: &mut Dice) -> Option<char> {
    let Class::Unicode(class) = class else { return None };
    let holds = |c: char| class.iter().any(|range| range.start() <= c && c <= range.end());
    let common = dice.filler().chars().next().filter(|&c| holds(c));
    common.or_else(|| {
        let ranges: Vec<_> = class.iter().collect();
        let range = dice.pick(&ranges);
        // The long s and the sign of the kelvin are letters to the `regex` crate alone.
        [range.start(), range.end()].into_iter().find(|c| !matches!(c, '\u{17F}' | '\u{212A}'))
    })
}

/// The same throws in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound.max(1)
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn filler(&mut self) -> &'static str {
        FILLER[self.below(FILLER.len())]
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
