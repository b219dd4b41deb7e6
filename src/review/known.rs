//! Comments that an earlier review left in the file, and what people made of them.

use std::{collections::BTreeMap, ops::Range};

use super::AUTHOR;
use crate::read::office::{Error, Event, Tag, Xml};

/// Before the rule and the fingerprint, in a field that shows nothing.
pub(super) const MARK: &str = "ADDIN viendan ";

/// A comment of ours.
#[derive(Debug, Clone)]
pub(super) struct OwnComment {
    pub(super) id: i64,
    /// The rule of its finding, and the fingerprint.
    pub(super) rule: String,
    pub(super) print: String,
    /// Its first line, by which it is known where a program dropped what is not shown.
    pub(super) lead: String,
    /// All that it says.
    pub(super) said: String,
    /// The name of its last paragraph, by which Word keeps whether it is resolved.
    pub(super) paragraph: Option<String>,
    /// The whole element.
    pub(super) bytes: Range<usize>,
    /// Behind the name of its last paragraph's tag, where an attribute can be put.
    pub(super) tag_end: usize,
    pub(super) is_done: bool,
    paragraphs: usize,
}

/// The comments of a file.
#[derive(Debug, Default)]
pub(super) struct Comments {
    pub(super) ours: Vec<OwnComment>,
    /// The highest number of any comment, -1 when there is none.
    pub(super) highest: i64,
    /// Where the root ends: the place for new ones.
    pub(super) end: usize,
}

/// What is known of which paragraphs of comments are resolved.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// By the name of the paragraph: where its tag stands, and whether it is done.
    pub(super) entries: BTreeMap<String, (Range<usize>, bool)>,
    pub(super) end: usize,
    pub(super) prefix: String,
}

impl Comments {
    pub(super) fn read(part: &str, words: &str) -> Result<Self, Error> {
        let mut all = Self { highest: -1, ..Self::default() };
        let mut xml = Xml::new(part, words);
        let mut depth = 0;
        let mut open: Option<(usize, OwnComment, String)> = None;
        loop {
            let (event, bytes) = xml.next()?;
            match event {
                Event::Open(tag) => {
                    depth += 1;
                    if tag.local() == "comment" {
                        let id = tag.number("id").unwrap_or(-1);
                        all.highest = all.highest.max(id);
                        let is_ours = tag.value("author").is_some_and(|it| it == AUTHOR);
                        let known = OwnComment::new(id, bytes.start);
                        open = is_ours.then(|| (depth, known, String::new()));
                    } else if let Some((_, known, said)) = &mut open
                        && tag.local() == "p"
                    {
                        if known.paragraphs == 1 {
                            known.lead.clone_from(said);
                        }
                        known.paragraphs += 1;
                        known.paragraph = tag.value("paraId");
                        known.tag_end = bytes.start + 1 + tag.name().len();
                    } else if let Some((.., said)) = &mut open
                        && let Some(code) = tag.value("instr")
                    {
                        said.push_str(&code);
                    }
                }
                Event::Close => {
                    if let Some((at, mut known, said)) = open.take() {
                        if at == depth {
                            known.bytes.end = bytes.end;
                            all.ours.push(known.closed(said));
                        } else {
                            open = Some((at, known, said));
                        }
                    }
                    if depth == 1 {
                        all.end = bytes.start;
                    }
                    depth -= 1;
                }
                Event::Text(words) => {
                    if let Some((.., said)) = &mut open {
                        said.push_str(&words);
                    }
                }
                Event::Written(words) => {
                    if let Some((.., said)) = &mut open {
                        said.push_str(&words);
                    }
                }
                Event::End => return Ok(all),
            }
        }
    }

    /// Takes over what Word keeps apart: which are resolved.
    pub(super) fn learn(&mut self, done: &Done) {
        for known in &mut self.ours {
            let entry = known.paragraph.as_ref().and_then(|name| done.entries.get(name));
            known.is_done = entry.is_some_and(|&(_, is_done)| is_done);
        }
    }
}

impl OwnComment {
    /// Whether it is about a finding: by its fingerprint, else by its first line.
    pub(super) fn is_about(&self, print: &str, lead: &str) -> bool {
        if self.print.is_empty() { self.lead == lead } else { self.print == print }
    }

    /// The comment with all that it says.
    fn closed(self, said: String) -> Self {
        let (rule, print) = code(&said);
        let lead = if self.paragraphs == 1 { said.clone() } else { self.lead };
        Self { rule, print, lead, said, ..self }
    }

    fn new(id: i64, start: usize) -> Self {
        Self {
            id,
            rule: String::new(),
            print: String::new(),
            paragraph: None,
            bytes: start..start,
            tag_end: start,
            is_done: false,
            lead: String::new(),
            said: String::new(),
            paragraphs: 0,
        }
    }
}

impl Done {
    pub(super) fn read(part: &str, words: &str) -> Result<Self, Error> {
        let mut done = Self::default();
        let mut xml = Xml::new(part, words);
        let mut depth = 0;
        loop {
            let (event, bytes) = xml.next()?;
            match event {
                Event::Open(tag) => {
                    depth += 1;
                    if depth == 1 {
                        done.prefix = prefix(&tag);
                    }
                    if let Some(name) = tag.value("paraId") {
                        let is_done = tag.value("done").is_some_and(|it| it == "1" || it == "true");
                        done.entries.insert(name, (bytes, is_done));
                    }
                }
                Event::Close => {
                    if depth == 1 {
                        done.end = bytes.start;
                    }
                    depth -= 1;
                }
                Event::Text(_) | Event::Written(_) => {}
                Event::End => return Ok(done),
            }
        }
    }
}

/// What stands before the names of a part's own elements.
fn prefix(tag: &Tag<'_>) -> String {
    tag.name().strip_suffix(tag.local()).unwrap_or_default().to_owned()
}

/// The rule and the fingerprint in a comment's words: `ADDIN viendan date-conflict 41c2`.
fn code(words: &str) -> (String, String) {
    let (_, code) = words.rsplit_once(MARK).unwrap_or_default();
    let mut code = code.split_whitespace();
    let mut next = || code.next().unwrap_or_default().to_owned();
    (next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_says_what_it_is_about() {
        let said = |words: &str| code(words);
        let date = ("date-conflict".into(), "41c2:2".into());
        assert_eq!(said("Hai ngày. ADDIN viendan date-conflict 41c2:2 "), date);
        assert_eq!(said("đã trao đổi"), (String::new(), String::new()));
    }
}
