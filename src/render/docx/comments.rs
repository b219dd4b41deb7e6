//! The parts that hold comments, and what leads to them.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use super::{
    AUTHOR, INITIALS, TYPES,
    known::{Comments, Done},
    note::Note,
    plan::Plan,
    splice::escaped,
};
use crate::read::office::{Archive, Error, Event, Xml, package};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The names of paragraphs of comments begin here: eight hexadecimal digits below 80000000.
const FIRST_PARAGRAPH: u32 = 0x5600_0001;

/// A kind of part that holds something of comments.
#[derive(Debug, Clone, Copy)]
struct Kind {
    /// The last word of the relationship's type.
    name: &'static str,
    relationship: &'static str,
    content: &'static str,
}

const COMMENTS: Kind = Kind {
    name: "comments",
    relationship: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    content: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
};
const EXTENDED: Kind = Kind {
    name: "commentsExtended",
    relationship: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    content: "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
};

/// The comments of a file, as they are and as they will be.
#[derive(Debug)]
pub(super) struct Desk {
    main: String,
    names: [String; 2],
    is_new: [bool; 2],
    comments: String,
    extended: String,
    pub(super) known: Comments,
    done: Done,
    next_paragraph: u32,
}

/// A comment that is to be written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) id: i64,
    pub(super) note: Note,
}

impl Desk {
    pub(super) fn open(archive: &mut Archive<'_>, main: &str) -> Result<Self, Error> {
        let links = package::links(archive, main)?;
        let mut open = |kind: Kind, root: &str| -> Result<(String, bool, String), Error> {
            let link = links.iter().find(|link| link.kind == kind.name);
            let link = link.filter(|link| archive.find(&link.target).is_some());
            if let Some(link) = link {
                return Ok((link.target.clone(), false, archive.part(&link.target)?));
            }
            let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
            let slash = if folder.is_empty() { "" } else { "/" };
            let named = |number: &str| format!("{folder}{slash}{}{number}.xml", kind.name);
            let taken = |name: &String| archive.find(name).is_some();
            let free = (0..).map(|number: u32| {
                named(&if number == 0 { String::new() } else { number.to_string() })
            });
            let name = free.into_iter().find(|name| !taken(name)).unwrap_or_default();
            Ok((name, true, format!("{HEAD}{root}")))
        };
        let (name, is_new, comments) = open(
            COMMENTS,
            &format!(
                "<w:comments xmlns:w=\"{W}\" xmlns:w14=\"{W14}\" xmlns:mc=\"{MC}\" mc:Ignorable=\"w14\"></w:comments>"
            ),
        )?;
        let (extended_name, extended_is_new, extended) = open(
            EXTENDED,
            &format!(
                "<w15:commentsEx xmlns:w15=\"{W15}\" xmlns:mc=\"{MC}\" mc:Ignorable=\"w15\"></w15:commentsEx>"
            ),
        )?;
        let done = Done::read(&extended_name, &extended)?;
        let mut known = Comments::read(&name, &comments)?;
        known.learn(&done);
        Ok(Self {
            main: main.to_owned(),
            names: [name, extended_name],
            is_new: [is_new, extended_is_new],
            comments,
            extended,
            known,
            done,
            next_paragraph: FIRST_PARAGRAPH,
        })
    }

    /// A name for a paragraph that no other has.
    fn paragraph(&mut self) -> String {
        loop {
            let name = format!("{:08X}", self.next_paragraph);
            self.next_paragraph += 1;
            if !self.comments.contains(&name) && !self.extended.contains(&name) {
                return name;
            }
        }
    }

    /// The parts that change: new comments, comments that are resolved, the new summary in the
    /// place of the old one.
    pub(super) fn parts(
        mut self,
        archive: &mut Archive<'_>,
        plan: &Plan,
        date: &str,
    ) -> Result<BTreeMap<String, String>, Error> {
        let mut comments = self.comments.clone();
        let mut extended = self.extended.clone();
        let (mut entries, mut added) = (String::new(), String::new());
        for Written { id, note } in plan.placed.iter().map(|placed| &placed.written) {
            let last = self.paragraph();
            added.push_str(&self.comment(*id, note, &last, date));
            write!(entries, "{}", self.entry(&last, "0")).ok();
        }
        insert(&mut comments, self.known.end, &added);
        // From the end to the beginning, so that no place moves before it is reached.
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut marks: Vec<(Range<usize>, String)> = Vec::new();
        for known in &plan.resolved {
            let entry = known.paragraph.as_ref().and_then(|name| self.done.entries.get(name));
            if let Some((bytes, _)) = entry {
                let tag = self.extended.get(bytes.clone()).unwrap_or_default();
                marks.push((bytes.clone(), done_tag(tag)));
                continue;
            }
            let name = known.paragraph.clone().unwrap_or_else(|| self.paragraph());
            if known.paragraph.is_none() {
                let attribute = format!(" xmlns:w14=\"{W14}\" w14:paraId=\"{name}\"");
                edits.push((known.tag_end..known.tag_end, attribute));
            }
            write!(entries, "{}", self.entry(&name, "1")).ok();
        }
        if let Some((known, note)) = &plan.summary {
            let last = known.paragraph.clone().unwrap_or_else(|| self.paragraph());
            edits.push((known.bytes.clone(), self.comment(known.id, note, &last, date)));
        }
        replace(&mut comments, edits);
        insert(&mut extended, self.done.end, &entries);
        replace(&mut extended, marks);
        self.gathered(archive, comments, extended)
    }

