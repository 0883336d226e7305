//! Labels of English provisions: `Article 12(1)(c)`, `section 3(a)(1)`, `Schedule 1, paragraph 3(a)`.

use crate::outline::node::{Kind, Node, NodeId, Outline};

impl Outline {
    /// How a lawyer cites `id` in English. Articles and sections are cited by themselves, parts and
    /// chapters with those around them, what is in an annex with the annex.
    pub(in crate::outline) fn english_label(&self, id: NodeId, text: &str) -> String {
        let from = match self.article_of(id) {
            Some(article) if !self.in_annex(id) => article,
            _ => NodeId::ROOT,
        };
        let mut steps: Vec<NodeId> = self.ancestors(id).take_while(|&step| step >= from).collect();
        steps.reverse();
        let mut label = String::new();
        let mut inside = false;
        for step in steps {
            let node = self.node(step);
            match node.kind {
                Kind::Document => {}
                Kind::Paragraph if self.is_only_paragraph(step) => {}
                Kind::Section if node.num.is_empty() => {}
                Kind::Article => join(&mut label, "Article ", &node.num, &mut inside),
                Kind::Section if self.is_article(step) => {
                    join(&mut label, "section ", &node.num, &mut inside);
                }
                Kind::Recital => join(&mut label, "recital ", &node.num, &mut inside),
                kind if kind.is_group() => {
                    join(&mut label, "", &named(node, text), &mut inside);
                    inside = false;
                }
                _ if inside => {
                    label.push('(');
                    label.push_str(&node.num);
                    label.push(')');
                }
                _ => {
                    let bracketed = node.number.slice(text).starts_with('(');
                    let number =
                        if bracketed { format!("({})", node.num) } else { node.num.to_string() };
                    let word = format!("{} ", node.kind.name());
                    join(&mut label, &word, &number, &mut inside);
                }
            }
        }
        label
    }
}

/// Adds a unit that is cited by a word; what follows in it is cited in brackets.
fn join(label: &mut String, word: &str, number: &str, inside: &mut bool) {
    if !label.is_empty() {
        label.push_str(", ");
    }
    label.push_str(word);
    label.push_str(number);
    *inside = true;
}

/// Word and number of a heading as they are cited: `PART II` as Part II, `FIRST SCHEDULE` as First
/// Schedule.
fn named(node: &Node, text: &str) -> String {
    let number = node.num.to_string();
    let mut named = String::new();
    for word in node.number.slice(text).split_whitespace() {
        if !named.is_empty() {
            named.push(' ');
        }
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if word != number && word.len() > 1 && is_capitals(word) => {
                named.push(first);
                named.extend(letters.map(|letter| letter.to_ascii_lowercase()));
            }
            _ => named.push_str(word),
        }
    }
    named
}

fn is_capitals(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::jurisdiction::{Language, Profile};
    use crate::outline;
    use crate::text::{Format, Source};

    /// The eId of each unit with its label.
    fn units(code: &str, text: &str) -> Vec<(String, String)> {
        let profile = Profile::new(code, Language::En).expect("a pack");
        let source = Source::new("draft.txt", text, Format::Plain);
        let outline = outline::parse(&source, text, &profile);
        outline.ids().skip(1).map(|id| (outline.eid(id), outline.label(id, text))).collect()
    }

    #[track_caller]
    fn check(code: &str, text: &str, eid: &str, label: &str) {
        let units = units(code, text);
        let found = units.iter().find(|(known, _)| known == eid);
        assert_eq!(found.map(|(_, label)| label.as_str()), Some(label), "{units:?}");
    }

    #[test]
    fn articles() {
        let text = "CHAPTER II\n\nBoats\n\nArticle 12\n\nKeepers\n\n1.   A keeper shall:\n\n(a) row;\n\n\
                    (b) bail;\n\n(c) moor.\n\n2.   A keeper may rest.\n";
        check("eu", text, "chp_II", "Chapter II");
        check("eu", text, "chp_II__art_12", "Article 12");
        check("eu", text, "chp_II__art_12__para_1__point_c", "Article 12(1)(c)");
        check("eu", text, "chp_II__art_12__para_2", "Article 12(2)");
    }

    #[test]
    fn the_only_paragraph_of_an_article_is_not_named() {
        let text = "Article 8\nA keeper shall:\n1. row;\n2. bail.\nArticle 9-1\nA keeper rows.\n\
                    A keeper bails.\n";
        check("tw", text, "art_8__para_1__point_2", "Article 8(2)");
        check("tw", text, "art_9-1__para_2", "Article 9-1(2)");
    }

    #[test]
    fn sections() {
        let text = "SEC. 3. BOATS.\n\n(a) DUTY.—A keeper shall—\n\n(1) row; and\n\n(2) bail.\n";
        check("us", text, "sec_3__subsec_a__para_1", "section 3(a)(1)");
        let text = "1.—(1) A keeper shall—\n\n(a) row, and\n\n(b) bail.\n\n2.—A keeper may rest.\n";
        check("ie", text, "sec_1__subsec_1__para_b", "section 1(1)(b)");
    }

    #[test]
    fn schedules_and_parts() {
        let text = "PART II\n\nBOATS\n\n1.—A keeper shall row.\n\nSCHEDULE 1\n\nOars\n\n\
                    1. An oar is long.\n\n2. An oar is—\n\n(a) of ash, or\n\n(b) of oak.\n\nFIRST SCHEDULE\n";
        check("ie", text, "part_II", "Part II");
        check("ie", text, "sched_1__para_2__subpara_a", "Schedule 1, paragraph 2(a)");
        check("ie", text, "sched_1", "Schedule 1");
        check("ie", "FIRST SCHEDULE\n\nOars\n", "sched_1", "First Schedule");
    }
}
