//! Relationships of a Word file: which part leads to which.

use super::{Archive, Error, Event, Xml};

/// A relationship between two parts; those that lead out of the file are left out.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// The last word of its type: `footnotes`, `image`.
    pub(crate) kind: String,
    /// The part that it leads to.
    pub(crate) target: String,
}

/// The part that holds the document: the one that the file leads to, that it says to be one, or
/// that goes by the usual name.
pub(crate) fn main_part(archive: &mut Archive<'_>) -> Result<String, Error> {
    const USUAL: &str = "word/document.xml";
    let mut named = links(archive, "")?;
    named.retain(|link| link.kind == "officeDocument" && archive.find(&link.target).is_some());
    if let Some(link) = named.into_iter().next() {
        return Ok(link.target);
    }
    let said = archive.part("[Content_Types].xml").unwrap_or_default();
    let mut xml = Xml::new("[Content_Types].xml", &said);
    while let Ok((event, _)) = xml.next() {
        match event {
            Event::Open(tag) if tag.local() == "Override" => {
                let name = tag.value("PartName").unwrap_or_default();
                let kind = tag.value("ContentType").unwrap_or_default();
                let is_main =
                    kind.contains("ml.document.main") || kind.contains("ml.template.main");
                if is_main && archive.find(&name).is_some() {
                    return Ok(name.trim_start_matches('/').to_owned());
                }
            }
            Event::End => break,
            _ => {}
        }
    }
    Ok(USUAL.to_owned())
}

/// Where a part leads to; the file itself is the part without a name.
pub(crate) fn links(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Link>, Error> {
    let name = links_name(part);
    if archive.find(&name).is_none() {
        return Ok(Vec::new());
    }
    let words = archive.part(&name)?;
    let mut xml = Xml::new(&name, &words);
    let mut links = Vec::new();
    loop {
        match xml.next()?.0 {
            Event::Open(tag) if tag.local() == "Relationship" => {
                if tag.value("TargetMode").is_some_and(|mode| mode == "External") {
                    continue;
                }
                let value = |name| tag.value(name).unwrap_or_default();
                let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let target = resolve(part, &value("Target"));
                links.push(Link { kind, target });
            }
            Event::End => return Ok(links),
            _ => {}
        }
    }
}

/// The part that holds the relationships of another.
pub(crate) fn links_name(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The name of a part as it is seen from another.
fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_from_where_it_is_seen() {
        assert_eq!(resolve("word/document.xml", "media/image1.png"), "word/media/image1.png");
        assert_eq!(resolve("word/document.xml", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("", "/word/document.xml"), "word/document.xml");
        assert_eq!(links_name("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(links_name(""), "_rels/.rels");
    }
}
