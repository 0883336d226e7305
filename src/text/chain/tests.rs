use super::*;

/// Both ways must agree on each text.
#[track_caller]
fn check(pattern: &str, texts: &[(&str, bool)]) {
    let chain = Chain::new(pattern).expect("a chain");
    let regex = crate::text::pattern::automaton(pattern).expect("an expression");
    for &(text, want) in texts {
        assert_eq!(regex.is_match(text), want, "regex {pattern} on {text}");
        assert_eq!(chain.is_match(text), want, "{pattern} on {text}");
    }
}

#[test]
fn words_and_gaps() {
    check(
        "(?:机关|部门)[^。；]*负责",
        &[
            ("主管部门依法负责", true),
            ("部门负责", true),
            ("部门。机关负责", true),
            ("部门；由其负责", false),
            ("负责部门", false),
            ("", false),
        ],
    );
    check(
        "由[^，]+(?:另行)?(?:制定|规定)$",
        &[("由省规定", true), ("由规定", false), ("由省规定。", false)],
    );
}

#[test]
fn case_and_word_boundaries() {
    check(
        r"(?i)\bmay(?: [a-z]+ly| also)* (?:revoke|cancel)\b[^.;]*\blicen[cs]e",
        &[
            ("The Board May also promptly REVOKE any licence", true),
            ("it may revoke a dog-License", true),
            ("dismay revoke a licence", false),
            ("may revokes a licence", false),
            ("may revoke; a licence", false),
        ],
    );
    check("(?i)síoch", &[("Garda Síochána", true), ("SÍOCH", true), ("Sioch", false)]);
    check("(?i)gárda\\b|bé", &[("the Gárda may", true), ("BÉ", true), ("garda", false)]);
    check(r"(?i)[a-z]k-(?-i:[A-Z])", &[("aK-C", true), ("k-C", false), ("ak-c", false)]);
}

#[test]
fn anchors_choices_and_repetitions() {
    check(
        "(?:^|[，；：]|由)[^，。]{2,}可以",
        &[("市民可以", true), ("民可以", false), ("一，市民可以", true)],
    );
    check(
        "^(?:[^，。]*，)*但",
        &[("甲，乙，但", true), ("甲。乙，但", false), ("但", true), ("甲但", false)],
    );
    check(
        "a(?:b|c[^d]*)+e",
        &[("abbcxxe", true), ("ae", false), ("acde", false), ("xacdabe", true)],
    );
    check(
        "撤销[^，。]{0,3}许可|吊销[^，。]{2,20}证书",
        &[
            ("撤销许可", true),
            ("撤销一二三许可", true),
            ("撤销一二三四许可", false),
            ("撤销一，许可", false),
            ("撤销撤销一二三四许可", false),
            ("吊销a证书", false),
            ("吊销其执业证书", true),
            ("吊销一二三四五六七八九十一二三四五六七八九十一证书", false),
        ],
    );
    check(
        "[^—]—é?[0-9]{1,3}，",
        &[("中—é12，", true), ("—1，", false), ("😀—7，", true), ("é—1234，", false)],
    );
}

#[test]
fn what_chains_have_not_is_left_to_others() {
    for pattern in ["(", r"\b{start}a", r"a{40}", r"(?:ab){0,40}c", r"(?-u:[^a])?b"] {
        assert!(Chain::new(pattern).is_none(), "{pattern}");
    }
}
