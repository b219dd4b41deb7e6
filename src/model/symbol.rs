//! Number and symbol of a document (số, ký hiệu).

use std::borrow::Cow;

use super::Quirk;

/// The build of a symbol; the decree of its regime says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Style {
    /// `04/KH-UBND`: slash after the number, hyphen between groups (NĐ 30/2020, PL I.II.3c).
    State,
    /// `550/VPUB-KSTTHC`: a dispatch has no type code (PL I.II.3b).
    Dispatch,
    /// `13/2018/NĐ-CP`: legislation carries the year.
    Normative,
    /// `31/2024/QH15`: laws and resolutions of the National Assembly and its Standing Committee.
    Assembly,
    /// `03-NQ/TU`: hyphen after the number, slash before the issuer (HD 36-HD/VPTW).
    Party,
    /// `134/VBHN-VPQH`: a consolidated text.
    Consolidated,
    /// `TCVN 11738-7:2016`, `QCVN 41:2024/BGTVT`.
    Standard,
    /// `275-CP`, `754/TTg`: forms that ended before 1998.
    Old,
}

/// A number with its symbol, read and not judged.
///
/// ```
/// let (_, symbol) = viendan::parse::symbol::symbol("17KH-VPUB ngày 09/02/2023").unwrap();
/// assert_eq!(symbol.raw, "17KH-VPUB");
/// assert_eq!(symbol.canonical(), "17/KH-VPUB");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol<'t> {
    /// As written, inner blanks included.
    pub raw: &'t str,
    /// The number as written (`04`, `66.1`, `163a`); empty when it was left blank.
    pub number: &'t str,
    /// The four figures of the year, when the symbol carries one.
    pub year: Option<u16>,
    /// The type code (`KH`, `NĐ`), canonical; empty for dispatches and laws.
    pub code: Cow<'t, str>,
    /// The letters of issuer and unit (`UBND`, `BCA-V28`, `QH15`), canonical.
    pub issuer: Cow<'t, str>,
    /// How it is built.
    pub style: Style,
    /// The liberties that were read.
    pub quirks: Vec<Quirk>,
}

impl<'t> Symbol<'t> {
    /// The spelling that the decree of its regime asks for; figures are never corrected.
    ///
    /// ```
    /// let read = |words| viendan::parse::symbol::symbol(words).unwrap().1.canonical();
    /// assert_eq!(read("201/QĐ - UBND"), "201/QĐ-UBND");
    /// assert_eq!(read("550/ VPUB -KSTTHC"), "550/VPUB-KSTTHC");
    /// assert_eq!(read("03-NQ/TU"), "03-NQ/TU");
    /// ```
    pub fn canonical(&self) -> String {
        let Self { code, issuer, .. } = self;
        let number = self.figures();
        let number = if number.is_empty() { "…" } else { &number };
        let year = self.year.map(|year| format!("/{year}")).unwrap_or_default();
        match (self.style, code.is_empty(), issuer.is_empty()) {
            (Style::Standard, ..) => format!("{code} {number}{issuer}"),
            (Style::Party, _, true) => format!("{number}-{code}"),
            (Style::Party, ..) => format!("{number}-{code}/{issuer}"),
            (Style::Old, true, _) => plain(self.raw),
            (_, true, true) => format!("{number}{year}"),
            (_, true, _) => format!("{number}{year}/{issuer}"),
            (_, _, true) => format!("{number}{year}/{code}"),
            _ => format!("{number}{year}/{code}-{issuer}"),
        }
    }

    /// The canonical spelling with the separators of the issuer's regime, where they were swapped.
    ///
    /// ```
    /// let (_, symbol) = viendan::parse::symbol::symbol("27/NQ-TW").unwrap();
    /// assert_eq!((symbol.canonical().as_str(), symbol.regular().as_str()), ("27/NQ-TW", "27-NQ/TW"));
    /// ```
    pub fn regular(&self) -> String {
        let Self { code, issuer, .. } = self;
        let number = self.figures();
        match self.style {
            _ if !self.quirks.contains(&Quirk::SwappedSeparators) => self.canonical(),
            _ if self.year.is_some() => self.canonical(),
            Style::Party => format!("{number}/{code}-{issuer}"),
            _ => format!("{number}-{code}/{issuer}"),
        }
    }

