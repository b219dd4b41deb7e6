//! Lists over several lines: `Bãi bỏ các văn bản sau:` and the items below it.

use super::{
    End, Title,
    frame::{Frame, Items, Join, Level, Style},
    token::Token,
    walk::Walk,
};
use crate::{grammar::TurnRole, model::Relation};

/// How far back in a list the last object of a clause may stand, in mentions; none of 540 stands
/// farther than two.
pub(super) const LISTED: usize = 64;

impl<'t> Walk<'_, 't> {
    /// The end of a line, of a cell, or of what a tag holds: nothing stays open but a list.
    pub(super) fn line(&mut self, token: &Token<'t>, next: Option<usize>) {
        if self.is_wrapped(token) {
            return;
        }
        self.close(2, token.at, End::Stop);
        self.close(1, token.at, End::Stop);
        let line = self.stack.first().cloned();
        if let Some(frame) = line {
            self.head(frame, token.at);
        }
        self.stack = vec![Frame::new(Level::Sentence, token.end)];
        if !self.gap.contains(&token.end) {
            let rest = self.between(token.end, self.words.len());
            let blanks = rest.len() - rest.trim_start_matches([' ', '\n', '\t']).len();
            self.gap = token.end..token.end + blanks;
        }
        let start = self.gap.end;
        let (style, width) = mark(self.between(start, self.words.len()));
        let follows = |at: usize| {
            let start = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
            start == Some(at)
        };
        let is_item = style != Style::Bare || follows(start + width);
        if let Some(items) = &mut self.items {
            let known = *items.style.get_or_insert(style);
            let loose = items.is_loose && style == Style::Bare;
            if known != style || !is_item || loose {
                self.items = None;
            }
        }
    }

    /// Whether a title goes on in the next line, which begins small: a page ended between them.
    fn is_wrapped(&self, token: &Token<'t>) -> bool {
        let rest = self.between(token.at, self.words.len());
        let is_titled = self.stack.last().is_some_and(|frame| frame.titled().is_some());
        if !is_titled || !rest.starts_with('\n') {
            return false;
        }
        let line = rest.trim_start_matches(['\n', ' ']);
        let before = self.between(0, token.at).trim_end();
        line.starts_with(char::is_lowercase)
            && mark(line).0 == Style::Bare
            && !before.ends_with(['.', ';', ':', '!', '?'])
    }

    /// Lets a line head the list below it: one that ends with a colon, or with a semicolon in the
    /// midst of a list.
    fn head(&mut self, frame: Frame<'t>, end: usize) {
        let Some(joint) = frame.joint.filter(|it| self.between(it.end, end).trim().is_empty())
        else {
            return self.heading(&frame);
        };
        let clause = frame.clauses.first().copied();
        match joint.kind {
            // `Căn cứ Điều 6 Nghị định A quy định về thời hiệu như sau:` heads what A says.
            Join::Colon if frame.verb.is_none() && self.quotes(frame.item, joint.at) => {}
            Join::Colon if frame.verb.is_some() || clause.is_some() => {
                let last = frame.clauses.last().copied();
                self.items =
                    Some(Items { verb: frame.verb, clause: last, is_loose: false, style: None });
            }
            Join::Semicolon if self.items.is_none() && clause.is_some() && frame.verb.is_none() => {
                self.items =
                    Some(Items { verb: None, clause, is_loose: false, style: Some(Style::Bare) });
            }
            _ => {}
        }
    }

    /// Whether words say that a document lays down what follows: `quy định … như sau`.
    fn quotes(&self, from: usize, to: usize) -> bool {
        let words = self.between(from, to);
        let hits = self.grammar.turn_hits(words);
        let mut turns = hits.iter().filter_map(|hit| self.grammar.turns().get(hit.row));
        turns.any(|turn| turn.is(TurnRole::Says))
    }

    /// `Bãi bỏ Điều 1 Nghị định A sửa đổi, bổ sung một số điều của Nghị định B; Nghị định C`: of A only a
    /// part ends, and an older document without one more likely stands in what A amends.
    pub(super) fn is_amended(&self, clause: usize, mention: usize) -> bool {
        let beside = self.stack.last().map_or(&[][..], |frame| frame.list.as_slice());
        let mut near = beside.iter().rev().take(LISTED);
        let last =
            near.find(|at| self.stands.get(**at).is_some_and(|it| it.clause == Some(clause)));
        let Some((stand, (last, next))) = last.and_then(|at| {
            let spots = self.spots.get(*at).zip(self.spots.get(mention))?;
            Some((self.stands.get(*at)?, spots))
        }) else {
            return false;
        };
        let amends = |title: &Title<'_>| {
            let cue = self.grammar.cue_at(title.words);
            cue.is_some_and(|(cue, _)| cue.relation == Relation::Amends)
        };
        last.part.is_some() && stand.title.as_ref().is_some_and(amends) && last.is_younger(next)
    }

    /// `Điều 1. Bãi bỏ một số văn bản của Bộ Y tế`, and marked items below it.
    fn heading(&mut self, frame: &Frame<'t>) {
        let verb = frame.verb.as_ref().filter(|_| frame.list.is_empty());
        if let Some(verb) = verb.filter(|it| it.cue.relation.ends()) {
            self.items =
                Some(Items { verb: Some(verb.clone()), clause: None, is_loose: true, style: None });
        }
    }
}

/// The style of the mark of a line, and the width of that.
pub(super) fn mark(line: &str) -> (Style, usize) {
    let bare = (Style::Bare, 0);
    let blanks = |at: usize| {
        let rest = line.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    };
    if let Some(rest) = line.strip_prefix(['-', '+', '•', '–', '*']) {
        return (Style::Dash, blanks(line.len() - rest.len()));
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let figures = inner.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(inner.len());
    let letter = inner.chars().next().filter(|it| it.is_lowercase()).map_or(0, char::len_utf8);
    let width = if figures > 0 { figures } else { letter };
    let (text, rest) = inner.split_at_checked(width).unwrap_or_default();
    let closed = rest.starts_with([')', '.', '/', '\t']) || text.ends_with('.');
    if width == 0 || width > 8 || !closed {
        return bare;
    }
    let close = usize::from(rest.starts_with([')', '.', '/']));
    let end = blanks(line.len() - inner.len() + width + close);
    (if figures > 0 { Style::Figure } else { Style::Letter }, end)
}

/// Words without the mark of an item that they begin with, inside a line: `; b) Thông tư …`, `(2) …`.
pub(super) fn behind_mark(words: &str) -> &str {
    let item = words.trim_start();
    match mark(item) {
        (Style::Figure | Style::Letter, width) => item.get(width..).unwrap_or_default(),
        _ => words,
    }
}

/// Words without the mark of an item that ends them: `bởi:\n1.`.
pub(super) fn without_item(words: &str) -> &str {
    let item = words.rsplit_once('\n').map(|(before, item)| (before, item.trim()));
    let marked = item.filter(|(_, item)| !item.is_empty() && mark(item).1 == item.len());
    marked.map_or(words, |(before, _)| before)
}
