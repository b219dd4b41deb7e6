//! Zones of a text around a slice: its line, its title, a quotation.

use super::Case;
use crate::{
    grammar::TurnRole,
    graph::Document,
    model::{Form, Mention},
};

/// What an amending law does, in its name.
pub(super) const AMENDS: [&str; 2] = ["sửa đổi, bổ sung", "sửa đổi bổ sung"];
/// The longest such beginning of a name, in bytes; the longest of the 28 amending laws of the table
/// has 56.
const NAME: usize = 90;
/// No sentence is longer, in bytes: so far it is looked for the ends of a line.
const LINE: usize = 4096;

impl<'c, 't> Case<'c, 't> {
    /// Where a slice begins, in bytes of the words.
    pub(super) fn start_of(&self, slice: &str) -> usize {
        self.report.text.range_of(slice).map_or(0, |range| range.start)
    }

    /// Where a slice ends, in bytes of the words.
    pub(super) fn end_of(&self, slice: &str) -> usize {
        self.report.text.range_of(slice).map_or(0, |range| range.end)
    }

    /// The words behind a slice, up to the end of its line; of a line without an end, some.
    pub(super) fn behind(&self, slice: &str) -> &'t str {
        let rest = self.report.text.words().get(self.end_of(slice)..).unwrap_or_default();
        let near = rest.get(..rest.floor_char_boundary(LINE)).unwrap_or(rest);
        near.split('\n').next().unwrap_or_default()
    }

    /// The words of its line before a slice; of a line without a beginning, some.
    pub(super) fn before(&self, slice: &str) -> &'t str {
        let head = self.report.text.words().get(..self.start_of(slice)).unwrap_or_default();
        let from = head.ceil_char_boundary(head.len().saturating_sub(LINE));
        head.get(from..).unwrap_or_default().rsplit('\n').next().unwrap_or_default()
    }

    /// The mentions of a document in the text itself: its title, and what stands above it, cite in
    /// their own way.
    pub(super) fn in_text(
        &self,
        document: &'c Document<'t>,
    ) -> impl Iterator<Item = &'c Mention<'t>> + use<'c, 't> {
        let case = *self;
        let head = self.end_of(self.report.header.words);
        self.mentions_of(document).filter(move |mention| case.start_of(mention.words) >= head)
    }

    /// Every line with its end left out.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'t str> {
        self.report.text.words().split('\n')
    }

    /// Whether a mention heads an annex of the text itself, and not one of a document that it quotes.
    pub(super) fn heads_own_annex(&self, mention: &Mention<'_>) -> bool {
        let own = self.report.header.symbol.as_ref().zip(mention.symbol.as_ref());
        mention.heads_annex
            && own.is_none_or(|(own, it)| own.code == it.code && own.issuer == it.issuer)
    }

    /// Whether a law is named inside the name of the one that amends it.
    pub(super) fn is_amended(&self, mention: &Mention<'_>) -> bool {
        if mention.form != Form::Named {
            return false;
        }
        let end = self.start_of(mention.words);
        let start = self.start_of(self.before(mention.words)).max(end.saturating_sub(NAME));
        let words = self.report.text.words();
        let before = words.get(words.ceil_char_boundary(start)..end).unwrap_or_default();
        let folded = self.grammar.fold(before);
        folded.ends_with(" của") && AMENDS.iter().any(|cue| folded.contains(cue))
    }

    /// Whether the issuer stands with its document, and not before it in the sentence.
    pub(super) fn is_beside(&self, mention: &Mention<'_>, issuer: &str) -> bool {
        self.start_of(mention.extent) <= self.start_of(issuer)
    }

    /// Whether a slice is quoted where a slip is put right: `“…” nay sửa lại là “…”`.
    pub(super) fn is_put_right(&self, slice: &str) -> bool {
        let corrects = || {
            let hits = self.grammar.turn_hits(self.line_of(slice));
            let mut turns = hits.iter().filter_map(|hit| self.grammar.turns().get(hit.row));
            turns.any(|turn| turn.is(TurnRole::Corrects))
        };
        self.is_quoted(slice) && corrects()
    }

    /// Whether a slice stands in quotation marks on its line.
    pub(super) fn is_quoted(&self, slice: &str) -> bool {
        let before = self.before(slice);
        let last = before.rfind(['“', '”']);
        last.and_then(|at| before.get(at..)).is_some_and(|rest| rest.starts_with('“'))
            || before.matches('"').count() % 2 == 1
    }
}
