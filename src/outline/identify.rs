//! Names of provisions: eIds, the short path used in findings, and labels as lawyers cite.

use super::node::{Kind, NodeId, Outline};

impl Outline {
    /// The full eId: `chp_2__art_12__para_1__point_3`; `""` for the document.
    #[must_use]
    pub fn eid(&self, id: NodeId) -> String {
        self.path(id, |_| true)
    }

    /// The eId from the article or ungrouped section on: `art_12__para_1`. Units above articles
    /// and those in annexes keep their full eId.
    #[must_use]
    pub fn provision(&self, id: NodeId) -> String {
        if self.in_annex(id) {
            return self.eid(id);
        }
        match self.article_of(id) {
            Some(article) => self.path(id, |node| node >= article),
            None => self.eid(id),
        }
    }

    fn path(&self, id: NodeId, keep: impl Fn(NodeId) -> bool) -> String {
        let mut steps: Vec<NodeId> = self
            .ancestors(id)
            .filter(|&node| self.node(node).kind != Kind::Document && keep(node))
            .collect();
        steps.reverse();
        let mut path = String::new();
        for step in steps {
            if !path.is_empty() {
                path.push_str("__");
            }
            let node = self.node(step);
            path.push_str(node.kind.prefix());
            if !node.num.is_empty() {
                path.push('_');
                path.push_str(&node.num);
            }
        }
        path
    }
}
