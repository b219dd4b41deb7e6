//! Which column of a register says what: by a mapping file, or guessed from its heading.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::fold::fold;

/// A field of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The number alone (số).
    Number,
    /// The letters behind the number (ký hiệu).
    Sign,
    /// Number and letters (số, ký hiệu).
    Symbol,
    /// The day of issue.
    Date,
    /// Who issued.
    Issuer,
    /// The kind by its name.
    Kind,
    /// The subject (trích yếu).
    Subject,
    /// The first day of its effect.
    Effective,
    /// The last day of its effect.
    Ends,
    /// What the register says of its effect.
    Status,
    /// Who signed.
    Signer,
}

impl Field {
    /// The name in a mapping file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Sign => "sign",
            Self::Symbol => "symbol",
            Self::Date => "date",
            Self::Issuer => "issuer",
            Self::Kind => "kind",
            Self::Subject => "subject",
            Self::Effective => "effective",
            Self::Ends => "ends",
            Self::Status => "status",
            Self::Signer => "signer",
        }
    }

    /// How a clerk calls it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Number => "số",
            Self::Sign => "ký hiệu",
            Self::Symbol => "số, ký hiệu",
            Self::Date => "ngày",
            Self::Issuer => "cơ quan",
            Self::Kind => "loại",
            Self::Subject => "trích yếu",
            Self::Effective => "ngày hiệu lực",
            Self::Ends => "ngày hết hiệu lực",
            Self::Status => "tình trạng",
            Self::Signer => "người ký",
        }
    }
}

/// How a register is to be read: what a mapping file says, or nothing at all.
///
/// ```
/// let mapping: viendan::registry::Mapping = toml::from_str(
///     "place = 'Sơn La'\n[columns]\nsymbol = 'so_hieu'\n[[complete]]\nseries = 'KH-VPUB'\nyear = 2023",
/// ).unwrap();
/// assert_eq!(mapping.complete[0].year, 2023);
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// How the register is called in messages; its file's name when it is left out.
    pub name: Option<String>,
    /// The province that `UBND tỉnh` means there.
    pub place: Option<String>,
    /// The heading of each field's column.
    #[serde(default)]
    pub columns: BTreeMap<Field, String>,
    /// What every row has that no column says.
    #[serde(default)]
    pub values: BTreeMap<Field, String>,
    /// The series of which the register holds every document.
    #[serde(default)]
    pub complete: Vec<Claim>,
}

/// A promise that a register holds every document of a series in a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The letters of the series: `KH-VPUB`, `NQ/TU`.
    pub series: String,
    /// The year.
    pub year: i16,
    /// Whose series it is, when bodies share the letters.
    pub issuer: Option<String>,
}

type Words = BTreeMap<Field, Vec<String>>;

/// The words above columns.
static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("columns.toml")).unwrap_or_default());

/// The column of each field, by its place; the mapping is believed before the heading.
pub(super) fn columns(headings: &[String], mapping: &Mapping) -> BTreeMap<Field, usize> {
    let folded: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
    let mut columns = BTreeMap::new();
    for (field, heading) in &mapping.columns {
        let heading = fold(heading);
        if let Some(at) = folded.iter().position(|known| *known == heading) {
            columns.insert(*field, at);
        }
    }
    if !mapping.columns.is_empty() {
        return columns;
    }
    let equals = |heading: &str, word: &str| heading == word;
    let begins = |heading: &str, word: &str| {
        heading.strip_prefix(word).is_some_and(|rest| word.len() > 3 && rest.starts_with(' '))
    };
    for fits in [equals as fn(&str, &str) -> bool, begins] {
        for (field, words) in WORDS.iter() {
            let free = |at: &usize| !columns.values().any(|taken| taken == at);
            let mut places = folded.iter().enumerate().filter(|(at, _)| free(at));
            let found = places.find(|(_, heading)| words.iter().any(|word| fits(heading, word)));
            if let Some((at, _)) = found
                && !columns.contains_key(field)
            {
                columns.insert(*field, at);
            }
        }
    }
    columns
}
