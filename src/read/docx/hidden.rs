//! What a part holds that is not shown: other sides of changes, copies for older programs, and what
//! a broken structure would hide.

use crate::read::{Track, office::Tag};

/// Whether a field of a part begins and does not end.
pub(super) fn has_open_field(words: &str) -> bool {
    const KIND: &str = "fldCharType=";
    let mut depth = 0_usize;
    for (at, _) in words.match_indices(KIND) {
        let kind = words.get(at + KIND.len() + 1..).unwrap_or_default();
        if kind.starts_with("begin") {
            depth += 1;
        } else if kind.starts_with("end") {
            depth = depth.saturating_sub(1);
        }
    }
    depth > 0
}

/// Whether an element holds words that are not shown: a copy for older programs, former
/// formats, the other side of a change, what somebody remarked.
pub(super) fn is_left_out(tag: &Tag<'_>, track: Track, is_mark: bool) -> bool {
    let own = tag.word();
    let (gone, kind) = match track {
        Track::Accepted => (["del", "moveFrom"], "Word.Deletion"),
        Track::Original => (["ins", "moveTo"], "Word.Insertion"),
    };
    // Word 2003 has one element for all that is noted of words.
    let is_noted = |kind: &str| kind == "Word.Comment";
    let in_2003 = |said: String| said == kind || is_noted(&said);
    tag.name() == "mc:Fallback"
        || own.ends_with("Change")
        || matches!(own, "sdtPr" | "binData" | "docOleData")
        || (gone.contains(&own) && !is_mark)
        || tag.name() == "aml:annotation" && tag.value("type").is_some_and(in_2003)
}
