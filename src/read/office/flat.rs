//! A Word file whose parts stand in one file of XML, unpacked (Flat OPC).

use std::{collections::BTreeMap, ops::Range};

use super::{Error, Event, Xml};

/// By what such a file is known, near its beginning.
const NAMESPACE: &[u8] = b"http://schemas.microsoft.com/office/2006/xmlPackage";
/// How far into a file that is looked for, in bytes.
const HEAD: usize = 2 << 10;
/// The name of the whole in messages.
const WHOLE: &str = "package";

/// Whether the bytes are such a file.
pub(in crate::read) fn is_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let is_xml = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    is_xml.starts_with(b"<") && memchr::memmem::find(head, NAMESPACE).is_some()
}

/// The parts of such a file by their names; `None` for other files.
pub(super) fn parts(bytes: &[u8]) -> Option<Result<BTreeMap<String, String>, Error>> {
    is_flat(bytes).then(|| read(bytes))
}

fn read(bytes: &[u8]) -> Result<BTreeMap<String, String>, Error> {
    let words = str::from_utf8(bytes).map_err(|error| Error::Broken {
        part: WHOLE.to_owned(),
        at: error.valid_up_to(),
        why: "UTF-8".into(),
    })?;
    let mut xml = Xml::new(WHOLE, words);
    let mut parts = BTreeMap::new();
    let mut name = String::new();
    let mut depth = 0;
    // The elements of a part that are open, and where the part begins.
    let mut inner: Option<(usize, usize)> = None;
    loop {
        let (event, Range { start, end }) = xml.next()?;
        match event {
            Event::Open(tag) => {
                depth += 1;
                match tag.name() {
                    "pkg:part" => name = tag.value("name").unwrap_or_default(),
                    "pkg:xmlData" if inner.is_none() => inner = Some((depth, end)),
                    _ => {}
                }
            }
            Event::Close => {
                if let Some((_, from)) = inner.take_if(|(at, _)| *at == depth) {
                    let part = words.get(from..start).unwrap_or_default().trim();
                    let name = name.trim_start_matches('/').to_owned();
                    parts.insert(name, part.to_owned());
                }
                depth -= 1;
            }
            Event::Text(_) | Event::Written(_) => {}
            Event::End => return Ok(parts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_by_their_names() {
        let file = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\
            <pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">\
            <pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><a><b/></a></pkg:xmlData></pkg:part>\
            <pkg:part pkg:name=\"/word/media/a.png\"><pkg:binaryData>aa</pkg:binaryData></pkg:part>\
            </pkg:package>";
        let parts = parts(file.as_bytes()).unwrap().unwrap();
        assert_eq!(
            parts.into_iter().collect::<Vec<_>>(),
            [("word/document.xml".into(), "<a><b/></a>".into())]
        );
    }
}
