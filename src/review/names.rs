//! Names of elements and attributes of Word in a part, whatever its prefixes are.

use crate::read::office::{Error, Event, Xml};

/// The two names of Word's own elements.
const USUAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// The prefix of Word's own elements in a part, and what must be declared to use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// `w:`
    pub(super) w: String,
    /// Empty where the part's root declares the prefix.
    declared: String,
}

impl Names {
    pub(super) fn read(part: &str, words: &str) -> Result<Self, Error> {
        let mut xml = Xml::new(part, words);
        loop {
            match xml.next()?.0 {
                Event::Open(tag) => {
                    let is_strict = is_strict(words);
                    let name = if is_strict { STRICT } else { USUAL };
                    let is_said = tag.declares(USUAL) || tag.declares(STRICT);
                    return Ok(match xml.word_prefix().filter(|_| is_said) {
                        Some(prefix) => Self { w: format!("{prefix}:"), declared: String::new() },
                        None => Self { w: "w:".into(), declared: format!(" xmlns:w=\"{name}\"") },
                    });
                }
                Event::End => return Ok(Self { w: "w:".into(), declared: String::new() }),
                _ => {}
            }
        }
    }

    /// A tag of one of Word's own elements up to its attributes: `<w:ins`.
    pub(super) fn tag(&self, name: &str) -> String {
        format!("<{}{name}{}", self.w, self.declared)
    }
}

/// Whether a part is in the form of Word files that goes by other names.
pub(super) fn is_strict(words: &str) -> bool {
    const HEAD: usize = 4 << 10;
    let head = words.as_bytes().get(..HEAD).unwrap_or(words.as_bytes());
    memchr::memmem::find(head, STRICT.as_bytes()).is_some()
}

/// The name of the elements of a part that is made for a file of one form or the other.
pub(super) fn namespace(is_strict: bool) -> &'static str {
    if is_strict { STRICT } else { USUAL }
}
