//! A web page in one file (MHTML), as document systems and Word save it, often under `.doc`.
//!
//! The page is the first part that is HTML; pictures beside it are said to be unread.

use super::{Decoded, Error, Track, html};
use crate::{
    diagnostic::Words,
    text::{Encoding, Source, Unread, Why, file_name},
};

mod transfer;

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["mht", "mhtml"];

/// The name in messages.
const FORMAT: &str = ".mht";
/// How far the head of a file or of a part may go, in bytes.
const HEAD: usize = 16 << 10;
/// The fields that such a file may begin with.
const FIRST: [&str; 6] =
    ["mime-version:", "from:", "content-type:", "subject:", "date:", "snapshot-content-location:"];

/// A part: its head, and what it holds.
#[derive(Debug)]
struct Part<'b> {
    head: String,
    body: &'b [u8],
}

pub(super) fn knows(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |field: &&str| {
        let head = bytes.get(..field.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(field.as_bytes())
    };
    if !FIRST.iter().any(begins) {
        return false;
    }
    let head = split(bytes).head;
    has(&head, "mime-version:") && kind(&head).is_some_and(|it| is_page(&it) || is_many(&it))
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let whole = split(bytes);
    let mut parts = Vec::new();
    match boundary(&whole.head) {
        Some(boundary) => gather(whole.body, &boundary, &mut parts, 0),
        None => parts.push(whole),
    }
    let no_page = || {
        let why = Words::new("không có trang nào", "it holds no page");
        Error::Damaged { format: FORMAT, why }
    };
    let is_page = |part: &&Part<'_>| kind(&part.head).is_some_and(|it| is_page(&it));
    let page = parts.iter().find(is_page).ok_or_else(no_page)?;
    let mut written = transfer::decode(&page.head, page.body);
    // What the head says of letters stands above what the page says.
    if let Some(charset) = attribute(&page.head, "charset")
        && let Some(letters) = encoding_rs::Encoding::for_label(charset.as_bytes())
        && letters != encoding_rs::UTF_8
        && str::from_utf8(&written).is_err()
    {
        written = letters.decode(&written).0.into_owned().into_bytes();
    }
    let read = html::decode(&written, track)?;
    let pictures = parts.iter().filter(|part| kind(&part.head).is_some_and(|it| is_picture(&it)));
    let unread = pictures.enumerate().map(|(at, part)| {
        let name = field(&part.head, "content-location:").unwrap_or_default();
        let name = file_name(name).to_owned();
        let part = if name.is_empty() { format!("picture {}", at + 1) } else { name };
        Unread { part, why: Why::Picture }
    });
    let unread = read.unread.into_iter().chain(unread).collect();
    // Offsets would be those of the decoded page, which stands nowhere.
    Ok(Source { encoding: Encoding::Extracted, steps: Vec::new(), unread, ..read })
}

/// The parts between boundaries; a part may hold parts of its own.
fn gather<'b>(body: &'b [u8], boundary: &str, parts: &mut Vec<Part<'b>>, depth: usize) {
    const DEPTH: usize = 8;
    let mark = format!("--{boundary}");
    let at_line =
        |at: &usize| at.checked_sub(1).is_none_or(|before| body.get(before) == Some(&b'\n'));
    let marks = memchr::memmem::find_iter(body, mark.as_bytes()).filter(at_line);
    let marks: Vec<usize> = marks.collect();
    let ends = marks.iter().copied().skip(1).chain([body.len()]);
    for (start, end) in marks.iter().zip(ends) {
        let inner = body.get(start + mark.len()..end).unwrap_or_default();
        if inner.starts_with(b"--") {
            break;
        }
        let part = split(inner.trim_ascii_start());
        match self::boundary(&part.head) {
            Some(inner) if depth < DEPTH => gather(part.body, &inner, parts, depth + 1),
            _ => parts.push(part),
        }
    }
}

/// The head with its folded lines made one, and what follows the first empty line.
fn split(bytes: &[u8]) -> Part<'_> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let ends = [&b"\r\n\r\n"[..], b"\n\n"].map(|end| {
        let at = memchr::memmem::find(head, end)?;
        Some((at, at + end.len()))
    });
    let end = ends.into_iter().flatten().min().unwrap_or((head.len(), bytes.len()));
    let head = String::from_utf8_lossy(head.get(..end.0).unwrap_or_default());
    let head = head.replace("\r\n", "\n").replace("\n\t", " ").replace("\n ", " ");
    Part { head, body: bytes.get(end.1..).unwrap_or_default() }
}

/// The value of a field of a head, by its name in small letters with its colon.
fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines();
    lines.find_map(|line| {
        let (own, value) = line.split_at_checked(name.len())?;
        own.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

fn has(head: &str, name: &str) -> bool {
    field(head, name).is_some()
}

/// The kind of a part in small letters: `text/html`.
fn kind(head: &str) -> Option<String> {
    let kind = field(head, "content-type:")?.split(';').next()?;
    Some(kind.trim().to_ascii_lowercase())
}

/// An attribute of the kind: `charset`, `boundary`.
fn attribute(head: &str, name: &str) -> Option<String> {
    let kind = field(head, "content-type:")?;
    kind.split(';').skip(1).find_map(|attribute| {
        let (own, value) = attribute.split_once('=')?;
        let value = value.trim().trim_matches('"').to_owned();
        own.trim().eq_ignore_ascii_case(name).then_some(value)
    })
}

fn boundary(head: &str) -> Option<String> {
    attribute(head, "boundary").filter(|it| !it.is_empty())
}

fn is_page(kind: &str) -> bool {
    matches!(kind, "text/html" | "application/xhtml+xml")
}

fn is_many(kind: &str) -> bool {
    kind.starts_with("multipart/")
}

fn is_picture(kind: &str) -> bool {
    kind.starts_with("image/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=\"=_X\"\n\n\
        This is a web page in one file.\n--=_X\nContent-Type: text/html; charset=\"utf-8\"\n\
        Content-Transfer-Encoding: quoted-printable\n\n<p>C=C3=B4ng v=\n=C4=83n s=E1=BB=91 \
        51/UBND-NC</p>\n--=_X\nContent-Location: file:///C:/a_files/dau.png\n\
        Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--=_X--\n";

    #[test]
    fn the_page_is_read_and_its_pictures_are_not() {
        for file in [FILE.to_owned(), FILE.replace('\n', "\r\n")] {
            assert!(knows(file.as_bytes()));
            let source = decode(file.as_bytes(), Track::Accepted).unwrap();
            assert_eq!(source.words, "Công văn số 51/UBND-NC");
            assert_eq!(source.unread, [Unread { part: "dau.png".into(), why: Why::Picture }]);
        }
    }

    #[test]
    fn words_of_a_letter_are_no_such_file() {
        assert!(!knows("From: Văn phòng\nKính gửi".as_bytes()));
        assert!(!knows(b"MIME-Version: 1.0"));
    }

    #[test]
    fn one_part_may_be_the_whole_file() {
        let file = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n\
            PHA+U+G7kSAxMjwvcD4=";
        assert_eq!(decode(file.as_bytes(), Track::Accepted).unwrap().words, "Số 12");
    }
}
