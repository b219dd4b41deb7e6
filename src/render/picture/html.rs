//! One page with the drawing, to be searched, enlarged and asked; it needs no net.

use std::io::{self, Write};

use super::{Picture, svg};
use crate::{diagnostic::Language, render::ours::GENERATOR};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The words of the page: title, search, hint, what it does, what is done to it, why, nothing sent.
const VIETNAMESE: [&str; 7] = [
    "Văn bản và quan hệ",
    "Tìm số, ký hiệu, trích yếu …",
    "Bấm vào một văn bản hoặc đường nối để xem đoạn viện dẫn. Lăn chuột để phóng to, thu nhỏ; kéo để di chuyển.",
    "Văn bản này nêu, căn cứ, sửa đổi…",
    "Văn bản nêu, căn cứ, sửa đổi… văn bản này",
    "Suy ra vì",
    "Trang này không gửi gì ra ngoài.",
];
const ENGLISH: [&str; 7] = [
    "Documents and relations",
    "Search number, symbol, subject …",
    "Click a document or a line to see the words. Scroll to zoom, drag to move.",
    "What this document does",
    "What is done to this document",
    "Inferred because",
    "Nothing leaves this page.",
];

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    let (language, words) = match picture.language {
        Language::Vietnamese => ("vi", VIETNAMESE),
        Language::English => ("en", ENGLISH),
    };
    let [title, search, hint, acts, acted, why, offline] = words;
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
    writeln!(out, "<main><div id=\"khung\">")?;
    svg::draw(out, picture)?;
    writeln!(
        out,
        r#"</div><aside id="loi" aria-live="polite" data-acts="{acts}" data-acted="{acted}" data-why="{why}"><p>{hint}</p></aside></main>"#
    )?;
    writeln!(out, "<footer>{offline}</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>")
}
