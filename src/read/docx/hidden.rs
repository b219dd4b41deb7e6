//! What a part holds that is not shown: other sides of changes, copies for older programs, and what
//! a broken structure would hide.

use crate::read::{
    Track,
    office::{Event, Tag, Xml},
};

/// Whether a field of a part begins and does not end, as far as it is shown: an end that a change
/// took away ends nothing.
pub(super) fn has_open_field(part: &str, words: &str, track: Track) -> bool {
    if memchr::memmem::find(words.as_bytes(), b"fldChar").is_none() {
        return false;
    }
    let mut xml = Xml::new(part, words);
    let (mut fields, mut skipped) = (0_usize, 0_usize);
    // What is wrong with the part itself is said by who reads its words.
    while let Ok((event, _)) = xml.next() {
        match event {
            Event::Open(_) if skipped > 0 => skipped += 1,
            Event::Open(tag) if is_left_out(&tag, track, false) => skipped = 1,
            Event::Open(tag) if tag.word() == "fldChar" => match tag.value("fldCharType") {
                Some(kind) if kind == "begin" => fields += 1,
                Some(kind) if kind == "end" => fields = fields.saturating_sub(1),
                _ => {}
            },
            Event::Close => skipped = skipped.saturating_sub(1),
            Event::End => break,
            _ => {}
        }
    }
    fields > 0
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
