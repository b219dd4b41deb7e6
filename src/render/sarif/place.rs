//! Places of words, for a machine and for a person.

use std::fmt::Write as _;

use serde::Serialize;

use super::Message;
use crate::{check::Checked, diagnostic::Language, extract::Report, place, text::Encoding};

#[derive(Debug, Serialize)]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: Physical,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Option::is_none")]
    logical: Option<[Logical; 1]>,
    message: Message,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

impl Location {
    /// The same with a number that is its own within its result.
    pub(super) fn numbered(self, id: usize) -> Self {
        Self { id: Some(id), ..self }
    }
}

/// The places of one text.
#[derive(Debug)]
pub(super) struct Spots<'r, 't> {
    report: &'r Report<'t>,
    language: Language,
}

impl<'r, 't> Spots<'r, 't> {
    pub(super) fn of(checked: &'r Checked<'t>, language: Language) -> Self {
        Self { report: &checked.report, language }
    }

    pub(super) fn location(&self, words: &str, says: &str) -> Option<Location> {
        self.report.text.place(words)?;
        let name = place::name(self.report, words, self.language);
        Some(Location {
            id: None,
            physical: Physical { artifact_location: self.artifact(), region: self.region(words) },
            logical: Some([Logical { fully_qualified_name: name }]),
            message: Message::of(says),
        })
    }

    pub(super) fn artifact(&self) -> Artifact {
        Artifact { uri: uri(self.report.text.name()) }
    }

    /// Lines and columns of a text file; words that were taken out of another format have none.
    pub(super) fn region(&self, words: &str) -> Option<Region> {
        if self.report.text.source().encoding == Encoding::Extracted {
            return None;
        }
        let place = self.report.text.place(words)?;
        let written = self.report.text.written(words);
        let breaks = written.matches('\n').count();
        let last = written.rsplit('\n').next().unwrap_or_default().chars().count();
        let before = if breaks == 0 { place.column } else { 1 };
        Some(Region {
            start_line: place.line,
            start_column: place.column,
            end_line: place.line + breaks,
            end_column: before + last,
            snippet: Some(Message::of(written)),
        })
    }

    /// The same without the words, for what is deleted.
    pub(super) fn bare_region(&self, words: &str) -> Option<Region> {
        Some(Region { snippet: None, ..self.region(words)? })
    }
}

/// A path as a URI reference: relative as it was given, with what a URI may not hold escaped.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let lead = match path.as_bytes() {
        [b'/', ..] => "file://",
        [_, b':', ..] => "file:///",
        _ => "",
    };
    path.bytes().enumerate().fold(lead.to_owned(), |mut uri, (at, byte)| {
        let is_drive = at == 1 && byte == b':' && !lead.is_empty();
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || is_drive {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            write!(uri, "%{byte:02X}").ok();
        }
        uri
    })
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(uri("ho-so/báo cáo.txt"), "ho-so/b%C3%A1o%20c%C3%A1o.txt");
        assert_eq!(uri("/ho-so/a#b.txt"), "file:///ho-so/a%23b.txt");
        assert_eq!(uri("C:\\ho so\\a.txt"), "file:///C:/ho%20so/a.txt");
    }
}
