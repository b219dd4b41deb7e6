//! Finds every mention of a document in a text, in order. Total: any text has an answer.

mod around;
mod header;
mod left;
mod outline;
mod right;
mod scan;
mod unread;
mod worded;

pub use header::header;
pub use outline::{Level, Outline, Part, Path};
pub use unread::{Unread, not_understood, unread};

use crate::{
    grammar::{Grammar, Kind},
    model::{Form, Header, Mention, Office},
    text::Text,
};

/// A text that cites, with all that was read in it.
///
/// ```
/// use viendan::{extract, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar);
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
    /// Who keeps it; nobody in particular, unless the caller says so.
    pub office: Office,
}

/// Reads a text: its header, then every mention outside it.
pub fn report<'t>(text: &'t Text, grammar: &'t Grammar) -> Report<'t> {
    let mut header = header(text, grammar);
    let own = header.symbol.as_ref().and_then(|symbol| text.range_of(symbol.raw));
    let outline = Outline::of(text, grammar, header.words);
    let mut mentions = mentions(text, grammar);
    mentions.retain(|mention| {
        let here = text.range_of(mention.words);
        !here
            .zip(own.clone())
            .is_some_and(|(here, own)| here.start < own.end && own.start < here.end)
    });
    if header.symbol.is_none() {
        complete(text, &mut header, &mentions);
    }
    Report { text, header, outline, mentions, office: Office::default() }
}

/// A text without a number of its own is what the heads of its appendices say, or what a notice
/// above its heading calls by the heading's kind.
fn complete<'t>(text: &Text, header: &mut Header<'t>, mentions: &[Mention<'t>]) {
    let title = header.subject.and_then(|it| text.range_of(it)).map_or(0, |it| it.start);
    let announces = |mention: &&Mention<'t>| {
        let above = text.range_of(mention.words).is_some_and(|it| it.start < title);
        let kind = |kind: Option<&Kind>| kind.map(|kind| kind.code.clone());
        above && mention.form == Form::Numbered && kind(mention.kind) == kind(header.kind)
    };
    let head = mentions.iter().find(|mention| mention.heads_annex);
    let Some(head) = head.or_else(|| mentions.iter().find(announces)) else { return };
    header.symbol.clone_from(&head.symbol);
    header.kind = header.kind.or(head.kind);
    header.date = header.date.or(head.date);
    header.issuer = header.issuer.take().or_else(|| head.issuer.map(str::to_owned));
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
    let hits: Vec<_> = grammar.kind_hits(text.words()).collect();
    let found = scan::numbers(text, grammar, &hits);
    let mut mentions = worded::mentions(text, grammar, &hits, &found);
    let numbered = around::mentions(text, grammar, &found, &mentions);
    mentions.extend(numbered);
    mentions
        .sort_by_key(|mention| text.range_of(mention.words).map(|range| (range.start, range.end)));
    mentions
}
