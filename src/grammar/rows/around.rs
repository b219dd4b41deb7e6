//! Words around a citation: cues, dates, pinpoints, openers, words that point back.

use serde::Deserialize;

use crate::model::Relation;

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
    /// Whether the cue stands behind the document that it governs (`hết hiệu lực`).
    #[serde(default)]
    pub behind: bool,
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
    /// Slips of the pen that a reader understands: `ngăm`.
    #[serde(default)]
    pub misspelt: Vec<String>,
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
    /// Whether it is a form that is filled in elsewhere: `mẫu số`.
    #[serde(default)]
    pub form: bool,
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
    /// Ends an issuer, a name or a subject: `và các văn bản hướng dẫn`.
    End,
    /// Ends an issuer: `tại`, `theo`, `để`.
    Break,
    /// A level of government in an issuer: `tỉnh`, `cấp huyện`.
    Level,
}

/// Words that open or end something near a citation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opener {
    /// The words, in lower case.
    pub words: String,
    /// Slips of the pen that a reader understands: `cua`.
    #[serde(default)]
    pub misspelt: Vec<String>,
    /// What they do.
    pub role: OpenerRole,
    /// Sentences in which they do it.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which they do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

mod relation {
    use serde::{Deserialize as _, Deserializer, de::Error as _};

    use super::Relation;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Relation, D::Error> {
        let name = String::deserialize(from)?;
        Relation::named(&name).ok_or_else(|| D::Error::unknown_variant(&name, &Relation::NAMES))
    }
}
