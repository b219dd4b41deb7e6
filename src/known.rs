//! Knowledge from before of the documents of one text: fetched ahead, so that rules need no disk.

use std::fmt::Debug;

use crate::{
    diagnostic::{Language, Words},
    extract::Report,
    grammar::Grammar,
    graph::Graph,
    model::{CivilDate, DocumentAt, Relation},
    text::file_name,
};

mod circles;
mod face;
mod gathered;
mod identity;
mod judged;
mod record;
mod said;
mod settle;
mod sheet;
mod wire;

pub use gathered::{Asking, Gathered};
pub use identity::{Act, Identity, Key, Qualifier};
pub use judged::Judged;
pub use record::{DocumentRecord, FindingRecord, MentionRecord, RelationRecord};
pub use sheet::Sheet;
pub use wire::{Handout, Inquiry, Shard};

#[cfg(feature = "registry")]
pub(crate) use circles::way;
#[cfg(feature = "registry")]
pub(crate) use gathered::is_ranked;
#[cfg(feature = "registry")]
pub(crate) use identity::{letters, symbol_of_words};
#[cfg(feature = "registry")]
pub(crate) use settle::{Meaning, above, meanings};

/// What a document is called that has neither number nor name nor file.
pub(crate) const UNNAMED: &str = "văn bản";

/// Somebody who may know the documents of a text from before: a registry, the other texts of a run.
///
/// It is asked once for each text, by several threads at once.
pub trait Knows: Debug + Sync {
    /// What is known of the documents of one text.
    fn of(&self, asked: Asked<'_, '_>) -> Knowledge;
}

/// A text of whose documents is asked what was known before.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a, 't> {
    /// The text with its mentions.
    pub report: &'a Report<'t>,
    /// Its documents.
    pub graph: &'a Graph<'t>,
    /// The language.
    pub grammar: &'t Grammar,
    /// The day on which what is in force is judged, when it was named.
    pub as_of: Option<CivilDate>,
}

/// The knowledge of registers and other texts of the documents of one text.
///
/// Nothing known is the usual case: every question below is then answered with "not compared".
///
/// ```
/// use viendan::{known::Knowledge, model::DocumentAt};
///
/// let nothing = Knowledge::default();
/// assert!(nothing.of(DocumentAt::new(1)).entries.is_empty() && !nothing.is_compared());
/// ```
#[derive(Debug, Default, Clone)]
pub struct Knowledge {
    /// What is known of each document, by its place in the graph; the text itself first.
    pub documents: Vec<Known>,
    /// Relations of the text that close a circle with relations of other texts.
    pub circles: Vec<Circle>,
    /// The registers that were looked into.
    pub registers: Vec<String>,
    /// Whether one of them holds the series of the text's own office.
    pub has_outgoing: bool,
    /// Whether one of them holds legislation.
    pub has_laws: bool,
    /// The day on which what is in force is judged, when it was named.
    pub as_of: Option<CivilDate>,
}

/// The knowledge of one document.
#[derive(Debug, Default, Clone)]
pub struct Known {
    /// The rows of registers that hold it.
    pub entries: Vec<Entry>,
    /// Some of the documents that it may be, when it may be several.
    pub candidates: Vec<Entry>,
    /// How many those are in all.
    pub namesakes: usize,
    /// Rows of registers that are spelt much like it, on the same subject or day.
    pub near: Vec<Entry>,
    /// The register that claims to hold every document of its series.
    pub complete: Option<String>,
    /// What other documents did to it, in the order of their days.
    pub changes: Vec<Effect>,
    /// The first day of its effect.
    pub effective: Option<CivilDate>,
    /// The last day of its effect.
    pub ends: Option<CivilDate>,
    /// How often texts give it a day: of many texts at once also the days that the text itself gives.
    pub days: Vec<(CivilDate, usize)>,
    /// Who else gives it a day; of many texts at once only the days that are given most.
    pub elsewhere: Vec<Elsewhere>,
}

