//! The rows of the tables, as they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};
use toml::de::DeTable;

use super::{
    error::Origin,
    fault::{Fault, Flaw},
    node::Node,
};
use crate::model::{CivilDate, Kind, Level, Style};

mod around;
mod column;
mod head;
mod known;
mod outline;

pub use around::{
    Cue, DateRole, DateWord, Numeral, Opener, OpenerRole, PinpointUnit, Return, Returns, Turn,
    TurnRole,
};
pub use column::{Column, Field};
pub use head::{Mark, MarkRole};
pub use known::{Excuse, FormRow, Holiday, Law, LetterRow, Place, Spelling, Term};
pub use outline::{Heading, Heads};

/// A row's words and sentences, whatever its table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'g> {
    /// The place of the row.
    pub origin: &'g Origin,
    /// The number of the row in its table, from 0.
    pub at: usize,
    /// The words that name the row.
    pub words: &'g str,
    /// Sentences that the row must be found in.
    pub accepts: &'g [String],
    /// Sentences that the row must not be found in.
    pub rejects: &'g [String],
}

/// The key at the head of a table that takes the place of the embedded one.
const REPLACES: &str = "replaces";

macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $row:ident = $key:literal in $file:literal by $words:expr;)*) => {
        /// All tables.
        #[derive(Debug, Default)]
        pub(super) struct Tables {
            $($(#[$doc])* pub(super) $field: Vec<$row>,)*
            origins: BTreeMap<&'static str, Vec<Origin>>,
        }

        impl Tables {
            /// The tables with their file and the key of their rows.
            pub(super) const FILES: &'static [(&'static str, &'static str)] = &[$(($file, $key)),*];

            /// Every row with its sentences.
            pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
                std::iter::empty()$(.chain({
                    let rows = self.$field.iter().zip(self.origins($file)).enumerate();
                    rows.map(|(at, (row, origin))| {
                        let words: fn(&$row) -> &str = $words;
                        let (accepts, rejects) = (&row.accepts, &row.rejects);
                        Row { origin, at, words: words(row), accepts, rejects }
                    })
                }))*
            }

            /// The rows of both.
            pub(super) fn join(mut self, other: Self) -> Self {
                $(self.$field.extend(other.$field);)*
                self.origins.extend(other.origins);
                self
            }

            /// Takes in one file: its rows go behind those that are there, or in their place.
            pub(super) fn take(
                &mut self,
                file: &str,
                table: &DeTable<'_>,
                origin: &mut dyn FnMut(usize) -> Origin,
            ) -> Result<(), Fault> {
                match file {
                    $($file => {
                        let origins = self.origins.entry($file).or_default();
                        take($key, table, origin, &mut self.$field, origins)
                    })*
                    _ => Ok(()),
                }
            }

            /// Takes in one file of the program as the build script wrote it.
            pub(super) fn take_ready(
                &mut self,
                file: &'static str,
                ready: &str,
            ) -> Result<(), serde_json::Error> {
                match file {
                    $($file => {
                        let Ready { lines, rows } = serde_json::from_str(ready)?;
                        let origin = |line| Origin { file, folder: None, line };
                        self.origins.insert(file, lines.into_iter().map(origin).collect());
                        self.$field = rows;
                    })*
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

/// The rows of a table as the build script wrote them, and the line on which each begins.
#[derive(Debug, Deserialize)]
struct Ready<R> {
    lines: Vec<usize>,
    rows: Vec<R>,
}

/// Takes in the rows of one table, each with its place.
fn take<R: DeserializeOwned>(
    key: &'static str,
    table: &DeTable<'_>,
    origin: &mut dyn FnMut(usize) -> Origin,
    rows: &mut Vec<R>,
    origins: &mut Vec<Origin>,
) -> Result<(), Fault> {
    let known = [key, REPLACES];
    if let Some(other) = table.keys().find(|it| !known.contains(&it.get_ref().as_ref())) {
        let (at, other) = (other.span().start, other.get_ref().to_string());
        return Err(Fault::new(Flaw::Key { key: other, known: known.to_vec() }).at(at));
    }
    if table.get(REPLACES).map_or(Ok(false), |it| Node(it).boolean())? {
        rows.clear();
        origins.clear();
    }
    let Some(list) = table.get(key) else { return Ok(()) };
    for row in Node(list).list()? {
        origins.push(origin(row.start()));
        rows.push(R::deserialize(row)?);
    }
    Ok(())
}

impl Tables {
    /// The places of a table's rows, in their order.
    pub(super) fn origins(&self, file: &str) -> &[Origin] {
        self.origins.get(file).map_or(&[], Vec::as_slice)
    }
}

tables! {
    /// Kinds of documents.
    kinds: Kind = "kind" in "kinds.toml" by |row| &row.name;
    /// Bodies that issue.
    issuers: Issuer = "issuer" in "issuers.toml" by |row| &row.name;
    /// Styles of symbols.
    styles: StyleRow = "style" in "styles.toml" by |row| &row.name;
    /// Cues of relations.
    cues: Cue = "cue" in "relations.toml" by |row| &row.words;
    /// Words around dates.
    dates: DateWord = "date" in "dates.toml" by |row| &row.words;
    /// Units of pinpoints.
    pinpoints: PinpointUnit = "unit" in "pinpoints.toml" by |row| &row.words;
    /// Words that point back.
    returns: Return = "return" in "returns.toml" by |row| &row.words;
    /// Laws by name.
    laws: Law = "law" in "laws.toml" by |row| &row.number;
    /// Words around subjects and issuers.
    openers: Opener = "opener" in "openers.toml" by |row| &row.words;
    /// Words at which a sentence turns.
    turns: Turn = "turn" in "turns.toml" by |row| &row.words;
    /// Two spellings of one syllable.
    spellings: Spelling = "spelling" in "spellings.toml" by |row| &row.written;
    /// Look-alike letters.
    letters: LetterRow = "letter" in "letters.toml" by |row| &row.name;
    /// Excused tokens.
    excuses: Excuse = "excuse" in "excuses.toml" by |row| &row.reason;
    /// Provinces.
    places: Place = "place" in "places.toml" by |row| &row.name;
    /// Terms of the National Assembly.
    terms: Term = "term" in "terms.toml" by |row| &row.name;
    /// Marks of a document's form.
    marks: Mark = "mark" in "heads.toml" by |row| &row.words;
    /// Days off.
    holidays: Holiday = "holiday" in "holidays.toml" by |row| &row.name;
    /// Words that head the parts of a text.
    headings: Heading = "heading" in "outline.toml" by |row| &row.words;
    /// Forms of symbols by their day.
    forms: FormRow = "form" in "forms.toml" by |row| &row.name;
    /// Words above the columns of registers.
    columns: Column = "column" in "columns.toml" by |row| &row.words;
}

/// The separators that a body's symbols have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// State separators.
    State,
    /// Party separators.
    Party,
    /// Both are met.
    Both,
}

/// A body that issues documents (cơ quan ban hành).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// The name: `Ủy ban nhân dân`.
    pub name: String,
    /// Its letters in symbols; the first is the usual one.
    #[serde(default)]
    pub letters: Vec<String>,
    /// Other names and the titles that sign for it: `UBND`, `Bộ trưởng Bộ Tài chính`.
    #[serde(default)]
    pub also: Vec<String>,
    /// As people write it, in longer names too: `UBND`.
    pub written: Option<String>,
    /// Where it stands.
    pub level: Level,
    /// Which separators its symbols have.
    pub side: Side,
    /// The letters of the body above it.
    pub parent: Option<String>,
    /// First day of its life, when known.
    pub from: Option<CivilDate>,
    /// Last day of its life, when it ended.
    pub until: Option<CivilDate>,
    /// The letters of the body that took over.
    pub successor: Option<String>,
    /// Sentences that name this body.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences that do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A style of symbols, with the letters that belong to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleRow {
    /// The style's name.
    pub name: String,
    /// The style.
    #[serde(with = "style")]
    pub style: Style,
    /// Heads (`TCVN`), type codes outside the table of kinds (`VBHN`), or old letters (`HĐBT`).
    #[serde(default)]
    pub letters: Vec<String>,
    /// Sentences with a symbol of this style.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences without.
    #[serde(default)]
    pub rejects: Vec<String>,
}

mod style {
    use serde::{Deserialize as _, Deserializer, de::Error as _};

    use super::Style;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Style, D::Error> {
        let name = String::deserialize(from)?;
        Style::named(&name).ok_or_else(|| D::Error::unknown_variant(&name, &Style::NAMES))
    }
}
