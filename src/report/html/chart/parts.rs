//! How a total is made up, from one time to the next.

use super::svg::{Ground, px};
use super::{Scale, Size, count, percent};
use maud::{Markup, html};

/// A total of one time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stack {
    /// The name of the time.
    pub(crate) time: String,
    /// The parts in the order of their names, from the ground up.
    pub(crate) parts: Vec<u64>,
    /// Whether the total is too small to say much.
    pub(crate) few: bool,
}

impl Stack {
    fn total(&self) -> u64 {
        self.parts.iter().sum()
    }
}

/// Totals by time, each drawn as a column of the same height.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parts {
    /// The names of the parts.
    pub(crate) names: Vec<&'static str>,
    pub(crate) stacks: Vec<Stack>,
}

impl Parts {
    /// The chart, the totals below the times.
    pub(crate) fn draw(&self, size: Size, told: (&str, &str)) -> Markup {
        let ground = Ground::new(size, self.stacks.len(), 16.0);
        let scale = Scale::shares();
        let width = ground.column() * 0.74;
        let inside = html! {
            (ground.values(&scale, true))
            (ground.times(self.stacks.iter().map(|stack| stack.time.as_str())))
            @for (index, stack) in self.stacks.iter().enumerate() {
                @if stack.total() == 0 {
                    text.none x=(px(ground.x(index))) y=(px(ground.zero() - 4.0)) { "–" }
                } @else {
                    // What is drawn faintly stands on the paper, not on the lines of the scale.
                    rect.ground x=(px(ground.x(index) - width / 2.0)) y=(px(ground.y(&scale, 1.0)))
                        width=(px(width)) height=(px(ground.zero() - ground.y(&scale, 1.0))) {}
                    g.few[stack.few] { (pieces(&ground, &scale, stack, (ground.x(index), width))) }
                }
                @if ground.column() > 24.0 {
                    text.total x=(px(ground.x(index))) y=(px(ground.zero() + 32.0)) { (count(stack.total())) }
                }
            }
        };
        ground.frame(told, &inside)
    }

    /// The names of the parts with their colours.
    pub(crate) fn legend(&self) -> Markup {
        html! {
            ul.legend {
                @for (index, name) in self.names.iter().enumerate().rev() {
                    li { svg viewBox="0 0 10 10" aria-hidden="true" { rect class=(class(index)) width="10" height="10" {} } (name) }
                }
            }
        }
    }

    /// The numbers behind the chart.
    pub(crate) fn table(&self, time: &str, total: &str) -> Markup {
        html! {
            table {
                thead {
                    tr {
                        th { (time) }
                        @for name in &self.names { th.number { (name) } }
                        th.number { (total) }
                    }
                }
                tbody {
                    @for stack in &self.stacks {
                        tr {
                            td { (stack.time) }
                            @for part in &stack.parts {
                                td.number { (count(*part)) @if stack.total() > 0 { span.share { (percent(share(*part, stack.total()))) } } }
                            }
                            td.number { (count(stack.total())) }
                        }
                    }
                }
            }
        }
    }
}

/// The pieces of one column, its middle and its width given.
fn pieces(ground: &Ground, scale: &Scale, stack: &Stack, (x, width): (f64, f64)) -> Markup {
    let total = stack.total();
    let mut below = 0;
    let pieces = stack.parts.iter().enumerate().map(|(index, &part)| {
        let (from, to) = (share(below, total), share(below + part, total));
        below += part;
        (index, ground.y(scale, to), ground.y(scale, from), to - from)
    });
    html! {
        @for (index, top, bottom, share) in pieces {
            @if share > 0.0 {
                rect class=(class(index)) x=(px(x - width / 2.0)) y=(px(top)) width=(px(width)) height=(px(bottom - top)) {}
                @if share >= 0.08 && width > 40.0 {
                    text class=(format!("in {}", class(index))) x=(px(x)) y=(px(f64::midpoint(top, bottom) + 4.0)) { (percent(share)) }
                }
            }
        }
    }
}

fn class(index: usize) -> String {
    format!("part{}", index + 1)
}

/// `part` of `total`, 0 to 1.
fn share(part: u64, total: u64) -> f64 {
    let real = |number: u64| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    real(part) / real(total.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_full_and_an_empty_one_is_a_gap() {
        let stack = |time: &str, parts: &[u64]| Stack {
            time: time.to_owned(),
            parts: parts.to_vec(),
            few: false,
        };
        let parts = Parts {
            names: vec!["a", "b"],
            stacks: vec![stack("1920s", &[1, 3]), stack("1930s", &[0, 0])],
        };
        let drawn = parts.draw(Size::Wide, ("t", "about")).into_string();
        assert_eq!(drawn.matches("<rect class=\"part").count(), 2);
        assert!(drawn.contains(">25%<") && drawn.contains(">75%<"));
        assert_eq!(drawn.matches(">–<").count(), 1);
        let heights: f64 = drawn
            .split("<rect class=\"part")
            .skip(1)
            .filter_map(|rest| rest.split("height=\"").nth(1))
            .filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok())
            .sum();
        assert!((heights - 284.0).abs() < 0.2, "{heights}");
    }
}
