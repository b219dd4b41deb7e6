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
    /// `77/KH/UBND`: a slash where the hyphen belongs.
    SlashForHyphen,
    /// `32/CT-TTG`, `QĐ-ubnd`: another case of letters than the official one.
    LetterCase,
    /// `số      /QĐ-UBND`: the number was left blank.
    BlankNumber,
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
            Self::SlashForHyphen => "slash-for-hyphen",
            Self::LetterCase => "letter-case",
            Self::BlankNumber => "blank-number",
        }
    }
}
