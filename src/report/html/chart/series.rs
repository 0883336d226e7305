//! A value that changes with time, and how sure it is.

use super::number::tick;
use super::svg::{Ground, px};
use super::{Scale, Size, count, figure, percent};
use maud::{Markup, html};

/// What values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Shares of 0 to 1, shown in per cent. The range is where the true share may lie.
    Share,
    /// Figures of all documents together. The range is where the true figure may lie.
    Rate,
    /// Medians. The range is where the middle half of the documents lies.
    Median,
    /// Counts, drawn as columns.
    Count,
}

/// A value with its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Value {
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// What is known of one time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Point {
    /// Its name.
    pub(crate) time: String,
    /// `None` where nothing was assessed.
    pub(crate) value: Option<Value>,
    /// How many documents stand behind it.
    pub(crate) documents: usize,
    /// Whether those are too few to say much.
    pub(crate) few: bool,
}

/// A value from one time to the next.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Series {
    pub(crate) unit: Unit,
    pub(crate) points: Vec<Point>,
}

impl Series {
    /// The chart.
    pub(crate) fn draw(&self, size: Size, told: (&str, &str)) -> Markup {
        let ground = Ground::new(size, self.points.len(), 0.0);
        let scale = self.scale();
        let names = self.points.iter().map(|point| point.time.as_str());
        let inside = html! {
            (ground.values(&scale, self.unit == Unit::Share))
            (ground.times(names))
            @match self.unit {
                Unit::Count => (self.columns(&ground, &scale)),
                Unit::Median => {
                    (self.band(&ground, &scale))
                    (self.line(&ground, &scale))
                }
                Unit::Share | Unit::Rate => {
                    (self.whiskers(&ground, &scale))
                    (self.line(&ground, &scale))
                }
            }
            (self.labels(&ground, &scale))
        };
        ground.frame(told, &inside)
    }

    /// The numbers behind the chart.
    pub(crate) fn table(&self, [time, value, range, documents]: [&str; 4]) -> Markup {
        html! {
            table {
                thead {
                    tr {
                        th { (time) } th.number { (value) }
                        @if self.unit != Unit::Count {
                            th.number { (range) } th.number { (documents) }
                        }
                    }
                }
                tbody {
                    @for point in &self.points {
                        tr {
                            td { (point.time) }
                            @match point.value {
                                Some(value) => {
                                    td.number { (self.shown(value.value)) }
                                    @if self.unit != Unit::Count {
                                        td.number { (self.shown(value.low)) "–" (self.shown(value.high)) }
                                    }
                                }
                                None => {
                                    td.number.none { "–" }
                                    @if self.unit != Unit::Count { td.number.none { "–" } }
                                }
                            }
                            @if self.unit != Unit::Count { td.number { (count(point.documents as u64)) } }
                        }
                    }
                }
            }
        }
    }

    fn shown(&self, value: f64) -> String {
        match self.unit {
            Unit::Share => percent(value),
            Unit::Rate | Unit::Median => figure(value),
            Unit::Count => tick(value, 1.0),
        }
    }

    fn scale(&self) -> Scale {
        if self.unit == Unit::Share {
            return Scale::shares();
        }
        let tops = self.values().map(|(_, value, few)| {
            // The range of a few documents would press all others to the ground.
            if few { value.value } else { value.high.max(value.value) }
        });
        Scale::new(tops.fold(0.0, f64::max), 4)
    }

    /// The points that have a value, with their place.
    fn values(&self) -> impl Iterator<Item = (usize, Value, bool)> {
        let points = self.points.iter().enumerate();
        points.filter_map(|(index, point)| Some((index, point.value?, point.few)))
    }

    /// Whether few documents stand behind the point at that place.
    fn few(&self, index: usize) -> bool {
        self.points.get(index).is_some_and(|point| point.few)
    }

