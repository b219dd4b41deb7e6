//! Where a title ends: at each joint the innermost title is asked first whether it goes on.

use super::{
    Actor, End,
    frame::{Frame, Join, Joint, Level},
    token::Token,
    walk::Walk,
};
use crate::{
    grammar::{DateRole, OpenerRole, TurnRole},
    model::{Form, Relation},
    parse,
};

/// How far behind a lower-case body its verb may stand, in bytes.
const BODY: usize = 60;
/// How many words the name of a person may have.
const PERSON: usize = 6;
/// How far into brackets the document that they speak of is looked for, in bytes; the farthest of
/// 67 ends at 78.
const ASIDE: usize = 160;

impl<'t> Walk<'_, 't> {
    /// A comma, a semicolon or `và`.
    pub(super) fn joint(&mut self, kind: Join, token: &Token<'t>, next: Option<usize>) {
        let follows = next.filter(|&next| self.is_next(token.end, next));
        let titles = self.stack.len() > self.floor();
        match (kind, follows) {
            _ if !titles => {}
            (Join::Semicolon, Some(_)) => self.close_titles(token.at, End::Citation),
            (Join::Semicolon, None) => {
                if !self.is_same_title(token.end, next) {
                    self.close_titles(token.at, End::Semicolon);
                }
            }
            (_, Some(next)) => self.list(kind, token, next),
            (_, None) => {
                if let Some(end) = self.turns(kind, token, next) {
                    self.close_titles(token.at, end);
                }
            }
        }
        self.join(kind, token);
    }

    /// Notes a joint at the present depth.
    pub(super) fn join(&mut self, kind: Join, token: &Token<'t>) {
        let behind = self.between(token.end, self.words.len()).trim_start();
        let acts = kind == Join::Comma && self.acts(behind);
        let Some(frame) = self.stack.last_mut() else { return };
        let semicolon = kind == Join::Semicolon;
        frame.passive = None;
        if acts {
            frame.verb = None;
        }
        frame.turned = (frame.turned || acts) && !semicolon;
        if semicolon {
            // What is done to a list is done to its items; who acts on one item does so no more.
            frame.clauses.truncate(1);
            let goes_on = |at: &usize| {
                self.clauses.get(*at).is_some_and(|clause| match &clause.actor {
                    Actor::Opening(_) => !clause.is_passive,
                    Actor::Mentions(actors) => {
                        !clause.is_passive
                            && actors.iter().all(|at| {
                                self.spots.get(*at).is_some_and(|spot| spot.form == Form::Back)
                            })
                    }
                })
            };
            frame.clauses.retain(goes_on);
        }
        // `, và`: one joint.
        let at = frame.joint.filter(|it| it.end + 1 >= token.at && kind == Join::And);
        let at = at.map_or(token.at, |it| it.at);
        frame.joint = Some(Joint { kind, at, end: token.end });
    }

    /// Whether a mention follows an offset, but for words that count it: `các`, `và`.
    pub(super) fn is_next(&self, at: usize, next: usize) -> bool {
        let start = self.spots.get(next).map_or(0, |spot| spot.place.start);
        start >= at && start < at + BODY && self.only(self.between(at, start), TurnRole::Counts)
    }

    /// Whether words are nothing but words of a role, and joints.
    pub(super) fn only(&self, words: &str, role: TurnRole) -> bool {
        let mut rest = words.trim_start_matches([' ', ',']);
        while !rest.is_empty() {
            let turn = self.grammar.turn_at(rest, role);
            let turn = turn.or_else(|| self.grammar.turn_at(rest, TurnRole::Joint));
            let Some((_, width)) = turn else { return false };
            rest = rest.get(width..).unwrap_or_default().trim_start_matches([' ', ',']);
        }
        true
    }

    /// A citation behind a comma or `và`: the first level that may hold it does.
    fn list(&mut self, kind: Join, token: &Token<'t>, next: usize) {
        while let Some(frame) = self.stack.last().filter(|frame| frame.titled().is_some()) {
            if frame.until.is_some() || self.holds(frame, kind, token.at, next) {
                return;
            }
            let certain = frame.list.is_empty() && kind == Join::Comma;
            let end = if certain { End::Citation } else { End::Joint };
            self.close(self.stack.len() - 1, token.at, end);
        }
    }

    /// Whether a title goes on with one more citation beside the last that stands in it.
    fn holds(&self, frame: &Frame<'t>, kind: Join, at: usize, next: usize) -> bool {
        let (Some(own), Some(&last)) = (frame.titled(), frame.list.last()) else { return false };
        let spot = |at: usize| self.spots.get(at);
        let (Some(own), Some(last_spot), Some(next)) = (spot(own), spot(last), spot(next)) else {
            return false;
        };
        let clause = self.stands.get(last).and_then(|it| self.clauses.get(it.clause?));
        let governed = clause.is_some_and(|it| it.cue.relation != Relation::IssuedWith);
        let beside = self.between(frame.item, at).trim().is_empty();
        let alike = next.is_alike(last_spot);
        // `về tuyên truyền Nghị quyết A và Nghị quyết B`: of one kind, which is not the title's own.
        let bare = self.stands.get(last).is_some_and(|it| it.title.is_none());
        let paired = kind == Join::And && alike && bare && !next.is_alike(own);
        if !beside || !governed && !paired || next.is_younger(own) {
            return false;
        }
        if self.stands.get(last).is_some_and(|it| it.title.is_some()) {
            return alike && frame.takes;
        }
        alike || kind == Join::And && !next.is_alike(own)
    }

    /// Whether what follows a semicolon goes on with the same title.
    fn is_same_title(&self, at: usize, next: Option<usize>) -> bool {
        let behind = self.between(at, self.words.len());
        let rest = behind.trim_start_matches(' ');
        if self.grammar.turn_at(rest, TurnRole::Sequel).is_some() {
            return true;
        }
        // `công bố thủ tục mới ban hành; bị bãi bỏ`.
        let passive = self.grammar.turn_at(rest, TurnRole::Passive);
        let status =
            passive.and_then(|(_, width)| self.grammar.cue_at(rest.get(width..)?.trim_start()));
        if status.is_some_and(|(cue, _)| cue.relation.needs_elder()) {
            return true;
        }
        let task = self.grammar.turn_at(rest, TurnRole::Duty).is_some()
            || self.grammar.turn_at(rest, TurnRole::Connector).is_some()
            || self.grammar.turn_at(rest, TurnRole::Joint).is_some()
            || self.grammar.unit_at(rest).is_some()
            || self.grammar.cue_at(rest).is_some_and(|(cue, _)| cue.relation == Relation::BasedOn);
        let small = rest.starts_with(char::is_lowercase);
        let titled = self.stack.iter().rev().find_map(Frame::titled);
        let titled = titled.and_then(|at| self.spots.get(at));
        let law = titled.is_some_and(|it| it.is_norm);
        let again = || {
            let title = self.stack.last().map(|frame| self.between(frame.start, at));
            let first = rest.match_indices(' ').nth(1).and_then(|(at, _)| rest.get(..=at));
            title.zip(first).is_some_and(|(title, first)| title.contains(first))
        };
        let act = self.stack.last().is_some_and(|frame| {
            let title = self.between(frame.start, at);
            let opener = self.grammar.opener_at(title).map(|(it, _)| it.words.as_str());
            let again = self.grammar.opener_at(rest).map(|(it, _)| it.words.as_str());
            opener.is_some() && opener == again
        });
        // `; việc giám định theo Thông tư số …`: a clause of its own, unless it opens as titles do.
        let clause = rest.find([';', '.', '\n']).unwrap_or(rest.len());
        let start = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
        let begins = self.words.len() - rest.len();
        let cites = start.is_some_and(|start| {
            start < begins + clause && !self.is_acted_on(self.between(begins, start))
        });
        let opens =
            self.grammar.opener_at(rest).is_some_and(|(it, _)| it.role == OpenerRole::Subject);
        let task = task || cites && !opens;
        small && !task && (law || act || again() || self.is_preposed())
    }

    /// Whether words say that something is done to the document before them: `được sửa đổi bởi`.
    fn is_acted_on(&self, words: &str) -> bool {
        let mut starts = words.match_indices(' ').map(|(at, _)| at + 1);
        starts.any(|at| {
            let here = words.get(at..).unwrap_or_default();
            let passive = self.grammar.turn_at(here, TurnRole::Passive);
            let verb = passive.and_then(|(_, width)| here.get(width..)).map(str::trim_start);
            let cue = verb.and_then(|it| self.grammar.cue_at(it));
            cue.is_some_and(|(cue, _)| cue.relation.needs_elder())
        })
    }

    /// Whether the sentence begins with what is carried out, and has not yet come to who does so:
    /// `Thực hiện Công văn số … về A; B, Sở Y tế báo cáo`.
    fn is_preposed(&self) -> bool {
        let clause = self.stack.first().and_then(|frame| self.clauses.get(*frame.clauses.first()?));
        clause
            .is_some_and(|it| matches!(it.actor, Actor::Opening(words) if words.trim().is_empty()))
    }

    /// What ends every title at a comma or `và` before something else than a citation.
    fn turns(&self, kind: Join, token: &Token<'t>, next: Option<usize>) -> Option<End> {
        let grammar = self.grammar;
        let joint = self.between(token.at, self.words.len());
        let behind = self.between(token.end, self.words.len()).trim_start_matches(' ');
        let is = |role| grammar.turn_at(behind, role).is_some();
        if kind == Join::And {
            let ends = grammar.opener_at(joint).is_some_and(|(it, _)| it.role == OpenerRole::End);
            let grounds =
                grammar.cue_at(behind).is_some_and(|(cue, _)| cue.relation == Relation::BasedOn);
            let ends = ends || grounds;
            return (ends || is(TurnRole::Keeps) || is(TurnRole::Status)).then_some(End::Connector);
        }
        if is(TurnRole::Connector) || is(TurnRole::Keeps) || is(TurnRole::Status) {
            return Some(End::Connector);
        }
        let dated = grammar.date_word_at(behind).is_some_and(|(it, _)| it.role == DateRole::Day)
            && parse::date::dated(grammar, behind).is_ok();
        if dated || self.acts(behind) {
            return Some(End::Actor);
        }
        // `, thay thế Quyết định số …`: said of the document, unless its title does such things.
        let act = grammar.cue_at(behind).filter(|(cue, _)| !cue.behind);
        let act = act.is_some_and(|(_, width)| {
            let verb = self.words.len() - behind.len() + width;
            next.is_some_and(|next| self.is_next(verb, next))
        });
        let takes = self.stack.iter().any(|frame| frame.titled().is_some() && frame.takes);
        (act && !takes).then_some(End::Connector)
    }

    /// Whether a body does something here: `Sở Y tế yêu cầu`, `các đơn vị đã`.
    pub(super) fn acts(&self, behind: &str) -> bool {
        let grammar = self.grammar;
        let verb = |words: &str| {
            let words = words.trim_start_matches(' ');
            grammar.turn_at(words, TurnRole::Verb).is_some()
                || grammar.opener_at(words).is_some_and(|(it, _)| it.role == OpenerRole::Issues)
        };
        if behind.starts_with(char::is_uppercase) {
            // A body that no table knows is told by its name: `Khoa DBDT`, not `Chương trình xây dựng`.
            let named = |issuer: &&str| {
                let capitals = issuer.split(' ').filter(|it| it.starts_with(char::is_uppercase));
                let small = issuer.contains(char::is_lowercase);
                let rest = behind.get(issuer.len()..).unwrap_or_default().trim_start();
                let does = || {
                    let carried = grammar.cue_at(rest);
                    let issues = grammar.turn_at(rest, TurnRole::Issues).is_some();
                    grammar.turn_at(rest, TurnRole::Does).is_some()
                        || issues
                            && carried.is_none_or(|(it, _)| it.relation != Relation::IssuedWith)
                        || grammar
                            .opener_at(rest)
                            .is_some_and(|(it, _)| it.role == OpenerRole::Issues)
                };
                grammar.issuer_at(behind).is_some()
                    || grammar.kind_at(behind).is_none()
                        && small
                        && (capitals.count() > 1 || does())
            };
            let issuer = parse::issuer::issuer(grammar, behind).filter(named);
            let rest = issuer.and_then(|issuer| behind.get(issuer.len()..)).unwrap_or_default();
            // `Phó Thủ tướng Chính phủ Nguyễn Văn Nam có ý kiến`: the name of a person.
            let person: usize = rest
                .split_inclusive(' ')
                .take(PERSON)
                .take_while(|it| it.trim().is_empty() || it.starts_with(char::is_uppercase))
                .map(str::len)
                .sum();
            let rest = rest.get(person..).unwrap_or_default().trim_start();
            let near = rest.get(..rest.floor_char_boundary(ASIDE)).unwrap_or(rest);
            let aside = near.starts_with('(').then(|| near.find(')')).flatten();
            let behind = aside.and_then(|at| rest.get(at + 1..));
            return issuer.is_some() && verb(behind.unwrap_or(rest));
        }
        // `các đơn vị đã`: a body without a name is told by its verb alone.
        let near = behind.get(..behind.floor_char_boundary(BODY)).unwrap_or(behind);
        let clause = near.split([',', ';', '.', '\n', '(']).next().unwrap_or_default();
        grammar.turn_at(behind, TurnRole::Counts).is_some()
            && grammar
                .turn_hits(clause)
                .iter()
                .any(|hit| grammar.turns().get(hit.row).is_some_and(|turn| turn.is(TurnRole::Does)))
    }

    /// `do Bộ Y tế ban hành ngày …`, `do Bộ Y tế ban hành, …`: who issued the document, and when.
    pub(super) fn is_issued_by(&self, at: usize) -> bool {
        let behind = self.between(at, self.words.len()).trim_start();
        let issuer = parse::issuer::issuer(self.grammar, behind);
        let verb = issuer.and_then(|issuer| behind.get(issuer.len()..)).unwrap_or_default();
        let verb = verb.trim_start();
        let turn = self.grammar.turn_at(verb, TurnRole::Issues);
        let rest = turn.and_then(|(_, width)| verb.get(width..)).map(str::trim_start);
        rest.is_some_and(|rest| {
            self.grammar.date_word_at(rest).is_some()
                || rest.starts_with([',', '.', '\n', ')'])
                || self.grammar.turn_at(rest, TurnRole::Status).is_some()
        })
    }

    /// Brackets that speak of a document end its title; others are an island in it.
    pub(super) fn open_bracket(&mut self, token: &Token<'t>, next: Option<usize>) {
        let top = self.stack.last();
        let beside = top.filter(|it| self.between(it.item, token.at).trim().is_empty());
        let about = beside.and_then(|it| it.list.last().copied());
        let inner = self.between(token.end, self.words.len()).trim_start();
        if about.is_none() && self.stack.len() > self.floor() && self.speaks(inner, next) {
            let near = inner.get(..inner.floor_char_boundary(ASIDE)).unwrap_or(inner);
            let near = near.split(')').next().unwrap_or_default();
            let named = self.grammar.kind_hits(near).find_map(|hit| self.grammar.kind(hit.row));
            let floor = self.floor();
            let open = self.stack.iter().enumerate().skip(floor).rev();
            let mut titles = open.filter_map(|(depth, frame)| Some((depth, frame.titled()?)));
            let depth = titles.find(|(_, mention)| {
                let kind = self.spots.get(*mention).and_then(|spot| spot.kind);
                named.is_some_and(|named| kind.is_some_and(|kind| kind.code == named.code))
            });
            self.close(depth.map_or(floor, |(depth, _)| depth), token.at, End::Bracket);
        }
        let top = self.stack.last();
        let beside = top.filter(|it| self.between(it.item, token.at).trim().is_empty());
        let about = beside.and_then(|it| it.list.last().copied());
        self.stack.push(Frame::new(Level::Bracket(about), token.end));
    }

    /// Whether words in brackets speak of the document before them.
    fn speaks(&self, inner: &str, next: Option<usize>) -> bool {
        let grammar = self.grammar;
        let start = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
        let role = |role| grammar.turn_at(inner, role).is_some();
        grammar.opener_at(inner).is_some_and(|(it, _)| it.role == OpenerRole::Alias)
            || [TurnRole::Status, TurnRole::Passive, TurnRole::Keeps].into_iter().any(role)
            || grammar.cue_at(inner).is_some_and(|(cue, _)| {
                !matches!(cue.relation, Relation::BasedOn | Relation::Cites)
            })
            || start == Some(self.words.len() - inner.len())
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
