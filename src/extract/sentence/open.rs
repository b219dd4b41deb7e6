//! Openings of titles behind a mention, told from sentences about it.

use super::Site;
use crate::{
    grammar::{Grammar, OpenerRole, TurnRole},
    model::{Form, Relation},
    parse,
};

/// How far before a title the name of a body may begin that goes on with `về`, in bytes; the
/// farthest of three in 791 texts begins at 29.
const NAME: usize = 90;

/// How much of a title without an opener is looked at, in bytes; of 4,200 titles nine in ten have
/// at most 185 letters.
const BARE: usize = 300;

/// How far behind the name of a body the opener of its title is looked for, in bytes; the farthest
/// of seven in 791 texts stands at 246.
const OPENER: usize = 600;

/// A title that begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    pub(super) at: usize,
    /// Whether it begins with a verb that several documents may follow.
    pub(super) takes: bool,
    /// Whether what follows may turn out to be a sentence.
    pub(super) doubted: bool,
    /// Whether its verb may be what the document tells: `thông báo lịch nghỉ như sau`.
    pub(super) tells: bool,
}

/// The title that begins behind a mention.
///
/// The name of a law is its title; `quy định như sau` and what stands behind a pinpoint say what is
/// laid down there.
pub(super) fn opening(words: &str, grammar: &Grammar, spot: &Site<'_>) -> Option<Opening> {
    // `Pháp lệnh số … về bảo vệ bí mật nhà nước`: a law without its name.
    let law = spot.is_law() && spot.closes.is_none();
    let nameless = spot.form == Form::Numbered && spot.name.is_none();
    if law && !nameless || spot.form == Form::Back {
        return None;
    }
    let near = words.get(..spot.title)?.trim_end_matches(' ');
    let at = spot.title + words.get(spot.title..)?.len()
        - words.get(spot.title..)?.trim_start_matches([' ', ':']).len();
    let colon = words.get(spot.title..at).is_some_and(|it| it.contains(':'));
    let here = words.get(at..)?;
    let whole = spot.is_dated && spot.is_issued;
    let points = spot.part.is_some() || spot.carries;
    if here.starts_with(['“', '"']) {
        return (spot.part.is_none() && !colon && !law).then_some(Opening {
            at,
            takes: false,
            doubted: false,
            tells: false,
        });
    }
    if spot.closes.is_some() {
        return Some(Opening { at, takes: takes(grammar, here), doubted: false, tells: false });
    }
    if let Some(opening) = bare(words, grammar, spot, at).filter(|_| !law) {
        return Some(opening);
    }
    let at = at + behind_name(grammar, near, here);
    let here = words.get(at..)?;
    let Opens { words: opener, width, about, weak } = opens(grammar, here)?;
    let by_topic = spot.form == Form::Standard || spot.is_law();
    if by_topic && !about {
        return None;
    }
    let changes = grammar.cue_at(here).is_some_and(|(cue, _)| cue.relation.changes());
    if changes && is_told(words.get(spot.place.end..at)?, grammar) {
        return None;
    }
    let rest = here.get(width..)?;
    let loose = near.ends_with(',') || colon;
    let narrated = || {
        spot.is_dated
            || spot.is_issued
            || is_issued(words, grammar, spot)
            || is_quotation(words, spot, here)
            || names_issuer(grammar, here)
    };
    let whole = whole || weak && points && spot.is_dated && names_issuer(grammar, here);
    if weak && (loose || points && !whole || !narrated()) {
        return None;
    }
    if rules(grammar, opener) && lays_down(grammar, rest, spot) || is_bare(grammar, rest) {
        return None;
    }
    let tells = weak && !whole && grammar.turn_at(here, TurnRole::Verb).is_some();
    let doubted = !spot.is_dated && rules(grammar, opener) || !whole && points || tells;
    Some(Opening { at, takes: takes(grammar, here), doubted, tells })
}

/// `(có hiệu lực từ 15/6) thay thế`: behind brackets that tell of the document a verb tells more.
fn is_told(way: &str, grammar: &Grammar) -> bool {
    let inner = way.split_once('(').map(|(_, inner)| inner.trim_start());
    inner.is_some_and(|it| grammar.turn_at(it, TurnRole::Status).is_some())
}

