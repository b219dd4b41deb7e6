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

/// The XML of one part.
#[derive(Debug)]
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    /// What stands before the first byte that the reader counts.
    lead: usize,
    depth: usize,
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
pub(crate) struct Tag<'x>(BytesStart<'x>);

impl<'x> Xml<'x> {
    pub(crate) fn new(part: &'x str, words: &'x str) -> Self {
        let bare = words.strip_prefix(MARK).unwrap_or(words);
        let mut reader = Reader::from_str(bare);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, lead: words.len() - bare.len(), depth: 0 }
    }

    /// The next event and its bytes; the end of an empty element has none.
    pub(crate) fn next(&mut self) -> Result<(Event<'x>, Range<usize>), Error> {
        loop {
            let start = self.at();
            let raw = self.reader.read_event().map_err(|error| self.broken(&error))?;
            let event = match raw {
                Raw::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        let what = Excess::Depth(self.part.to_owned());
                        return Err(Error::Excessive { what, limit: DEPTH as u64 });
                    }
                    Event::Open(Tag(tag))
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
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
        self.0.name().0
    }

    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute's value, by the name without its prefix.
    pub(crate) fn value(&self, local: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
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
