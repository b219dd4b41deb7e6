//! Ends of titles: at each joint the innermost title is asked first whether it goes on.

use super::{
    Actor, End, Site,
    frame::{Frame, Join, Joint},
    list,
    token::Token,
    walk::Walk,
};
use crate::{
    extract::right,
    grammar::{DateRole, OpenerRole, TurnRole},
    model::{Form, Relation},
    parse,
};

/// How far behind an offset the mention that follows it may begin, in bytes; of 1,074 in 377 official
/// texts the farthest begins seven behind.
const NEXT: usize = 60;

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
        let acts = matches!(kind, Join::Comma | Join::Semicolon) && self.acts(behind);
        let changed = kind != Join::Semicolon && self.is_changed(token.at, behind);
        let Some(frame) = self.stack.last_mut() else { return };
        let semicolon = kind == Join::Semicolon;
        if !changed {
            frame.passive = None;
        }
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
            frame.clauses.retain(|at| !acts && goes_on(at));
        }
        // `, và`: one joint.
        let at = frame.joint.filter(|it| it.end + 1 >= token.at && kind == Join::And);
        let at = at.map_or(token.at, |it| it.at);
        frame.joint = Some(Joint { kind, at, end: token.end });
    }

    /// `bị bãi bỏ, thay thế bởi`: what makes one verb passive does so to the next.
    fn is_changed(&self, at: usize, behind: &str) -> bool {
        let passive = self.stack.last().and_then(|frame| frame.passive);
        let verb = passive.map(|passive| self.between(passive, at)).and_then(|words| {
            let (_, width) = self.grammar.turn_at(words, TurnRole::Passive)?;
            words.get(width..)
        });
        let first = verb.map(str::trim).filter(|verb| {
            self.grammar
                .cue_at(verb)
                .is_some_and(|(cue, width)| cue.relation.changes() && width == verb.len())
        });
        first.is_some()
            && self.grammar.cue_at(behind).is_some_and(|(cue, _)| cue.relation.changes())
    }

    /// Whether a mention follows an offset, but for words that count it: `các`, `và`.
    pub(super) fn is_next(&self, at: usize, next: usize) -> bool {
        let start = self.spots.get(next).map_or(0, |spot| spot.place.start);
        let way = list::behind_mark(self.between(at, start));
        start >= at && start < at + NEXT && self.only(way, TurnRole::Counts)
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
        // `sửa đổi A về …; bãi bỏ B`: what is done to the next document.
        let own = self.titled();
        let done = own.and_then(|at| self.clauses.get(self.stands.get(at)?.clause?));
        let next_done = self.grammar.cue_at(rest).is_some_and(|(cue, _)| cue.relation.changes());
        if next_done && done.is_some_and(|it| !it.is_passive && it.cue.relation.changes()) {
            return false;
        }
        let titled = own.and_then(|at| self.spots.get(at));
        let law = titled.is_some_and(Site::is_norm);
        // In a line of the grounds no task follows: `Căn cứ Thông tư … quy định A; xây dựng B;`.
        let duty = !(law && self.is_ground());
        let task = duty && self.grammar.turn_at(rest, TurnRole::Duty).is_some()
            || self.grammar.turn_at(rest, TurnRole::Connector).is_some()
            || self.grammar.turn_at(rest, TurnRole::Joint).is_some()
            || self.grammar.unit_at(rest).is_some()
            || self.grammar.cue_at(rest).is_some_and(|(cue, _)| cue.relation == Relation::BasedOn);
        let small = rest.starts_with(char::is_lowercase);
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
            let way = self.between(begins, start);
            start < begins + clause && !self.is_acted_on(way) && !self.renames(way, next)
        });
        let opens =
            self.grammar.opener_at(rest).is_some_and(|(it, _)| it.role == OpenerRole::Subject);
        let task = task || cites && !opens;
        small && !task && (law || act || again() || self.is_preposed())
    }

    /// Whether words end with brackets that say the titled document again: `(sau đây gọi là Nghị định số`,
    /// `(Nghị định số`.
    fn renames(&self, way: &str, next: Option<usize>) -> bool {
        let Some((_, inner)) = way.rsplit_once('(') else { return false };
        let number = |at: Option<usize>| {
            let symbol = self.spots.get(at?)?.symbol.as_ref()?;
            Some((symbol.number, symbol.year))
        };
        let alias =
            self.grammar.opener_at(inner).is_some_and(|(it, _)| it.role == OpenerRole::Alias);
        let own = number(self.titled()).is_some_and(|own| number(next) == Some(own));
        !inner.contains(')') && (alias || inner.trim().is_empty() && own)
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

    /// Whether the sentence begins with a ground of the text.
    fn is_ground(&self) -> bool {
        let clause = self.stack.first().and_then(|frame| self.clauses.get(*frame.clauses.first()?));
        clause.is_some_and(|it| it.cue.relation == Relation::BasedOn) && self.is_preposed()
    }

    /// The end of every title at a comma or `và` before something else than a citation.
    fn turns(&self, kind: Join, token: &Token<'t>, next: Option<usize>) -> Option<End> {
        let grammar = self.grammar;
        let joint = self.between(token.at, self.words.len());
        let behind = self.between(token.end, self.words.len()).trim_start_matches(' ');
        let is = |role| grammar.turn_at(behind, role).is_some();
        if self.is_open_set(token, behind) {
            return Some(End::Connector);
        }
        if kind == Join::And {
            let ends = grammar.opener_at(joint).is_some_and(|(it, _)| it.role == OpenerRole::End);
            let grounds =
                grammar.cue_at(behind).is_some_and(|(cue, _)| cue.relation == Relation::BasedOn);
            let ends = ends || grounds;
            return (ends || is(TurnRole::Keeps) || is(TurnRole::Status)).then_some(End::Connector);
        }
        if self.is_adjective(behind) {
            return None;
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

    /// `và các Quyết định tạm thời của …`, `, các Nghị định sửa đổi`: documents without numbers beside
    /// the one whose title names none.
    fn is_open_set(&self, token: &Token<'t>, behind: &str) -> bool {
        let joint = self.between(token.at, token.end);
        let counts = self.grammar.turn_at(behind, TurnRole::Counts).map_or(0, |it| it.1);
        let is_counted = counts > 0 || joint.contains(' ');
        let rest = behind.get(counts..).unwrap_or_default().trim_start();
        let kind = self.grammar.kind_at(rest).map(|it| it.0);
        let is_act = kind.is_some_and(|it| !it.generic && !it.outside && !it.tells && !it.plans);
        let mut titles = self.stack.iter().filter(|frame| frame.titled().is_some());
        is_counted
            && rest.starts_with(char::is_uppercase)
            && is_act
            && titles.all(|frame| {
                let title = self.between(frame.start, token.at);
                !right::names_another(self.grammar, title)
            })
    }

    /// `thủ tục mới, được sửa đổi, bổ sung, bị bãi bỏ trong lĩnh vực …`: what is said to be changed, by
    /// nobody and on no day, is a kind of things.
    fn is_adjective(&self, behind: &str) -> bool {
        let grammar = self.grammar;
        let mut rest = behind;
        let mut is_changed = false;
        while let Some((_, passive)) = grammar.turn_at(rest, TurnRole::Passive) {
            let verb = rest.get(passive..).unwrap_or_default().trim_start();
            let Some((_, width)) = grammar.cue_at(verb).filter(|(cue, _)| cue.relation.changes())
            else {
                return false;
            };
            is_changed = true;
            let after = verb.get(width..).unwrap_or_default();
            let next = after.trim_start_matches([' ', ',']);
            let joint = grammar.turn_at(next, TurnRole::Joint).map_or(0, |it| it.1);
            let next = next.get(joint..).unwrap_or_default().trim_start();
            let goes_on = grammar.turn_at(next, TurnRole::Passive).is_some();
            rest = if goes_on { next } else { after };
        }
        let next = rest.trim_start_matches(' ');
        let roles = [TurnRole::Agent, TurnRole::Vehicle, TurnRole::Status, TurnRole::Part];
        is_changed
            && next.len() < rest.len()
            && next.starts_with(char::is_lowercase)
            && !roles.into_iter().any(|role| grammar.turn_at(next, role).is_some())
            && grammar.date_word_at(next).is_none()
            && grammar.unit_at(next).is_none()
    }
}
