//! The styles of paragraphs and runs: which list a style numbers, and its font.

use std::collections::BTreeMap;

use crate::read::office::{Error, Event, Tag, Xml};

/// How many styles may stand on one another; a circle of them ends there.
const CHAIN: usize = 20;

/// A style.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    font: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

/// The styles of a file, by their names; what holds where no style does has no name.
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
                    let is_default =
                        tag.value("default").is_some_and(|it| it == "1" || it == "true");
                    if is_default && tag.value("type").is_some_and(|it| it == "paragraph") {
                        all.default = Some(name.clone());
                    }
                }
                "basedOn" => style.parent = value,
                "rFonts" => style.font = font(&tag),
                "numId" => style.list = value,
                "ilvl" => style.level = value.and_then(|level| level.parse().ok()),
                _ => {}
            }
        }
    }

    /// The list and the level that a style numbers, with the style that says so.
    pub(super) fn list(&self, style: Option<&str>) -> Option<(&str, Option<usize>, &str)> {
        self.chain(style.or(self.default.as_deref())?)
            .find_map(|(name, style)| Some((style.list.as_deref()?, style.level, name)))
    }

    /// The font of a run: its style's, its paragraph's, or that of the file.
    pub(super) fn font(&self, run: Option<&str>, paragraph: Option<&str>) -> Option<&str> {
        let names = [run, paragraph.or(self.default.as_deref()), Some("")];
        let mut styles = names.into_iter().flatten().flat_map(|name| self.chain(name));
        styles.find_map(|(_, style)| style.font.as_deref())
    }

    /// A style and those that it stands on.
    fn chain<'s>(&'s self, name: &str) -> impl Iterator<Item = (&'s str, &'s Style)> + use<'s> {
        let mut next = self.styles.get_key_value(name).map(|(name, _)| name.as_str());
        let step = move || {
            let (name, style) = self.styles.get_key_value(next?)?;
            next = style.parent.as_deref();
            Some((name.as_str(), style))
        };
        std::iter::from_fn(step).take(CHAIN)
    }
}

/// The font of Latin letters, which is where old encodings lie.
pub(super) fn font(tag: &Tag<'_>) -> Option<String> {
    ["hAnsi", "h-ansi", "ascii"].into_iter().find_map(|script| tag.value(script))
}
