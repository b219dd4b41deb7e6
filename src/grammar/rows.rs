//! The rows of the tables, as they are written.

use serde::Deserialize;

use crate::model::{CivilDate, Style};

mod around;
mod known;
mod outline;

pub use around::{
    Cue, DateRole, DateWord, Numeral, Opener, OpenerRole, PinpointUnit, Return, Returns,
};
pub use known::{Excuse, Holiday, Law, LetterRow, Place, Spelling, Term};
pub use outline::{Heading, Heads};

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
    /// Words that head the parts of a text.
    headings: Heading = "heading" in "outline.toml" by |row| &row.words;
}

/// A kind of document (tên loại).
///
/// ```
/// let kind = viendan::grammar::Grammar::builtin().kind_of_code("KH").unwrap();
/// assert_eq!((kind.name.as_str(), kind.english.as_str()), ("Kế hoạch", "Plan"));
/// ```
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "a key of the row each, read on its own")]
pub struct Kind {
    /// The code on the wire: `KH`, `NĐ`, `CV`, `Luật`, `BL`, `PL`, `HP`.
    pub code: String,
    /// The name, with a capital: `Kế hoạch`.
    pub name: String,
    /// The English word for messages: `Plan`.
    pub english: String,
    /// Other names: `Thông báo kết luận`.
    #[serde(default)]
    pub also: Vec<String>,
    /// Type codes in State symbols; the first is the right one.
    #[serde(default)]
    pub state: Vec<String>,
    /// Type codes in Party symbols; the first is the right one.
    #[serde(default)]
    pub party: Vec<String>,
    /// Cited by name, without a number (laws, ordinances, the constitution).
    #[serde(default)]
    pub named: bool,
    /// Says nothing of the kind: `Văn bản`.
    #[serde(default)]
    pub generic: bool,
    /// Numbered like a document and none of this field: contracts, licences, protocols.
    #[serde(default)]
    pub outside: bool,
    /// Its State symbols have no type code (công văn).
    #[serde(default)]
    pub dispatch: bool,
    /// Is cited by kind and bare number: `Nghị định 30`, `Đề án 06`.
    #[serde(default)]
    pub short: bool,
    /// Its symbol must carry the year (Nghị định, Thông tư).
    #[serde(default)]
    pub with_year: bool,
    /// Sentences that name this kind.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences that do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// Where a body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// National Assembly, President, Government, ministries, courts.
    Central,
    /// Provinces and their departments.
    Province,
    /// Districts, until 30/6/2025.
    District,
    /// Communes.
    Commune,
    /// Any level: the letters do not tell (`UBND`).
    Any,
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
