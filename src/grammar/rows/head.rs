//! Marks of a document's form.

use serde::Deserialize;

/// The part of the form of a document that words mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MarkRole {
    /// The motto of the State.
    Nation,
    /// The motto of the Party.
    Party,
    /// `Số`: a number stands behind it.
    Number,
    /// `V/v`: the subject of a letter.
    Matter,
    /// `Kính gửi`
    Addressee,
    /// `Căn cứ`, `Điều 1`: what follows the head.
    Body,
    /// `TM.`, `KT.`: who signs.
    Signature,
    /// `Chủ tịch`: who presides over a committee.
    Chair,
    /// `Công ty`: a house that may bear the word for a law in its name.
    House,
    /// `tỉnh`: what a province is called.
    Province,
    /// `thành phố`: what a city under the Centre is called.
    City,
    /// `huyện`: what a place below the province is called.
    Below,
    /// `Toàn quốc`: stands where a place should.
    Everywhere,
}

/// Words that mark the form of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The words, in lower case: `kính gửi`.
    pub words: String,
    /// Other spellings.
    #[serde(default)]
    pub also: Vec<String>,
    /// Slips of the pen that a reader understands: `sô` for `số`.
    #[serde(default)]
    pub misspelt: Vec<String>,
    /// What they mark.
    pub role: MarkRole,
    /// Texts with the mark.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Texts without.
    #[serde(default)]
    pub rejects: Vec<String>,
}
