//! The ground of a chart: its size, its axes and where things stand on it.

use super::Scale;
use super::number::tick;
use maud::{Markup, html};

/// How large a chart is drawn, in CSS pixels at its natural size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// As wide as a page.
    Wide,
    /// As wide as a telephone, or one of several side by side.
    Narrow,
}

/// The ground of a chart with a value axis on the left and a place for each of `columns` times.
pub(super) struct Ground {
    pub(super) width: f64,
    pub(super) height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    columns: usize,
}

impl Ground {
    pub(super) fn new(size: Size, columns: usize, foot: f64) -> Self {
        let (width, height) = match size {
            Size::Wide => (960.0, 340.0),
            Size::Narrow => (340.0, 210.0),
        };
        let (left, right, top) = (38.0, 10.0, 18.0);
        Self { width, height, left, right, top, bottom: 22.0 + foot, columns }
    }

    /// The width of the place of one time.
    pub(super) fn column(&self) -> f64 {
        (self.width - self.left - self.right) / real(self.columns.max(1))
    }

    /// The middle of the place of time `index`.
    pub(super) fn x(&self, index: usize) -> f64 {
        self.left + self.column() * (real(index) + 0.5)
    }

    /// The height of a value.
    pub(super) fn y(&self, scale: &Scale, value: f64) -> f64 {
        let zero = self.zero();
        zero - scale.at(value) * (zero - self.top)
    }

    /// Where zero is.
    pub(super) fn zero(&self) -> f64 {
        self.height - self.bottom
    }

    /// Lines and labels of the value axis.
    pub(super) fn values(&self, scale: &Scale, percent: bool) -> Markup {
        html! {
            g.axis {
                @for value in scale.ticks() {
                    line.zero[value == 0.0] x1=(px(self.left)) x2=(px(self.width - self.right))
                        y1=(px(self.y(scale, value))) y2=(px(self.y(scale, value))) {}
                    text.value x=(px(self.left - 6.0)) y=(px(self.y(scale, value) + 4.0)) {
                        @if percent { (tick(value * 100.0, scale.step * 100.0)) "%" }
                        @else { (tick(value, scale.step)) }
                    }
                }
            }
        }
    }

    /// The names of the times, as many as there is room for. The last one is always there.
    pub(super) fn times<'a>(&self, names: impl ExactSizeIterator<Item = &'a str>) -> Markup {
        let longest = 46.0;
        let every = (longest / self.column()).ceil().max(1.0);
        let last = names.len().saturating_sub(1);
        html! {
            g.axis {
                @for (index, name) in names.enumerate() {
                    @if real(last - index) % every < 0.5 {
                        text.time x=(px(self.x(index))) y=(px(self.zero() + 16.0)) { (name) }
                    }
                }
            }
        }
    }

    /// The drawing around `inside`, with what it shows for those who do not see it.
    pub(super) fn frame(&self, (title, about): (&str, &str), inside: &Markup) -> Markup {
        let class = if self.width > 500.0 { "chart wide" } else { "chart narrow" };
        html! {
            svg class=(class) viewBox=(format!("0 0 {} {}", self.width, self.height)) role="img"
                aria-label=(format!("{title}. {about}")) {
                title { (title) }
                desc { (about) }
                (inside)
            }
        }
    }
}

/// A length with one decimal.
pub(super) fn px(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A small whole number as a length.
pub(super) fn real(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
