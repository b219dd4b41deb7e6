//! Quotations in a text: between marks, on one line.

use std::ops::Range;

/// What opens a quotation and what closes it.
const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('‘', '’'), ('"', '"')];

/// The quotations of a text, with their marks, in bytes.
///
/// A quotation that nothing closes goes to the end of its line; a straight mark alone is none.
pub(super) fn ranges(words: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in words.split_inclusive('\n') {
        let mut open: Option<(usize, char)> = None;
        for (at, letter) in line.char_indices() {
            match open {
                Some((from, close)) if letter == close => {
                    ranges.push(start + from..start + at + letter.len_utf8());
                    open = None;
                }
                Some(_) => {}
                None => {
                    let pair = PAIRS.iter().find(|(opens, _)| *opens == letter);
                    open = pair.map(|&(_, close)| (at, close));
                }
            }
        }
        if let Some((from, '”' | '»')) = open {
            ranges.push(start + from..start + line.len());
        }
        start += line.len();
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let found: Vec<_> = ranges(words).into_iter().map(|it| words.get(it).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn quotations_are_found() {
        check(
            "Ghi “Kế hoạch số 17KH-VPUB” và \"201/QĐ - UBND\".",
            &["“Kế hoạch số 17KH-VPUB”", "\"201/QĐ - UBND\""],
        );
        check("một ‘hai’ «ba»", &["‘hai’", "«ba»"]);
        check("mở “mà không đóng\ndòng sau", &["“mà không đóng\n"]);
        check("12\" và d’Or", &[]);
    }
}
