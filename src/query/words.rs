//! The words of the language: each function in Vietnamese and in English, and what it means.

use crate::{model::Relation, registry::fold};

/// What a function does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The documents that X acts on by any relation.
    Cites,
    /// The documents that act on X by any relation.
    CitedBy,
    /// The documents that X acts on by this relation.
    Acts(Relation),
    /// The documents that act on X by this relation.
    ActedOn(Relation),
    /// A shortest chain from X to Y.
    Path,
    /// Every chain from X to Y in which no document stands twice, as far as the bounds go.
    Paths,
    /// Of a kind.
    Kind,
    /// Of a body.
    Issuer,
    /// Of a day, a month, a year, or from one to another.
    Date,
    /// Of a number, or from one to another.
    Number,
    /// In force on a day.
    InForce,
    /// With a finding of a rule.
    Finding,
    /// With words in the subject.
    About,
    /// Cited and otherwise not known.
    Missing,
    /// Held by a register.
    Listed,
    /// Plans that no report reports on.
    WithoutReport,
    /// From which authority leads to a document that was repealed or replaced.
    EndsInRepealed,
    /// Every document.
    All,
}

/// A function with its words.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// In English.
    pub en: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// What it does.
    pub means: Means,
}

const fn function(en: &'static str, vi: &'static str, means: Means) -> Function {
    Function { en, vi, means }
}

/// Every function of the language.
pub const FUNCTIONS: [Function; 39] = [
    function("cites", "dẫn", Means::Cites),
    function("cited-by", "được-dẫn", Means::CitedBy),
    function("basis", "căn-cứ", Means::Acts(Relation::BasedOn)),
    function("basis-of", "là-căn-cứ-của", Means::ActedOn(Relation::BasedOn)),
    function("implements", "thực-hiện", Means::Acts(Relation::Implements)),
    function("implemented-by", "được-thực-hiện", Means::ActedOn(Relation::Implements)),
    function("details", "quy-định-chi-tiết", Means::Acts(Relation::Details)),
    function("detailed-by", "được-quy-định-chi-tiết", Means::ActedOn(Relation::Details)),
    function("amends", "sửa-đổi", Means::Acts(Relation::Amends)),
    function("amended-by", "được-sửa-đổi", Means::ActedOn(Relation::Amends)),
    function("replaces", "thay-thế", Means::Acts(Relation::Replaces)),
    function("replaced-by", "được-thay-thế", Means::ActedOn(Relation::Replaces)),
    function("repeals", "bãi-bỏ", Means::Acts(Relation::Repeals)),
    function("repealed-by", "bị-bãi-bỏ", Means::ActedOn(Relation::Repeals)),
    function("reports-on", "báo-cáo", Means::Acts(Relation::ReportsOn)),
    function("reported-by", "được-báo-cáo", Means::ActedOn(Relation::ReportsOn)),
    function("issued-with", "kèm-theo", Means::Acts(Relation::IssuedWith)),
    function("carries", "có-kèm-theo", Means::ActedOn(Relation::IssuedWith)),
    function("responds-to", "trả-lời", Means::Acts(Relation::RespondsTo)),
    function("answered-by", "được-trả-lời", Means::ActedOn(Relation::RespondsTo)),
    function("consolidates", "hợp-nhất", Means::Acts(Relation::Consolidates)),
    function("consolidated-by", "được-hợp-nhất", Means::ActedOn(Relation::Consolidates)),
    function("corrects", "đính-chính", Means::Acts(Relation::Corrects)),
    function("corrected-by", "được-đính-chính", Means::ActedOn(Relation::Corrects)),
    function("approves", "phê-duyệt", Means::Acts(Relation::Approves)),
    function("approved-by", "được-phê-duyệt", Means::ActedOn(Relation::Approves)),
    function("path", "đường", Means::Path),
    function("paths", "các-đường", Means::Paths),
    function("type", "loại", Means::Kind),
    function("issuer", "cơ-quan", Means::Issuer),
    function("date", "ngày", Means::Date),
    function("number", "số", Means::Number),
    function("in-force", "hiệu-lực", Means::InForce),
    function("finding", "lỗi", Means::Finding),
    function("about", "về", Means::About),
    function("missing", "thiếu", Means::Missing),
    function("registry", "sổ", Means::Listed),
    function("without-report", "chưa-báo-cáo", Means::WithoutReport),
    function("ends-in-repealed", "dẫn-đến-hết-hiệu-lực", Means::EndsInRepealed),
];

/// The words for every document.
pub(super) const ALL: [&str; 2] = ["all", "tất-cả"];

impl Function {
    /// The function of a word in either language, with or without its marks.
    pub(super) fn of(word: &str) -> Option<Means> {
        if ALL.contains(&word) || word == "tat-ca" {
            return Some(Means::All);
        }
        let bare = bare(word);
        let named = FUNCTIONS.iter().find(|it| it.en == word || it.vi == word);
        let named = named.or_else(|| FUNCTIONS.iter().find(|it| self::bare(it.vi) == bare));
        named.map(|it| it.means)
    }
}

impl Means {
    /// How many arguments it takes.
    pub(super) fn arity(self) -> usize {
        match self {
            Self::Path | Self::Paths => 2,
            Self::Missing
            | Self::Listed
            | Self::WithoutReport
            | Self::EndsInRepealed
            | Self::All => 0,
            _ => 1,
        }
    }

    /// Whether it follows relations, so that its argument is a set and `*` may stand behind it.
    pub(super) fn follows(self) -> bool {
        matches!(self, Self::Cites | Self::CitedBy | Self::Acts(_) | Self::ActedOn(_))
    }
}

/// Without marks: who types on a foreign keyboard is understood.
fn bare(word: &str) -> String {
    fold(word).replace(' ', "-")
}
