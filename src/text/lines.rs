//! The lines of the file within words that run on.

use super::Text;

/// Words on one line, with one blank where others or line ends stood.
///
/// ```
/// assert_eq!(viendan::text::on_one_line("Kế hoạch\n\n công tác"), "Kế hoạch công tác");
/// ```
pub fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Text {
    /// A slice of the words, cut where the lines of the file end, soft ends included.
    ///
    /// ```
    /// use viendan::text::{Letters, Text};
    ///
    /// let text = Text::new("a.txt", "V/v thủ tục\nxuất khẩu\n\nHà Nội".into(), &Letters::default());
    /// assert_eq!(text.words(), "V/v thủ tục xuất khẩu\n\nHà Nội");
    /// assert_eq!(text.written_lines(text.words()), ["V/v thủ tục ", "xuất khẩu\n", "\n", "Hà Nội"]);
    /// ```
    pub fn written_lines<'a>(&self, slice: &'a str) -> Vec<&'a str> {
        let Some((range, span)) = self.range_of(slice).zip(self.span_of(slice)) else {
            return vec![slice];
        };
        let first = self.lines.partition_point(|&line| line <= span.start);
        let last = self.lines.partition_point(|&line| line < span.end);
        let mut lines = Vec::new();
        let mut from = 0;
        for &line in self.lines.get(first..last).unwrap_or_default() {
            let at = slice.floor_char_boundary(self.begins(line, range.start) - range.start);
            if at > from {
                lines.extend(slice.get(from..at));
                from = at;
            }
        }
        lines.extend(slice.get(from..).filter(|it| !it.is_empty()));
        lines
    }

    /// The first offset of the words, not before `from`, that stands at or behind one of the file.
    fn begins(&self, original: usize, from: usize) -> usize {
        // Between two steps words run alike with the file.
        let next = self.steps.partition_point(|step| step.starts < original);
        let last = next.checked_sub(1).and_then(|at| self.steps.get(at)).copied();
        let last = last.unwrap_or_default();
        let at = last.words + (original - last.starts);
        let end = self.steps.get(next).map_or(self.words.len(), |step| step.words);
        at.min(end).max(from)
    }
}
