//! Kinds of documents.

use serde::Deserialize;

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
    /// Slips of the pen that a reader understands: `Chi thị`.
    #[serde(default)]
    pub misspelt: Vec<String>,
    /// Type codes in State symbols; the first is the right one.
    #[serde(default)]
    pub state: Vec<String>,
    /// Type codes in Party symbols; the first is the right one.
    #[serde(default)]
    pub party: Vec<String>,
    /// Bears a name, by which it may be cited without its number (laws, ordinances, the constitution).
    #[serde(default)]
    pub named: bool,
    /// The letters of the only body that passes it: `QH` of a law.
    #[serde(default)]
    pub passed_by: Option<String>,
    /// Says nothing of the kind: `Văn bản`.
    #[serde(default)]
    pub generic: bool,
    /// May bear a number and is no document of this field: contracts, licences, protocols.
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
    /// Asks, reports or tells, and changes no other document (Tờ trình, Báo cáo).
    #[serde(default)]
    pub tells: bool,
    /// Says what will be done, so that a body below carries it out with one of its own (Kế hoạch).
    #[serde(default)]
    pub plans: bool,
    /// Passed by a court, which numbers it by its kind of case: `59/2023/DS-ST`.
    #[serde(default)]
    pub court: bool,
    /// In small letters the word is an ordinary one, which points back to no document: `quy định này`.
    #[serde(default)]
    pub common: bool,
    /// Sentences that name this kind.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences that do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}
