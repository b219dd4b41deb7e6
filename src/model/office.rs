//! Who the office is that keeps the texts.

use std::collections::BTreeMap;

/// Who we are: what a text of ours need not say of itself.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Office, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let text = Text::new("a.txt", "Kế hoạch số 04/KH-TCT ngày 16/3/2023".into(), grammar.letters());
/// let mut report = extract::report(&text, grammar);
/// report.office = Office {
///     abbreviations: [("TCT".into(), "Tổ công tác 1169".into())].into(),
///     ..Office::default()
/// };
/// let graph = resolve::resolve(&report, grammar);
/// assert_eq!(graph.documents()[1].issuer(), Some("Tổ công tác 1169"));
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
