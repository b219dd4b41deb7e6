//! A part's XML as a flow of events, each with the bytes that it stands on.

use std::{borrow::Cow, ops::Range};

use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event as Raw},
    reader::Reader,
};

use super::{DEPTH, Error, Excess};

/// The blanks of XML; any other is a letter, as the one at which no line is broken.
pub(crate) const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

const MARK: char = '\u{feff}';

/// The names that the elements of Word go by: as nearly all programs write them, in the strict
/// form, and in the one file of XML that Word 2003 wrote.
const WORD: [&str; 3] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.microsoft.com/office/word/2003/wordml",
];

/// The XML of one part.
#[derive(Debug)]
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    /// What stands before the first byte that the reader counts.
    lead: usize,
    depth: usize,
    has_root: bool,
    /// The prefixes of Word's own elements, and those that stopped being so further in: how deep
    /// that is said, and whether it is one.
    prefixes: Vec<(usize, String, bool)>,
}

/// What comes next.
#[derive(Debug)]
pub(crate) enum Event<'x> {
    /// An element begins; an empty one ends right after.
    Open(Tag<'x>),
    /// An element ends.
    Close,
    /// Words as they stand in the part.
    Text(Cow<'x, str>),
    /// A letter that stands for itself in another way: `&amp;`, `&#8211;`, a CDATA section.
    Written(String),
    /// The part ends.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Tag<'x> {
    tag: BytesStart<'x>,
    is_words: bool,
}

impl<'x> Xml<'x> {
    pub(crate) fn new(part: &'x str, words: &'x str) -> Self {
        let bare = words.strip_prefix(MARK).unwrap_or(words);
        let mut reader = Reader::from_str(bare);
        reader.config_mut().expand_empty_elements = true;
        let lead = words.len() - bare.len();
        Self { reader, part, lead, depth: 0, has_root: false, prefixes: Vec::new() }
    }

    /// The next event and its bytes; the end of an empty element has none.
    pub(crate) fn next(&mut self) -> Result<(Event<'x>, Range<usize>), Error> {
        loop {
            let start = self.at();
            let raw = self.reader.read_event().map_err(|error| self.broken(&error))?;
            let event = match raw {
                Raw::Start(tag) => {
                    if self.depth == 0 && std::mem::replace(&mut self.has_root, true) {
                        let why = "a second root".to_owned();
                        return Err(Error::Broken { part: self.part.to_owned(), at: start, why });
                    }
                    self.depth += 1;
                    if self.depth > DEPTH {
                        let what = Excess::Depth(self.part.to_owned());
                        return Err(Error::Excessive { what, limit: DEPTH as u64 });
                    }
                    let is_words = self.is_words(&tag);
                    Event::Open(Tag { tag, is_words })
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    while self.prefixes.pop_if(|(depth, ..)| *depth > self.depth).is_some() {}
                    Event::Close
                }
                Raw::Text(text) => Event::Text(text.into_inner()),
                Raw::CData(text) => Event::Written(text.into_inner().into_owned()),
                Raw::GeneralRef(reference) => {
                    let name = reference.xml_content(XmlVersion::Implicit1_0);
                    let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                    let named = || quick_xml::escape::resolve_xml_entity(&name).map(Into::into);
                    let letter = letter.or_else(named).ok_or_else(|| Error::Broken {
                        part: self.part.to_owned(),
                        at: start,
                        why: format!("&{name};"),
                    })?;
                    Event::Written(letter)
                }
                Raw::DocType(_) => return Err(Error::Doctype { part: self.part.to_owned() }),
                Raw::Eof => self.ended()?,
                Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => continue,
            };
            return Ok((event, start..self.at()));
        }
    }

    /// Whether an element is one of Word's own, by what its prefix stands for here.
    fn is_words(&mut self, tag: &BytesStart<'_>) -> bool {
        let prefix = tag.name().prefix().map_or("", |prefix| prefix.into_inner());
        if memchr::memmem::find(tag.as_bytes(), b"xmlns").is_some() {
            for attribute in tag.attributes().with_checks(false).flatten() {
                let name = attribute.key.into_inner();
                let Some(rest) = name.strip_prefix("xmlns") else { continue };
                let known = rest.strip_prefix(':').unwrap_or_default();
                let is_words = WORD.contains(&attribute.value.as_ref());
                if is_words || self.known(known) {
                    self.prefixes.push((self.depth, known.to_owned(), is_words));
                }
            }
        }
        // A part that does not say it is read as if its first element were Word's own.
        if self.depth == 1 && self.prefixes.is_empty() {
            self.prefixes.push((1, prefix.to_owned(), true));
        }
        self.known(prefix)
    }

    /// The prefix under which Word's own elements and attributes can be written here: one that is
    /// not empty, since an attribute without a prefix belongs to no one.
    pub(crate) fn word_prefix(&self) -> Option<&str> {
        let mut said = self.prefixes.iter().rev().filter(|(_, _, is_words)| *is_words);
        said.find_map(|(_, prefix, _)| Some(prefix.as_str()).filter(|it| !it.is_empty()))
    }

    fn known(&self, prefix: &str) -> bool {
        let mut said = self.prefixes.iter().rev();
        said.find(|(_, known, _)| known == prefix).is_some_and(|&(.., is_words)| is_words)
    }

    /// The words end; elements that are still open were cut off.
    fn ended(&self) -> Result<Event<'x>, Error> {
        if self.depth == 0 {
            return Ok(Event::End);
        }
        let (part, at) = (self.part.to_owned(), self.at());
        Err(Error::Broken { part, at, why: "</…>".into() })
    }

    fn at(&self) -> usize {
        self.lead + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn broken(&self, error: &quick_xml::Error) -> Error {
        let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        Error::Broken { part: self.part.to_owned(), at, why: error.to_string() }
    }
}

impl Tag<'_> {
    /// The name with its prefix.
    pub(crate) fn name(&self) -> &str {
        self.tag.name().0
    }

    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// The name of one of Word's own elements without its prefix; empty for any other.
    pub(crate) fn word(&self) -> &str {
        if self.is_words { self.local() } else { "" }
    }

    /// Whether a prefix that is not empty stands for a name from here on.
    pub(crate) fn declares(&self, name: &str) -> bool {
        let mut attributes = self.tag.attributes();
        let mut declared = attributes.with_checks(false).flatten();
        declared.any(|it| it.key.into_inner().starts_with("xmlns:") && it.value.as_ref() == name)
    }

    /// An attribute's value, by the name without its prefix.
    pub(crate) fn value(&self, local: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut found = attributes.filter(|it| it.key.local_name().into_inner() == local);
        let value = found.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// An attribute's value as a number.
    pub(crate) fn number(&self, local: &str) -> Option<i64> {
        self.value(local)?.parse().ok()
    }
}
