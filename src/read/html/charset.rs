//! The encoding that a page says it has.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::super::{legacy, trail::Trail};
use crate::text::{Encoding, Source};

/// How far into a page its encoding is looked for, in bytes; the standard wants it in the first
/// 1,024.
const HEAD: usize = 2048;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i-u)charset\s*=\s*["']?\s*([a-z0-9_:-]+)"#).expect("a constant pattern")
});

/// The letters of a page that is neither Unicode nor in an old encoding that shows itself.
pub(super) fn decode(bytes: &[u8]) -> Option<Source> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let label = LABEL.captures(head)?.get(1)?.as_bytes();
    let page = encoding_rs::Encoding::for_label(label)?;
    if page == encoding_rs::UTF_8 {
        return None;
    }
    if !page.is_single_byte() {
        let (words, _) = page.decode_without_bom_handling(bytes);
        return Some(Source::plain(words.into_owned(), Encoding::Extracted));
    }
    let mut trail = Trail::default();
    for (at, &byte) in bytes.iter().enumerate() {
        let letter = legacy::letter_in(page, byte);
        trail.put(letter.encode_utf8(&mut [0; 4]), at..at + 1);
    }
    let Trail { words, steps } = trail;
    Some(Source { steps, ..Source::plain(words, Encoding::Stepped) })
}
