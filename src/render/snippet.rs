//! A line of the text around some words, cut to a screen, with room for carets under it.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use crate::diagnostic::sign;

/// How wide an excerpt is where nobody says how much room there is, in cells; 80 of a terminal
/// without what stands before the line.
pub(super) const WIDTH: usize = 76;
/// The narrowest excerpt that still says where it is from.
const NARROW: usize = 30;
/// How far a cut moves to the end of a word, in letters; longer than a syllable, of which the
/// longest, `nghiêng`, has seven.
const WORD: usize = 8;

/// A line, cut on both sides, and where the carets go.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    /// The words around, with `…` where they were cut.
    pub(super) line: String,
    /// Cells before the first caret.
    pub(super) indent: usize,
    /// Carets.
    pub(super) carets: usize,
}

/// Cuts a line around a range of its bytes to a number of cells.
pub(super) fn cut(line: &str, range: Range<usize>, cells: usize) -> Snippet {
    let cells = cells.max(NARROW);
    let start = boundary(line, range.start);
    let end = boundary(line, range.end.max(start));
    let (before, rest) = line.split_at(start);
    let (words, after) = rest.split_at(end - start);

    // A cut on either side is told by a sign of one cell.
    let (words, _) = take(words.chars(), cells - 2);
    let carets = width(&words).max(1);
    let (all_after, _) = take(after.chars(), cells);
    let spare = cells.saturating_sub(carets + width(&all_after));
    let most = (cells / 2 - 4).min(cells - 1 - carets).max(spare);
    let (before, is_cut) = take(before.chars().rev(), most);
    let mut before: String = before.chars().rev().collect();
    if is_cut {
        let whole = whole_words(before.chars().rev());
        before = whole.map_or(before, |whole| whole.chars().rev().collect());
        before.insert(0, '…');
    }
    let room = cells.saturating_sub(carets + width(&before));
    let (mut after, is_cut) = take(after.chars(), room);
    if is_cut {
        // A word that is left out makes room for the sign; one that is too long for that gives a cell.
        let one_less = || take(after.chars(), room.saturating_sub(1)).0;
        after = whole_words(after.chars()).unwrap_or_else(one_less);
        after.push('…');
    }
    let before = if before.starts_with('…') { before.as_str() } else { before.trim_start() };
    Snippet {
        indent: width(before),
        carets,
        line: format!("{before}{words}{after}").trim_end().to_owned(),
    }
}

/// The last place that is not behind `at` and not inside a letter.
fn boundary(line: &str, at: usize) -> usize {
    let at = at.min(line.len());
    (0..=at).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0)
}

/// As many letters as fit, and whether some did not.
fn take(letters: impl Iterator<Item = char>, cells: usize) -> (String, bool) {
    let mut taken = String::new();
    let mut used = 0;
    for letter in letters.filter_map(shown) {
        used += letter.width().unwrap_or(0);
        if used > cells {
            return (taken, true);
        }
        taken.push(letter);
    }
    (taken, false)
}

/// Letters without the part of a word at their end, where it is short.
fn whole_words(letters: impl Iterator<Item = char>) -> Option<String> {
    let letters: Vec<char> = letters.collect();
    let tail = letters.iter().rev().take(WORD).position(|it| it.is_whitespace())?;
    letters.get(..letters.len() - tail - 1).map(|it| it.iter().collect())
}

/// What a terminal is given for a letter: for one that could move the cursor, a sign, and for one
/// that nobody sees, nothing.
fn shown(letter: char) -> Option<char> {
    match letter {
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{feff}' => None,
        _ => Some(sign(letter).unwrap_or(letter)),
    }
}

/// The cells that a terminal gives to words.
pub(super) fn width(words: &str) -> usize {
    words.chars().filter_map(unicode_width::UnicodeWidthChar::width).sum()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[track_caller]
    fn check(line: &str, words: &str, expected: [&str; 2]) {
        let start = line.find(words).unwrap();
        let snippet = cut(line, start..start + words.len(), super::WIDTH);
        let carets = " ".repeat(snippet.indent) + &"^".repeat(snippet.carets);
        assert_eq!([snippet.line.as_str(), &carets], expected);
    }

    #[test]
    fn carets_stand_under_the_words() {
        check(
            "Sơn La, ngày 05 tháng 5 năm 2023",
            "ngày 05 tháng 5 năm 2023",
            ["Sơn La, ngày 05 tháng 5 năm 2023", "        ^^^^^^^^^^^^^^^^^^^^^^^^"],
        );
        let long = "Thực hiện Kế hoạch số 06/KH-UBND ngày 11/01/2023 của UBND tỉnh Sơn La về công \
            tác phòng, chống tham nhũng năm 2023. Văn phòng đã ban hành Kế hoạch số 09/KH-VPUB \
            ngày 06/01/2023 về triển khai thực hiện công tác phòng, chống tham nhũng";
        check(
            long,
            "ngày 06/01/2023",
            [
                "…ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về triển khai thực hiện…",
                "                                 ^^^^^^^^^^^^^^^",
            ],
        );
    }

    #[test]
    fn marks_that_stand_alone_take_no_cell() {
        check("Kê\u{301} hoa\u{323}ch 04", "04", ["Kê\u{301} hoa\u{323}ch 04", "         ^^"]);
    }

    #[test]
    fn nothing_moves_the_cursor() {
        check("1\ta\u{1b}[2J số 04/KH", "04/KH", ["1 a␛[2J số 04/KH", "           ^^^^^"]);
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        let word = "ThôngTinTruyềnThông".repeat(12);
        let line = format!("{word} số 04/KH-UBND {word}");
        for cells in 30..120 {
            let start = line.find("04").unwrap();
            let snippet = cut(&line, start..start + 10, cells);
            assert!(super::width(&snippet.line) <= cells, "{cells}: {}", snippet.line);
        }
    }

    #[test]
    fn any_range_has_a_snippet() {
        let cut = |line, range| cut(line, range, super::WIDTH);
        assert_eq!(cut("", 0..0).carets, 1);
        assert_eq!(cut("Số", 9..12).line, "Số");
        assert_eq!(cut("ế", 1..2).line, "ế");
    }
}