    /// Runs of points without a gap.
    fn runs(&self) -> Vec<Vec<(usize, Value)>> {
        let mut runs: Vec<Vec<(usize, Value)>> = Vec::new();
        for (index, value, _) in self.values() {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|last| last.0 + 1 == index) => {
                    run.push((index, value));
                }
                _ => runs.push(vec![(index, value)]),
            }
        }
        runs
    }

    fn columns(&self, ground: &Ground, scale: &Scale) -> Markup {
        let width = ground.column() * 0.66;
        html! {
            @for (index, value, _) in self.values() {
                @let y = ground.y(scale, value.value);
                rect.column x=(px(ground.x(index) - width / 2.0)) y=(px(y)) width=(px(width))
                    height=(px(ground.zero() - y)) {}
            }
        }
    }

    fn line(&self, ground: &Ground, scale: &Scale) -> Markup {
        let radius = if ground.width > 500.0 { "4" } else { "2.8" };
        html! {
            @for run in self.runs() {
                @for (from, to) in run.iter().zip(run.iter().skip(1)) {
                    line.line.few[self.few(from.0) || self.few(to.0)]
                        x1=(px(ground.x(from.0))) y1=(px(ground.y(scale, from.1.value)))
                        x2=(px(ground.x(to.0))) y2=(px(ground.y(scale, to.1.value))) {}
                }
            }
            @for (index, value, few) in self.values() {
                circle.point.few[few] cx=(px(ground.x(index))) cy=(px(ground.y(scale, value.value))) r=(radius) {}
            }
        }
    }

    fn band(&self, ground: &Ground, scale: &Scale) -> Markup {
        html! {
            @for run in self.runs() {
                @let over = run.iter().map(|&(index, value)| (ground.x(index), ground.y(scale, value.high)));
                @let under = run.iter().rev().map(|&(index, value)| (ground.x(index), ground.y(scale, value.low)));
                polygon.band points=(path(over.chain(under))) {}
            }
        }
    }

    fn whiskers(&self, ground: &Ground, scale: &Scale) -> Markup {
        html! {
            @for (index, value, _) in self.values() {
                line.whisker x1=(px(ground.x(index))) x2=(px(ground.x(index)))
                    y1=(px(ground.y(scale, value.low))) y2=(px(ground.y(scale, value.high))) {}
            }
        }
    }

    /// How far below a point its value stands, so that the line to the next one does not cross it:
    /// a line that rises leaves room below, if the ground does.
    fn beside(&self, index: usize) -> f64 {
        let at = |index: usize| self.points.get(index).and_then(|point| point.value);
        let rises = at(index).zip(at(index + 1)).is_some_and(|(here, next)| {
            next.value > here.value && self.scale().at(here.value) > 0.08
        });
        if rises { 16.0 } else { -6.0 }
    }

    /// Values where they are wanted: all in a wide chart and on columns, else the first, the last
    /// and the highest; and a sign where nothing was assessed.
    fn labels(&self, ground: &Ground, scale: &Scale) -> Markup {
        let values: Vec<(usize, Value, bool)> = self.values().collect();
        let highest = values.iter().max_by(|a, b| a.1.value.total_cmp(&b.1.value)).map(|one| one.0);
        let ends = [values.first().map(|one| one.0), values.last().map(|one| one.0), highest];
        let wanted = |index: usize| {
            ground.width > 500.0
                || (self.unit == Unit::Count && ground.column() > 24.0)
                || ends.contains(&Some(index))
        };
        html! {
            @for (index, value, _) in values.iter().filter(|one| wanted(one.0)) {
                @let y = ground.y(scale, value.value);
                @if self.unit == Unit::Share && ground.width > 500.0 {
                    text.label.beside x=(px(ground.x(*index) + 7.0)) y=(px(y + self.beside(*index))) { (self.shown(value.value)) }
                } @else {
                    text.label x=(px(ground.x(*index))) y=(px(y - 7.0)) { (self.shown(value.value)) }
                }
            }
            @for (index, point) in self.points.iter().enumerate() {
                @if point.value.is_none() {
                    text.none x=(px(ground.x(index))) y=(px(ground.zero() - 4.0)) { "–" }
                }
            }
        }
    }
}

/// Points of a line.
fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let points: Vec<String> = points.map(|(x, y)| format!("{},{}", px(x), px(y))).collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(time: &str, value: Option<f64>, few: bool) -> Point {
        let value = value.map(|value| Value { value, low: value / 2.0, high: value * 2.0 });
        Point { time: time.to_owned(), value, documents: 12, few }
    }

    fn series(unit: Unit) -> Series {
        let points = vec![
            point("1920s", Some(0.0), false),
            point("1930s", None, false),
            point("1940s", Some(0.25), true),
            point("1950s", Some(0.2), false),
        ];
        Series { unit, points }
    }

    #[test]
    fn a_gap_is_no_zero() {
        let drawn = series(Unit::Share).draw(Size::Wide, ("t", "about")).into_string();
        let line = drawn.matches("<line class=\"line").count();
        assert_eq!(line, 1, "there is no line to or from a gap");
        assert!(drawn.contains("<line class=\"line few\""), "{drawn}");
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert_eq!(drawn.matches(">–<").count(), 1);
        assert!(drawn.contains(">0%<") && drawn.contains("class=\"point few\""));
    }

    #[test]
    fn the_range_of_few_documents_does_not_set_the_scale() {
        assert_eq!(series(Unit::Rate).scale().ticks().len(), 5, "to 0.4, in steps of 0.1");
        assert_eq!(series(Unit::Share).scale(), Scale::shares());
    }

    #[test]
    fn numbers_tell_the_range_and_how_many_stand_behind_it() {
        let table = series(Unit::Share).table(["t", "v", "r", "n"]).into_string();
        assert!(table.contains("<td>1950s</td><td class=\"number\">20%</td><td class=\"number\">10%–40%</td><td class=\"number\">12</td>"), "{table}");
        assert!(table.contains("<td>1930s</td><td class=\"number none\">–</td>"));
        assert!(
            !series(Unit::Count)
                .table(["t", "v", "r", "n"])
                .into_string()
                .contains("<th class=\"number\">r")
        );
    }
}
