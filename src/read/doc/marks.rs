//! Marks of letters and paragraphs in the file: deleted, font, cell of a table.

use super::bytes::{changes, stretches, u16_at, u32_at};

/// The code that marks letters as deleted.
pub(super) const DELETED: u16 = 0x0800;
const INSERTED: u16 = 0x0801;
const FONT: u16 = 0x4a4f;
const SYMBOL: u16 = 0x6a09;
const IN_TABLE: u16 = 0x2416;
const ROW_END: u16 = 0x2417;
const INNER_ROW_END: u16 = 0x244c;
const INNER_CELL_END: u16 = 0x244b;
/// Formatting that is too long for its page lies in the stream of data.
const ELSEWHERE: [u16; 2] = [0x6645, 0x6646];

/// Formatting is kept in pages of this size, in bytes.
const PAGE: usize = 512;
/// The most stretches of one look: a table may lead to one page over and over.
const STRETCHES: usize = 2_000_000;
/// Where the name of a font begins in its record.
const FONT_NAME: usize = 40;

/// What is known of the letters and paragraphs of a main stream, by their places.
#[derive(Debug)]
pub(super) struct Marks {
    letters: Vec<Stretch<Look>>,
    paragraphs: Vec<Stretch<Role>>,
    fonts: Vec<String>,
}

/// A stretch of the main stream.
#[derive(Debug)]
struct Stretch<T> {
    start: usize,
    end: usize,
    says: T,
}

/// How letters look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) is_deleted: bool,
    pub(super) is_inserted: bool,
    /// The font by its place in the file's list.
    pub(super) font: Option<u16>,
    /// The letter of a symbol font that stands here.
    pub(super) symbol: Option<char>,
}

/// What a paragraph is to its table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    pub(super) in_table: bool,
    pub(super) ends_row: bool,
    pub(super) ends_inner_cell: bool,
}

impl Marks {
    /// Reads the formatting that can be read; words without it are words all the same.
    pub(super) fn read(
        [main, data]: [&[u8]; 2],
        [characters, paragraphs]: [&[u8]; 2],
        fonts: Option<&[u8]>,
    ) -> Self {
        let mut letters: Vec<_> = pages(main, characters)
            .flat_map(|page| runs(page, 1).map(|(start, end, at)| (start, end, look(page, at))))
            .map(|(start, end, says)| Stretch { start, end, says })
            .take(STRETCHES)
            .collect();
        letters.sort_by_key(|run| run.start);
        let mut roles: Vec<_> = pages(main, paragraphs)
            .flat_map(|page| {
                runs(page, 13).map(|(start, end, at)| (start, end, role(page, at, data)))
            })
            .map(|(start, end, says)| Stretch { start, end, says })
            .take(STRETCHES)
            .collect();
        roles.sort_by_key(|run| run.start);
        Self { letters, paragraphs: roles, fonts: fonts.map(names).unwrap_or_default() }
    }

    pub(super) fn look(&self, place: usize) -> Look {
        at(&self.letters, place)
    }

    pub(super) fn role(&self, place: usize) -> Role {
        at(&self.paragraphs, place)
    }

    /// The name of a font, empty when it is not known.
    pub(super) fn font(&self, font: Option<u16>) -> &str {
        font.and_then(|at| self.fonts.get(usize::from(at))).map_or("", String::as_str)
    }
}

fn at<T: Copy + Default>(stretches: &[Stretch<T>], place: usize) -> T {
    let after = stretches.partition_point(|stretch| stretch.start <= place);
    let stretch = after.checked_sub(1).and_then(|at| stretches.get(at));
    stretch.filter(|stretch| place < stretch.end).map(|it| it.says).unwrap_or_default()
}

/// The pages of formatting that a table leads to.
fn pages<'b>(main: &'b [u8], table: &'b [u8]) -> impl Iterator<Item = &'b [u8]> {
    stretches(table, 4).filter_map(|(_, record)| {
        let at = (u32_at(record, 0)? & 0x003f_ffff) as usize * PAGE;
        main.get(at..at + PAGE)
    })
}

/// The stretches of a page, each with the place of its formatting in the page.
fn runs(page: &[u8], record: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    let count = page.last().copied().map_or(0, usize::from);
    (0..count).filter_map(move |run| {
        let start = u32_at(page, 4 * run)? as usize;
        let end = u32_at(page, 4 * (run + 1))? as usize;
        let at = usize::from(*page.get(4 * (count + 1) + record * run)?) * 2;
        Some((start, end, at))
    })
}

fn look(page: &[u8], at: usize) -> Look {
    let mut look = Look::default();
    if at == 0 {
        return look;
    }
    let width = page.get(at).copied().map_or(0, usize::from);
    for (code, operand) in changes(page.get(at + 1..at + 1 + width).unwrap_or_default()) {
        match code {
            DELETED => look.is_deleted = operand != [0],
            INSERTED => look.is_inserted = operand != [0],
            FONT => look.font = u16_at(operand, 0),
            SYMBOL => look.symbol = u16_at(operand, 2).and_then(|it| char::from_u32(it.into())),
            _ => {}
        }
    }
    look
}

fn role(page: &[u8], at: usize, data: &[u8]) -> Role {
    let mut role = Role::default();
    let Some(&words) = page.get(at).filter(|_| at > 0) else { return role };
    let (start, width) = match usize::from(words) {
        0 => (at + 2, page.get(at + 1).copied().map_or(0, usize::from) * 2),
        words => (at + 1, words * 2 - 1),
    };
    let formatting = page.get(start..start + width).unwrap_or_default();
    for (code, operand) in changes(formatting.get(2..).unwrap_or_default()) {
        if ELSEWHERE.contains(&code) {
            let long = u32_at(operand, 0).and_then(|at| elsewhere(data, at as usize));
            changes(long.unwrap_or_default()).for_each(|(code, operand)| role.set(code, operand));
        } else {
            role.set(code, operand);
        }
    }
    role
}

impl Role {
    fn set(&mut self, code: u16, operand: &[u8]) {
        let is_set = operand != [0];
        match code {
            IN_TABLE => self.in_table = is_set,
            ROW_END | INNER_ROW_END => self.ends_row = is_set,
            INNER_CELL_END => self.ends_inner_cell = is_set,
            _ => {}
        }
    }
}

fn elsewhere(data: &[u8], at: usize) -> Option<&[u8]> {
    let width = usize::from(u16_at(data, at)?);
    data.get(at + 2..at + 2 + width)
}

/// The names of the file's fonts, in their order.
fn names(table: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 4;
    while let Some(&width) = table.get(at) {
        let end = at + usize::from(width) + 1;
        let record = table.get(at..end.min(table.len())).unwrap_or_default();
        let (units, _) = record.get(FONT_NAME..).unwrap_or_default().as_chunks::<2>();
        let units =
            units.iter().map(|&unit| u16::from_le_bytes(unit)).take_while(|&unit| unit != 0);
        names.push(char::decode_utf16(units).filter_map(Result::ok).collect());
        at = end;
    }
    names
}
