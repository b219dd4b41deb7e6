//! The mark by which a copy is known as ours, and as it was written: nothing of a person's work is
//! ever replaced.
//!
//! It is a property of the document that people do not see among their comments: a digest of all
//! other parts. A program that saves the copy again changes them.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::{TYPES, comments::append};
use crate::{
    read::office::{Archive, Error},
    text::hex,
};

/// The part of properties that programs add, and what it is.
const PART: &str = "docProps/custom.xml";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const KIND: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
const STRICT_KIND: &str =
    "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties";
/// The list of what the file leads to.
const LINKS: &str = "_rels/.rels";
/// The name of the property, as it stands in the part.
const NAME: &str = "name=\"viendan\"";
const OPEN: &str = "<vt:lpwstr>";
const CLOSE: &str = "</vt:lpwstr>";
const VALUES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// What a new part holds.
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"></Properties>";

/// Whether a file is a copy that was written here and that nobody has saved since.
///
/// ```
/// assert!(!viendan::review::is_untouched("Số: 12/BC-VPUB".as_bytes()));
/// ```
pub fn is_untouched(bytes: &[u8]) -> bool {
    let said = || {
        let part = Archive::open(bytes).ok()?.part(PART).ok()?;
        let (_, rest) = part.split_once(NAME)?;
        let (_, rest) = rest.split_once(OPEN)?;
        rest.split_once(CLOSE).map(|(said, _)| said.to_owned())
    };
    said().is_some_and(|said| digest(bytes).is_ok_and(|own| own == said))
}

/// Whether a file was written here, whatever was done to it since.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    let part = || Archive::open(bytes).ok()?.part(PART).ok();
    memchr::memmem::find(bytes, PART.as_bytes()).is_some()
        && part().is_some_and(|part| part.contains(NAME))
}

/// The digest of all parts but the one that holds it.
fn digest(bytes: &[u8]) -> Result<String, Error> {
    let mut archive = Archive::open(bytes)?;
    let mut names = archive.names();
    names.retain(|name| name != PART);
    names.sort();
    let mut digest = Sha256::new();
    for name in names {
        digest.update(name.as_bytes());
        digest.update([0]);
        digest.update(archive.bytes(&name)?);
    }
    Ok(hex(&digest.finalize()))
}

/// The parts that lead to the mark, and the mark without its digest.
pub(super) fn prepare(
    archive: &mut Archive<'_>,
    changed: &mut BTreeMap<String, String>,
) -> Result<(), Error> {
    let properties = if let Some(name) = archive.find(PART) {
        archive.part(&name)?
    } else {
        let known = changed.remove(TYPES);
        let mut types = known.map_or_else(|| archive.part(TYPES), Ok)?;
        append(TYPES, &mut types, |prefix| {
            format!("<{prefix}Override PartName=\"/{PART}\" ContentType=\"{CONTENT}\"/>")
        })?;
        changed.insert(TYPES.to_owned(), types);
        let mut links = archive.part(LINKS)?;
        let kind = if links.contains("purl.oclc.org/ooxml") { STRICT_KIND } else { KIND };
        append(LINKS, &mut links, |prefix| {
            format!("<{prefix}Relationship Id=\"rIdSV0\" Type=\"{kind}\" Target=\"{PART}\"/>")
        })?;
        changed.insert(LINKS.to_owned(), links);
        EMPTY.to_owned()
    };
    changed.insert(PART.to_owned(), said(&properties, "")?);
    Ok(())
}

/// The digest of a copy put into its mark; one that is too large bears none, and is never replaced.
pub(super) fn seal(copy: &[u8], changed: &mut BTreeMap<String, String>) -> Result<(), Error> {
    let digest = digest(copy).unwrap_or_default();
    if let Some(properties) = changed.get_mut(PART) {
        *properties = said(properties, &digest)?;
    }
    Ok(())
}

/// The properties with ours, in the place of what it was.
fn said(properties: &str, digest: &str) -> Result<String, Error> {
    if let Some((before, rest)) = properties.split_once(NAME)
        && let Some((open, rest)) = rest.split_once(OPEN)
        && let Some((_, after)) = rest.split_once(CLOSE)
    {
        return Ok(format!("{before}{NAME}{open}{OPEN}{digest}{CLOSE}{after}"));
    }
    let numbers = properties.split("pid=\"").skip(1);
    let numbers = numbers.filter_map(|it| it.split('"').next()?.parse::<u32>().ok());
    let pid = numbers.max().unwrap_or(1) + 1;
    let mut properties = properties.to_owned();
    append(PART, &mut properties, |prefix| {
        format!(
            "<{prefix}property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{pid}\" {NAME} xmlns:vt=\"{VALUES}\">{OPEN}{digest}{CLOSE}</{prefix}property>"
        )
    })?;
    Ok(properties)
}
