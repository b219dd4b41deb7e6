//! Findings about how a symbol is spelt: one for each document, with every place and the edits.

use std::collections::BTreeSet;

use super::{Case, EXAMPLES, day};
use crate::{
    diagnostic::{Cause, Diagnostic, Words},
    model::{DocumentAt, Mention, Origin, Quirk, Symbol, WHOLE_SINCE},
    text::BARRED,
};

/// The condition under which an edit of a spelling cannot change what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mend {
    /// Where the symbol is built as it should be: only its letters and blanks change.
    Safe,
    /// Where another place of the text shows how the symbol is built, with the same date.
    WithTwin,
}

/// Liberties in the letters of a symbol: whatever is meant, it is built as it is read.
const LETTERS: [Quirk; 2] = [Quirk::InnerSpace, Quirk::LookalikeLetters];
/// Liberties in how a symbol is built: another place has to show what was meant.
const BUILD: [Quirk; 5] = [
    Quirk::MissingSlash,
    Quirk::MissingHyphen,
    Quirk::MissingIssuer,
    Quirk::SwappedSeparators,
    Quirk::SlashForHyphen,
];

impl<'c, 't> Case<'c, 't> {
    /// Whether a symbol is spelt in a way that some rule reports.
    pub(super) fn is_misspelt(&self, mention: &Mention<'t>) -> bool {
        !self.is_built_right(mention) || LETTERS.iter().any(|&quirk| self.takes(mention, quirk))
    }

    /// Whether a symbol has every mark and every group where they belong.
    pub(super) fn is_built_right(&self, mention: &Mention<'t>) -> bool {
        !BUILD.iter().any(|&quirk| self.takes(mention, quirk))
    }

    /// Whether the letters of a symbol have no bar because they are no code: `5/CD-VP` of a dispatch.
    pub(super) fn keeps_letters(&self, mention: &Mention<'t>) -> bool {
        let said = mention.kind_words.and(mention.kind).filter(|kind| !kind.generic);
        let Some((kind, symbol)) = said.zip(mention.symbol.as_ref()) else { return false };
        let code = if kind.dispatch { symbol.body() } else { symbol.code.as_ref() };
        code.contains(BARRED)
            && !symbol.raw.contains(BARRED)
            && symbol.raw.is_ascii()
            && self.grammar.is_state_code(code)
            && !kind.state.iter().chain(&kind.party).any(|known| known == code)
    }

    /// The right spelling of a symbol.
    fn right(&self, mention: &Mention<'t>, symbol: &Symbol<'_>) -> String {
        let right = symbol.regular();
        if self.keeps_letters(mention) { right.replace(BARRED[0], "D") } else { right }
    }

    /// The mentions of a document that show how its symbol is built.
    pub(super) fn proofs(&self, document: Option<DocumentAt>) -> Vec<&'c Mention<'t>> {
        let document = document.and_then(|at| self.graph.document(at));
        let mentions = document.into_iter().flat_map(|document| self.mentions_of(document));
        mentions.filter(|it| it.symbol.is_some() && self.is_built_right(it)).collect()
    }
}

/// Whether more than the number says that a document is cited: a path, a lot, a map sheet have
/// numbers too.
pub(super) fn is_cited(mention: &Mention<'_>) -> bool {
    mention.kind_words.is_some()
        || mention.name.is_some()
        || mention.date.is_some()
        || mention.issuer.is_some()
}

