//! The edges of lines and cells, with the signs that a page sets there beside the words.

/// The signs that end a line or a cell of a table.
pub(super) const ENDS: [char; 3] = ['\n', '\t', '|'];

/// Whether a letter is a blank inside a line or a sign of Markdown or of a table, and none of the words.
pub(super) fn is_sign(letter: char) -> bool {
    letter.is_whitespace() && letter != '\n' || "#*_|".contains(letter)
}

/// A line or a cell without the signs around its words.
pub(super) fn bare(line: &str) -> &str {
    line.trim_matches(|letter| is_sign(letter) || letter == '\n')
}

/// Words without the signs that stand between them and what follows in the line or cell.
pub(super) fn before(words: &str) -> &str {
    words.trim_end_matches(|letter| is_sign(letter) && !ENDS.contains(&letter))
}

/// Whether what follows these words begins a line or a cell.
pub(super) fn begins(words: &str) -> bool {
    let before = before(words);
    before.is_empty() || before.ends_with(ENDS)
}
