//! HTML: the words between the tags, each with its bytes.
//!
//! Blocks end lines and cells are parted by tabs; scripts, styles and comments are no words. A
//! text file with tags in it is read as text: only the name of a file says that it is HTML.

use std::{cell::RefCell, rc::Rc};

use lol_html::{
    HtmlRewriter, MemorySettings, Settings, doc_text, element, end_tag, errors::RewritingError,
    html_content::TextType,
};

use super::{Decoded, Error, Track, damaged, legacy, plain};
use crate::text::{Encoding, Source, Step, Unread, Why};

mod charset;
mod page;

use page::Page;

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["html", "htm", "xhtml"];

/// What pages begin with.
const FIRST_TAGS: [&str; 5] = ["<!doctype html", "<html", "<head", "<meta", "<body"];
/// The one part of a page.
const PART: &str = "body";
/// The name in messages.
const FORMAT: &str = ".html";
/// How much memory open tags may take, in bytes.
const OPEN_TAGS: usize = 64 << 20;

/// Bytes alone do not say that they are HTML and not a text with tags.
pub(super) fn knows(_bytes: &[u8]) -> bool {
    false
}

/// Whether a file is a page: by the end of its name, or by its first tag when the name does not
/// say that it is a text. Offices are sent pages that are called `.doc`.
pub(super) fn is_page(extension: &str, bytes: &[u8]) -> bool {
    let is_any = |ends: &[&str]| ends.iter().any(|end| end.eq_ignore_ascii_case(extension));
    if is_any(EXTENSIONS) {
        return true;
    }
    let beginning = plain::beginning(bytes).to_ascii_lowercase();
    let mut rest = beginning.trim_start();
    // What may stand before the first tag: what XML begins with, and comments.
    for [open, close] in [["<?xml", "?>"], ["<!--", "-->"]] {
        if let Some((_, behind)) = rest.strip_prefix(open).and_then(|inner| inner.split_once(close))
        {
            rest = behind.trim_start();
        }
    }
    !is_any(plain::EXTENSIONS) && FIRST_TAGS.iter().any(|tag| rest.starts_with(tag))
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    let html = match plain::decode(bytes, track) {
        Err(error @ Error::NotUtf8 { .. }) => charset::decode(bytes).ok_or(error)?,
        other => other?,
    };
    let page = read(&html.words)?;
    let mut unread = Vec::new();
    let hides = page.hides() || page.ends_in_tag(&html.words);
    if hides || has_open_comment(&html.words) {
        unread.push(Unread { part: PART.to_owned(), why: Why::Broken });
    }
    let (words, steps, spots) = page.finish();
    let encoding = match html.encoding {
        // Offsets of words that stand between tags in UTF-16 are not kept.
        Encoding::Utf16 => Encoding::Extracted,
        Encoding::Utf8 => Encoding::Stepped,
        encoding => encoding,
    };
    let steps = match encoding {
        Encoding::Extracted => Vec::new(),
        _ => Step::composed(&steps, &html.steps),
    };
    let parts = vec![PART.to_owned()];
    let source =
        Source { words, encoding, steps, parts, spots, unread, legacy: html.legacy, ..html };
    Ok(legacy::mended(source))
}

/// Whether a comment begins and does not end: it hides the rest of the page.
fn has_open_comment(html: &str) -> bool {
    let begins = html.rfind("<!--");
    begins.is_some_and(|at| html.get(at..).is_some_and(|rest| !rest.contains("-->")))
}

