//! Words cut and filled to a number of cells.

use unicode_width::UnicodeWidthChar as _;

use super::snippet::width;
use crate::text::on_one_line;

/// Words on one line, with `…` for what has no room at their end.
pub(super) fn fitted(words: &str, cells: usize) -> String {
    let words = on_one_line(words);
    if width(&words) <= cells {
        return words;
    }
    let kept = taken(words.chars(), cells.saturating_sub(1));
    format!("{}…", kept.trim_end())
}

/// Words on one line, with `…` for what has no room in their middle: both ends tell.
pub(crate) fn shortened(words: &str, cells: usize) -> String {
    let words = on_one_line(words);
    if width(&words) <= cells {
        return words;
    }
    let half = cells.saturating_sub(1) / 2;
    let (first, last) = (taken(words.chars(), half), taken(words.chars().rev(), half));
    let last: String = last.chars().rev().collect();
    format!("{}…{}", first.trim_end(), last.trim_start())
}

/// Words with blanks behind them, to a number of cells.
pub(super) fn padded(words: &str, cells: usize) -> String {
    format!("{words}{}", " ".repeat(cells.saturating_sub(width(words))))
}

/// As many letters as there are cells for.
fn taken(letters: impl Iterator<Item = char>, cells: usize) -> String {
    let mut used = 0;
    let fits = |letter: &char| {
        used += letter.width().unwrap_or(0);
        used <= cells
    };
    letters.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::{fitted, padded, shortened};

    #[test]
    fn words_keep_to_their_cells() {
        assert_eq!(fitted("Kế hoạch\n công tác dân vận", 12), "Kế hoạch cô…");
        assert_eq!(fitted("Kế hoạch", 8), "Kế hoạch");
        assert_eq!(shortened("thực hiện Nghị quyết số 57-NQ/TW", 20), "thực hiện…57-NQ/TW");
        assert_eq!(padded("Kế", 4), "Kế  ");
    }
}
