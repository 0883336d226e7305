use super::pack::{Language, PackError, Profile, codes};
use crate::text::{Expression, WordIndex, required};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How many bytes at the beginning of a text speak for its language and jurisdiction.
const HEAD_BYTES: usize = 6 * 1024;

/// Characters that are common in legislation and written in one script of Chinese only.
const HANS: &str = "条规应机关办为与经时国会务业员证财产发电门书长见马无图处级并";
const HANT: &str = "條規應機關辦為與經時國會務業員證財產發電門書長見馬無圖處級併";

/// The block of the common Chinese characters.
const FIRST_HAN: char = '\u{4e00}';
const LAST_HAN: char = '\u{9fff}';

/// The script of Chinese that a character speaks for.
#[derive(Clone, Copy)]
enum Script {
    Either,
    Hans,
    Hant,
}

/// The scripts of the characters from `FIRST_HAN` on.
fn scripts() -> &'static [Script] {
    static SCRIPTS: OnceLock<Vec<Script>> = OnceLock::new();
    SCRIPTS.get_or_init(|| {
        let script = |c: char| match (HANS.contains(c), HANT.contains(c)) {
            (true, false) => Script::Hans,
            (false, true) => Script::Hant,
            _ => Script::Either,
        };
        (FIRST_HAN..=LAST_HAN).map(script).collect()
    })
}

/// Tells the language and the jurisdiction of a text from its beginning. `code` and `language`,
/// where given, are taken as they are.
///
/// # Errors
/// Where there is no pack `code`, or it has no texts in the language.
pub fn detect(
    text: &str,
    code: Option<&str>,
    language: Option<Language>,
) -> Result<Profile, PackError> {
    let head = head(text);
    let language = language.unwrap_or_else(|| language_of(head));
    match code {
        Some(code) => Profile::new(code, language),
        None => Profile::new(code_of(head, language), language),
    }
}

/// The language by the scripts of the letters.
fn language_of(head: &str) -> Language {
    let scripts = scripts();
    let (mut han, mut latin, mut hans, mut hant) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in head.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            FIRST_HAN..=LAST_HAN => {
                han += 1;
                match scripts.get(c as usize - FIRST_HAN as usize) {
                    Some(Script::Hans) => hans += 1,
                    Some(Script::Hant) => hant += 1,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    // A Chinese character says about as much as a short English word.
    match (han * 4 > latin, hant > hans) {
        (false, _) => Language::En,
        (true, false) => Language::Hans,
        (true, true) => Language::Hant,
    }
}

/// The jurisdiction whose signs weigh most; the pack of the language where none is there.
fn code_of(head: &str, language: Language) -> &'static str {
    let Signs { signs, words, index } = signs(language);
    let mut seen = vec![false; *words];
    index.each(head, |word, _, _| seen[word as usize] = true);
    let mut weights: Vec<(&str, u32)> = Vec::new();
    for Sign { code, pattern, weight, needs } in signs {
        let may_match = needs.iter().all(|need| need.iter().any(|&word| seen[word]));
        if may_match && pattern.is_match(head) {
            match weights.iter_mut().find(|(known, _)| known == code) {
                Some((_, sum)) => *sum += weight,
                None => weights.push((code, *weight)),
            }
        }
    }
    let best = weights.iter().map(|&(_, weight)| weight).max().unwrap_or_default();
    let found = weights.iter().find(|&&(_, weight)| weight == best && weight > 0);
    found.map_or(language.base(), |&(code, _)| code)
}

/// A sign of a jurisdiction.
struct Sign {
    code: &'static str,
    pattern: Expression,
    weight: u32,
    /// What it cannot match without: one of each list, as places in the index.
    needs: Vec<Vec<usize>>,
}

/// The signs of a language with all strings that they cannot match without: one pass over a text
/// tells most signs off.
struct Signs {
    signs: Vec<Sign>,
    words: usize,
    index: WordIndex,
}

fn signs(language: Language) -> &'static Signs {
    static SIGNS: [OnceLock<Signs>; 3] = [const { OnceLock::new() }; 3];
    SIGNS[language as usize].get_or_init(|| read_signs(language))
}

fn read_signs(language: Language) -> Signs {
    let mut signs = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // Letters are found in either case: what an expression asks for, it may ask for in the other.
    let mut place = |word: String| {
        let word = word.to_ascii_lowercase();
        *known.entry(word).or_insert_with_key(|word| {
            words.push(word.clone());
            words.len() - 1
        })
    };
    for code in codes() {
        let Ok(info) = Profile::new(code, language).and_then(|profile| profile.info()) else {
            continue;
        };
        for sign in &info.detect {
            let fits = sign.language == language.tag() || sign.language == language.base();
            if let (true, Ok(pattern)) = (fits, crate::text::pattern(&sign.pattern)) {
                let needs = required(&sign.pattern).into_iter();
                let needs = needs.map(|need| need.into_iter().map(&mut place).collect()).collect();
                signs.push(Sign { code, pattern, weight: sign.weight, needs });
            }
        }
    }
    Signs { signs, words: words.len(), index: WordIndex::new(&words, true) }
}

fn head(text: &str) -> &str {
    let end = text.floor_char_boundary(HEAD_BYTES);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, code: &str, language: Language) {
        let profile = detect(text, None, None).expect("a profile");
        assert_eq!((profile.code(), profile.language()), (code, language));
    }

    #[test]
    fn chinese_texts() {
        check("第一条　为了规范本省的管理，制定本办法。", "cn", Language::Hans);
        check("第 1 條\n本辦法依國籍法第九條規定訂定之。", "tw", Language::Hant);
    }

    #[test]
    fn english_is_the_fallback() {
        check("1. The owner must keep a record.", "en", Language::En);
        check("", "en", Language::En);
    }

    #[test]
    fn what_is_given_is_taken() {
        let profile = detect("Article 1", Some("cn"), None).expect("a profile");
        assert_eq!((profile.code(), profile.language()), ("cn", Language::En));
        assert!(matches!(detect("x", Some("xx"), None), Err(PackError::Unknown(_))));
        assert!(matches!(
            detect("第一条", Some("ie"), None),
            Err(PackError::Language { language: "zh", .. })
        ));
    }

    #[test]
    fn every_sign_is_a_regular_expression() {
        for code in codes() {
            for language in [Language::Hans, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                for sign in &profile.info().expect("pack.toml reads").detect {
                    assert!(
                        crate::text::pattern(&sign.pattern).is_ok(),
                        "{code}: {}",
                        sign.pattern
                    );
                }
            }
        }
    }
}
