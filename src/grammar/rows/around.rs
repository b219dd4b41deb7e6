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

/// The role of a word beside a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DateRole {
    /// `ngày`
    Day,
    /// `tháng`
    Month,
    /// `năm`
    Year,
    /// `cùng ngày`
    Same,
    /// `từ ngày`: another date than that of issue.
    Other,
    /// `có hiệu lực`: a day of effect may follow.
    Effect,
    /// `ban hành ngày`, `ký ngày`: the date of issue behind a verb.
    Issue,
    /// `đến ngày`, `đến hết ngày`: the end of a period.
    Until,
    /// `hồi`, `lúc`: an hour stands between it and the day.
    Hour,
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
    /// Sentences in which a date of issue is read behind the words (for `other`, `effect` and `until`: a
    /// sentence in which none is).
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which the words do something else.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// The figures or letters that count a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numeral {
    /// By numbers: `Điều 17`, `khoản 2a`.
    Number,
    /// By Roman numbers, numbers or capitals: `Chương XII`, `Phụ lục 2`, `Phần D`.
    Roman,
    /// By letters, or by numbers: `điểm đ`, `tiết 2.1`.
    Letter,
    /// Nothing: the words count themselves, `gạch đầu dòng thứ hai`.
    None,
}

/// A unit that a citation points into.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinpointUnit {
    /// The word, in lower case: `điều`.
    pub words: String,
    /// Slips of the pen that a reader understands: `koản`.
    #[serde(default)]
    pub misspelt: Vec<String>,
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

/// The meaning of pointing words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Returns {
    /// The text itself, when it is of the kind; else the last one of the kind.
    Itself,
    /// The last document of the kind.
    Last,
    /// Nothing: they lead to a place, `trên địa bàn`.
    Elsewhere,
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

/// The role of listed words near a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
    /// What a page sets behind a number to fetch the document: `Tải về`.
    Link,
    /// Counts the term, the session or the years of a body behind its name: `khóa XIII`.
    Term,
    /// Two words that are one in the name of a body, whatever one does alone: `công trình`.
    Compound,
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
    /// Whether they open a subject and are no verb, so that nobody acts by them: `về việc`, `V/v`.
    #[serde(default)]
    pub about: bool,
    /// Whether they open a subject only behind a date or an issuer: elsewhere they are as often
    /// the verb of the sentence (`thực hiện`).
    #[serde(default)]
    pub weak: bool,
    /// How high a level of government stands, the lowest with 1.
    #[serde(default)]
    pub rank: Option<usize>,
    /// Sentences in which they do it.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which they do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// The role of words where a sentence turns around a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TurnRole {
    /// Says what happens to the document, and ends its title: `có hiệu lực`.
    Status,
    /// Goes on with the sentence behind a comma: `trong đó`.
    Connector,
    /// What a body does, behind its name: `đã`, `yêu cầu`.
    Verb,
    /// Begins another task behind a semicolon: `tập trung`.
    Duty,
    /// Goes on with a report's title behind a semicolon: `nhiệm vụ trọng tâm`.
    Sequel,
    /// Lays something down: `quy định`.
    Says,
    /// Issues a document: `ban hành`.
    Issues,
    /// Begins what is laid down, behind `quy định`: `như sau`.
    Rule,
    /// Stands in a sentence and in no title: `phải`.
    Finite,
    /// Makes the verb behind it passive: `được`, `bị`.
    Passive,
    /// Stands before who acts: `bởi`.
    Agent,
    /// Stands before who acts, where the verb is passive: `tại`, `theo`.
    Vehicle,
    /// What follows stays as it is: `giữ nguyên`, `trừ`.
    Keeps,
    /// Joins two citations: `và`.
    Joint,
    /// May stand before a verb that begins a sentence: `để`.
    Purpose,
    /// What of a document is meant: `một số điều`.
    Part,
    /// Counts what follows: `các`.
    Counts,
    /// What a document tells somebody, between a verb and the document: `ý kiến chỉ đạo`.
    Directs,
    /// A body whose name may go on with `về`: `Ban Chỉ đạo về chuyển đổi số`.
    Body,
    /// Stands before who issued: `do`.
    By,
    /// Says that what follows is not issued yet: `dự thảo`.
    Draft,
    /// Leads away from a verb, so that it governs nothing behind them: `nghĩa vụ`.
    Stops,
    /// Shows that somebody does something: `đã`, `phải`.
    Does,
    /// Says that an assembly passed what it issues: `thông qua`.
    Passes,
    /// Stands before a day on which something was done: `vào`.
    On,
    /// Stands between who said something and the document that says it: `tại`.
    At,
    /// Says which laws are meant by what they are about: `liên quan đến quy hoạch`.
    Field,
    /// Puts right what is quoted beside it: `nay sửa lại là`.
    Corrects,
}

/// Words at which a sentence turns around a citation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// The words, in lower case.
    pub words: String,
    /// What they do, each where it can.
    pub roles: Vec<TurnRole>,
    /// Sentences in which they do it.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Sentences in which they do not.
    #[serde(default)]
    pub rejects: Vec<String>,
}

impl Turn {
    /// Whether the words can do that.
    pub fn is(&self, role: TurnRole) -> bool {
        self.roles.contains(&role)
    }
}

mod relation {
    use serde::{Deserialize as _, Deserializer, de::Error as _};

    use super::Relation;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Relation, D::Error> {
        let name = String::deserialize(from)?;
        Relation::named(&name).ok_or_else(|| D::Error::unknown_variant(&name, &Relation::NAMES))
    }
}
