//! The walk over the signs of a text, with what is open at each.

use std::ops::Range;

use super::{
    Clause, End, Site, Stand, Title, Tree, Within,
    frame::{Frame, Items, Join, Level},
    open::{self, Opening},
    token::{self, Mark, Sign, Token},
};
use crate::{
    grammar::{Grammar, TurnRole},
    model::Form,
    text::sentence,
};

/// The longest title, in bytes; the longest of 7,700 has 1,100.
const LONGEST: usize = 2000;
/// How far before a mention its sentence may begin, in bytes; of 146 that stand far from another
/// mention one begins at 1,123.
const SENTENCE: usize = 800;
/// How far above the line of a mention the line that heads its list may begin, in bytes; of 300
/// such lines in 6,600 texts 43 are longer.
const HEADING: usize = 300;

/// How deep brackets may stand in one another; what stands deeper is read at that depth, and the
/// deepest of 791 texts has five.
const DEEPEST: usize = 32;

/// Reads how the mentions of a text stand to one another.
pub(super) fn walk<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    quotations: &[Range<usize>],
    spots: &[Site<'t>],
) -> Tree<'t> {
    let mut walk = Walk {
        words,
        grammar,
        quotations,
        spots,
        stack: vec![Frame::new(Level::Sentence, 0)],
        waiting: Vec::new(),
        items: None,
        deeper: 0,
        gap: 0..0,
        stands: vec![Stand::default(); spots.len()],
        clauses: Vec::new(),
    };
    walk.run();
    Tree { stands: walk.stands, clauses: walk.clauses }
}

pub(super) struct Walk<'w, 't> {
    pub(super) words: &'t str,
    pub(super) grammar: &'t Grammar,
    pub(super) quotations: &'w [Range<usize>],
    pub(super) spots: &'w [Site<'t>],
    /// The sentence, and what is open in it.
    pub(super) stack: Vec<Frame<'t>>,
    /// Titles that begin behind brackets, each with the depth of its mention.
    waiting: Vec<(usize, Opening, usize)>,
    /// A list whose head stands in a line above.
    pub(super) items: Option<Items<'t>>,
    /// How many brackets are open that stand too deep.
    deeper: usize,
    /// The blanks between two lines that were measured last.
    pub(super) gap: Range<usize>,
    pub(super) stands: Vec<Stand<'t>>,
    pub(super) clauses: Vec<Clause<'t>>,
}

