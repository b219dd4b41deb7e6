//! The rows of the tables, as they are written.

use serde::Deserialize;

use crate::model::{CivilDate, Kind, Level, Style};

mod around;
mod known;

pub use around::{
    Cue, DateRole, DateWord, Numeral, Opener, OpenerRole, PinpointUnit, Return, Returns, Turn,
    TurnRole,
};
pub use known::{Excuse, Holiday, Law, LetterRow, Place, Spelling, Term};

/// A row's words and sentences, whatever its table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'g> {
    /// The file, `kinds.toml`.
    pub file: &'static str,
    /// The words that name the row.
    pub words: &'g str,
    /// Sentences that the row must be found in.
    pub accepts: &'g [String],
    /// Sentences that the row must not be found in.
    pub rejects: &'g [String],
}

macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $row:ident = $key:literal in $file:literal by $words:expr;)*) => {
        /// All tables.
        #[derive(Debug, Default)]
        pub(super) struct Tables { $($(#[$doc])* pub(super) $field: Vec<$row>,)* }

        impl Tables {
            /// The tables with their file and the key of their rows.
            pub(super) const FILES: &'static [(&'static str, &'static str)] = &[$(($file, $key)),*];

            /// Every row with its sentences.
            pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
                std::iter::empty()$(.chain(self.$field.iter().map(|row| {
                    let words: fn(&$row) -> &str = $words;
                    Row { file: $file, words: words(row), accepts: &row.accepts, rejects: &row.rejects }
                })))*
            }

            /// The rows of both.
            pub(super) fn join(mut self, other: Self) -> Self {
                $(self.$field.extend(other.$field);)*
                self
            }

            /// Takes in one file.
            pub(super) fn take(&mut self, file: &str, source: &str) -> Result<(), toml::de::Error> {
                match file {
                    $($file => {
                        #[derive(Deserialize)]
                        #[serde(deny_unknown_fields)]
                        struct File { #[serde(rename = $key, default)] rows: Vec<$row> }
                        self.$field = toml::from_str::<File>(source)?.rows;
                    })*
                    _ => {}
                }
                Ok(())
            }
        }
    };
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
    /// Days off.
    holidays: Holiday = "holiday" in "holidays.toml" by |row| &row.name;
}

/// Which separators a body's symbols have.
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
        Style::named(&name).ok_or_else(|| D::Error::custom(format!("no style `{name}`")))
    }
}
