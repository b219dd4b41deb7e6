//! The parts that hold comments, and what leads to them.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use super::{
    AUTHOR, INITIALS, TYPES,
    known::{Comments, Done, MARK},
    names::{self, Names},
    note::{Note, Written},
    plan::Plan,
    splice::escaped,
};
use crate::read::office::{
    Archive, Error, Event, Xml,
    package::{self, Link},
};

const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const STRICT_COMMENTS: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The names of paragraphs of comments begin here: eight hexadecimal digits below 80000000.
const FIRST_PARAGRAPH: u32 = 0x5600_0001;

/// A kind of part that holds something of comments.
#[derive(Debug, Clone, Copy)]
struct PartKind {
    /// The last word of the relationship's type.
    name: &'static str,
    relationship: &'static str,
    content: &'static str,
}

const COMMENTS: PartKind = PartKind {
    name: "comments",
    relationship: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    content: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
};
const EXTENDED: PartKind = PartKind {
    name: "commentsExtended",
    relationship: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    content: "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
};

/// Whether a part is there, and whether it is led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    There,
    /// The document leads to it, and it is missing.
    Missing,
    Nowhere,
}

/// The comments of a file, as they are and as they will be.
#[derive(Debug)]
pub(super) struct CommentParts {
    main: String,
    /// Whether the file is in the form that goes by other names.
    is_strict: bool,
    names: [String; 2],
    stands: [Stands; 2],
    /// How elements of comments are written.
    w: Names,
    comments: String,
    extended: String,
    pub(super) known: Comments,
    done: Done,
    next_paragraph: u32,
}

