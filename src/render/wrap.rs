//! Words on lines of a width, broken at blanks.

use super::snippet::width;
use crate::diagnostic::seen;

/// The narrowest that words are wrapped to, in cells: below, lines are left to the terminal.
const NARROW: usize = 24;

/// Words in lines of `limit` cells; `used` cells of the first are taken, and the others hang.
///
/// A word that has no room of its own line stands whole.
pub(super) fn wrapped(words: &str, limit: Option<usize>, (used, hang): (usize, usize)) -> String {
    let words = seen(words);
    let Some(limit) = limit.map(|it| it.max(hang + NARROW)) else { return words.into_owned() };
    let mut lines = String::new();
    let mut at = used;
    let mut is_first = true;
    for word in words.split_inclusive(' ') {
        let bare = width(word.trim_end_matches(' '));
        if at + bare > limit && !is_first {
            lines.truncate(lines.trim_end_matches(' ').len());
            lines.push('\n');
            lines.extend(std::iter::repeat_n(' ', hang));
            at = hang;
        }
        lines.push_str(word);
        at += width(word);
        is_first = false;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_keep_their_width_and_hang() {
        let words = "đề nghị tra số 09 trong sổ văn bản đi của cơ quan";
        assert_eq!(
            wrapped(words, Some(30), (4, 4)),
            "đề nghị tra số 09 trong sổ\n    văn bản đi của cơ quan"
        );
        assert_eq!(wrapped(words, None, (4, 4)), words);
    }

    #[test]
    fn marks_take_no_cell_and_wide_letters_take_two() {
        assert_eq!(
            wrapped("Kê\u{301} hoa\u{323}ch công tác năm nay", Some(25), (0, 0)),
            "Kê\u{301} hoa\u{323}ch công tác năm nay"
        );
        assert_eq!(
            wrapped("計画計画計画計画計画計画 một", Some(24), (0, 0)),
            "計画計画計画計画計画計画\nmột"
        );
    }

    #[test]
    fn a_long_word_stands_whole() {
        let name = "a".repeat(40);
        assert_eq!(
            wrapped(&format!("tệp {name} hỏng"), Some(30), (0, 2)),
            format!("tệp\n  {name}\n  hỏng")
        );
    }
}