impl<'t> Walk<'_, 't> {
    fn run(&mut self) {
        let (mut at, mut outer) = (0, None);
        // The number of an amending law stands behind the laws in its name.
        let mut spots: Vec<_> = self.spots.iter().enumerate().collect();
        spots.sort_by_key(|(_, spot)| spot.place.start);
        for (mention, spot) in spots {
            if let Some(name) = self.name_around(outer, mention) {
                self.stand(mention, |stand| stand.within = Within::Name(name));
                continue;
            }
            outer = spot.name.is_some().then_some(mention).or(outer);
            self.advance(at, spot.place.start, Some(mention));
            self.shift(mention);
            at = spot.place.end.max(at);
        }
        self.advance(at, self.words.floor_char_boundary(at + LONGEST), None);
        self.close(1, self.words.len(), End::Stop);
    }

    /// The amending law in whose name a mention stands.
    fn name_around(&self, outer: Option<usize>, mention: usize) -> Option<usize> {
        let name = self.spots.get(outer?)?.name.as_ref()?;
        let inner = &self.spots.get(mention)?.place;
        (name.start < inner.start && inner.start < name.end).then_some(outer?)
    }

    /// Reads the words up to the next mention; what is far from both is passed over.
    fn advance(&mut self, from: usize, to: usize, next: Option<usize>) {
        if from >= to {
            return;
        }
        if to - from <= LONGEST + SENTENCE {
            return self.read(from..to, next);
        }
        let near = self.words.floor_char_boundary(from + LONGEST);
        let line = self.words.get(from..near).and_then(|it| it.find('\n'));
        let end = line.map_or(near, |line| from + line + 1);
        self.read(from..end, None);
        self.close(1, end, if line.is_some() { End::Stop } else { End::Length });
        self.items = None;
        let first = sentence(self.words, to, SENTENCE);
        let above = self.words.ceil_char_boundary(first.saturating_sub(HEADING).max(end));
        let line = self.words.get(above..first).and_then(|it| it.trim_end().rfind('\n'));
        let start = line.map_or(first, |line| above + line + 1);
        self.stack = vec![Frame::new(Level::Sentence, start)];
        self.deeper = 0;
        self.read(start..to, next);
    }

    fn read(&mut self, stretch: Range<usize>, next: Option<usize>) {
        let end = stretch.end;
        for token in token::tokens(self.words, self.grammar, self.quotations, stretch) {
            self.reach(token.at);
            self.take(&token, next);
        }
        self.reach(end);
    }

    fn take(&mut self, token: &Token<'t>, next: Option<usize>) {
        match token.sign {
            Sign::Mark(Mark::Stop) => self.stop(token),
            Sign::Mark(Mark::Line) => {
                self.deeper = 0;
                self.line(token, next);
            }
            Sign::Mark(Mark::Colon) if self.is_led(token) => {}
            Sign::Mark(Mark::Colon) => {
                self.close_titles(token.at, End::Stop);
                self.join(Join::Colon, token);
            }
            Sign::Mark(Mark::Comma) => self.joint(Join::Comma, token, next),
            Sign::Mark(Mark::Semicolon) => self.joint(Join::Semicolon, token, next),
            Sign::Mark(Mark::Open) if self.stack.len() > DEEPEST => self.deeper += 1,
            Sign::Mark(Mark::Close) if self.deeper > 0 => self.deeper -= 1,
            Sign::Mark(Mark::Open) => self.open_bracket(token, next),
            Sign::Mark(Mark::Close) => self.close_bracket(token),
            Sign::Quote(end) => self.stack.push(Frame::new(Level::Quotation(end), token.at)),
            Sign::Unquote => self.unquote(token.at),
            Sign::Cue(cue) => self.verb(cue, token, next),
            Sign::Turn(turn) if turn.is(TurnRole::Joint) => self.joint(Join::And, token, next),
            Sign::Turn(turn) if turn.is(TurnRole::Status) => {
                self.close_titles(token.at, End::Status);
            }
            Sign::Turn(turn) => {
                if turn.is(TurnRole::By)
                    && let Some(depth) = self.issued_by(token.end)
                {
                    return self.close(depth, token.at, End::Status);
                }
                let Some(frame) = self.stack.last_mut() else { return };
                if turn.is(TurnRole::Passive) {
                    frame.passive = Some(token.at);
                }
                frame.turned |= turn.is(TurnRole::Keeps);
            }
        }
    }

    /// `hướng dẫn một số nội dung về: lập dự án; cấp phép`: the colon stands behind what opens titles.
    fn is_led(&self, token: &Token<'t>) -> bool {
        let Some(frame) = self.stack.last().filter(|it| it.titled().is_some()) else {
            return false;
        };
        let title = self.between(frame.start, token.at).trim_end();
        let last = title.rsplit(' ').next().unwrap_or_default();
        let opener = self.grammar.opener_at(last);
        let opens = opener.is_some_and(|(it, width)| it.about && width == last.len());
        let rest = self.between(token.end, self.words.len()).trim_start_matches(' ');
        opens && (rest.starts_with(char::is_lowercase) || last.len() == title.len())
    }

    /// The end of a sentence, inside brackets and quotations only of what they hold.
    fn stop(&mut self, token: &Token<'t>) {
        self.close_titles(token.at, End::Stop);
        if let Some(frame) = self.stack.last_mut() {
            *frame = Frame::new(frame.level, token.end);
        }
    }

    /// Opens and ends the titles that begin or end before an offset.
    fn reach(&mut self, at: usize) {
        while let Some(&(mention, opening, depth)) = self.waiting.first() {
            if opening.at > at {
                break;
            }
            self.waiting.remove(0);
            if self.stack.len() == depth {
                let mut frame = Frame::new(Level::Title(mention), opening.at);
                frame.takes = opening.takes;
                (frame.doubted, frame.tells) = (opening.doubted, opening.tells);
                frame.until = self.spots.get(mention).and_then(|spot| spot.closes);
                self.stack.push(frame);
            }
        }
        let ended = self.stack.iter().position(|frame| frame.until.is_some_and(|it| it <= at));
        if let Some(depth) = ended {
            let until = self.stack.get(depth).and_then(|frame| frame.until);
            self.close(depth, until.unwrap_or(at), End::Date);
        }
        let long = |frame: &Frame<'_>| frame.titled().is_some() && frame.start + LONGEST < at;
        if let Some(depth) = self.stack.iter().position(long) {
            self.close(depth, at, End::Length);
        }
    }

    /// Lets a title begin where the words behind a mention open one.
    pub(super) fn wait(&mut self, mention: usize) {
        let Some(spot) = self.spots.get(mention) else { return };
        let Some(opening) = open::opening(self.words, self.grammar, spot) else { return };
        // `Chỉ thị số … ngày …, hướng dẫn số …`: the next document, whose kind is also a verb.
        let next = self.spots.get(mention + 1);
        let is_next =
            |next: &Site<'_>| next.place.start == opening.at && next.form == Form::Numbered;
        if next.is_some_and(is_next) {
            return;
        }
        let depth = self.stack.len();
        let at = self.waiting.partition_point(|(_, known, _)| known.at <= opening.at);
        self.waiting.insert(at, (mention, opening, depth));
    }

    /// The number of frames under the titles that are open innermost.
    pub(super) fn floor(&self) -> usize {
        self.stack.iter().rposition(|frame| frame.titled().is_none()).map_or(0, |at| at + 1)
    }

    /// Ends every title up to the brackets, the quotation or the sentence that they stand in.
    pub(super) fn close_titles(&mut self, at: usize, end: End) {
        self.close(self.floor(), at, end);
    }

    /// Leaves only so many frames open.
    ///
    /// A title whose date stands behind it goes on to there, whatever it holds.
    pub(super) fn close(&mut self, depth: usize, at: usize, end: End) {
        let goes_on = |frame: &Frame<'_>| frame.until.is_some_and(|until| until > at);
        let kept = self.stack.iter().rposition(goes_on).map_or(0, |at| at + 1);
        while self.stack.len() > depth.max(kept).max(1) {
            let Some(frame) = self.stack.pop() else { return };
            let Some(mention) = frame.titled() else { continue };
            let title = self.title(mention, &frame, at, end);
            let ends = self.spots.get(mention).map_or(at, |spot| spot.ends.max(at));
            if let Some(outer) = self.stack.last_mut() {
                outer.item = outer.item.max(ends);
            }
            self.stand(mention, |stand| stand.title = title);
        }
    }

    /// The words of a title that ends at an offset, unless they turn out to be a sentence.
    fn title(&self, mention: usize, frame: &Frame<'t>, at: usize, end: End) -> Option<Title<'t>> {
        let words = trimmed(self.words.get(frame.start..at)?);
        // `về quyết toán dự án đã | hết hiệu lực`: the verb begins with the word before it.
        let verb = self.grammar.turn_before(words, TurnRole::Does);
        let words = verb.filter(|_| end == End::Status).map_or(words, trimmed);
        let spot = self.spots.get(mention)?;
        let behind = self.words.get(at..).unwrap_or_default();
        let points = spot.part.is_some() || spot.carries;
        let rule = || self.grammar.turn_at(behind, TurnRole::Rule).is_some();
        let laid_down = points && (behind.starts_with(':') || rule()) || frame.tells && rule();
        let finite = || {
            let hits = self.grammar.turn_hits(words);
            let turns = hits.iter().filter_map(|hit| self.grammar.turns().get(hit.row));
            turns.into_iter().any(|turn| turn.is(TurnRole::Finite))
        };
        // `Điều 9 Nghị định … quy định trách nhiệm gồm:`
        let counts = || {
            let link = self.grammar.turn_before(words, TurnRole::Connector);
            points && behind.starts_with(':') && link.is_some()
        };
        let sentence = frame.doubted && (laid_down || finite()) || counts();
        (!words.is_empty() && !sentence).then_some(Title { words, end })
    }

    pub(super) fn stand(&mut self, mention: usize, change: impl FnOnce(&mut Stand<'t>)) {
        if let Some(stand) = self.stands.get_mut(mention) {
            change(stand);
        }
    }

    /// Words between two offsets; none where they cross.
    pub(super) fn between(&self, from: usize, to: usize) -> &'t str {
        self.words.get(from..to).unwrap_or_default()
    }
}

/// A title without the marks behind it, the mark of a note, and `và`.
fn trimmed(title: &str) -> &str {
    let mut title = title;
    loop {
        let short =
            title.trim_end_matches([' ', ',', ';', ':', '.', '/', '*', '|', '\n', '-', '–']);
        let note = short
            .strip_suffix([']', ')'])
            .map(|it| it.trim_end_matches(|it: char| it.is_ascii_digit()));
        let note = note
            .and_then(|it| it.strip_suffix(['[', '(']))
            .filter(|it| it.len() + 6 > short.len() && it.len() + 2 < short.len());
        let short = note.unwrap_or(short);
        if short.len() == title.len() {
            return title;
        }
        title = short;
    }
}
