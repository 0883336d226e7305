//! Charts as SVG: what changes from one time to the next, and how a total is made up.
//!
//! Scales begin at zero. Values stand beside what they belong to; what few documents stand behind
//! is drawn hollow; what was not assessed is a gap and never a zero. A figure carries its numbers
//! as a table below it.

mod number;
mod parts;
mod scale;
mod series;
mod svg;

use maud::{Markup, html};
pub(crate) use number::{count, figure, percent};
pub(crate) use parts::{Parts, Stack};
pub(crate) use scale::Scale;
pub(crate) use series::{Point, Series, Unit, Value};
pub(crate) use svg::Size;

/// A figure: what it shows, the drawing, and its numbers, folded away.
pub(crate) struct Figure<'a> {
    /// Anchor and stem of the anchors inside.
    pub(crate) id: &'a str,
    /// What is to be seen.
    pub(crate) title: &'a str,
    /// What is counted in which unit.
    pub(crate) about: &'a str,
    /// Whether it is the main figure of its section.
    pub(crate) wide: bool,
    /// The drawing.
    pub(crate) drawing: Markup,
    /// The word over the folded numbers, and the table of them.
    pub(crate) numbers: (&'a str, Markup),
}

impl Figure<'_> {
    pub(crate) fn draw(&self) -> Markup {
        html! {
            figure.wide[self.wide] id=(self.id) {
                figcaption {
                    h3 { (self.title) }
                    p { (self.about) }
                }
                (self.drawing)
                details.numbers {
                    summary { (self.numbers.0) }
                    div.scroll { (self.numbers.1) }
                }
            }
        }
    }
}
