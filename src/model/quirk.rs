//! Liberties that people take in writing a symbol.

/// A liberty that a parser granted; rules report it.
///
/// ```
/// use viendan::model::Quirk;
///
/// let (_, symbol) = viendan::parse::symbol::symbol("201/QĐUBND").unwrap();
/// assert_eq!(symbol.quirks, [Quirk::MissingHyphen]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Quirk {
    /// `17KH-VPUB`: no slash between number and code.
    MissingSlash,
    /// `201/QĐUBND`: no hyphen between code and issuer.
    MissingHyphen,
    /// `201/QĐ - UBND`: blanks that the author typed inside the symbol.
    InnerSpace,
    /// `NÐ-CP`, `BТС-PTHT`, `NQ–CP`, `ND-CP`: letters or dashes that only look right.
    LookalikeLetters,
    /// `429-QĐi`: a Party symbol without its issuer.
    MissingIssuer,
    /// `27/NQ-TW`: separators of the other regime.
    SwappedSeparators,
    /// `32/CT-TTG`, `QĐ-ubnd`: another case of letters than the official one.
    LetterCase,
    /// `số      /QĐ-UBND`: the number was left blank.
    BlankNumber,
    /// `615/QĐ/TTg`: a slash where the State has its hyphen.
    SlashForHyphen,
    /// `15/2020/NĐ-C`, `24/TTg` of today, `52/2024`: letters were left out.
    CutShort,
    /// `16` of `16, 28 và 34/KH-UBND`: the letters stand at another number of the list.
    Elided,
    /// `só`, `ngăm`, `Chi thị`: a word of the citation itself is misspelt.
    MisspeltWord,
    /// `ngày12/7/2023`, `số382`, `2024của`: word and figure run together.
    MissingSpace,
    /// `23//8/2024`, `24 tháng năm 2024`: a date with a mark too many, or without one of its parts.
    MalformedDate,
    /// `ngày 27 tháng 9 tháng 2019`: the year is called a month.
    MonthForYear,
}

impl Quirk {
    /// The name on the wire and in messages of engineers.
    pub fn name(self) -> &'static str {
        match self {
            Self::MissingSlash => "missing-slash",
            Self::MissingHyphen => "missing-hyphen",
            Self::InnerSpace => "inner-space",
            Self::LookalikeLetters => "lookalike-letters",
            Self::MissingIssuer => "missing-issuer",
            Self::SwappedSeparators => "swapped-separators",
            Self::LetterCase => "letter-case",
            Self::BlankNumber => "blank-number",
            Self::SlashForHyphen => "slash-for-hyphen",
            Self::CutShort => "cut-short",
            Self::Elided => "elided",
            Self::MisspeltWord => "misspelt-word",
            Self::MissingSpace => "missing-space",
            Self::MalformedDate => "malformed-date",
            Self::MonthForYear => "month-for-year",
        }
    }
}

/// A liberty in the words around a symbol, with the words in which it was taken.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Quirk, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Quyết định sô 96/QĐ-UBND ngày12/7/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let mentions = extract::mentions(&text, grammar);
/// let slips: Vec<_> = mentions[0].slips.iter().map(|it| (it.quirk, it.words)).collect();
/// assert_eq!(
///     slips,
///     [(Quirk::MisspeltWord, "sô"), (Quirk::MissingSpace, "ngày12/7/2023")]
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip<'t> {
    /// The liberty.
    pub quirk: Quirk,
    /// Where it was taken, as it stands in the text.
    pub words: &'t str,
}
