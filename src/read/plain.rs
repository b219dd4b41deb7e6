//! Plain text, with or without marks of Markdown and HTML: UTF-8, UTF-16 behind its mark, or an
//! old Vietnamese encoding that is plain to see.

use super::{
    Decoded, Error, Track,
    legacy::{self, Legacy},
};
use crate::text::{Encoding, Source, Step};

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["txt", "md"];

const UTF8_MARK: char = '\u{feff}';
const LITTLE_MARK: &[u8] = b"\xff\xfe";
const BIG_MARK: &[u8] = b"\xfe\xff";
/// How much of a file tells what it is, in bytes.
const HEAD: usize = 4 << 10;

/// Bytes do not say that they are text; what no other reader knows is read here.
pub(super) fn knows(_bytes: &[u8]) -> bool {
    false
}

pub(super) fn decode(bytes: &[u8], _: Track) -> Decoded {
    if let Some(units) = bytes.strip_prefix(LITTLE_MARK) {
        return utf16(units, u16::from_le_bytes);
    }
    if let Some(units) = bytes.strip_prefix(BIG_MARK) {
        return utf16(units, u16::from_be_bytes);
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        let lost = looks_like_utf16(bytes);
        return Err(if lost { Error::UnmarkedUtf16 } else { Error::Binary { at } });
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix(UTF8_MARK) {
            Some(unmarked) => utf8(unmarked, Encoding::Utf8Marked),
            None => utf8(text, Encoding::Utf8),
        }),
        Err(error) => old(bytes).ok_or_else(|| {
            let at = error.valid_up_to();
            let before = bytes.get(..at).unwrap_or_default();
            Error::NotUtf8 { line: memchr::memchr_iter(b'\n', before).count() + 1, at }
        }),
    }
}

/// The first words of a file, without a mark before them.
pub(super) fn beginning(bytes: &[u8]) -> String {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let (letters, mark) = encoding_rs::Encoding::for_bom(head).unwrap_or((encoding_rs::UTF_8, 0));
    let head = head.get(mark..).unwrap_or_default();
    letters.decode_without_bom_handling(head).0.into_owned()
}

/// Words in UTF-8, put right where old bytes were taken for Latin letters.
fn utf8(text: &str, encoding: Encoding) -> Source {
    let Some((mended, legacy)) = legacy::mend(text) else {
        // A copy costs less than the standard library's second look at the same bytes.
        return Source::plain(text.to_owned(), encoding);
    };
    let mark = if encoding == Encoding::Utf8Marked { UTF8_MARK.len_utf8() } else { 0 };
    let start = Step { words: 0, ends: mark, starts: mark };
    let moved = mended.steps.into_iter().map(|step| Step {
        ends: step.ends + mark,
        starts: step.starts + mark,
        ..step
    });
    Source {
        steps: std::iter::once(start).chain(moved).collect(),
        legacy: Some(legacy.name()),
        ..Source::plain(mended.words, Encoding::Stepped)
    }
}

/// Bytes of an old encoding, when it is sure which.
fn old(bytes: &[u8]) -> Option<Source> {
    let legacy = Legacy::of_bytes(bytes)?;
    let decoded = legacy.decode(bytes);
    Some(Source {
        steps: decoded.steps,
        legacy: Some(legacy.name()),
        ..Source::plain(decoded.words, Encoding::Stepped)
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut at = LITTLE_MARK.len();
    for letter in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let letter = letter.map_err(|_| Error::BrokenUtf16 { at })?;
        if letter == '\0' {
            return Err(Error::Binary { at });
        }
        text.push(letter);
        at += 2 * letter.len_utf16();
    }
    if odd.is_empty() {
        Ok(Source::plain(text, Encoding::Utf16))
    } else {
        Err(Error::BrokenUtf16 { at })
    }
}

/// Whether the NUL bytes stand where UTF-16 has them: on one side of most pairs.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.get(..512).unwrap_or(bytes).as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    pairs.len() > 1 && first.min(second) == 0 && 2 * first.max(second) > pairs.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let said = match decode(bytes, Track::default()) {
            Ok(source) => format!("{} {:?}", source.words, source.encoding),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(said, expected, "{bytes:?}");
    }

    #[test]
    fn bytes_become_text_or_a_reason() {
        check(b"", " Utf8");
        check("Số: 12".as_bytes(), "Số: 12 Utf8");
        check("\u{feff}Số".as_bytes(), "Số Utf8Marked");
        check(b"\xfe\xff\0S\x1e\xd1", "Số Utf16");
        check(b"\xff\xfeS\0\x00\xd8", "BrokenUtf16 { at: 4 }");
        check(b"\xff\xfeS\0\x41", "BrokenUtf16 { at: 4 }");
        check(b"S\0o\0:\0", "UnmarkedUtf16");
        check(b"a\0\0b\0\0c", "Binary { at: 1 }");
        check(b"K\xd5 ho\xb9ch", "NotUtf8 { line: 1, at: 1 }");
        check(b"a\nb\nc \xa9", "NotUtf8 { line: 3, at: 6 }");
    }
}