/// Words that open a title.
struct Opens<'g> {
    words: &'g str,
    width: usize,
    /// Whether they are no verb.
    about: bool,
    /// Whether they do so only behind a date or an issuer.
    weak: bool,
}

/// The words that open a title here; what is done to documents, and what may stand before a number,
/// does so behind a date or an issuer: `bổ sung thủ tục …`, `hợp nhất Nghị định …`.
fn opens<'g>(grammar: &'g Grammar, here: &str) -> Option<Opens<'g>> {
    match grammar.opener_at(here) {
        Some((it, width)) if it.role == OpenerRole::Subject => {
            Some(Opens { words: &it.words, width, about: it.about, weak: it.weak })
        }
        Some((it, width)) if it.role == OpenerRole::Modifier => {
            let is_verb = grammar.turn_at(here, TurnRole::Verb).is_some();
            let opens = Opens { words: &it.words, width, about: false, weak: true };
            (!is_verb).then_some(opens)
        }
        None => {
            let (cue, width) = grammar.cue_at(here)?;
            (cue.relation == Relation::Consolidates).then_some(Opens {
                words: &cue.words,
                width,
                about: false,
                weak: true,
            })
        }
        _ => None,
    }
}

/// `“Nghị quyết số 1656/NQ-UBTVQH15 sắp xếp các xã năm 2025”`: a quotation that is number and title.
fn is_quotation(words: &str, spot: &Site<'_>, here: &str) -> bool {
    let before = words.get(..spot.place.start).unwrap_or_default();
    let closes =
        || here.split(['”', '"']).next().is_some_and(|it| it.len() < BARE && !it.contains('\n'));
    before.ends_with(['“', '"']) && closes()
}

/// Whether a title is followed by who issued the document: `… do Quốc hội ban hành`.
fn names_issuer(grammar: &Grammar, here: &str) -> bool {
    let near = here.get(..here.floor_char_boundary(OPENER)).unwrap_or_default();
    let clause = near.split([';', ':', '\n', '“']).next().unwrap_or_default();
    let starts = clause.match_indices(' ').map(|(at, _)| at + 1);
    let mut agents = starts.filter_map(|at| {
        let words = clause.get(at..)?;
        words.get(grammar.turn_at(words, TurnRole::By)?.1..)
    });
    agents.any(|words| {
        let words = words.trim_start();
        let issuer = parse::issuer::issuer(grammar, words);
        let verb = issuer.and_then(|it| words.get(it.len()..)).unwrap_or_default();
        grammar.turn_at(verb.trim_start(), TurnRole::Issues).is_some()
    })
}

/// `; Thông báo số 616/TB-VPUB ngày 26/12/2022 lịch tiếp công dân năm 2023`: an item of a list whose
/// title has no opener.
fn bare(words: &str, grammar: &Grammar, spot: &Site<'_>, at: usize) -> Option<Opening> {
    let before = words.get(..spot.place.start)?.trim_end_matches(' ');
    let item = before.is_empty() || before.ends_with([';', ':', '-', '+', '\n', '\t']);
    let behind = words.get(spot.place.end..at)?;
    let here = words.get(at..)?;
    let named = spot.form == Form::Numbered && spot.is_dated;
    if !item || !named || !behind.trim().is_empty() {
        return None;
    }
    let near = here.get(..here.floor_char_boundary(BARE))?;
    let near = near.split(['.', ';', '\n', '\t', '(', ':']).next()?;
    let opens = grammar.opener_at(here).is_some() || grammar.cue_at(here).is_some();
    let hits = grammar.turn_hits(near);
    let turns = hits.iter().filter_map(|hit| Some((hit.start, grammar.turns().get(hit.row)?)));
    let turned = turns.into_iter().any(|(start, turn)| {
        let first = [TurnRole::Verb, TurnRole::Connector, TurnRole::Vehicle, TurnRole::Joint];
        let always = [TurnRole::Finite, TurnRole::Does, TurnRole::Passive, TurnRole::Status];
        start == 0 && first.iter().any(|role| turn.is(*role))
            || always.iter().any(|role| turn.is(*role))
    });
    let phrase = here.starts_with(char::is_alphabetic) && near.split(' ').count() > 3;
    (phrase && !opens && !turned).then_some(Opening {
        at,
        takes: false,
        doubted: false,
        tells: false,
    })
}

