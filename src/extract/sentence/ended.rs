//! Verbs that stand behind what they speak of: `A, B hết hiệu lực`.

use super::{Actor, End, frame::Verb, token::Token, walk::Walk};
use crate::{
    grammar::{Cue, TurnRole},
    model::Form,
};

/// How far behind `hết hiệu lực` the document may stand that ends another, in bytes; of 37 in 791
/// texts one stands farther, and does not end the other.
const ENDED: usize = 70;

impl<'t> Walk<'_, 't> {
    /// `A, B hết hiệu lực kể từ ngày Quyết định này có hiệu lực`, `Kể từ ngày Quyết định này có hiệu lực,
    /// A, B hết hiệu lực`.
    pub(super) fn ended(&mut self, cue: &'t Cue, token: &Token<'t>, next: Option<usize>) {
        let rest = self.between(token.end, self.words.len());
        let since = self.grammar.date_word_at(rest.trim_start()).is_some();
        let rest = rest.trim_start_matches(' ');
        let by = next.filter(|next| !since && self.is_ended_by(token.end, *next));
        if !since && by.is_none() && !rest.starts_with(['.', ';', '\n', ':']) {
            return;
        }
        self.close_titles(token.at, End::Status);
        if rest.starts_with(':') {
            return self.heads(cue, token);
        }
        let begun = self.begun_by().filter(|_| !since && by.is_none());
        let start = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
        // `hết hiệu lực từ ngày 01/01/2017; đề nghị …`: what is said next ends nothing.
        let is_near = |start: usize| {
            start < token.end + ENDED && !self.between(token.end, start).contains([';', '.'])
        };
        if begun.is_none() && by.is_none() && !(since && start.is_some_and(is_near)) {
            return;
        }
        let ended = self.listed();
        let verb = Verb::new(cue, token.at..token.end, Actor::Opening(""));
        let verb = Verb { is_first: true, ended, ..verb };
        match begun {
            Some(this) => self.end(&verb, this),
            None => self.wait_for(verb),
        }
    }

    /// `A hết hiệu lực theo B`: B is such a document as A, and whole; `theo khoản 4 Điều 154 Luật C` tells
    /// by what law A has ended.
    fn is_ended_by(&self, from: usize, next: usize) -> bool {
        let ended = self.stack.last().and_then(|frame| frame.list.last());
        let ends = ended.and_then(|&at| self.spots.get(at)).zip(self.spots.get(next));
        ends.is_some_and(|(ended, by)| {
            let way = self.between(from, by.place.start).trim();
            let led = [TurnRole::Agent, TurnRole::Vehicle]
                .into_iter()
                .any(|role| self.grammar.turn_at(way, role).is_some_and(|it| it.1 == way.len()));
            led && by.part.is_none() && by.is_alike(ended) && by.is_younger(ended)
        })
    }

    /// `Kể từ ngày Thông tư này có hiệu lực, các văn bản sau hết hiệu lực: A; B`: the verb stands behind
    /// words that name nothing, and before what it governs.
    fn heads(&mut self, cue: &'t Cue, token: &Token<'t>) {
        let back = |at: &usize| self.spots.get(*at).is_some_and(|it| it.form == Form::Back);
        let Some(frame) = self.stack.last() else { return };
        if !frame.list.iter().all(back) {
            return;
        }
        let actor = match frame.list.last() {
            Some(&last) => Actor::Mentions(vec![last]),
            None => Actor::Opening(""),
        };
        let verb = Verb::new(cue, token.at..token.end, actor);
        self.wait_for(Verb { is_first: true, heads: true, ..verb });
    }

    /// What the sentence has listed so far, but for words that point back and what is changed there.
    fn listed(&mut self) -> Vec<usize> {
        let list = self.stack.last_mut().map(|frame| std::mem::take(&mut frame.list));
        let acts = |at: &usize| {
            let clause = self.stands.get(*at).and_then(|it| self.clauses.get(it.clause?));
            let back = self.spots.get(*at).is_none_or(|spot| spot.form == Form::Back);
            !back && clause.is_none_or(|it| !it.is_passive)
        };
        list.unwrap_or_default().into_iter().filter(acts).collect()
    }

    /// The document with whose day of effect the sentence begins: `Kể từ ngày Thông tư này có hiệu lực`.
    fn begun_by(&self) -> Option<usize> {
        let frame = self.stack.last()?;
        let first = *frame.list.first()?;
        let spot = self.spots.get(first).filter(|spot| spot.form == Form::Back)?;
        let before = self.between(frame.start, spot.place.start).trim_end();
        let mut starts = before.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        let is_since = starts.any(|at| {
            let words = before.get(at..).unwrap_or_default();
            self.grammar.date_word_at(words).is_some_and(|(_, width)| width == words.len())
        });
        is_since.then_some(first)
    }
}
