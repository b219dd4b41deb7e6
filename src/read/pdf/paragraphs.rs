//! Lines to paragraphs, by where they end and begin on the page.

use std::collections::BTreeMap;

use super::{Line, Page};
use crate::text::Spot;

/// How two lines that follow one another belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// In the midst of a symbol: `17/NQ-`, `CP`.
    Symbol,
    /// In the midst of a sentence.
    Sentence,
    /// The page does not say; their words may.
    Unsure,
    /// Not at all.
    Apart,
}

impl Join {
    /// An empty line is what keeps lines apart for certain.
    fn words(self) -> &'static str {
        match self {
            Self::Symbol => "",
            Self::Sentence => " ",
            Self::Unsure => "\n",
            Self::Apart => "\n\n",
        }
    }
}

/// What is less is the same place, in points.
const NEAR: f32 = 8.0;
/// Lines of one column begin less apart, in points.
const INDENT: i32 = 45;
/// A larger step down is a gap, in sizes of the letters.
const STEP: f32 = 2.6;
/// Letters of one paragraph differ less in size, in points.
const SIZES: f32 = 1.5;

/// The words of all pages, then the heads that were taken out of them, with the page of each.
pub(super) fn join(pages: &[Page], heads: &[(usize, Line)]) -> (String, Vec<Spot>) {
    let mut words = String::new();
    let mut spots: Vec<Spot> = Vec::new();
    let mut last: Option<(usize, &Line, f32)> = None;
    for (at, page) in pages.iter().enumerate() {
        let number = number(at);
        for (line, edge) in page.lines.iter().zip(edges(&page.lines)) {
            let joined = last.map(|(page, before, edge)| between(before, line, edge, page != at));
            words.push_str(joined.map_or("", Join::words));
            let begins = joined.is_none_or(|it| it != Join::Symbol && it != Join::Sentence);
            if begins || spots.last().is_none_or(|spot| spot.page != number) {
                spots.push(Spot { start: words.len(), page: number, ..Spot::default() });
            }
            words.push_str(&line.words);
            last = Some((at, line, edge));
        }
    }
    for (at, line) in heads {
        words.push_str(Join::Apart.words());
        spots.push(Spot { start: words.len(), page: number(*at), ..Spot::default() });
        words.push_str(&line.words);
    }
    (words, spots)
}

/// The number of a page, from 1.
fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

/// How far each line could go: as far as those go that begin near it, in the column that it is in.
fn edges(lines: &[Line]) -> Vec<f32> {
    let mut edges = Vec::with_capacity(lines.len());
    let goes_on = |before: &Line, after: &Line| after.base < before.base;
    for column in lines.chunk_by(goes_on) {
        let mut furthest: BTreeMap<i32, f32> = BTreeMap::new();
        for line in column {
            let right = furthest.entry(point(line.left)).or_default();
            *right = right.max(line.right);
        }
        edges.extend(column.iter().map(|line| {
            let left = point(line.left);
            let near = furthest.range(left.saturating_sub(INDENT)..=left.saturating_add(INDENT));
            near.map(|(_, &right)| right).fold(line.right, f32::max)
        }));
    }
    edges
}

/// A length in whole points.
#[expect(clippy::cast_possible_truncation, reason = "a cast of what is too large is the largest")]
fn point(length: f32) -> i32 {
    length as i32
}

/// How a line goes on, where the lines of its page end at `edge` when they are full; `turns` says
/// that a page ends between.
fn between(before: &Line, after: &Line, edge: f32, turns: bool) -> Join {
    let step = before.base - after.base;
    let size = before.size.max(after.size);
    let is_near = turns || (-NEAR..STEP * size).contains(&step) && step > 0.3 * size;
    let is_alike = (before.size - after.size).abs() < SIZES;
    if before.is_row || after.is_row || !is_near || !is_alike {
        return Join::Apart;
    }
    let middle = |line: &Line| f32::midpoint(line.left, line.right);
    let is_centred = (middle(before) - middle(after)).abs() < NEAR
        && (before.left - after.left).abs() > NEAR
        && !turns;
    if is_centred {
        return Join::Unsure;
    }
    if edge - before.right > first_word(after) {
        return Join::Apart;
    }
    if breaks_a_symbol(&before.words, &after.words) {
        return Join::Symbol;
    }
    let goes_on = !before.words.ends_with(['.', ';', ':', '!', '?']);
    let steps_back = before.left - after.left > NEAR;
    let is_flush = (before.left - after.left).abs() <= NEAR;
    if goes_on && steps_back || is_flush && goes_on && !turns && is_small(&after.words) {
        return Join::Sentence;
    }
    Join::Unsure
}

