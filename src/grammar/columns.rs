//! Fields of the columns of a register, by the words above them and the rows of `columns.toml`.

use super::{Column, Field, Grammar, fold};

/// The mark between the two rows of a heading that goes over several columns.
pub const OVER: &str = " › ";

/// How well words fit a heading: first how, then how many letters.
type Fit = (How, usize);

/// How words stand in a heading, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Within,
    Begins,
    Equals,
}

impl Grammar {
    /// The rows of headings.
    pub fn columns(&self) -> &[Column] {
        &self.tables.columns
    }

    /// The field that a column with this heading holds, and whether that is beyond doubt: the heading is no
    /// more than the words that are known. None when the column says nothing of a document.
    ///
    /// ```
    /// use viendan::grammar::{Field, Grammar};
    ///
    /// let grammar = Grammar::builtin();
    /// assert_eq!(grammar.field_of("Số, ký hiệu"), Some((Field::Symbol, true)));
    /// assert_eq!(grammar.field_of("Ngày tháng của văn bản"), Some((Field::Date, false)));
    /// assert_eq!(grammar.field_of("Nơi nhận văn bản"), None);
    /// ```
    pub fn field_of(&self, heading: &str) -> Option<(Field, bool)> {
        let (row, is_sure) = self.best(heading)?;
        Some((self.columns().get(row)?.field?, is_sure))
    }

    /// The row that a heading is read by.
    pub fn column_at(&self, heading: &str) -> Option<usize> {
        self.best(heading).map(|(row, _)| row)
    }

    /// Whether a heading names a field among others: kind and subject often share a column.
    ///
    /// ```
    /// use viendan::grammar::{Field, Grammar};
    ///
    /// let heading = "Tên loại và trích yếu nội dung";
    /// assert!(Grammar::builtin().names_field(heading, Field::Kind));
    /// ```
    pub fn names_field(&self, heading: &str, field: Field) -> bool {
        let heading = fold(heading);
        let rows = self.columns().iter().zip(self.folded());
        let mut rows = rows.filter(|(row, _)| row.field == Some(field));
        rows.any(|(_, words)| fit(words, &heading).is_some())
    }

    /// The words of each row, folded.
    fn folded(&self) -> &[Vec<String>] {
        self.columns.get_or_init(|| {
            let rows = self.columns().iter();
            let words = |row: &Column| {
                std::iter::once(&row.words).chain(&row.also).map(|words| fold(words)).collect()
            };
            rows.map(words).collect()
        })
    }

    /// A heading of two rows means what the lower one says, else what both say together, else the
    /// upper one.
    fn best(&self, heading: &str) -> Option<(usize, bool)> {
        let lower = heading.rsplit(OVER).next().unwrap_or(heading);
        let upper = heading.split(OVER).next().unwrap_or(heading);
        let forms = [lower, heading, upper].map(fold);
        let count = if lower.len() == heading.len() { 1 } else { forms.len() };
        forms.iter().take(count).find_map(|form| {
            let rows = self.folded().iter().enumerate();
            let fits = rows.filter_map(|(at, words)| Some((fit(words, form)?, at)));
            // Among equals the first row stands.
            let ((how, _), at) = fits.reduce(|one, two| if two.0 > one.0 { two } else { one })?;
            Some((at, how == How::Equals))
        })
    }
}

/// How well the best words of a row fit a folded heading.
fn fit(words: &[String], heading: &str) -> Option<Fit> {
    words.iter().filter_map(|words| fits(words, heading)).max()
}

fn fits(words: &str, heading: &str) -> Option<Fit> {
    if heading == words {
        return Some((How::Equals, words.len()));
    }
    // A single syllable is too little: `số` begins the number of copies too.
    if !words.contains(' ') && words.len() < 4 {
        return None;
    }
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if heading.strip_prefix(words).is_some_and(ends) {
        return Some((How::Begins, words.len()));
    }
    let (_, behind) = heading.split_once(&format!(" {words}"))?;
    (words.contains(' ') && ends(behind)).then_some((How::Within, words.len()))
}
