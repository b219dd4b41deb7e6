//! The office that keeps the texts.

use std::collections::BTreeMap;

/// The office that we are: what a text of ours need not say of itself.
///
/// ```
/// use viendan::{check::Checker, grammar::Grammar, model::Office, text::Text};
///
/// let office = Office {
///     abbreviations: [("TCT".into(), "Tổ công tác 1169".into())].into(),
///     ..Office::default()
/// };
/// let grammar = Grammar::builtin();
/// let text = Text::new("a.txt", "Kế hoạch số 04/KH-TCT ngày 16/3/2023".into(), grammar.letters());
/// let checked = Checker::new(grammar).office(office).check(&text);
/// assert_eq!(checked.graph.documents()[1].issuer(), Some("Tổ công tác 1169"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// The issuer of our own documents, with its place: `Văn phòng UBND tỉnh Sơn La`.
    pub name: Option<String>,
    /// The letters of our own series: `VPUB`.
    pub letters: Vec<String>,
    /// What letters mean here: `TCT` is `Tổ công tác 1169`.
    pub abbreviations: BTreeMap<String, String>,
}
