//! Quotations: where each begins and ends.

use std::ops::Range;

/// The longest quotation, in bytes; the longest amended article of the official texts has 5,200.
const LONGEST: usize = 6000;

/// Every quotation, with its marks, in the order of the text; one inside another is left out.
///
/// Curly marks may stand lines apart. Straight ones look alike on both sides, so that they are paired
/// within a line alone.
pub(super) fn quotations(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut free = 0;
    for at in memchr::memchr2_iter(b'"', 0xe2, words.as_bytes()) {
        let Some(here) = words.get(at..).filter(|_| at >= free) else { continue };
        let end = match here.chars().next() {
            Some('"') => straight(here),
            Some('“') => curly(here),
            _ => None,
        };
        if let Some(end) = end {
            free = at + end;
            found.push(at..free);
        }
    }
    found
}

/// How wide a quotation is that begins here with a straight mark.
fn straight(here: &str) -> Option<usize> {
    let inner = here.get(1..)?;
    let close = memchr::memchr2(b'"', b'\n', inner.as_bytes()).filter(|close| *close < LONGEST)?;
    inner.get(close..)?.starts_with('"').then_some(close + 2)
}

/// How wide a quotation is that begins here with a curly mark.
fn curly(here: &str) -> Option<usize> {
    let near = here.get(..here.floor_char_boundary(LONGEST))?;
    let mut depth = 0_usize;
    near.match_indices(['“', '”']).find_map(|(at, mark)| {
        depth = if mark == "“" { depth + 1 } else { depth.saturating_sub(1) };
        (depth == 0).then_some(at + mark.len())
    })
}
