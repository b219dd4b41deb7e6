//! Origins of facts: a rule is as sure as the words that it rests on.

/// The place where a text says a fact of itself.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Origin, text::Text};
///
/// let grammar = Grammar::builtin();
/// let head = "Số: 141/KH-UBND\nBắc Ninh, ngày 20 tháng 11 năm 2025\nKẾ HOẠCH\nNâng cao năng lực";
/// let text = Text::new("ke-hoach.txt", head.into(), grammar.letters());
/// assert_eq!(extract::header(&text, grammar).dated_by, Some(Origin::Head));
///
/// let text = Text::new("tin.txt", "Sáng ngày 12/3/2022, xã họp.".into(), grammar.letters());
/// assert_eq!(extract::header(&text, grammar).dated_by, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Origin {
    /// The head of official form: number, place and date under the motto.
    Head,
    /// A line of place and date above the signature.
    Closing,
    /// The head of an appendix that names the text, `(Kèm theo Quyết định số …)`.
    Annex,
    /// The sentence at the end of a law, `Luật này được Quốc hội … thông qua ngày …`.
    Adopted,
    /// A notice above the heading that calls the text by its kind.
    Notice,
    /// The letters of the text's own number.
    Letters,
    /// The signature.
    Signature,
}

/// The place where the words stand that say a fact of a cited document.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Standing, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Ngày 18/4/2023, Văn phòng đã ban hành Thông báo số 160/TB-VPUB";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let mentions = extract::mentions(&text, grammar);
/// assert_eq!(mentions[0].dated, Some(Standing::Before));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Standing {
    /// Right behind the number: `04/KH-UBND ngày 04/01/2023 của UBND tỉnh`.
    Behind,
    /// Behind the title: `25/2008/QH12 Bảo hiểm y tế ngày 14/11/2008 của Quốc hội`.
    BehindTitle,
    /// Between the kind and the number: `Nghị định của Chính phủ số …`.
    Between,
    /// Before the citation: `Ngày 18/4/2023, Văn phòng đã ban hành …`, `của Bộ Nội vụ tại …`.
    Before,
    /// Beside another item of the list, or in the words that head it.
    Shared,
}
