//! Labels of provisions as a lawyer would cite them.

use super::node::{Kind, NodeId, Numbering, Outline};

impl Outline {
    /// How a lawyer cites `id`: 第四十九条第五项, 第十二条第一款第三项, `Article 12(1)(c)`,
    /// `section 3(a)(1)`; `""` for the document. `text` is the text of the document.
    #[must_use]
    pub fn label(&self, id: NodeId, text: &str) -> String {
        if !self.chinese {
            return self.english_label(id, text);
        }
        let mut label = String::new();
        let top = self.article_of(id).unwrap_or(id);
        let mut steps: Vec<NodeId> = self.ancestors(id).take_while(|&node| node >= top).collect();
        steps.reverse();
        for step in steps {
            self.chinese_step(step, text, &mut label);
        }
        label
    }

    /// Paragraphs and points are numbered as the article is: 第十二条第一款, 第12條第1項.
    fn chinese_step(&self, id: NodeId, text: &str, label: &mut String) {
        let node = self.node(id);
        let in_point = || node.parent.is_some_and(|parent| self.node(parent).kind == Kind::Point);
        let printed = node.number.slice(text);
        let unit = match node.kind {
            Kind::Document => return,
            Kind::Paragraph if self.is_only_paragraph(id) => return,
            Kind::Paragraph => &self.cite.paragraph,
            Kind::Point if in_point() => &self.cite.subpoint,
            Kind::Point => &self.cite.point,
            Kind::Article if !printed.starts_with(['第', '笫']) => &self.cite.article,
            _ => {
                let named = if printed.is_empty() {
                    node.heading.map_or("", |heading| heading.slice(text))
                } else {
                    printed
                };
                for c in named.chars().filter(|c| !c.is_whitespace()) {
                    match c {
                        '条' | '條' => label.push_str(&self.cite.article),
                        c => label.push(c),
                    }
                }
                return;
            }
        };
        let article = self.article_of(id).map(|article| self.node(article).numbering);
        let number = node.ordinal.main();
        label.push('第');
        match article {
            Some(Numbering::Arabic) if node.kind != Kind::Article => {
                label.push_str(&number.to_string());
            }
            _ => label.push_str(&super::numerals::to_chinese(number)),
        }
        label.push_str(unit);
    }

    /// Whether `id` is an unnumbered paragraph without a sibling, which citations pass over.
    pub(super) fn is_only_paragraph(&self, id: NodeId) -> bool {
        let node = self.node(id);
        node.number.is_empty()
            && node.parent.is_some_and(|parent| {
                self.children(parent).filter(|&c| self.node(c).kind == Kind::Paragraph).count() == 1
            })
    }
}
