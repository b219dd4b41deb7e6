//! Columns of a register: by a mapping file, or guessed from their headings.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::{
    grammar::{Field, Grammar, fold},
    text::hex,
};

/// The way to read a register: what a mapping file says, or nothing at all.
///
/// ```
/// let mapping: viendan::registry::Mapping = toml::from_str(
///     "place = 'Sơn La'\n[columns]\nsymbol = 'so_hieu'\n[[complete]]\nseries = 'KH-VPUB'\nyear = 2023",
/// ).unwrap();
/// assert_eq!(mapping.complete[0].year, 2023);
/// let mapping: viendan::registry::Mapping =
///     toml::from_str("tinh = 'Sơn La'\n[cot]\nso-ky-hieu = 'so_hieu'").unwrap();
/// assert_eq!(mapping.columns.len(), 1);
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// How the register is called in messages; its file's name when it is left out.
    #[serde(alias = "ten")]
    pub name: Option<String>,
    /// The province that `UBND tỉnh` means there.
    #[serde(alias = "tinh")]
    pub place: Option<String>,
    /// The sheets of a workbook that are read; all that are shown when none is named.
    #[serde(default, alias = "trang-tinh")]
    pub sheets: Vec<String>,
    /// The heading of each field's column.
    #[serde(default, alias = "cot")]
    pub columns: BTreeMap<Field, String>,
    /// What every row has that no column says.
    #[serde(default, alias = "gia-tri")]
    pub values: BTreeMap<Field, String>,
    /// The series of which the register holds every document.
    #[serde(default, alias = "day-du")]
    pub complete: Vec<Claim>,
}

impl Mapping {
    /// By this a register is known again: the bytes of its file, read by these columns.
    pub fn mark(&self, bytes: &[u8]) -> String {
        let of = |bytes: &[u8]| hex(&Sha256::digest(bytes));
        format!("{}{}", of(bytes), of(format!("{self:?}").as_bytes()))
    }
}

/// A promise that a register holds every document of a series in a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The letters of the series: `KH-VPUB`, `NQ/TU`.
    #[serde(alias = "day-so")]
    pub series: String,
    /// The year.
    #[serde(alias = "nam")]
    pub year: i16,
    /// Whose series it is, when bodies share the letters.
    #[serde(alias = "co-quan")]
    pub issuer: Option<String>,
}

/// The column of each field, by its place; the mapping is believed before the heading.
pub(super) fn columns(
    grammar: &Grammar,
    headings: &[String],
    mapping: &Mapping,
) -> BTreeMap<Field, usize> {
    let mut columns = BTreeMap::new();
    if !mapping.columns.is_empty() {
        let folded: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
        for (field, heading) in &mapping.columns {
            let heading = fold(heading);
            if let Some(at) = folded.iter().position(|known| *known == heading) {
                columns.insert(*field, at);
            }
        }
        return columns;
    }
    let read = headings.iter().map(|heading| grammar.field_of(heading));
    let read: Vec<_> = read.enumerate().filter_map(|(at, field)| Some((at, field?))).collect();
    for wanted in [true, false] {
        let these = read.iter().filter(|(_, (_, is_sure))| *is_sure == wanted);
        for (at, (field, _)) in these {
            columns.entry(*field).or_insert(*at);
        }
    }
    columns
}
