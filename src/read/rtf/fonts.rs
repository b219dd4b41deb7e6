//! The fonts of a file: their names, and the encodings of their bytes.

use std::collections::BTreeMap;

use encoding_rs as pages;

/// The fonts that the head of a file lists, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    known: BTreeMap<i32, Font>,
    last: i32,
}

#[derive(Debug, Default)]
struct Font {
    name: String,
    page: Option<&'static pages::Encoding>,
}

impl Fonts {
    /// A font begins to be described.
    pub(super) fn begin(&mut self, number: i32) {
        self.last = number;
        self.known.insert(number, Font::default());
    }

    /// A character set of Windows, by its number.
    pub(super) fn set_charset(&mut self, charset: i32) {
        let page = match charset {
            77 => Some(pages::MACINTOSH),
            128 => Some(pages::SHIFT_JIS),
            134 => Some(pages::GBK),
            136 => Some(pages::BIG5),
            161 => Some(pages::WINDOWS_1253),
            162 => Some(pages::WINDOWS_1254),
            163 => Some(pages::WINDOWS_1258),
            204 => Some(pages::WINDOWS_1251),
            222 => Some(pages::WINDOWS_874),
            238 => Some(pages::WINDOWS_1250),
            _ => None,
        };
        if let Some(font) = self.known.get_mut(&self.last) {
            font.page = page;
        }
    }

    /// More of the name of the font that is being described.
    pub(super) fn name(&mut self, letter: char) {
        if let Some(font) = self.known.get_mut(&self.last).filter(|_| letter != ';') {
            font.name.push(letter);
        }
    }

    pub(super) fn name_of(&self, number: i32) -> &str {
        self.known.get(&number).map_or("", |font| font.name.trim())
    }

    /// The encoding of a font's bytes; `None` when only the file as a whole says it.
    pub(super) fn page_of(&self, number: i32) -> Option<&'static pages::Encoding> {
        self.known.get(&number).and_then(|font| font.page)
    }
}

/// A code page of Windows, by its number.
pub(super) fn page(number: i32) -> &'static pages::Encoding {
    let label = match number {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        number => format!("windows-{number}"),
    };
    pages::Encoding::for_label(label.as_bytes()).unwrap_or(pages::WINDOWS_1252)
}
