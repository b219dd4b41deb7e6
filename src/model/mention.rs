//! A place where a text speaks of a document.

use super::{Date, Kind, Quirk, Slip, Standing, Symbol};

/// The form in which a mention names its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// By number and symbol: `04/KH-UBND`.
    Numbered,
    /// By name: `Luật Tiếp cận thông tin`.
    Named,
    /// By kind and bare number: `Nghị định 30`.
    Short,
    /// A standard: `TCVN 11738-7:2016`.
    Standard,
    /// With the number left blank: `số      /QĐ-UBND`.
    Blank,
    /// By pointing back: `Kế hoạch này`, `Quyết định nêu trên`.
    Back,
}

impl Form {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbered => "numbered",
            Self::Named => "named",
            Self::Short => "short",
            Self::Standard => "standard",
            Self::Blank => "blank",
            Self::Back => "back",
        }
    }
}

/// Words of a text that speak of a document, with all that they say of it there.
///
/// What the words leave out stays out; resolution completes the document, not the mention.
///
/// ```
/// use viendan::{extract, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let report = "Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", report.into(), grammar.letters());
/// let mentions = extract::mentions(&text, grammar);
/// assert_eq!(mentions[0].words, "04/KH-UBND");
/// assert_eq!(mentions[0].issuer, Some("UBND tỉnh"));
/// ```
#[derive(Debug, Clone)]
pub struct Mention<'t> {
    /// The words that name the document: number and symbol, or name, or kind and number.
    pub words: &'t str,
    /// From the kind to the end of what was read: date, issuer and subject included.
    pub extent: &'t str,
    /// How the document is named.
    pub form: Form,
    /// The kind of document, by its word, or by its code where there is no word.
    pub kind: Option<&'t Kind>,
    /// The words that say the kind (`Kế hoạch`); `None` when only the symbol says it.
    pub kind_words: Option<&'t str>,
    /// Number and symbol.
    pub symbol: Option<Symbol<'t>>,
    /// The name of a law, beside its number or alone.
    pub name: Option<&'t str>,
    /// `năm 2013` beside a name.
    pub year: Option<u16>,
    /// The date of issue, if stated here.
    pub date: Option<Date<'t>>,
    /// Where the date stands.
    pub dated: Option<Standing>,
    /// The words that name the issuer, if stated here.
    pub issuer: Option<&'t str>,
    /// Where the issuer stands.
    pub issued: Option<Standing>,
    /// The abstract (trích yếu), if given here.
    pub subject: Option<&'t str>,
    /// Article, clause and point that are meant (`điểm a khoản 2 Điều 5`).
    pub pinpoint: Option<&'t str>,
    /// The liberties that were read in the symbol.
    pub quirks: Vec<Quirk>,
    /// The liberties that were read around it.
    pub slips: Vec<Slip<'t>>,
    /// Whether it heads an appendix of the text itself (`Kèm theo Quyết định số …`).
    pub heads_annex: bool,
}

impl<'t> Mention<'t> {
    /// A mention of which nothing is read yet but its words.
    pub(crate) fn of(words: &'t str, extent: &'t str, form: Form) -> Self {
        Self {
            words,
            extent,
            form,
            kind: None,
            kind_words: None,
            symbol: None,
            name: None,
            year: None,
            date: None,
            dated: None,
            issuer: None,
            issued: None,
            subject: None,
            pinpoint: None,
            quirks: Vec::new(),
            slips: Vec::new(),
            heads_annex: false,
        }
    }
}