/// One finding for each document whose symbol is somewhere spelt in the way that is asked for.
pub(super) fn misspelt<'t>(
    case: &Case<'_, 't>,
    asked: impl Fn(&Mention<'t>) -> bool,
    mend: Mend,
    begin: impl Fn(&Symbol<'t>) -> Diagnostic<'t>,
) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(&asked).into_iter();
    let found = groups.filter_map(|(document, mentions)| {
        let first = begin(mentions.first()?.symbol.as_ref()?);
        let twins = case.twins(document).into_iter().filter(|twin| !asked(twin));
        let proofs = case.proofs(document);
        let days: BTreeSet<_> = proofs.iter().map(|proof| day(proof)).collect();
        let mut finding = first.caused_by(document.map_or(Cause::Alone, Cause::Spelling));
        for mention in mentions {
            let Some(symbol) = &mention.symbol else { continue };
            let right = case.right(mention, symbol);
            if right == case.report.text.written(symbol.raw) {
                if symbol.is_misread() {
                    let says = Words::new("có chữ cái lẫn trong số", "a letter among the figures");
                    finding = finding.disputes(symbol.raw, says);
                }
                continue;
            }
            let says = format!("→ {right}");
            finding = finding.disputes(symbol.raw, Words::new(says.clone(), says));
            let asks = day(mention);
            let is_proved = match asks {
                Some(_) => days.contains(&asks) || days.contains(&None),
                None => !days.is_empty(),
            };
            // A blank among the figures: which number was meant, its register tells.
            let is_whole = !symbol.number.contains(' ');
            let is_sure =
                is_whole && (is_proved || mend == Mend::Safe && case.is_built_right(mention));
            finding = if is_sure && is_cited(mention) {
                finding.fixed_by(symbol.raw, right)
            } else {
                finding.perhaps_fixed_by(symbol.raw, right)
            };
        }
        for twin in twins.take(EXAMPLES) {
            finding = finding.because(Some(twin.words), right_here(twin));
        }
        (!finding.labels.is_empty()).then_some(finding)
    });
    found.collect()
}

/// What a place shows where the symbol is spelt as it should be.
pub(super) fn right_here(twin: &Mention<'_>) -> Words {
    let words = twin.words;
    Words::new(format!("đã viết đúng “{words}”"), format!("“{words}” is spelt right"))
}

/// The findings of [`misspelt`], and that on the text's own number.
pub(super) fn misspelt_or_own<'t>(
    case: &Case<'_, 't>,
    asked: impl Fn(&Mention<'t>) -> bool,
    (liberty, mend): (Quirk, Mend),
    begin: impl Fn(&Symbol<'t>) -> Diagnostic<'t>,
) -> Vec<Diagnostic<'t>> {
    let own = own(case, liberty, &begin);
    misspelt(case, asked, mend, begin).into_iter().chain(own).collect()
}

/// The finding on the letters of the text's own number, when they are spelt in the way that is asked for.
///
/// Blanks beside the number are left for it to be filled in, and letters without their marks are right
/// above a translation.
fn own<'t>(
    case: &Case<'_, 't>,
    liberty: Quirk,
    begin: impl Fn(&Symbol<'t>) -> Diagnostic<'t>,
) -> Option<Diagnostic<'t>> {
    let header = &case.report.header;
    let is_modern = header.date.is_some_and(|date| date.year >= WHOLE_SINCE);
    let is_head = header.numbered_by == Some(Origin::Head) && is_modern;
    let symbol = header.symbol.as_ref().filter(|it| is_head && it.quirks.contains(&liberty))?;
    let sign = symbol.raw.trim_start_matches(|it: char| !it.is_alphabetic());
    let is_parted = liberty == Quirk::InnerSpace && !sign.contains(' ');
    let codes = header.kind.iter().flat_map(|kind| kind.state.iter().chain(&kind.party));
    // `HĐTĐ`, `5/CD-VP`: letters of a unit, and no code that lost its hyphen or its bar.
    let is_unit =
        liberty != Quirk::InnerSpace && !codes.into_iter().any(|code| *code == symbol.code);
    let is_wrapped = case.report.text.written(symbol.raw).contains('\n');
    if is_parted || is_unit || is_wrapped || case.before(symbol.raw).is_ascii() {
        return None;
    }
    let right = symbol.regular();
    let says = Words::new(format!("→ {right}"), format!("→ {right}"));
    Some(begin(symbol).disputes(symbol.raw, says).perhaps_fixed_by(symbol.raw, right))
}