/// A row of a register, or what a document's own text says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The register or the file.
    pub source: String,
    /// Whether the source is a register.
    pub is_register: bool,
    /// The sheet, in a workbook of several.
    pub sheet: Option<String>,
    /// The row of the register, from 1.
    pub row: usize,
    /// Number and symbol there.
    pub symbol: String,
    /// The day there.
    pub date: Option<CivilDate>,
    /// The issuer there.
    pub issuer: Option<String>,
    /// The subject there.
    pub subject: Option<String>,
    /// What the register says of its effect.
    pub status: Option<String>,
    /// Why its day cannot be believed.
    pub doubt: Option<Doubt>,
}

/// A reason why the day of a row cannot be believed: such a row never speaks against a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Doubt {
    /// The year of the symbol is not that of the day.
    Year,
    /// No document was issued then.
    Day,
    /// One number stands with two days.
    Days,
    /// Days of its column are written month first.
    Order,
}

impl Doubt {
    /// All doubts.
    pub const ALL: [Self; 4] = [Self::Year, Self::Day, Self::Days, Self::Order];

    /// The name in the registry.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Day => "day",
            Self::Days => "days",
            Self::Order => "order",
        }
    }

    /// The matter to be looked up in the register, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, known::Doubt};
    ///
    /// let words = Doubt::Year.words();
    /// assert_eq!(words.in_language(Language::English), "the year of the symbol is not that of the day");
    /// ```
    pub fn words(self) -> Words {
        match self {
            Self::Year => Words::new(
                "năm trong ký hiệu khác năm của ngày ban hành",
                "the year of the symbol is not that of the day",
            ),
            Self::Day => {
                Words::new("ngày ban hành không thể có", "no document was issued on that day")
            }
            Self::Days => Words::new("một số ghi hai ngày", "one number stands with two days"),
            Self::Order => Words::new(
                "trong cột có ngày ghi tháng trước, nên không rõ đâu là ngày, đâu là tháng",
                "days of the column are written month first: which is day and which month is not known",
            ),
        }
    }
}

/// An act of another document on one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// What it did.
    pub relation: Relation,
    /// Number and symbol of the document that did it.
    pub by: String,
    /// The first day of that document's effect; its day of issue where that is all that is known.
    pub from: Option<CivilDate>,
    /// The words that say so.
    pub words: String,
    /// Where they stand, as a person says it: `nghi-dinh.txt, Khoản 2 Điều 7`.
    pub place: Words,
    /// The part that is meant; none when the whole is.
    pub pinpoint: Option<String>,
}

/// A place of another text, as a person says it; a file beyond the folder is called by its name.
pub(crate) fn told_at(file: &str, place: &Words) -> Words {
    let is_far = file.starts_with(['/', '\\']) || file.contains(":\\");
    let file = if is_far { file_name(file) } else { file };
    let [vi, en] = [Language::Vietnamese, Language::English].map(|it| place.in_language(it));
    Words::new(format!("{file}, {vi}"), format!("{file}, {en}"))
}

/// A day that another text gives a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The day.
    pub date: CivilDate,
    /// Where it stands, as a person says it: `bao-cao.txt, Mục I.4`.
    pub place: Words,
    /// The words that name the document there.
    pub words: String,
    /// The issuer that is named there.
    pub issuer: Option<String>,
    /// The subject that is given there.
    pub subject: Option<String>,
}

/// A relation of the text with the relations of other texts that lead back to its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// The acting document, by its place in the graph.
    pub from: DocumentAt,
    /// The other, by its place in the graph.
    pub to: DocumentAt,
    /// The way back: documents, by number and symbol.
    pub back: Vec<String>,
}

/// The standing of a document to the registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// A register holds it, and nothing differs.
    Agrees,
    /// A register holds it, and something differs.
    Contradicts,
    /// No register holds it.
    Absent,
    /// It was not compared: no register, no number, or several candidates.
    NotChecked,
}