/// The words of a page with their places in it.
fn read(html: &str) -> Result<Page, Error> {
    let page = Rc::new(RefCell::new(Page::default()));
    let (starts, ends, words) = (Rc::clone(&page), Rc::clone(&page), Rc::clone(&page));
    let on_tag = element!("*", move |element| {
        let name = element.tag_name();
        let end = element.source_location().bytes().end;
        starts.borrow_mut().reach(end);
        starts.borrow_mut().start(&name);
        if let Some(handlers) = element.end_tag_handlers() {
            let ends = Rc::clone(&ends);
            handlers.push(end_tag!(move |_| {
                ends.borrow_mut().end(&name);
                Ok(())
            }));
        }
        Ok(())
    });
    let on_words = doc_text!(move |chunk| {
        let from = chunk.source_location().bytes();
        words.borrow_mut().reach(from.end);
        if chunk.text_type() == TextType::Data {
            words.borrow_mut().put(html.get(from.clone()).unwrap_or_default(), from.start);
        } else {
            words.borrow_mut().hide(chunk.as_str());
        }
        Ok(())
    });
    let settings = Settings::new()
        .append_element_content_handler(on_tag)
        .append_document_content_handler(on_words)
        .with_strict(false)
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(OPEN_TAGS));
    let mut reader = HtmlRewriter::new(settings, |_: &[u8]| {});
    let read = reader.write(html.as_bytes()).and_then(|()| reader.end());
    read.map_err(|error| match error {
        RewritingError::MemoryLimitExceeded(_) => Error::Excessive { format: FORMAT },
        error => damaged(FORMAT, &error),
    })?;
    Ok(page.take())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let source = decode(html.as_bytes(), Track::Accepted).unwrap();
        assert_eq!(source.words, expected, "{html}");
    }

    #[test]
    fn blocks_end_lines_and_cells_are_parted() {
        check("<p>Căn cứ <b>Luật</b>;</p>\n<p>Theo đề nghị</p>", "Căn cứ Luật;\n\nTheo đề nghị");
        check(
            "<table><tr><td><p>UBND TỈNH</p><p>Số: 12</p></td><td>CỘNG HÒA</td></tr>\
             <tr><td></td><td>Hà Nội<td>x</table>a",
            "UBND TỈNH\n\nSố: 12\tCỘNG HÒA\n\n\tHà Nội\tx\n\na",
        );
        check("QUYẾT ĐỊNH<br>Về việc<br/><br>a", "QUYẾT ĐỊNH\nVề việc\n\na");
        check("Kế hoạch\n  số  17/<span>KH</span>-VPUB ", "Kế hoạch số 17/KH-VPUB");
    }

    #[test]
    fn what_is_no_word_is_left_out() {
        check(
            "<html><head><title>t</title><style>p{a:1}</style></head><body><!-- c -->\
             <script>if (a<b) {}</script>Số 1 < 2</body></html>",
            "Số 1 < 2",
        );
    }

    #[test]
    fn what_an_open_tag_hides_is_told() {
        let unread = |html: &str| decode(html.as_bytes(), Track::Accepted).unwrap().unread.len();
        assert_eq!(unread("a<style>p{}</style>b<!-- c --><title>t</title>"), 0);
        assert_eq!(unread("a<style>p{}<p>Số 12/QĐ-UBND</p>"), 1);
        assert_eq!(unread("a<!-- b <p>Số 12/QĐ-UBND</p>"), 1);
        assert_eq!(unread("a<plaintext><p>Số 12/QĐ-UBND</p>"), 1);
        assert_eq!(unread("a<p class=\"b><p>Số 12/QĐ-UBND</p></body></html>"), 1);
        assert_eq!(unread("a<p title='1 > 0'>Số 12/QĐ-UBND < 13</p></body></html>\n"), 0);
    }

    #[test]
    fn entities_are_letters() {
        check(
            "Quy&#7871;t &#x111;&#7883;nh &agrave; &amp; R&D &nbsp;&#150;",
            "Quyết định à & R&D \u{a0}–",
        );
        check("QuyÕt &#174;Þnh sè 12, C¨n cø LuËt", "Quyết định số 12, Căn cứ Luật");
    }

    #[test]
    fn words_lead_back_to_their_bytes() {
        let html = "<p>Quy&#7871;t định</p><p>số <b>17/NQ</b>-CP</p>";
        let source = decode(html.as_bytes(), Track::Accepted).unwrap();
        let written = |words: &str| {
            let at = source.words.find(words).unwrap();
            html.get(Step::original(&source.steps, at..at + words.len())).unwrap()
        };
        assert_eq!(written("Quyết"), "Quy&#7871;t");
        assert_eq!(written("17/NQ-CP"), "17/NQ</b>-CP");
        assert_eq!(written("số"), "số");
    }

    #[test]
    fn the_page_says_its_encoding() {
        let mut html = b"<meta charset=windows-1252><p>".to_vec();
        html.extend(b"caf\xe9 17/NQ-CP");
        let source = decode(&html, Track::Accepted).unwrap();
        assert_eq!(source.words, "café 17/NQ-CP");
        let at = source.words.find("17").unwrap();
        assert_eq!(html.get(Step::original(&source.steps, at..at + 2)), Some(&b"17"[..]));
    }
}
