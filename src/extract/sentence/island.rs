//! Brackets and quotations: islands in a title, or words about the document that end it.

use super::{
    End,
    frame::{Frame, Level},
    token::Token,
    walk::Walk,
};
use crate::{
    extract::right,
    grammar::{OpenerRole, TurnRole},
    model::Relation,
    parse,
};

/// How far into brackets the document that they speak of is looked for, in bytes; the farthest of
/// 67 ends at 78.
const ASIDE: usize = 160;

impl<'t> Walk<'_, 't> {
    /// Brackets that speak of a document end its title; others are an island in it.
    pub(super) fn open_bracket(&mut self, token: &Token<'t>, next: Option<usize>) {
        let top = self.stack.last();
        let beside = top.filter(|it| self.between(it.item, token.at).trim().is_empty());
        let about = beside.and_then(|it| it.list.last().copied());
        let inner = self.between(token.end, self.words.len()).trim_start();
        if self.stack.len() > self.floor() && self.speaks(inner, next) {
            let near = inner.get(..inner.floor_char_boundary(ASIDE)).unwrap_or(inner);
            let near = near.split(')').next().unwrap_or_default();
            // `Nghị định A quy định chi tiết Luật B (gọi tắt là Nghị định A)`: not said of B.
            let depth = match about {
                Some(about) => self.renamed(near, about),
                None => Some(self.spoken_of(near)),
            };
            if let Some(depth) = depth {
                self.close(depth, token.at, End::Bracket);
            }
        }
        let top = self.stack.last();
        let beside = top.filter(|it| self.between(it.item, token.at).trim().is_empty());
        let about = beside.and_then(|it| it.list.last().copied());
        self.stack.push(Frame::new(Level::Bracket(about), token.end));
    }

    /// The depth of the title whose document brackets give a short name that repeats its number, where
    /// they stand behind another document.
    fn renamed(&self, inner: &str, beside: usize) -> Option<usize> {
        self.grammar.opener_at(inner).filter(|(it, _)| it.role == OpenerRole::Alias)?;
        let repeats = |mention: usize| {
            let symbol = self.spots.get(mention).and_then(|spot| spot.symbol.as_ref());
            symbol.is_some_and(|symbol| repeats(inner, symbol.number))
        };
        let floor = self.floor();
        let mut open = self.stack.iter().enumerate().skip(floor).rev();
        let depth = open.find(|(_, frame)| frame.titled().is_some_and(repeats))?.0;
        (!repeats(beside)).then_some(depth)
    }

    /// The depth of the title that brackets speak of: that of the document whose number they repeat,
    /// or of the kind that they name; else the outermost.
    fn spoken_of(&self, inner: &str) -> usize {
        let floor = self.floor();
        let named = self.grammar.kind_hits(inner).find_map(|hit| self.grammar.kind(hit.row));
        let open = self.stack.iter().enumerate().skip(floor).rev();
        let mut titles =
            open.filter_map(|(depth, frame)| Some((depth, self.spots.get(frame.titled()?)?)));
        let numbered = titles.clone().find(|(_, spot)| {
            spot.symbol.as_ref().is_some_and(|symbol| repeats(inner, symbol.number))
        });
        let of_kind = titles.find(|(_, spot)| {
            named.is_some_and(|named| spot.kind.is_some_and(|kind| kind.code == named.code))
        });
        numbered.or(of_kind).map_or(floor, |(depth, _)| depth)
    }

    /// Whether words in brackets speak of the document before them.
    fn speaks(&self, inner: &str, next: Option<usize>) -> bool {
        let grammar = self.grammar;
        let start = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
        let role = |role| grammar.turn_at(inner, role).is_some();
        // `(bản điện tử kèm theo)`, `(văn bản hết hiệu lực)`.
        let near = inner.get(..inner.floor_char_boundary(ASIDE)).unwrap_or(inner);
        let near = near.split_once(')').map_or("", |it| it.0);
        let attached = grammar.cues_before(near).any(|cue| cue.relation == Relation::IssuedWith);
        let hits = grammar.cue_hits(near);
        let ended =
            hits.iter().any(|hit| grammar.cues().get(hit.row).is_some_and(|cue| cue.behind));
        grammar.opener_at(inner).is_some_and(|(it, _)| it.role == OpenerRole::Alias)
            || self.says_when(near)
            || [TurnRole::Status, TurnRole::Passive, TurnRole::Keeps].into_iter().any(role)
            || grammar.cue_at(inner).is_some_and(|(cue, _)| {
                !matches!(cue.relation, Relation::BasedOn | Relation::Cites)
            })
            || start == Some(self.words.len() - inner.len())
            || attached
            || ended
    }

    /// `(nghị quyết có hiệu lực từ ngày …)`, `(Nghị quyết này được ban hành ngày …)`: what happens to a
    /// document that only its kind names.
    fn says_when(&self, inner: &str) -> bool {
        let grammar = self.grammar;
        let kind = grammar.kind_at(inner).filter(|(kind, _)| !kind.outside);
        let behind = kind.and_then(|(_, width)| inner.get(width..)).unwrap_or_default();
        let back = grammar.return_at(behind.trim_start()).map_or(0, |it| it.1);
        let verb = behind.trim_start().get(back..).unwrap_or_default().trim_start();
        [TurnRole::Status, TurnRole::Passive]
            .iter()
            .any(|role| grammar.turn_at(verb, *role).is_some())
    }

    pub(super) fn close_bracket(&mut self, token: &Token<'t>) {
        let open = self.stack.iter().rposition(|it| matches!(it.level, Level::Bracket(_)));
        let Some(depth) = open else { return self.close_titles(token.at, End::Bracket) };
        let start = self.stack.get(depth).map_or(0, |frame| frame.start);
        self.close(depth, token.at, End::Bracket);
        if let Some(outer) = self.stack.last_mut()
            && self
                .words
                .get(outer.item..start.saturating_sub(1))
                .is_some_and(|it| it.trim().is_empty())
        {
            let last = outer.list.last().and_then(|at| self.spots.get(*at));
            outer.item = last.map_or(0, |spot| spot.ends).max(token.end);
        }
        if self.is_owned(token.end) {
            self.close(self.stack.len() - 1, token.end, End::Bracket);
        }
    }

    /// `về đặc xá (đợt 2) của Chủ tịch nước`: whose letters the number bears issued it, and the title
    /// ends before the words that say so.
    fn is_owned(&self, at: usize) -> bool {
        let spot = self.stack.last().and_then(|it| self.spots.get(it.titled()?));
        let Some(spot) = spot.filter(|spot| !spot.is_issued) else { return false };
        let rest = self.between(at, self.words.len()).trim_start_matches(' ');
        let owner = self.grammar.owner_at(rest).and_then(|width| rest.get(width..));
        let issuer = owner.and_then(|it| parse::issuer::issuer(self.grammar, it.trim_start()));
        let symbol = spot.symbol.as_ref();
        symbol
            .zip(issuer)
            .is_some_and(|(symbol, issuer)| right::issued_by(self.grammar, symbol, issuer))
    }

    /// The end of a quotation: of what stands in it, and of a title that is nothing else.
    pub(super) fn unquote(&mut self, at: usize) {
        let open = self.stack.iter().rposition(|it| it.level == Level::Quotation(at));
        let Some(depth) = open else { return self.close_titles(at, End::Quotation) };
        let start = self.stack.get(depth).map_or(at, |frame| frame.start);
        let mark = self.between(0, at).chars().next_back().map_or(0, char::len_utf8);
        self.close(depth, at - mark, End::Quotation);
        let Some(title) = self.stack.last().filter(|it| it.titled().is_some()) else { return };
        let before = self.between(title.start, start).trim_end();
        let opener = self.grammar.opener_at(before).map_or(0, |(_, width)| width);
        if opener == before.len() {
            self.close(self.stack.len() - 1, at, End::Quotation);
        }
    }
}

/// Whether words hold a number again, noughts before it aside.
fn repeats(words: &str, number: &str) -> bool {
    let figures = |words: &str| words.trim_start_matches('0').to_owned();
    let mut words = words.split(|it: char| !it.is_alphanumeric());
    !number.is_empty() && words.any(|word| figures(word) == figures(number))
}
