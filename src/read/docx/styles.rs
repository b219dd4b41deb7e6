//! The styles of paragraphs: which list a style numbers.

use std::collections::BTreeMap;

use crate::read::office::{Error, Event, Xml};

/// How many styles may stand on one another.
const CHAIN: usize = 20;

/// A style of paragraphs.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

/// The styles of a file, by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    pub(super) fn read(part: &str, words: &str) -> Result<Self, Error> {
        let mut xml = Xml::new(part, words);
        let mut all = Self::default();
        let mut name = String::new();
        loop {
            let tag = match xml.next()?.0 {
                Event::Open(tag) => tag,
                Event::End => return Ok(all),
                _ => continue,
            };
            let value = tag.value("val");
            let style = all.styles.entry(name.clone()).or_default();
            match tag.local() {
                "style" => {
                    name = tag.value("styleId").unwrap_or_default();
                    let is_default = tag.value("default").is_some_and(|it| it == "1" || it == "true");
                    if is_default && tag.value("type").is_some_and(|it| it == "paragraph") {
                        all.default = Some(name.clone());
                    }
                }
                "basedOn" => style.parent = value,
                "numId" => style.list = value,
                "ilvl" => style.level = value.and_then(|level| level.parse().ok()),
                _ => {}
            }
        }
    }

    /// The list and the level that a style numbers, with the style that says so.
    pub(super) fn list(&self, style: Option<&str>) -> Option<(&str, Option<usize>, &str)> {
        let mut name = style.or(self.default.as_deref())?;
        for _ in 0..CHAIN {
            let (known, style) = self.styles.get_key_value(name)?;
            if let Some(list) = &style.list {
                return Some((list, style.level, known));
            }
            name = style.parent.as_deref()?;
        }
        None
    }
}
