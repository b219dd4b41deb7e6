//! SVG: plans above the plans that carry them out above the reports on them.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{
    Arrow, Node, Picture, escaped,
    layout::{Box, HEIGHT, layout},
    route::Rows,
};
use crate::{
    diagnostic::Language,
    model::{Basis, Relation},
};

/// How a relation is drawn: colour and dashes, for colour must not be the only sign.
const STROKES: [(Relation, &str, &str); 13] = [
    (Relation::BasedOn, "#555555", "2 3"),
    (Relation::Implements, "#1c5fa8", ""),
    (Relation::Details, "#0b7a75", "10 3"),
    (Relation::Amends, "#b45309", "8 3 2 3"),
    (Relation::Replaces, "#9d174d", "12 3 2 3 2 3"),
    (Relation::Repeals, "#b91c1c", "14 4"),
    (Relation::ReportsOn, "#2f7d32", "6 3"),
    (Relation::IssuedWith, "#5b3f8c", "1 3"),
    (Relation::RespondsTo, "#7c5a00", "4 2 1 2"),
    (Relation::Consolidates, "#374151", "16 3"),
    (Relation::Corrects, "#a21caf", "3 2"),
    (Relation::Approves, "#0369a1", "9 2 1 2"),
    (Relation::Cites, "#9aa0a6", "1 4"),
];

const STYLE: &str = "text{font-family:'Times New Roman',Tinos,serif;fill:#111}\
    .ten{font-size:14px;font-weight:bold}.nho{font-size:11.5px;fill:#333}\
    .hop{fill:#fff;stroke:#333;stroke-width:1}.van-ban .hop{fill:#fff7e0;stroke-width:2.2}\
    .noi{fill:none;stroke-width:1.5}.suy{stroke-opacity:.65;stroke-width:1}";

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    draw(out, picture)
}

