//! Things that are known by name: laws, places, terms, days off, letters, excused tokens,
//! old forms of symbols.

use serde::Deserialize;

use crate::model::CivilDate;

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
    /// Words that the pattern stands behind, in lower case; none: it stands anywhere on a line.
    #[serde(default)]
    pub after: Vec<String>,
    /// Signs of which one stands on every line that the pattern fits; none: any line may.
    #[serde(default)]
    pub holds: Vec<String>,
    /// A regular expression over the token with what is around it; the group `token` is the token.
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

/// A form of number and symbol that was right in its time, or is right for its issuer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    /// The name of the form: `lct`.
    pub name: String,
    /// How the symbol is built: `{n}{s}LCT`.
    pub shape: String,
    /// The names of the kinds that are right with it; none: any.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Whether letters that only the Party has may stand in it.
    #[serde(default)]
    pub party: bool,
    /// The first day.
    pub from: CivilDate,
    /// The last day; none: it is right today.
    pub until: Option<CivilDate>,
    /// Whether a symbol without a date is taken for one of that time.
    #[serde(default)]
    pub undated: bool,
    /// Sentences with a symbol of the form.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which no symbol has it.
    #[serde(default)]
    pub rejects: Vec<String>,
}