impl CommentParts {
    pub(super) fn open(archive: &mut Archive<'_>, main: &str) -> Result<Self, Error> {
        let links = package::links(archive, main)?;
        let is_strict = names::is_strict(&archive.part(main)?);
        let w = names::namespace(is_strict);
        let mut open = |kind: PartKind, root: &str| -> Result<(String, Stands, String), Error> {
            let link = links.iter().find(|link| link.kind == kind.name);
            if let Some(Link { target, .. }) = link {
                if let Some(name) = archive.find(target) {
                    let words = archive.part(&name)?;
                    return Ok((name.clone(), Stands::There, opened(&name, words)?));
                }
                return Ok((target.clone(), Stands::Missing, format!("{HEAD}{root}")));
            }
            let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
            let slash = if folder.is_empty() { "" } else { "/" };
            let named = |number: &str| format!("{folder}{slash}{}{number}.xml", kind.name);
            let taken = |name: &String| archive.find(name).is_some();
            let free = (0..).map(|number: u32| {
                named(&if number == 0 { String::new() } else { number.to_string() })
            });
            let name = free.into_iter().find(|name| !taken(name)).unwrap_or_default();
            Ok((name, Stands::Nowhere, format!("{HEAD}{root}")))
        };
        let (name, stands, comments) = open(
            COMMENTS,
            &format!(
                "<w:comments xmlns:w=\"{w}\" xmlns:w14=\"{W14}\" xmlns:mc=\"{MC}\" mc:Ignorable=\"w14\"></w:comments>"
            ),
        )?;
        let (extended_name, extended_stands, extended) = open(
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
            is_strict,
            w: Names::read(&name, &comments)?,
            names: [name, extended_name],
            stands: [stands, extended_stands],
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
        for (known, note) in &plan.refused {
            let last = known.paragraph.clone().unwrap_or_else(|| self.paragraph());
            edits.push((known.bytes.clone(), self.comment(known.id, note, &last, date)));
            match self.done.entries.get(&last) {
                Some((bytes, _)) => {
                    let tag = self.extended.get(bytes.clone()).unwrap_or_default();
                    marks.push((bytes.clone(), done_tag(tag)));
                }
                None => entries.push_str(&self.entry(&last, "1")),
            }
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
        let [stands, extended_stands] = self.stands;
        for (kind, name, stands) in
            [(COMMENTS, name, stands), (EXTENDED, extended_name, extended_stands)]
        {
            if stands != Stands::There {
                self.lead_to(archive, &mut parts, (kind, name, stands))?;
            }
        }
        if comments != self.comments || stands != Stands::There {
            parts.insert(name.clone(), comments);
        }
        if extended != self.extended || extended_stands != Stands::There {
            parts.insert(extended_name.clone(), extended);
        }
        Ok(parts)
    }

    /// Makes a new part known: its kind in the list of kinds, its name in that of relationships.
    fn lead_to(
        &self,
        archive: &mut Archive<'_>,
        parts: &mut BTreeMap<String, String>,
        (kind, name, stands): (PartKind, &str, Stands),
    ) -> Result<(), Error> {
        let mut take = |part: &str, parts: &mut BTreeMap<String, String>| match parts.remove(part) {
            Some(words) => Ok(words),
            // A document that leads to nothing needs no list of relationships.
            None if archive.find(part).is_none() => {
                Ok(format!("{HEAD}<Relationships xmlns=\"{LINKS}\"></Relationships>"))
            }
            None => archive.part(part),
        };
        let mut types = take(TYPES, parts)?;
        let PartKind { relationship, content, .. } = kind;
        let relationship = match (kind.name, self.is_strict) {
            ("comments", true) => STRICT_COMMENTS,
            _ => relationship,
        };
        if !types.contains(&format!("\"/{name}\"")) {
            append(TYPES, &mut types, |prefix| {
                format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{content}\"/>")
            })?;
        }
        parts.insert(TYPES.to_owned(), types);
        if stands == Stands::Missing {
            return Ok(());
        }
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
        let w = &self.w.w;
        let tag = self.w.tag("comment");
        let Note { lead, lines, code } = note;
        let run = |look: &str, words: &str| {
            let look =
                if look.is_empty() { String::new() } else { format!("<{w}rPr>{look}</{w}rPr>") };
            format!("<{w}r>{look}<{w}t xml:space=\"preserve\">{}</{w}t></{w}r>", escaped(words))
        };
        // What the next review needs stands in a field that shows nothing. It is opened, parted and
        // closed: the code of one in a single element LibreOffice shows, here and in what comes behind.
        let sign = |kind: &str| format!("<{w}r><{w}fldChar {w}fldCharType=\"{kind}\"/></{w}r>");
        let mark = format!(
            "{}<{w}r><{w}instrText xml:space=\"preserve\"> {MARK}{} </{w}instrText></{w}r>{}{}",
            sign("begin"),
            escaped(code),
            sign("separate"),
            sign("end")
        );
        let mut paragraphs =
            vec![format!("<{w}r><{w}annotationRef/></{w}r>{}", run(&format!("<{w}b/>"), lead))];
        paragraphs.extend(lines.iter().map(|line| run("", line)));
        let count = paragraphs.len();
        let mut inner = String::new();
        for (at, words) in paragraphs.iter().enumerate() {
            if at + 1 == count {
                write!(
                    inner,
                    "<{w}p xmlns:w14=\"{W14}\" w14:paraId=\"{last}\">{words}{mark}</{w}p>"
                )
                .ok();
            } else {
                write!(inner, "<{w}p>{words}</{w}p>").ok();
            }
        }
        format!(
            "{tag} {w}id=\"{id}\" {w}author=\"{AUTHOR}\" {w}date=\"{date}\" {w}initials=\"{INITIALS}\">{inner}</{w}comment>"
        )
    }

    fn entry(&self, paragraph: &str, done: &str) -> String {
        let [w, declared] = match self.done.prefix.as_str() {
            "" => ["w15:".to_owned(), format!(" xmlns:w15=\"{W15}\"")],
            prefix => [prefix.to_owned(), String::new()],
        };
        format!("<{w}commentEx{declared} {w}paraId=\"{paragraph}\" {w}done=\"{done}\"/>")
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

/// A part whose root has an end of its own, so that something can be put before it.
fn opened(part: &str, mut words: String) -> Result<String, Error> {
    let mut xml = Xml::new(part, &words);
    let root = loop {
        match xml.next()? {
            (Event::Open(tag), bytes) => break Some((bytes, tag.name().to_owned())),
            (Event::End, _) => break None,
            _ => {}
        }
    };
    let Some((bytes, name)) = root else { return Ok(words) };
    let tag = words.get(bytes.clone()).unwrap_or_default();
    if let Some(open) = tag.strip_suffix("/>") {
        let whole = format!("{open}></{name}>");
        words.replace_range(bytes, &whole);
    }
    Ok(words)
}

/// Adds an element at the end of a part's root, which is opened when it was empty.
pub(super) fn append(
    part: &str,
    words: &mut String,
    element: impl Fn(&str) -> String,
) -> Result<(), Error> {
    *words = opened(part, std::mem::take(words))?;
    let mut xml = Xml::new(part, words);
    let mut root: Option<String> = None;
    let mut depth = 0;
    let end = loop {
        let (event, bytes) = xml.next()?;
        match event {
            Event::Open(tag) => {
                depth += 1;
                let prefix = || tag.name().strip_suffix(tag.local()).unwrap_or_default().to_owned();
                root.get_or_insert_with(prefix);
            }
            Event::Close if depth == 1 => break bytes.start,
            Event::Close => depth -= 1,
            Event::Text(_) | Event::Written(_) => {}
            Event::End => break words.len(),
        }
    };
    insert(words, end, &element(&root.unwrap_or_default()));
    Ok(())
}