/// `của Ban Chỉ đạo về chuyển đổi số ban hành Chương trình …`: how much of these words belongs to
/// the name of the body that they stand behind.
fn behind_name(grammar: &Grammar, before: &str, here: &str) -> usize {
    let (first, width) = match grammar.opener_at(here) {
        Some((opener, width)) if opener.about => (opener, width),
        _ => return 0,
    };
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(NAME))..);
    let hits = near.map(|near| grammar.turn_hits(near)).unwrap_or_default();
    let body = hits
        .iter()
        .any(|hit| grammar.turns().get(hit.row).is_some_and(|turn| turn.is(TurnRole::Body)));
    if !body {
        return 0;
    }
    let near = here.get(..here.floor_char_boundary(OPENER)).unwrap_or_default();
    let clause = near.split([';', '.', ':', '\n', '“', '(']).next().unwrap_or_default();
    let starts = clause.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at > width + 1);
    let mut openers = starts.filter_map(|at| Some((at, grammar.opener_at(clause.get(at..)?)?.0)));
    openers
        .find(|(_, it)| it.role == OpenerRole::Subject && !it.weak && it.words != first.words)
        .map_or(0, |(at, _)| at)
}

/// `quy định`, `hướng dẫn`: a title, or what the document says.
fn rules(grammar: &Grammar, opener: &str) -> bool {
    let details = grammar.cue_at(opener).is_some_and(|(cue, _)| {
        cue.relation == Relation::Details && cue.words.len() > opener.len()
    });
    let says = grammar.turn_at(opener, TurnRole::Says);
    !details && says.is_some_and(|(_, width)| width == opener.len())
}

/// Whether words behind `quy định` are a rule and no title.
fn lays_down(grammar: &Grammar, rest: &str, spot: &Site<'_>) -> bool {
    let next = rest.trim_start();
    let whole = spot.is_dated && spot.is_issued;
    next.starts_with([':', '“', '"'])
        || grammar.turn_at(next, TurnRole::Rule).is_some()
        || spot.part.is_some() && !whole
}

/// Whether nothing follows that could be a title: `thay thế (nếu có)`, `sửa đổi bởi`.
fn is_bare(grammar: &Grammar, rest: &str) -> bool {
    let next = rest.trim_start_matches(' ');
    let part = grammar.turn_at(next, TurnRole::Part).map_or(0, |(_, width)| width);
    let agent = next.get(part..).unwrap_or_default().trim_start();
    // `tặng Bằng khen`: a capital begins a name.
    let is_small = agent.starts_with(char::is_lowercase);
    next.is_empty()
        || next.starts_with(['(', '\n', '\t', ';', '.'])
        || is_small && grammar.turn_at(agent, TurnRole::Agent).is_some()
        || part == 0
            && grammar
                .turn_at(agent, TurnRole::Vehicle)
                .is_some_and(|(it, _)| !it.is(TurnRole::Rule))
}

/// Whether several documents may follow the first verb of a title.
fn takes(grammar: &Grammar, title: &str) -> bool {
    let lists = |words: &str| {
        grammar.cue_at(words).is_some_and(|(cue, _)| {
            !matches!(cue.relation, Relation::BasedOn | Relation::IssuedWith | Relation::Cites)
        })
    };
    let behind = grammar.opener_at(title).filter(|(it, _)| it.role == OpenerRole::Subject);
    let behind = behind.and_then(|(_, width)| title.get(width..)).map(str::trim_start);
    lists(title) || behind.is_some_and(lists)
}

/// Whether a verb of issuing stands before a mention: `đã ban hành Kế hoạch số 12/KH-SYT thực hiện …`.
fn is_issued(words: &str, grammar: &Grammar, spot: &Site<'_>) -> bool {
    let before = words.get(..spot.place.start).unwrap_or_default();
    grammar.issuing_before(before.trim_end()).is_some()
}
