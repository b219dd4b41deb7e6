//! The way of a line between two boxes: through the gaps of the rows between them, never behind a box.

use std::fmt::Write as _;

use super::layout::{Box, HEIGHT};

/// Room between a line and a box, in pixels.
const ROOM: f64 = 9.0;

/// The boxes of a drawing by their rows, from top to bottom.
#[derive(Debug)]
pub(super) struct Rows {
    rows: Vec<Vec<Box>>,
}

impl Rows {
    pub(super) fn of(boxes: &[Box]) -> Self {
        let mut boxes = boxes.to_vec();
        boxes.sort_by(|one, two| one.y.total_cmp(&two.y).then(one.x.total_cmp(&two.x)));
        let same = |one: &Box, two: &Box| (one.y - two.y).abs() < 1.0;
        Self { rows: boxes.chunk_by(same).map(<[Box]>::to_vec).collect() }
    }

    /// The path of a line as SVG writes it.
    pub(super) fn path(&self, from: &Box, to: &Box) -> String {
        if (from.y - to.y).abs() < 1.0 {
            return beside(from, to);
        }
        let up = if to.y < from.y { -1.0 } else { 1.0 };
        // Ends are spread over the width of a box, towards where they lead.
        let leans = |it: &Box, other: f64| {
            it.x + ((other - it.x) / 12.0).clamp(-it.width / 2.4, it.width / 2.4)
        };
        let (mut x, mut y) = (leans(from, to.x), from.y + up * HEIGHT / 2.0);
        let (end_x, end_y) = (leans(to, from.x), to.y - up * HEIGHT / 2.0);
        let mut path = format!("M{x:.1} {y:.1}");
        let mut bend = |(x, y): (f64, f64), (to_x, to_y): (f64, f64)| {
            let middle = f64::midpoint(y, to_y);
            write!(path, "C{x:.1} {middle:.1} {to_x:.1} {middle:.1} {to_x:.1} {to_y:.1}").ok();
        };
        let between = |row: &&Vec<Box>| {
            let at = row.first().map_or(0.0, |it| it.y);
            (at - from.y) * up > 1.0 && (to.y - at) * up > 1.0
        };
        let mut rows: Vec<_> = self.rows.iter().filter(between).collect();
        if up < 0.0 {
            rows.reverse();
        }
        for row in rows {
            let at = row.first().map_or(0.0, |it| it.y);
            let wanted = x + (end_x - x) * ((at - y) / (end_y - y));
            let gap = gap(row, wanted);
            bend((x, y), (gap, at - up * HEIGHT / 2.0));
            bend((gap, at - up * HEIGHT / 2.0), (gap, at + up * HEIGHT / 2.0));
            (x, y) = (gap, at + up * HEIGHT / 2.0);
        }
        bend((x, y), (end_x, end_y));
        path
    }
}

/// A bow over the row in which both stand.
fn beside(from: &Box, to: &Box) -> String {
    let side = if to.x > from.x { 1.0 } else { -1.0 };
    let (x, to_x) = (from.x + side * from.width / 4.0, to.x - side * to.width / 4.0);
    let top = from.y - HEIGHT / 2.0;
    let bow = top - 18.0;
    format!("M{x:.1} {top:.1}C{x:.1} {bow:.1} {to_x:.1} {bow:.1} {to_x:.1} {top:.1}")
}

/// The place in a row, nearest to where a line would go, that no box covers.
fn gap(row: &[Box], wanted: f64) -> f64 {
    let covers = |x: f64| row.iter().any(|it| (x - it.x).abs() < it.width / 2.0 + ROOM - 0.1);
    if !covers(wanted) {
        return wanted;
    }
    let sides = row.iter().flat_map(|it| {
        let half = it.width / 2.0 + ROOM;
        [it.x - half, it.x + half]
    });
    let free = sides.filter(|x| !covers(*x));
    free.min_by(|one, two| (one - wanted).abs().total_cmp(&(two - wanted).abs())).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_round_the_boxes_between() {
        let at = |node, x, y| Box { node, x, y, width: 100.0 };
        let boxes =
            [at(0, 100.0, 30.0), at(1, 100.0, 120.0), at(2, 100.0, 210.0), at(3, 230.0, 120.0)];
        let path = Rows::of(&boxes).path(&boxes[2], &boxes[0]);
        // The box in the middle covers 50 to 150.
        assert!(path.contains("41.0 97.0") && path.contains("41.0 143.0"), "{path}");
    }
}