/// The drawing itself, which a page can hold too.
pub(super) fn draw(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    let layout = layout(picture);
    let legend = legend(picture);
    let rows = legend.len().div_ceil(4);
    let below = 30.0 + 20.0 * f64::from(u32::try_from(rows).unwrap_or(0));
    let (width, height) = (layout.width.max(760.0), layout.height + below);
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img" id="hinh">"#
    )?;
    writeln!(out, "<style>{STYLE}</style>")?;
    markers(out, picture)?;
    writeln!(out, r#"<rect width="100%" height="100%" fill="white"/>"#)?;
    writeln!(out, r#"<g id="noi-dung">"#)?;
    let rows_of_boxes = Rows::of(&layout.boxes);
    let places: BTreeMap<usize, &Box> = layout.boxes.iter().map(|it| (it.node, it)).collect();
    for (at, link) in picture.links.iter().enumerate() {
        let ends = places.get(&link.from).zip(places.get(&link.to));
        let Some((from, to)) = ends else { continue };
        edge(out, picture, &rows_of_boxes.path(from, to), (at, link))?;
    }
    if let Some(y) = layout.others {
        let says = match picture.language {
            Language::Vietnamese => "Được viện dẫn, chưa thấy quan hệ khác:",
            Language::English => "Cited, without another relation:",
        };
        writeln!(out, r#"<text class="nho chu-giai" x="24" y="{:.0}">{says}</text>"#, y + 8.0)?;
    }
    for it in &layout.boxes {
        if let Some(node) = picture.documents.get(it.node) {
            shape(out, it, node)?;
        }
    }
    key(out, &legend, picture.language, layout.height)?;
    writeln!(out, "</g>\n</svg>")
}

fn stroke(relation: Relation) -> (&'static str, &'static str) {
    let row = STROKES.iter().find(|(known, ..)| *known == relation);
    row.map_or(("#333", ""), |&(_, colour, dashes)| (colour, dashes))
}

fn markers(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, "<defs>")?;
    for relation in legend(picture) {
        let (name, (colour, _)) = (relation.name(), stroke(relation));
        writeln!(
            out,
            r#"<marker id="mui-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>"#
        )?;
    }
    writeln!(out, "</defs>")
}

/// The relations that are drawn, in their usual order.
fn legend(picture: &Picture) -> Vec<Relation> {
    let is_drawn = |it: &Relation| picture.links.iter().any(|link| link.relation == *it);
    Relation::ALL.into_iter().filter(is_drawn).collect()
}

/// From the acting document up to the other; sideways where they stand in one row.
fn edge(
    out: &mut dyn Write,
    picture: &Picture,
    path: &str,
    (at, link): (usize, &Arrow),
) -> io::Result<()> {
    let (colour, dashes) = stroke(link.relation);
    let inferred = if link.basis == Basis::Inferred { " suy" } else { "" };
    let label = |at: usize| picture.documents.get(at).map_or("", |node| node.label.as_str());
    let says = format!("{} {} {}", label(link.from), link.says(picture.language), label(link.to));
    let (from, to) = (link.from, link.to);
    writeln!(
        out,
        r#"<path class="noi{inferred}" id="n{at}" data-from="{from}" data-to="{to}" data-kind="{}" data-does="{}" data-says="{}" data-words="{}" data-why="{}" data-place="{}" d="{path}" stroke="{colour}" stroke-dasharray="{dashes}" marker-end="url(#mui-{})"><title>{}: «{}» ({})</title></path>"#,
        link.relation.name(),
        escaped(&link.says(picture.language)),
        escaped(&says),
        escaped(&link.words),
        escaped(&link.reasons.join("; ")),
        escaped(&link.place),
        link.relation.name(),
        escaped(&says),
        escaped(&link.words),
        escaped(&link.place),
    )
}

fn shape(out: &mut dyn Write, it: &Box, node: &Node) -> io::Result<()> {
    let Box { node: at, x, y, width } = it;
    let own = if node.file.is_some() { " van-ban" } else { "" };
    let (left, top) = (x - width / 2.0, y - HEIGHT / 2.0);
    writeln!(
        out,
        r#"<g class="nut{own}" id="d{at}" tabindex="0" data-title="{}" data-day="{}"><title>{}</title><rect class="hop" x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{HEIGHT}" rx="4"/><text class="ten" x="{x:.1}" y="{:.1}" text-anchor="middle">{}</text><text class="nho" x="{x:.1}" y="{:.1}" text-anchor="middle">{}</text></g>"#,
        escaped(&node.title),
        node.day.as_deref().unwrap_or_default(),
        escaped(&node.title),
        y - 3.0,
        escaped(&shortened(&node.label)),
        y + 14.0,
        escaped(&shortened(node.below())),
    )
}

/// As many letters as a box holds.
fn shortened(words: &str) -> String {
    const MOST: usize = 34;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let first: String = words.chars().take(MOST - 1).collect();
    format!("{}…", first.trim_end())
}

/// What the lines mean.
fn key(out: &mut dyn Write, legend: &[Relation], language: Language, top: f64) -> io::Result<()> {
    for (at, relation) in legend.iter().enumerate() {
        let column = f64::from(u32::try_from(at % 4).unwrap_or(0));
        let row = f64::from(u32::try_from(at / 4).unwrap_or(0));
        let (x, y) = (24.0 + column * 180.0, top + 14.0 + row * 20.0);
        let (colour, dashes) = stroke(*relation);
        let words = relation.words();
        let end = x + 42.0;
        writeln!(
            out,
            r#"<line class="chu-giai" x1="{x}" y1="{y:.1}" x2="{end}" y2="{y:.1}" stroke="{colour}" stroke-width="1.8" stroke-dasharray="{dashes}" marker-end="url(#mui-{})"/><text class="nho chu-giai" x="{}" y="{:.1}">{}</text>"#,
            relation.name(),
            end + 8.0,
            y + 4.0,
            escaped(words.in_language(language)),
        )?;
    }
    let says = match language {
        Language::Vietnamese => {
            "Mũi tên đi từ văn bản này đến văn bản mà nó nêu; nét mờ: quan hệ do máy suy ra."
        }
        Language::English => "Arrows lead from the acting document; faint lines are inferred.",
    };
    let rows = f64::from(u32::try_from(legend.len().div_ceil(4)).unwrap_or(0));
    writeln!(out, r#"<text class="nho" x="24" y="{:.1}">{says}</text>"#, top + 18.0 + rows * 20.0)
}
