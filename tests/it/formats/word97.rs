//! Writes the least that a binary Word file needs.

use std::io::{Cursor, Write as _};

/// Formatting is kept in pages of this size.
const PAGE: usize = 512;
/// Where letters begin in the main stream.
const LETTERS: usize = 4 * PAGE;
/// Where the tables lie in their stream.
const FONTS: usize = 0x200;
const CHARACTERS: usize = 0x400;

/// A document of a few letters.
#[derive(Debug, Default, Clone)]
pub(super) struct Document {
    runs: Vec<(String, Vec<u8>)>,
    font: String,
    is_narrow: bool,
    is_encrypted: bool,
}

impl Document {
    pub(super) fn text(&self, words: &str) -> Self {
        let font = if self.font.is_empty() { Vec::new() } else { vec![0x4f, 0x4a, 0, 0] };
        self.run(words, font)
    }

    pub(super) fn deleted(&self, words: &str) -> Self {
        self.run(words, vec![0x00, 0x08, 1])
    }

    pub(super) fn font(&self, name: &str) -> Self {
        Self { font: name.to_owned(), ..self.clone() }
    }

    pub(super) fn narrow(&self) -> Self {
        Self { is_narrow: true, ..self.clone() }
    }

    pub(super) fn encrypted(&self) -> Self {
        Self { is_encrypted: true, ..self.clone() }
    }

    fn run(&self, words: &str, formatting: Vec<u8>) -> Self {
        let mut with = self.clone();
        with.runs.push((words.to_owned(), formatting));
        with
    }

    /// The bytes of the file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut letters = Vec::new();
        let mut ends = Vec::new();
        for (words, formatting) in &self.runs {
            if self.is_narrow {
                let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(words);
                letters.extend_from_slice(&bytes);
            } else {
                letters.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
            }
            ends.push((LETTERS + letters.len(), formatting));
        }
        let count = if self.is_narrow { letters.len() } else { letters.len() / 2 };
        let mut main = vec![0; LETTERS];
        put16(&mut main, 0, 0xa5ec);
        put16(&mut main, 2, 0xc1);
        put16(&mut main, 10, 0x0200 | if self.is_encrypted { 0x0100 } else { 0 });
        put32(&mut main, 0x4c, count);
        put32(&mut main, 0xfa, CHARACTERS);
        put32(&mut main, 0xfe, 12);
        put32(&mut main, 0x112, FONTS);
        put32(&mut main, 0x116, 0x100);
        put32(&mut main, 0x1a2, 0);
        put32(&mut main, 0x1a6, 5 + 16);
        formatting(&mut main[PAGE..2 * PAGE], &ends);
        main.extend_from_slice(&letters);
        container_of(&[("WordDocument", &main), ("1Table", &self.tables(count, main.len()))])
    }

    /// The piece table, the fonts, and the table of the one page of formatting.
    fn tables(&self, count: usize, end: usize) -> Vec<u8> {
        let mut table = vec![0; CHARACTERS + 12];
        table[0] = 2;
        put32(&mut table, 1, 16);
        put32(&mut table, 9, count);
        put32(&mut table, 15, if self.is_narrow { (LETTERS * 2) | (1 << 30) } else { LETTERS });
        table[FONTS + 4] = 0xff - 5;
        for (at, unit) in self.font.encode_utf16().enumerate() {
            put16(&mut table, FONTS + 4 + 40 + 2 * at, unit);
        }
        put32(&mut table, CHARACTERS, LETTERS);
        put32(&mut table, CHARACTERS + 4, end);
        put32(&mut table, CHARACTERS + 8, 1);
        table
    }
}

/// A page of formatting: where each run ends, and what it looks like.
fn formatting(page: &mut [u8], runs: &[(usize, &Vec<u8>)]) {
    put32(page, 0, LETTERS);
    let mut free = PAGE - 2;
    for (at, (end, looks)) in runs.iter().enumerate() {
        put32(page, 4 * (at + 1), *end);
        if !looks.is_empty() {
            free = (free - looks.len() - 1) & !1;
            page[free] = u8::try_from(looks.len()).unwrap();
            page[free + 1..free + 1 + looks.len()].copy_from_slice(looks);
            page[4 * (runs.len() + 1) + at] = u8::try_from(free / 2).unwrap();
        }
    }
    page[PAGE - 1] = u8::try_from(runs.len()).unwrap();
}

/// A file of the container of old office programs with one stream.
pub(super) fn container(stream: &str, bytes: &[u8]) -> Vec<u8> {
    container_of(&[(stream, bytes)])
}

fn container_of(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(format!("/{name}")).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn put16(bytes: &mut [u8], at: usize, value: u16) {
    bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
}

fn put32(bytes: &mut [u8], at: usize, value: usize) {
    bytes[at..at + 4].copy_from_slice(&u32::try_from(value).unwrap().to_le_bytes());
}