    /// The number as a number, for order in a series; `None` when it was left blank.
    ///
    /// ```
    /// let (_, symbol) = viendan::parse::symbol::symbol("01892/QĐ-UBND").unwrap();
    /// assert_eq!(symbol.ordinal(), Some(1892));
    /// ```
    pub fn ordinal(&self) -> Option<u32> {
        ordinal(&self.figures())
    }

    /// Whether a letter stands among the figures where it looks like one: `2O8`, `1O`.
    ///
    /// ```
    /// let (_, symbol) = viendan::parse::symbol::symbol("2O8/QĐ-UBND").unwrap();
    /// assert!(symbol.is_misread());
    /// ```
    pub fn is_misread(&self) -> bool {
        let figures = self.number.trim_end_matches(|it: char| it.is_ascii_digit());
        let inner = figures.len() < self.number.len() && figures.ends_with(['O', 'o', 'I', 'l']);
        inner || self.number.len() > 1 && self.number.ends_with(['O', 'o'])
    }

    /// The number without the blank that may have been typed inside it.
    ///
    /// ```
    /// use viendan::{extract, grammar::Grammar, text::Text};
    ///
    /// let grammar = Grammar::builtin();
    /// let words = "Quyết định số 2 158/QĐ-UBND ngày 03/9/2024 của UBND tỉnh Lào Cai";
    /// let text = Text::new("quyet-dinh.txt", words.into(), grammar.letters());
    /// let mentions = extract::mentions(&text, grammar);
    /// assert_eq!(mentions[0].symbol.as_ref().unwrap().figures(), "2158");
    /// ```
    pub fn figures(&self) -> Cow<'t, str> {
        // `3.215`: thousands; `66.1` is a number of its own.
        let parted = self.number.split_once('.').is_some_and(|(_, group)| group.len() == 3);
        if self.number.contains(' ') || parted {
            self.number.replace([' ', '.'], "").into()
        } else {
            self.number.into()
        }
    }

    /// The first group of the issuer's letters: who issued, without the unit that drafted.
    ///
    /// ```
    /// let (_, symbol) = viendan::parse::symbol::symbol("07/CT-BCA-V28").unwrap();
    /// assert_eq!(symbol.body(), "BCA");
    /// ```
    pub fn body(&self) -> &str {
        body(&self.issuer)
    }

    /// The letters of the body without the figures of a term.
    ///
    /// ```
    /// let (_, symbol) = viendan::parse::symbol::symbol("31/2024/QH15").unwrap();
    /// assert_eq!((symbol.body(), symbol.bare_body()), ("QH15", "QH"));
    /// ```
    pub fn bare_body(&self) -> &str {
        bare(self.body())
    }
}

/// The figures that a number begins with.
pub(super) fn ordinal(number: &str) -> Option<u32> {
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    number.get(..figures)?.parse().ok()
}

/// The first group of letters.
pub(super) fn body(letters: &str) -> &str {
    letters.split(['-', '(', '/']).next().unwrap_or_default()
}

/// The letters of a body without the figures of a term.
pub(super) fn bare(body: &str) -> &str {
    body.trim_end_matches(|it: char| it.is_ascii_digit())
}

/// A symbol of old style without blanks, with the one hyphen that the State writes.
fn plain(raw: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/.&".contains(letter);
    let letters = raw.chars().filter(|letter| !letter.is_whitespace());
    letters.map(|letter| if is_plain(letter) { letter } else { '-' }).collect()
}

impl Style {
    /// All styles.
    pub const ALL: [Self; 8] = [
        Self::State,
        Self::Dispatch,
        Self::Normative,
        Self::Assembly,
        Self::Party,
        Self::Consolidated,
        Self::Standard,
        Self::Old,
    ];

    /// The names of all styles, in the same order.
    pub(crate) const NAMES: [&'static str; 8] = names_of_all!();

    /// The name in `grammar/styles.toml`.
    ///
    /// ```
    /// assert_eq!(viendan::model::Style::Party.name(), "party");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Dispatch => "dispatch",
            Self::Normative => "normative",
            Self::Assembly => "assembly",
            Self::Party => "party",
            Self::Consolidated => "consolidated",
            Self::Standard => "standard",
            Self::Old => "old",
        }
    }

    /// The style of a name.
    ///
    /// ```
    /// use viendan::model::Style;
    ///
    /// assert_eq!(Style::named("assembly"), Some(Style::Assembly));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }
}