    fn gathered(
        self,
        archive: &mut Archive<'_>,
        comments: String,
        extended: String,
    ) -> Result<BTreeMap<String, String>, Error> {
        let mut parts = BTreeMap::new();
        let [name, extended_name] = &self.names;
        for (kind, name, is_new) in
            [(COMMENTS, name, self.is_new[0]), (EXTENDED, extended_name, self.is_new[1])]
        {
            if is_new {
                self.lead_to(archive, &mut parts, kind, name)?;
            }
        }
        if comments != self.comments || self.is_new[0] {
            parts.insert(name.clone(), comments);
        }
        if extended != self.extended || self.is_new[1] {
            parts.insert(extended_name.clone(), extended);
        }
        Ok(parts)
    }

    /// Makes a new part known: its kind in the list of kinds, its name in that of relationships.
    fn lead_to(
        &self,
        archive: &mut Archive<'_>,
        parts: &mut BTreeMap<String, String>,
        kind: Kind,
        name: &str,
    ) -> Result<(), Error> {
        let mut take = |part: &str, parts: &mut BTreeMap<String, String>| match parts.remove(part) {
            Some(words) => Ok(words),
            None => archive.part(part),
        };
        let mut types = take(TYPES, parts)?;
        let Kind { relationship, content, .. } = kind;
        append(TYPES, &mut types, |prefix| {
            format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{content}\"/>")
        })?;
        parts.insert(TYPES.to_owned(), types);
        let links_name = package::links_name(&self.main);
        let mut links = take(&links_name, parts)?;
        let free = (1..).map(|number: u32| format!("rIdSV{number}"));
        let id =
            free.into_iter().find(|id| !links.contains(&format!("\"{id}\""))).unwrap_or_default();
        append(&links_name, &mut links, |prefix| {
            format!(
                "<{prefix}Relationship Id=\"{id}\" Type=\"{relationship}\" Target=\"/{name}\"/>"
            )
        })?;
        parts.insert(links_name, links);
        Ok(())
    }

    fn comment(&self, id: i64, note: &Note, last: &str, date: &str) -> String {
        let w = &self.known.prefix;
        let Note { lead, lines, code } = note;
        let run = |look: &str, words: &str| {
            let look =
                if look.is_empty() { String::new() } else { format!("<{w}rPr>{look}</{w}rPr>") };
            format!("<{w}r>{look}<{w}t xml:space=\"preserve\">{}</{w}t></{w}r>", escaped(words))
        };
        let mut inner = format!(
            "<{w}p><{w}r><{w}annotationRef/></{w}r>{}</{w}p>",
            run(&format!("<{w}b/>"), lead)
        );
        for line in lines {
            write!(inner, "<{w}p>{}</{w}p>", run("", line)).ok();
        }
        let small = format!("<{w}i/><{w}color {w}val=\"767676\"/><{w}sz {w}val=\"14\"/>");
        write!(
            inner,
            "<{w}p xmlns:w14=\"{W14}\" w14:paraId=\"{last}\">{}</{w}p>",
            run(&small, code)
        )
        .ok();
        format!(
            "<{w}comment {w}id=\"{id}\" {w}author=\"{AUTHOR}\" {w}date=\"{date}\" {w}initials=\"{INITIALS}\">{inner}</{w}comment>"
        )
    }

    fn entry(&self, paragraph: &str, done: &str) -> String {
        let w = &self.done.prefix;
        format!("<{w}commentEx {w}paraId=\"{paragraph}\" {w}done=\"{done}\"/>")
    }
}

/// The tag of an entry that is done.
fn done_tag(tag: &str) -> String {
    let zero = ["done=\"0\"", "done='0'", "done=\"false\""];
    if let Some(zero) = zero.into_iter().find(|zero| tag.contains(zero)) {
        return tag.replace(zero, "done=\"1\"");
    }
    let (name, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let prefix = name.trim_start_matches('<').split_once(':').map_or("", |(prefix, _)| prefix);
    let colon = if prefix.is_empty() { "" } else { ":" };
    format!("{name} {prefix}{colon}done=\"1\" {rest}")
}

fn insert(words: &mut String, at: usize, new: &str) {
    if words.is_char_boundary(at) {
        words.insert_str(at, new);
    }
}

/// Puts new words in the place of old ones.
fn replace(words: &mut String, mut edits: Vec<(Range<usize>, String)>) {
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, new) in edits {
        if words.get(range.clone()).is_some() {
            words.replace_range(range, &new);
        }
    }
}

/// Adds an element at the end of a part's root, which is opened when it was empty.
fn append(part: &str, words: &mut String, element: impl Fn(&str) -> String) -> Result<(), Error> {
    let mut xml = Xml::new(part, words);
    let mut root: Option<(Range<usize>, String)> = None;
    let mut depth = 0;
    let end = loop {
        let (event, bytes) = xml.next()?;
        match event {
            Event::Open(tag) => {
                depth += 1;
                let prefix = tag.name().strip_suffix(tag.local()).unwrap_or_default().to_owned();
                root.get_or_insert((bytes, prefix));
            }
            Event::Close if depth == 1 => break bytes.start,
            Event::Close => depth -= 1,
            Event::Text(_) | Event::Written(_) => {}
            Event::End => break words.len(),
        }
    };
    let Some((tag, prefix)) = root else { return Ok(()) };
    let new = element(&prefix);
    let open = words.get(tag.clone()).unwrap_or_default();
    match open.strip_suffix("/>") {
        Some(open) => {
            let name = open.trim_start_matches('<').split_whitespace().next().unwrap_or_default();
            let whole = format!("{open}>{new}</{name}>");
            words.replace_range(tag, &whole);
        }
        None => insert(words, end, &new),
    }
    Ok(())
}
