//! The header of a text.

use super::{Date, Kind, Origin, Symbol};

/// The body of rules that a document is written under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Regime {
    /// NĐ 30/2020/NĐ-CP: reports, plans, decisions on single matters.
    Administrative,
    /// NĐ 78/2025/NĐ-CP with 187/2025/NĐ-CP: legislation.
    Normative,
    /// HD 36-HD/VPTW until 26/5/2026, HD 05-HD/VPTW after.
    Party,
    /// Not to be told from the header.
    #[default]
    Unknown,
}

/// The document's own header: number, kind, date, issuer, subject.
///
/// ```
/// use viendan::{extract, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let head = "Số: /BC-VPUB\n\nSơn La, ngày 05 tháng 5 năm 2023\n\nBÁO CÁO\n\nKết quả công tác";
/// let text = Text::new("bao-cao.txt", head.into(), grammar.letters());
/// let header = extract::header(&text, grammar);
/// assert_eq!(header.kind.unwrap().code, "BC");
/// assert_eq!(header.date.unwrap().to_string(), "05/5/2023");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Header<'t> {
    /// Own number and symbol; its number is empty when it was left blank.
    pub symbol: Option<Symbol<'t>>,
    /// Where the own number is said.
    pub numbered_by: Option<Origin>,
    /// Own kind.
    pub kind: Option<&'t Kind>,
    /// Own date.
    pub date: Option<Date<'t>>,
    /// Where the own date is said.
    pub dated_by: Option<Origin>,
    /// The place before the date.
    pub place: Option<&'t str>,
    /// Own issuer, as the head, the signature or the symbol tells it.
    pub issuer: Option<String>,
    /// Where the own issuer is said.
    pub issued_by: Option<Origin>,
    /// Own subject.
    pub subject: Option<&'t str>,
    /// The rules it is written under.
    pub regime: Regime,
    /// The words of the text up to where its header ends.
    pub words: &'t str,
}
