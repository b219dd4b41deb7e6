//! Finds every mention of a document in a text, in order. Total: any text has an answer.

mod around;
mod edge;
mod header;
mod left;
mod outline;
mod right;
mod scan;
mod sentence;
mod slips;
mod spelt;
mod unread;
mod worded;

pub use header::header;
pub use outline::{Level, Outline, Part, Path};
pub use sentence::{Actor, Clause, End, Stand, Title, Tree, Within};
pub use unread::{Unread, not_understood, unread};

use around::shared;
use sentence::Head;

use crate::{
    grammar::{Grammar, Hit},
    model::{Header, Mention, MentionAt, Office},
    text::Text,
};

/// A text that cites, with all that was read in it.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Office, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar, &Office::default());
/// assert_eq!(report.mentions.len(), 1);
/// ```
#[derive(Debug)]
pub struct Report<'t> {
    /// The text itself.
    pub text: &'t Text,
    /// What it says of itself.
    pub header: Header<'t>,
    /// Its parts.
    pub outline: Outline<'t>,
    /// What it says of other documents, in the order of the text.
    pub mentions: Vec<Mention<'t>>,
    /// Where each of these stands in its sentence, and what is said to be done to it.
    pub tree: Tree<'t>,
    /// Who keeps it.
    pub office: Office,
}

impl<'t> Report<'t> {
    /// The mention at a place.
    pub fn mention(&self, at: MentionAt) -> Option<&Mention<'t>> {
        self.mentions.get(at.index())
    }

    /// Every mention with its place, in the order of the text.
    pub fn indexed(&self) -> impl DoubleEndedIterator<Item = (MentionAt, &Mention<'t>)> + Clone {
        self.mentions.iter().enumerate().map(|(at, it)| (MentionAt::new(at), it))
    }
}

/// A text of an office, read: its header, then every mention outside it.
pub fn report<'t>(text: &'t Text, grammar: &'t Grammar, office: &Office) -> Report<'t> {
    let kinds: Vec<_> = grammar.kind_hits(text.words()).collect();
    let mut header = header::read(text, grammar, &kinds);
    let outline = Outline::of(text, grammar, &header);
    let mut heads = heads(text, grammar, &kinds);
    heads.retain(|head| !header::is_own(text, grammar, &header, &head.mention));
    let (mut mentions, tree) = titled(text, grammar, heads);
    header::complete(text, grammar, &mut header, &mut mentions);
    if let Some(name) = office.name.as_ref().filter(|_| is_issued_by(office, &header)) {
        header.issuer = Some(name.clone());
    }
    Report { text, header, outline, mentions, tree, office: office.clone() }
}

/// Whether a text is the office's own: its number bears our letters, or it names no issuer.
fn is_issued_by(office: &Office, header: &Header<'_>) -> bool {
    let letters = header.symbol.as_ref().map(|symbol| symbol.body().to_owned());
    header.issuer.is_none() || letters.is_some_and(|it| office.letters.contains(&it))
}

/// Every mention, in the order of the text; the header's own number among them.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Form, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Luật Tiếp cận thông tin, Nghị định số 13/2018/NĐ-CP và Nghị định 30";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let forms: Vec<_> = extract::mentions(&text, grammar).iter().map(|it| it.form).collect();
/// assert_eq!(forms, [Form::Named, Form::Numbered, Form::Short]);
/// ```
pub fn mentions<'t>(text: &'t Text, grammar: &'t Grammar) -> Vec<Mention<'t>> {
    let kinds: Vec<_> = grammar.kind_hits(text.words()).collect();
    titled(text, grammar, heads(text, grammar, &kinds)).0
}

/// Every mention without its title, in the order of the text.
fn heads<'t>(text: &'t Text, grammar: &'t Grammar, kinds: &[Hit]) -> Vec<Head<'t>> {
    let found = scan::numbers(text, grammar, kinds);
    let mut heads = worded::mentions(text, grammar, kinds, &found);
    let numbered = around::mentions(text, grammar, &found, &heads);
    heads.extend(numbered);
    heads.sort_by_key(|head| text.range_of(head.mention.words).map(|it| (it.start, it.end)));
    heads
}

/// The mentions with their titles, and with what a list says for all its items.
fn titled<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    heads: Vec<Head<'t>>,
) -> (Vec<Mention<'t>>, Tree<'t>) {
    let (mut mentions, tree) = sentence::read(text, grammar, heads);
    shared::kinds(text, grammar, &mut mentions);
    shared::issuers(text, grammar, &mut mentions);
    slips::mark(text, grammar, &mut mentions);
    (mentions, tree)
}
