//! The forms of a pack, ready for looking up.

use super::super::affix::Affixes;
use crate::jurisdiction::ReferenceForms;
use crate::outline::Kind;

/// What a word that a citation is known by says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// 第: a number follows.
    Number,
    /// The unit before the one that cites, or so many of them.
    Previous(Kind, usize),
    /// The unit that cites.
    This(Kind),
    /// The unit cited last.
    Same(Kind),
    /// A title opens.
    Title,
    /// Looks like a citation and is none.
    Ignore,
}

/// How a language cites.
#[derive(Debug)]
pub(in crate::model) struct Grammar {
    /// What the words say that citations are known by.
    anchors: Affixes<Anchor>,
    /// Units by the word behind a number.
    pub(super) levels: Affixes<Kind>,
    /// What the document calls itself; `true` for what is above another type.
    pub(super) types: Affixes<bool>,
    /// How names end that stand in no brackets.
    pub(super) names: Affixes<()>,
    /// Words that are no names although they end so.
    pub(super) not_names: Vec<String>,
    /// Words that end before a name begins.
    pub(super) stop: Vec<String>,
    /// Words that do not begin a name.
    pub(super) stop_first: Vec<String>,
    /// Words in titles of instruments that carry out another one.
    pub(super) carrying_out: Vec<String>,
    /// Words that stand for the instrument named before.
    pub(super) anaphor: Affixes<()>,
    /// Words behind which a provision is yet to be made.
    pub(super) future: Affixes<()>,
    /// Words for a part of a provision that has no number.
    pub(super) part: Affixes<()>,
    /// Words between members of a list.
    pub(super) and: Affixes<()>,
    /// Words between the ends of a range.
    pub(super) through: Affixes<()>,
    /// Words in titles of amending instruments.
    pub(super) amending: Vec<String>,
}

impl Grammar {
    /// The grammar of `forms`.
    pub(in crate::model) fn new(forms: ReferenceForms) -> Self {
        let levels = levels(&forms);
        // Of equal words the first counts.
        let anchors = Affixes::new(anchors(&forms, &levels).into_iter().rev());
        let plain = |words: Vec<String>| Affixes::new(words.into_iter().map(|word| (word, ())));
        let above = forms.above;
        Self {
            anchors,
            levels,
            types: Affixes::new(forms.types.into_iter().map(|word| {
                let is_above = above.contains(&word);
                (word, is_above)
            })),
            names: plain(forms.names),
            not_names: forms.not_names,
            stop: forms.stop,
            stop_first: forms.stop_first,
            carrying_out: forms.carrying_out,
            anaphor: plain(forms.anaphor),
            future: plain(forms.future),
            part: plain(forms.part),
            and: plain(forms.and),
            through: plain(forms.through),
            amending: forms.amending,
        }
    }

    /// Whether `word` joins two names.
    pub(super) fn joins(&self, word: &str) -> bool {
        self.and.at_start(word).is_some_and(|(len, ())| len == word.len())
    }

    /// The words that a citation may be known by.
    pub(in crate::model) fn words(forms: ReferenceForms) -> Vec<String> {
        anchors(&forms, &levels(&forms)).into_iter().map(|(word, _)| word).collect()
    }

    /// What such a word says.
    pub(super) fn anchor(&self, word: &str) -> Option<Anchor> {
        self.anchors.at_start(word).map(|(_, &anchor)| anchor)
    }
}

/// Units by the word behind a number.
fn levels(forms: &ReferenceForms) -> Affixes<Kind> {
    let mut levels: Vec<(String, Kind)> = Vec::new();
    for form in &forms.level {
        let Some(kind) = kind(&form.kind) else { continue };
        levels.extend(form.words.iter().map(|word| (word.clone(), kind)));
    }
    Affixes::new(levels)
}

/// The words that a citation may be known by, and what each says.
fn anchors(forms: &ReferenceForms, levels: &Affixes<Kind>) -> Vec<(String, Anchor)> {
    let mut anchors: Vec<(String, Anchor)> =
        vec![("第".to_owned(), Anchor::Number), ("《".to_owned(), Anchor::Title)];
    for form in &forms.this {
        let Some(kind) = kind(&form.kind) else { continue };
        for word in &form.words {
            anchors.retain(|(known, _)| known != word);
            anchors.push((word.clone(), Anchor::This(kind)));
        }
    }
    for unit in ["条", "款", "项", "目"] {
        let Some((_, &kind)) = levels.at_start(unit) else { continue };
        for word in &forms.same {
            anchors.push((format!("{word}{unit}"), Anchor::Same(kind)));
        }
        for word in &forms.previous {
            anchors.push((format!("{word}{unit}"), Anchor::Previous(kind, 1)));
            for (count, numerals) in
                [(2, "两二"), (3, "三"), (4, "四"), (5, "五"), (6, "六"), (7, "七"), (8, "八")]
            {
                for numeral in numerals.chars() {
                    let words = format!("{word}{numeral}{unit}");
                    anchors.push((words, Anchor::Previous(kind, count)));
                }
            }
        }
    }
    anchors.extend(forms.ignore.iter().map(|word| (word.clone(), Anchor::Ignore)));
    anchors
}

/// The kind of that name in a pack. `item` is a point in a point.
fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "book" => Kind::Book,
        "part" => Kind::Part,
        "title" => Kind::Title,
        "division" => Kind::Division,
        "chapter" => Kind::Chapter,
        "section" => Kind::Section,
        "article" => Kind::Article,
        "paragraph" => Kind::Paragraph,
        "point" => Kind::Point,
        "item" => Kind::Item,
        _ => return None,
    })
}