impl Knows for Knowledge {
    fn of(&self, _: Asked<'_, '_>) -> Knowledge {
        self.clone()
    }
}

impl Knowledge {
    /// Nothing is known.
    pub const NOTHING: &'static Self = &Self {
        documents: Vec::new(),
        circles: Vec::new(),
        registers: Vec::new(),
        has_outgoing: false,
        has_laws: false,
        as_of: None,
    };

    /// The knowledge of a document, by its place in the graph.
    pub fn of(&self, document: DocumentAt) -> &Known {
        static NOTHING: Known = Known {
            entries: Vec::new(),
            candidates: Vec::new(),
            namesakes: 0,
            near: Vec::new(),
            complete: None,
            changes: Vec::new(),
            effective: None,
            ends: None,
            days: Vec::new(),
            elsewhere: Vec::new(),
        };
        self.documents.get(document.index()).unwrap_or(&NOTHING)
    }

    /// The knowledge of two registries, taken together, of the documents of one text.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        if self.documents.is_empty() {
            self.documents = other.documents;
        } else {
            for (known, more) in self.documents.iter_mut().zip(other.documents) {
                known.join(more);
            }
        }
        self.circles.extend(other.circles);
        self.registers.extend(other.registers);
        self.has_outgoing |= other.has_outgoing;
        self.has_laws |= other.has_laws;
        self.as_of = self.as_of.or(other.as_of);
        self
    }

    /// Whether any register was looked into.
    pub fn is_compared(&self) -> bool {
        !self.registers.is_empty()
    }
}

impl Known {
    /// Whether there is nothing to tell.
    pub(crate) fn is_nothing(&self) -> bool {
        let Self { entries, namesakes, near, complete, changes, effective, ends, days, .. } = self;
        let is_empty = entries.is_empty() && near.is_empty() && changes.is_empty();
        let has_day = effective.is_some() || ends.is_some();
        is_empty && *namesakes == 0 && complete.is_none() && !has_day && days.is_empty()
    }

    /// How often other texts give it a day.
    pub fn times(&self, day: CivilDate) -> usize {
        self.days.iter().find(|(known, _)| *known == day).map_or(0, |(_, times)| *times)
    }

    fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
        if self.candidates.is_empty() && self.entries.is_empty() {
            self.candidates = other.candidates;
            self.namesakes = other.namesakes;
        }
        self.near.extend(other.near);
        self.complete = self.complete.take().or(other.complete);
        self.changes.extend(other.changes);
        self.changes.dedup();
        self.effective = self.effective.or(other.effective);
        self.ends = self.ends.or(other.ends);
        for (day, times) in other.days {
            match self.days.iter_mut().find(|(known, _)| *known == day) {
                Some((_, known)) => *known += times,
                None => self.days.push((day, times)),
            }
        }
        self.elsewhere.extend(other.elsewhere);
        self.elsewhere.dedup();
    }
}

impl Entry {
    /// What a text says of a document, its own or another.
    pub(crate) fn of_text(
        source: String,
        symbol: String,
        date: Option<CivilDate>,
        (issuer, subject): (Option<String>, Option<String>),
    ) -> Self {
        Self {
            source,
            is_register: false,
            sheet: None,
            row: 0,
            symbol,
            date,
            issuer,
            subject,
            status: None,
            doubt: None,
        }
    }

    /// The place, as a clerk would say it.
    pub fn place(&self) -> Words {
        let Self { source, row, .. } = self;
        match &self.sheet {
            _ if !self.is_register => Words::new(source.as_str(), source.as_str()),
            None => Words::new(format!("{source}, dòng {row}"), format!("{source}, row {row}")),
            Some(sheet) => Words::new(
                format!("{source}, trang {sheet}, dòng {row}"),
                format!("{source}, sheet {sheet}, row {row}"),
            ),
        }
    }
}
