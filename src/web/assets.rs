//! The page itself: plain files, part of the program.

use super::reply::Reply;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// The page.
pub(super) const PAGE: &str = include_str!("page/page.html");

/// What the page loads: where, of what kind, and the words.
const FILES: &[(&str, &str, &str)] = &[
    ("/page.css", STYLE, include_str!("page/page.css")),
    ("/paper.css", STYLE, include_str!("page/paper.css")),
    ("/page.js", SCRIPT, include_str!("page/page.js")),
    ("/cards.js", SCRIPT, include_str!("page/cards.js")),
    ("/desk.js", SCRIPT, include_str!("page/desk.js")),
    ("/keys.js", SCRIPT, include_str!("page/keys.js")),
    ("/paper.js", SCRIPT, include_str!("page/paper.js")),
    ("/registry.js", SCRIPT, include_str!("page/registry.js")),
    ("/review.js", SCRIPT, include_str!("page/review.js")),
    ("/state.js", SCRIPT, include_str!("page/state.js")),
    ("/tools.js", SCRIPT, include_str!("page/tools.js")),
    ("/word.js", SCRIPT, include_str!("page/word.js")),
    ("/words.js", SCRIPT, include_str!("page/words.js")),
    ("/docx-preview.js", SCRIPT, include_str!("page/vendor/docx-preview.min.js")),
    ("/jszip.js", SCRIPT, include_str!("page/vendor/jszip.min.js")),
];

/// A file of the page.
pub(super) fn file(path: &str) -> Option<Reply> {
    let (_, kind, words) = FILES.iter().find(|(name, ..)| *name == path)?;
    Some(Reply::new(kind, *words))
}
