//! One page with the drawing, to be searched, enlarged and asked; it needs no net.

use std::io::{self, Write};

use super::{Picture, svg};
use crate::{
    diagnostic::Language,
    render::{ours::GENERATOR, spot},
};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Every word of the page that is ours.
struct Labels {
    language: &'static str,
    title: &'static str,
    search: &'static str,
    hint: &'static str,
    acts: &'static str,
    acted: &'static str,
    why: &'static str,
    offline: &'static str,
    local: &'static str,
    whole: &'static str,
    table: &'static str,
    depth: &'static str,
    more: &'static str,
    many: &'static str,
    none: &'static str,
    heads: [&'static str; 4],
}

const VIETNAMESE: Labels = Labels {
    language: "vi",
    title: "Văn bản và quan hệ",
    search: "Tìm số, ký hiệu, trích yếu …",
    hint: "Bấm vào một văn bản để xem những gì quanh nó, vào đường nối để xem đoạn viện dẫn. Lăn chuột để phóng to, thu nhỏ; kéo để di chuyển.",
    acts: spot::ACTS[0],
    acted: spot::ACTED_ON[0],
    why: "Suy ra vì",
    offline: "Trang này không gửi gì ra ngoài.",
    local: "Quanh một văn bản",
    whole: "Toàn cảnh",
    table: "Danh sách",
    depth: "Số bước",
    more: "… và {n} văn bản nữa, không vẽ ở đây: bấm Danh sách để xem.",
    many: "{n} văn bản là quá nhiều cho một hình: nên xem quanh một văn bản, hoặc Danh sách.",
    none: "không thấy",
    heads: ["Số, ký hiệu", "Văn bản", "Nêu", "Được nêu"],
};
const ENGLISH: Labels = Labels {
    language: "en",
    title: "Documents and relations",
    search: "Search number, symbol, subject …",
    hint: "Click a document to see what is around it, a line to see the words. Scroll to zoom, drag to move.",
    acts: spot::ACTS[1],
    acted: spot::ACTED_ON[1],
    why: "Inferred because",
    offline: "Nothing leaves this page.",
    local: "Around one document",
    whole: "All",
    table: "List",
    depth: "Steps",
    more: "… and {n} more, not drawn here: see the list.",
    many: "{n} documents are too many for one picture: look around one document, or at the list.",
    none: "not found",
    heads: ["Number", "Document", "Acts", "Acted on"],
};

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    let labels = match picture.language {
        Language::Vietnamese => VIETNAMESE,
        Language::English => ENGLISH,
    };
    let Labels { language, title, search, hint, acts, acted, why, offline, .. } = labels;
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"generator\" content=\"{GENERATOR}\">")?;
    writeln!(
        out,
        r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">"#
    )?;
    writeln!(out, r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#)?;
    writeln!(out, "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>")?;
    writeln!(
        out,
        r#"<header><h1>{title}</h1><input type="search" id="tim" placeholder="{search}" aria-label="{search}"><output id="dem"></output><span class="nut-bam"><button type="button" id="nho">−</button><button type="button" id="to">+</button><button type="button" id="het">⤢</button></span></header>"#
    )?;
    bar(out, &labels, picture.centre)?;
    writeln!(out, "<main><div id=\"khung\">")?;
    svg::draw(out, picture)?;
    writeln!(
        out,
        r#"</div><aside id="loi" aria-live="polite" data-acts="{acts}" data-acted="{acted}" data-why="{why}"><p>{hint}</p></aside></main>"#
    )?;
    writeln!(out, "<footer>{offline}</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>")
}

/// Writes the bar that the script fills: the choices, and the list of all documents.
fn bar(out: &mut dyn Write, labels: &Labels, centre: Option<usize>) -> io::Result<()> {
    let Labels { local, whole, table, depth, more, many, none, heads, .. } = labels;
    let centre = centre.map(|at| at.to_string()).unwrap_or_default();
    writeln!(
        out,
        r#"<nav id="thanh" data-centre="{centre}" data-local="{local}" data-whole="{whole}" data-table="{table}" data-depth="{depth}" data-more="{more}" data-many="{many}" data-none="{none}"></nav>"#
    )?;
    let heads = heads.map(|head| format!("<th>{head}</th>")).concat();
    writeln!(
        out,
        r#"<section id="bang" hidden><table><thead><tr>{heads}</tr></thead><tbody></tbody></table></section>"#
    )
}
