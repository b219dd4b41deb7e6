//! The source that a reader hands over: words, and where in the file each stretch of them stands.

use std::ops::Range;

/// The encoding in which the bytes of the file became text; offsets on the disk depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8 without a mark.
    #[default]
    Utf8,
    /// UTF-8 behind a byte order mark of three bytes.
    Utf8Marked,
    /// UTF-16 of either order behind a mark of two bytes.
    Utf16,
    /// An encoding of one country, or words between marks: [`Source::steps`] leads to the bytes.
    Stepped,
    /// Words that were taken out of another format: offsets are those of the words.
    Extracted,
}

/// A point where words and what they were made of part company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// Offset in the words, in bytes.
    pub words: usize,
    /// Where a slice that ends here ends in the original, in bytes.
    pub ends: usize,
    /// Where a slice that starts here starts in the original, in bytes.
    pub starts: usize,
}

impl Step {
    /// The bytes that a slice of the words stands for, by steps in the order of the words.
    ///
    /// ```
    /// use viendan::text::Step;
    ///
    /// // `Số 12`, written `Sè 12` with one byte a letter.
    /// let steps = [Step { words: 4, ends: 2, starts: 2 }];
    /// assert_eq!(Step::original(&steps, 0..4), 0..2);
    /// assert_eq!(Step::original(&steps, 5..7), 3..5);
    /// ```
    pub fn original(steps: &[Self], range: Range<usize>) -> Range<usize> {
        let [start, end] = [range.start, range.end].map(|offset| {
            let after = steps.partition_point(|step| step.words <= offset);
            after.checked_sub(1).and_then(|at| steps.get(at)).copied().unwrap_or_default()
        });
        let starts = start.starts + (range.start - start.words);
        let ends =
            if end.words == range.end { end.ends } else { end.starts + (range.end - end.words) };
        starts..ends.max(starts)
    }

    /// The steps from words to what the original of their original was.
    pub fn composed(steps: &[Self], before: &[Self]) -> Vec<Self> {
        let between = |at: usize| Self::original(steps, at..at).start;
        let mut points: Vec<usize> = steps.iter().map(|step| step.words).collect();
        let mut next = 0;
        let mut last = Self::default();
        // Inside a stretch that runs alike, the earlier steps are moved along.
        for step in steps.iter().copied().chain([Self { words: usize::MAX, ..Self::default() }]) {
            while let Some(earlier) = before.get(next) {
                let words = last.words + earlier.words.saturating_sub(last.starts);
                if words >= step.words {
                    break;
                }
                points.push(words);
                next += 1;
            }
            last = step;
        }
        points.sort_unstable();
        points.dedup();
        let ends = |at: usize| Self::original(before, 0..Self::original(steps, 0..at).end).end;
        let starts = |at: usize| Self::original(before, between(at)..between(at)).start;
        points.iter().map(|&at| Self { words: at, ends: ends(at), starts: starts(at) }).collect()
    }
}

/// The meaning of the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnds {
    /// Perhaps only that the page was full: text files and pages.
    #[default]
    Maybe,
    /// That a paragraph ends: word processors.
    Paragraphs,
}

/// A cell of a table, each from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The table in its part.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A stretch of the words, up to the next one, with the place of the file that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// Where it begins in the words of its [`Source`], in bytes.
    pub start: usize,
    /// The part of the file that holds it, by its place in [`Source::parts`].
    pub part: usize,
    /// The paragraph of the part, from 1; 0 where the format has none.
    pub paragraph: u32,
    /// The run of the paragraph, from 1; 0 where the format has none.
    pub run: u32,
    /// The page, from 1; 0 where the format has none.
    pub page: u32,
    /// The cell of a table.
    pub cell: Option<Cell>,
    /// The note that holds it, by its place in [`Source::asides`] from 1; 0 for the body.
    pub aside: usize,
    /// The bytes of the part that hold it; empty for words that the reader made (a tab, a list's
    /// number), which no edit may touch.
    pub bytes: Range<usize>,
}

/// The kind of words that stand beside the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Beside {
    /// A note at the foot of its page.
    #[default]
    Footnote,
    /// A note at the end of the text.
    Endnote,
    /// The head or the foot of pages.
    Margin,
}

/// Words beside the body, and where they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aside {
    /// What they are.
    pub beside: Beside,
    /// The number of a note, as its sign shows it; 0 when it shows none.
    pub number: u32,
    /// The part and the paragraph of the sign that leads to a note.
    pub sign: Option<(usize, u32)>,
}

/// A part of a file that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The part: `word/embeddings/oleObject1.bin`, `page 7`.
    pub part: String,
    /// Why not.
    pub why: Why,
}

/// A reason why a part of a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// An object of another program.
    Embedded,
    /// A picture without words.
    Picture,
    /// A page that is a picture.
    Scan,
    /// A signature or a stamp whose words are a picture.
    Stamp,
    /// A structure that is broken, so that what it holds may be read wrongly or not at all.
    Broken,
    /// Words in a form that is not known.
    Unknown,
}

/// The words of a file before they are made normal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The words, lines ended by `\n`, cells of a row parted by a tab.
    pub words: String,
    /// How bytes became words.
    pub encoding: Encoding,
    /// Where words and the bytes of a text file part company, in the order of the words; none
    /// where they run alike.
    pub steps: Vec<Step>,
    /// What the ends of lines say.
    pub line_ends: LineEnds,
    /// The names of the file's parts.
    pub parts: Vec<String>,
    /// Where the words stand, in their order; none for a text file, whose offsets say it all.
    pub spots: Vec<Spot>,
    /// What stands beside the body: notes, heads and feet of pages.
    pub asides: Vec<Aside>,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// The old encoding or font that the words had: `TCVN3`, `VNI`, `Windows-1258`.
    pub legacy: Option<&'static str>,
}

impl Source {
    /// The words of a text file.
    pub fn plain(words: String, encoding: Encoding) -> Self {
        Self { words, encoding, ..Self::default() }
    }
}
