//! The layout of a drawing: what is carried out above what carries it out.

use std::collections::BTreeSet;

use rust_sugiyama::{configure::Config, from_vertices_and_edges};
use unicode_width::UnicodeWidthStr as _;

use super::Picture;

/// Space between two boxes, in pixels.
const GAP: f64 = 26.0;
/// Space between two rows of boxes, in pixels.
const ROWS: f64 = 84.0;
/// Space between two parts that nothing links, in pixels.
const PARTS: f64 = 70.0;
/// The margin around everything, in pixels.
const MARGIN: f64 = 24.0;
/// The height of a box, in pixels; two lines of a label.
pub(super) const HEIGHT: f64 = 46.0;
/// The width of a letter of the labels, in pixels.
const LETTER: f64 = 8.2;
/// A row that would be wider is broken into several; four of the widest boxes beside one another.
const WIDEST: f64 = 1500.0;

/// A box with its document, by its place in the picture; x and y are its middle, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Box {
    pub(super) node: usize,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
}

/// Boxes that do not overlap, and the paper that they need.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) boxes: Vec<Box>,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where the documents without a relation begin, in pixels from the top.
    pub(super) others: Option<f64>,
}

/// Lays a picture out: layers of what is linked, then rows of what is not.
pub(super) fn layout(picture: &Picture) -> Layout {
    let linked: BTreeSet<usize> =
        picture.links.iter().flat_map(|link| [link.from, link.to]).collect();
    let mut whole = Layout::default();
    let mut band = Layout::default();
    for layers in layers(picture, &linked) {
        let mut part = Layout::default();
        for layer in layers {
            part.place(picture, &layer);
        }
        part.centre();
        if !band.boxes.is_empty() && band.width + PARTS + part.width > WIDEST {
            whole.add_below(std::mem::take(&mut band));
        }
        band.add_beside(part);
    }
    whole.add_below(band);
    let others: Vec<usize> =
        (0..picture.documents.len()).filter(|at| !linked.contains(at)).collect();
    if !others.is_empty() {
        let mut rows = Layout::default();
        rows.place(picture, &others);
        whole.others = Some(whole.height + MARGIN);
        whole.height += GAP;
        whole.add_below(rows);
    }
    whole.framed()
}

/// The layers of each part that hangs together, the largest part first; within a layer from left
/// to right.
fn layers(picture: &Picture, linked: &BTreeSet<usize>) -> Vec<Vec<Vec<usize>>> {
    // The library counts its vertices from 0.
    let linked: Vec<usize> = linked.iter().copied().collect();
    let number = |at: usize| linked.binary_search(&at).ok().and_then(|it| u32::try_from(it).ok());
    let vertices: Vec<_> =
        linked.iter().filter_map(|&at| Some((number(at)?, (width(picture, at), HEIGHT)))).collect();
    let edges =
        picture.links.iter().filter_map(|link| Some((number(link.to)?, number(link.from)?)));
    let edges: Vec<_> = edges.collect::<BTreeSet<_>>().into_iter().collect();
    let config = Config { vertex_spacing: GAP, ..Config::default() };
    let mut parts: Vec<Vec<Vec<usize>>> = from_vertices_and_edges(&vertices, &edges, &config)
        .into_iter()
        .map(|(places, ..)| rows(places, &linked))
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.iter().map(Vec::len).sum::<usize>()));
    parts
}

/// Places of one part as rows from top to bottom.
fn rows(mut places: Vec<(usize, (f64, f64))>, linked: &[usize]) -> Vec<Vec<usize>> {
    places.sort_by(|(one, (x, y)), (two, (other_x, other_y))| {
        y.total_cmp(other_y).then(x.total_cmp(other_x)).then(one.cmp(two))
    });
    let same =
        |one: &(usize, (f64, f64)), two: &(usize, (f64, f64))| (one.1.1 - two.1.1).abs() < 1.0;
    let nodes = |row: &[(usize, (f64, f64))]| {
        row.iter().filter_map(|(at, _)| linked.get(*at).copied()).collect()
    };
    places.chunk_by(same).map(nodes).collect()
}

/// The width of a box: its longer line.
fn width(picture: &Picture, at: usize) -> f64 {
    let Some(node) = picture.documents.get(at) else { return 0.0 };
    let lines = [node.label.as_str(), node.below()];
    let letters = lines.iter().map(|line| line.width()).max().unwrap_or(0);
    let letters = f64::from(u32::try_from(letters.clamp(12, 34)).unwrap_or(34));
    letters * LETTER + 18.0
}

impl Layout {
    /// Adds a row of boxes below the last; a long one becomes several.
    fn place(&mut self, picture: &Picture, nodes: &[usize]) {
        let total: f64 = nodes.iter().map(|&at| width(picture, at) + GAP).sum();
        let count = (total / WIDEST).ceil().max(1.0);
        let most = total / count;
        let mut x = 0.0;
        for &node in nodes {
            let width = width(picture, node);
            if x > 0.0 && x + width / 2.0 > most {
                self.height += ROWS;
                x = 0.0;
            }
            self.boxes.push(Box { node, x: x + width / 2.0, y: self.height + HEIGHT / 2.0, width });
            x += width + GAP;
            self.width = self.width.max(x - GAP);
        }
        self.height += ROWS;
    }

    /// Puts a part to the right of what is there, both beginning at the top.
    fn add_beside(&mut self, part: Self) {
        let right = if self.boxes.is_empty() { 0.0 } else { self.width + PARTS };
        self.boxes.extend(part.boxes.into_iter().map(|it| Box { x: it.x + right, ..it }));
        self.width = right + part.width;
        self.height = self.height.max(part.height);
    }

    /// Puts a part under what is there.
    fn add_below(&mut self, part: Self) {
        let top = self.height;
        self.boxes.extend(part.boxes.into_iter().map(|it| Box { y: it.y + top, ..it }));
        self.width = self.width.max(part.width);
        self.height = top + part.height;
    }

    /// With a margin on every side.
    fn framed(mut self) -> Self {
        for it in &mut self.boxes {
            it.x += MARGIN;
            it.y += MARGIN;
        }
        self.width += 2.0 * MARGIN;
        self.height += 2.0 * MARGIN - (ROWS - HEIGHT).min(self.height);
        self
    }

    /// Moves every row into the middle of the paper.
    fn centre(&mut self) {
        let middle = self.width / 2.0;
        let same = |one: &Box, two: &Box| (one.y - two.y).abs() < 1.0;
        for row in self.boxes.chunk_by_mut(same) {
            let ends = row.iter().map(|it| it.x + it.width / 2.0);
            let end = ends.fold(0.0, f64::max);
            for it in row {
                it.x += middle - end / 2.0;
            }
        }
    }
}