/// The width of the first word and its blank: had it fitted, the line before would hold it.
fn first_word(line: &Line) -> f32 {
    let letters = line.words.chars().count().max(1);
    let word = line.words.chars().take_while(|letter| !letter.is_whitespace()).count();
    let share = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (line.right - line.left) * share(word + 1) / share(letters) + NEAR
}

fn is_small(words: &str) -> bool {
    words.chars().next().is_some_and(|letter| letter.is_lowercase() || letter.is_ascii_digit())
}

/// Whether a line ends in the midst of a number and symbol.
fn breaks_a_symbol(before: &str, after: &str) -> bool {
    let is_code = |letter: char| letter.is_uppercase() || letter.is_ascii_digit();
    let mut start = after.chars();
    let begins_with_mark = start.next().is_some_and(is_mark) && start.next().is_some_and(is_code);
    ends_in_symbol(before) && after.starts_with(char::is_alphanumeric)
        || begins_with_mark && before.ends_with(is_code)
}

/// Whether words end with a mark that clings to a letter or a figure: `17/NQ-`.
pub(super) fn ends_in_symbol(words: &str) -> bool {
    let rest = words.strip_suffix(is_mark);
    rest.is_some_and(|rest| rest.ends_with(char::is_alphanumeric))
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '-' | '/' | '\u{f02d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f32, right: f32, base: f32, words: &str) -> Line {
        Line { words: words.to_owned(), left, right, base, size: 14.0, ..Line::default() }
    }

    #[track_caller]
    fn check(lines: &[Line], expected: &str) {
        let pages = [Page { lines: lines.to_vec(), lacks: None }];
        assert_eq!(join(&pages, &[]).0, expected);
    }

    #[test]
    fn a_symbol_is_joined_over_its_hyphen() {
        check(
            &[
                line(87.0, 535.0, 500.0, "thực hiện Nghị quyết số 17/NQ-"),
                line(64.0, 535.0, 480.0, "CP ngày 07/3/2019 của Chính phủ về một số"),
                line(64.0, 200.0, 460.0, "nhiệm vụ, giải pháp"),
            ],
            "thực hiện Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ về một số nhiệm vụ, giải pháp",
        );
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        check(
            &[
                line(107.0, 178.0, 711.0, "BỘ NỘI VỤ"),
                line(84.0, 475.0, 690.0, "Số: 03/2021/TT-BNV\tHà Nội, ngày 29 tháng 6 năm 2021"),
                line(
                    64.0,
                    535.0,
                    670.0,
                    "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;",
                ),
            ],
            "BỘ NỘI VỤ\n\nSố: 03/2021/TT-BNV\tHà Nội, ngày 29 tháng 6 năm 2021\n\n\
             Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;",
        );
    }

    #[test]
    fn lines_of_a_title_are_left_to_their_words() {
        check(
            &[
                line(89.0, 513.0, 610.0, "Sửa đổi, bổ sung chế độ nâng bậc lương thường xuyên"),
                line(157.0, 441.0, 590.0, "đối với cán bộ, công chức"),
                line(64.0, 535.0, 400.0, "Căn cứ Luật Viên chức"),
            ],
            "Sửa đổi, bổ sung chế độ nâng bậc lương thường xuyên\nđối với cán bộ, công chức\n\n\
             Căn cứ Luật Viên chức",
        );
    }

    #[test]
    fn each_page_begins_a_spot() {
        let page = |words: &str| Page { lines: vec![line(64.0, 535.0, 80.0, words)], lacks: None };
        let (words, spots) = join(&[page("theo Quyết định"), page("số 12/QĐ-TTg của")], &[]);
        let second = spots.get(1).map(|spot| (spot.page, words.get(spot.start..)));
        assert_eq!(second, Some((2, Some("số 12/QĐ-TTg của"))));
    }
}
