//! The rows of the tables, as they are written.

use serde::Deserialize;

use crate::model::{CivilDate, Relation, Style};

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
}

/// A kind of document (tên loại).
///
/// ```
/// let kind = viendan::grammar::Grammar::builtin().kind_of_code("KH").unwrap();
/// assert_eq!((kind.name.as_str(), kind.english.as_str()), ("Kế hoạch", "Plan"));
/// ```
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// Words that state a relation (từ dẫn).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The words, in lower case.
    pub words: String,
    /// What they state.
    #[serde(with = "relation")]
    pub relation: Relation,
    /// Whether the document behind the cue acts on the one before it (`được sửa đổi bởi`).
    #[serde(default)]
    pub passive: bool,
    /// Sentences in which the cue states the relation.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which it does not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// What a word does beside a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateRole {
    /// `ngày`
    Day,
    /// `tháng`
    Month,
    /// `năm`
    Year,
    /// `cùng ngày`
    Same,
    /// `có hiệu lực từ ngày`: another date than that of issue.
    Other,
    /// `ban hành ngày`, `ký ngày`: the date of issue behind a verb.
    Issue,
    /// `đến ngày`, `đến hết ngày`: the end of a period.
    Until,
}

/// A word around dates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWord {
    /// The words, in lower case.
    pub words: String,
    /// What they do.
    pub role: DateRole,
    /// Sentences in which a date of issue is read behind the words (for `other` and `until`: a
    /// sentence in which none is).
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which the words do something else.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// How a unit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numeral {
    /// `Điều 17`, `khoản 2a`
    Number,
    /// `Chương XII`, `Phụ lục II` or a number
    Roman,
    /// `điểm đ`
    Letter,
}

/// A unit that a citation points into.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinpointUnit {
    /// The word, in lower case: `điều`.
    pub words: String,
    /// How it is counted.
    pub numeral: Numeral,
    /// Whether it is attached to a document and no part of its text: `phụ lục`, `mẫu số`.
    #[serde(default)]
    pub attached: bool,
    /// Sentences with a pinpoint of this unit.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences without.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// What pointing words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Returns {
    /// The text itself, when it is of the kind; else the last one of the kind.
    Itself,
    /// The last document of the kind.
    Last,
}

/// Words that point back behind a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The words, in lower case: `nêu trên`.
    pub words: String,
    /// What they mean.
    pub means: Returns,
    /// Sentences with such a back-reference.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences without.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A law, code, ordinance or constitution that is cited by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Number and symbol, which names the row: `31/2024/QH15`.
    pub number: String,
    /// The name with its kind: `Luật Đất đai`.
    pub name: String,
    /// Other names: `Luật Thuế GTGT`.
    #[serde(default)]
    pub also: Vec<String>,
    /// The day it was passed, when known.
    pub passed: Option<CivilDate>,
    /// Sentences that name this law.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences that do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// What listed words do near a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenerRole {
    /// Opens a subject: `về việc`, `ban hành`, `phê duyệt`.
    Subject,
    /// Stands before an issuer: `của`, `do`.
    Issuer,
    /// Stands between kind and number: `thẩm tra`, `bổ sung`.
    Modifier,
    /// Verb of issuing in a sentence that begins with the date: `đã ban hành`.
    Issues,
    /// Declares a short name: `sau đây gọi tắt là`.
    Alias,
    /// Heads an appendix: `kèm theo`, `ban hành kèm theo`.
    Annex,
    /// Ends an issuer, a name or a subject: `đã`, `được`, `và các văn bản hướng dẫn`.
    End,
}

/// Words that open or end something near a citation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opener {
    /// The words, in lower case.
    pub words: String,
    /// What they do.
    pub role: OpenerRole,
    /// Sentences in which they do it.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which they do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// Two spellings of one syllable.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// As some write it, in lower case: `uỷ`.
    pub written: String,
    /// As it is compared: `ủy`.
    pub means: String,
    /// Sentences with the spelling.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences without.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A letter that looks like another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterRow {
    /// Its name: `Cyrillic capital Es`.
    pub name: String,
    /// The letter.
    pub looks: char,
    /// What was meant.
    pub means: char,
    /// Symbols with the letter.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Symbols without.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A reason for which a number-like token is no citation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// The reason, in kebab-case: `fraction`.
    pub reason: String,
    /// A regular expression over the token with its line around it; the group `token` is the token.
    pub pattern: String,
    /// Sentences whose token is excused for this reason.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences whose token is not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A province, present or former.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The name: `Sơn La`.
    pub name: String,
    /// Other names and spellings.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether it is a city under the Centre.
    #[serde(default)]
    pub city: bool,
    /// The province that it is part of since 01/7/2025, when it ended.
    pub into: Option<String>,
    /// Sentences that name the province.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences that do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A term of the National Assembly: numbers run through it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The number as in symbols: `15`.
    pub name: String,
    /// First year.
    pub from: u16,
    /// Last year; years of change belong to both terms.
    pub until: u16,
    /// Symbols that fit the term.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Symbols that do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// A day off: fixed by the solar calendar, or listed day by day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The name: `Quốc khánh`.
    pub name: String,
    /// English name for messages.
    pub english: String,
    /// `09-02`, when the day is the same each year.
    pub fixed: Option<String>,
    /// First year in which it is a day off.
    pub since: Option<i16>,
    /// The days themselves, when the moon moves them.
    #[serde(default)]
    pub days: Vec<CivilDate>,
    /// Citations dated on such a day.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Citations dated on a working day.
    #[serde(default)]
    pub rejects: Vec<String>,
}

mod relation {
    use serde::{Deserialize as _, Deserializer, de::Error as _};

    use super::Relation;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Relation, D::Error> {
        let name = String::deserialize(from)?;
        Relation::named(&name).ok_or_else(|| D::Error::custom(format!("no relation `{name}`")))
    }
}

mod style {
    use serde::{Deserialize as _, Deserializer, de::Error as _};

    use super::Style;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Style, D::Error> {
        let name = String::deserialize(from)?;
        Style::named(&name).ok_or_else(|| D::Error::custom(format!("no style `{name}`")))
    }
}
