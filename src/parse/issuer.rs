//! The words that name who issued.

use crate::{
    grammar::{Grammar, OpenerRole, TurnRole},
    model::Level,
    text::{capital, small},
};

mod term;

pub use term::{seat, term, territory};

/// The longest phrase that is taken for an issuer, in words; the longest of the table has 13.
const WORDS: usize = 18;
/// More blanks than these part the cells of a table.
const GAP: usize = 2;
/// How many small words may stand before a name that goes on; none of 1,039 in 377 official texts has
/// more.
const SMALL: usize = 3;
/// How many words may end a name before its title; of 211 in 377 official texts 170 have no more.
const LED: usize = 3;
/// Roles of words that stand in no name between a body and the title of its document.
const TURNS: [TurnRole; 8] = [
    TurnRole::Verb,
    TurnRole::Does,
    TurnRole::Vehicle,
    TurnRole::Connector,
    TurnRole::Joint,
    TurnRole::Passive,
    TurnRole::Finite,
    TurnRole::By,
];

/// Reads the issuer that the words begin with, `UBND tỉnh Sơn La`; `None` when none is there.
///
/// ```abnf
/// issuer = body *(blanks (body / level / name)) / name *(blanks word)
/// name   = [1*3 small-word blanks] capital-word         ; "tỉnh Sơn La"
/// ```
///
/// A body of the table is read whole, commas included; behind it names go on, and small words only
/// on the way to one, or to a title. For a body that no table knows, words go on until punctuation or
/// a word that opens a subject. The term of a body is no part of its name, see [`term()`].
///
/// ```
/// use viendan::{grammar::Grammar, parse::issuer};
///
/// let grammar = Grammar::builtin();
/// let words = "Bộ Văn hóa, Thể thao và Du lịch về việc công bố";
/// assert_eq!(issuer::issuer(grammar, words), Some("Bộ Văn hóa, Thể thao và Du lịch"));
/// assert_eq!(issuer::issuer(grammar, "Chính phủ thì chủ sở hữu nhà ở"), Some("Chính phủ"));
/// ```
pub fn issuer<'a>(grammar: &Grammar, input: &'a str) -> Option<&'a str> {
    let known = body(grammar, input);
    if known == 0 && !input.starts_with(char::is_uppercase) {
        return None;
    }
    let mut end = known;
    let mut piece = input;
    for _ in 0..WORDS {
        let rest = input.get(end..).unwrap_or_default();
        if known > 0
            && let Some(width) = listed(grammar, rest).or_else(|| hyphened(grammar, rest))
        {
            end += width;
            continue;
        }
        // `Thuế TP. Hà Nội`: the table knows `Thuế TP`, and the stop ends no sentence.
        let stop = rest.starts_with(". ")
            && input.get(..end).is_some_and(|it| is_abbreviation(last_word(it)));
        let stop = usize::from(stop);
        let rest = rest.get(stop..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let rest = rest.trim_start_matches(' ');
        let ended = ends(grammar, rest) && !(known == 0 && end > 0 && is_named(grammar, rest));
        if rest.is_empty() || ended || end > 0 && (blanks == 0 || blanks > GAP) {
            break;
        }
        if known > 0
            && let Some(width) = joint(grammar, rest)
        {
            end += stop + blanks + width;
            continue;
        }
        if is_central(grammar, input.get(..end).unwrap_or_default()) && is_central(grammar, rest) {
            break;
        }
        let width = match body(grammar, rest) {
            0 if known > 0 => {
                name(grammar, rest).max(led(grammar, input.get(..end).unwrap_or_default(), rest))
            }
            0 => compound(grammar, rest),
            width => width,
        };
        // `… Bộ Y tế 2 5.000120`: the number of the next row, and no name.
        let figures = rest.get(..width).filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let behind = rest.get(width..).unwrap_or_default().trim_start_matches(' ');
        let counts = figures.is_some_and(|it| {
            // `Hội nghị Trung ương 8 (khóa XI)`: what is counted goes on.
            let of_row = !behind.starts_with(|it: char| it.is_lowercase() || it == '(');
            is_central(grammar, piece) && of_row || it.contains('.')
        });
        if width == 0 || counts {
            break;
        }
        piece = rest;
        end += stop + blanks + width;
    }
    let read = input.get(..end)?.trim_end_matches([' ', '-', ',', '.']);
    let (before, last) = read.rsplit_once(' ').unwrap_or((read, ""));
    let joins = grammar.turn_at(last, TurnRole::Joint).is_some_and(|it| it.1 == last.len());
    let read = if joins { before } else { read };
    (!read.is_empty()).then_some(read)
}

/// The name that stands in capitals, as the tables spell it: bodies, places and letters that make no
/// syllable with their capitals, the rest small.
///
/// ```
/// use viendan::{grammar::Grammar, parse::issuer};
///
/// let spelt = |words| issuer::spelt(Grammar::builtin(), words);
/// assert_eq!(spelt("HỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA"), "HĐND tỉnh Sơn La");
/// assert_eq!(spelt("TRUNG TÂM GIỐNG CÂY TRỒNG"), "trung tâm giống cây trồng");
/// assert_eq!(spelt("TRƯỜNG THPT CHUYÊN SƠN LA"), "trường THPT chuyên Sơn La");
/// ```
pub fn spelt(grammar: &Grammar, loud: &str) -> String {
    let bodies = grammar.issuer_hits(loud).into_iter().filter_map(|hit| {
        let row = grammar.issuers().get(hit.row)?;
        Some((hit, row.written.as_deref().unwrap_or(&row.name)))
    });
    let places = grammar.place_hits(loud).into_iter();
    let places = places.filter_map(|hit| Some((hit, grammar.places().get(hit.row)?.name.as_str())));
    let mut known: Vec<_> = bodies.chain(places).collect();
    known.sort_by_key(|(hit, _)| hit.start);
    let mut name = String::new();
    let mut end = 0;
    for (hit, row) in known {
        let Some(before) = loud.get(end..hit.start) else { continue };
        name.push_str(&small(before));
        name.push_str(row);
        end = hit.end;
    }
    name.push_str(&small(loud.get(end..).unwrap_or_default()));
    name
}

/// The name of a body that stands in capitals, as a sentence begins with it.
///
/// ```
/// use viendan::{grammar::Grammar, parse::issuer};
///
/// let named = issuer::named(Grammar::builtin(), "TRUNG TÂM GIỐNG CÂY TRỒNG");
/// assert_eq!(named, "Trung tâm giống cây trồng");
/// ```
pub fn named(grammar: &Grammar, loud: &str) -> String {
    capital(&spelt(grammar, loud))
}

/// The width of the last body of a list, `và Bộ Tài chính`, `- Bộ Y tế`.
fn joint(grammar: &Grammar, rest: &str) -> Option<usize> {
    let joined = || grammar.turn_at(rest, TurnRole::Joint).and_then(|it| rest.get(it.1..));
    let dash = rest.strip_prefix(['-', '–']);
    let next = dash.or_else(joined)?.strip_prefix(' ')?;
    let width = body(grammar, next);
    let here = rest.len() - next.len() + width;
    // `của Bộ Tài chính - Bộ Y tế chủ trì`: behind a dash another sentence may begin.
    let closes = || {
        let behind = rest.get(here..).unwrap_or_default();
        let word = behind.trim_start_matches(' ');
        word.len() == behind.len() || ends(grammar, word) || name(grammar, word) > 0
    };
    (width > 0 && (dash.is_none() || closes())).then_some(here)
}

/// The width of a body behind a hyphen without blanks, `Bộ Ngoại giao` | `-Bộ Nội vụ`.
fn hyphened(grammar: &Grammar, rest: &str) -> Option<usize> {
    let next = rest.strip_prefix(['-', '–'])?;
    let width = body(grammar, next);
    (width > 0).then_some(rest.len() - next.len() + width)
}

/// The width of the further bodies of a list that `và` closes: `, Bộ Y tế và Bộ Tài chính`.
fn listed(grammar: &Grammar, rest: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        let here = rest.get(end..)?;
        if end > 0
            && let Some(width) = here.strip_prefix(' ').and_then(|it| joint(grammar, it))
        {
            return Some(end + 1 + width);
        }
        let next = here.strip_prefix(", ")?;
        let width = body(grammar, next);
        if width == 0 {
            return None;
        }
        end += here.len() - next.len() + width;
    }
}

/// The width of what goes on behind a body of the table: a level, a name, or small words that lead
/// to a name.
fn name(grammar: &Grammar, rest: &str) -> usize {
    let level = |words| {
        grammar.opener_at(words).filter(|(it, _)| it.role == OpenerRole::Level).map(|it| it.1)
    };
    let mut end = 0;
    for small in 0..=SMALL {
        let Some(here) = rest.get(end..).filter(|it| !it.is_empty()) else { return 0 };
        if small > 0 && ends(grammar, here) {
            return 0;
        }
        if let Some(width) = level(here) {
            return end + width;
        }
        let width = compound(grammar, here);
        let named = here.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
        if named {
            // `Chính phủ giao Bộ Tài chính`: another body acts there, unless it is said whose.
            let last = last_word(rest.get(..end).unwrap_or_default().trim_end());
            let belongs = grammar.turn_at(last, TurnRole::By).is_none()
                && grammar.opener_at(last).is_some_and(|(it, _)| it.role == OpenerRole::Issuer);
            return match body(grammar, here) {
                0 => end + width,
                known if belongs || small == 0 => end + known,
                _ => 0,
            };
        }
        let goes_on = here.get(width..).is_some_and(|it| it.starts_with(' '));
        if width == 0 || !goes_on {
            return 0;
        }
        end += width + 1;
    }
    0
}

/// The width of words behind a body that end its name before the title: `Tổ công tác` | `đặc biệt về`.
fn led(grammar: &Grammar, before: &str, rest: &str) -> usize {
    let is_title = |words: &str| grammar.opener_at(words).is_some_and(|(it, _)| it.about);
    let turns = |words: &str| {
        TURNS.into_iter().any(|role| grammar.turn_at(words, role).is_some())
            || grammar.cue_at(words).is_some()
    };
    let is_group = grammar.turn_at(before, TurnRole::Body).is_some_and(|it| it.1 == before.len());
    // A place ends a name.
    if grammar.place_hits(before).last().is_some_and(|hit| hit.end == before.len()) {
        return 0;
    }
    let most = if is_group { WORDS } else { LED };
    let mut end = 0;
    for count in 0..=most {
        let here = rest.get(end..).unwrap_or_default();
        if count > 0 && is_title(here) {
            return rest.get(..end).map_or(0, |it| it.trim_end().len());
        }
        let width = compound(grammar, here);
        let goes_on = here.get(width..).is_some_and(|it| it.starts_with(' '));
        let stops = !is_group && (ends(grammar, here) || turns(here));
        if stops || width == 0 || !goes_on {
            return 0;
        }
        end += width + 1;
    }
    0
}

/// Whether a word that opens titles in small letters begins a part of a name here: `Trung tâm` |
/// `Quản lý giao thông`.
fn is_named(grammar: &Grammar, rest: &str) -> bool {
    let opener = grammar.opener_at(rest).map(|(it, _)| it);
    rest.starts_with(char::is_uppercase)
        && opener.is_some_and(|it| it.role == OpenerRole::Subject && it.weak)
}

/// Whether words begin with a body of the Centre: two of them side by side are two.
fn is_central(grammar: &Grammar, words: &str) -> bool {
    grammar.issuer_at(words).is_some_and(|(body, _)| body.level == Level::Central)
}

/// The width of a body of the table.
fn body(grammar: &Grammar, input: &str) -> usize {
    grammar.issuer_at(input).map_or(0, |(_, width)| width)
}

/// Whether an issuer cannot go on with these words.
fn ends(grammar: &Grammar, rest: &str) -> bool {
    let stop = |role| {
        matches!(
            role,
            OpenerRole::Subject
                | OpenerRole::Issues
                | OpenerRole::End
                | OpenerRole::Alias
                | OpenerRole::Annex
                | OpenerRole::Break
        )
    };
    let behind = |role| {
        let (_, width) = grammar.turn_at(rest, role)?;
        rest.get(width..).map(str::trim_start)
    };
    let joined = behind(TurnRole::Joint).or_else(|| behind(TurnRole::Counts)).unwrap_or(rest);
    // `Bộ Tài chính bổ sung Điều 7`, `bổ sung vào điểm a`: what is done to a part of a document.
    let acts = || {
        let (_, width) = grammar.cue_at(rest)?;
        let part = rest.get(width..)?.trim_start();
        let into = grammar.turn_at(part, TurnRole::On).map_or(0, |(_, width)| width);
        grammar.unit_at(part.get(into..)?.trim_start())
    };
    // `và ý kiến của các đại biểu`: what somebody says is no body.
    let says = || {
        joined.starts_with(char::is_lowercase)
            && grammar.turn_at(joined, TurnRole::Directs).is_some()
    };
    acts().is_some()
        || behind(TurnRole::Draft).is_some_and(|it| grammar.kind_at(it).is_some())
        || is_term(grammar, rest)
        || joined.len() < rest.len() && says()
        || grammar.opener_at(rest).is_some_and(|(opener, _)| stop(opener.role))
        || grammar.date_word_at(rest).is_some()
        || joined.len() < rest.len() && grammar.unit_at(joined).is_some()
        || grammar.kind_at(joined).is_some_and(|(kind, _)| joined.len() < rest.len() || kind.named)
}

/// Whether the term of a body ends its name here; a place behind it goes on with the name.
fn is_term(grammar: &Grammar, rest: &str) -> bool {
    let width = term(grammar, rest);
    let behind = rest.get(width..).unwrap_or_default();
    let word = behind.trim_start_matches(' ');
    let level = grammar.opener_at(word).is_some_and(|(it, _)| it.role == OpenerRole::Level);
    width > 0 && !level && !(word.len() < behind.len() && word.starts_with(char::is_uppercase))
}

/// The width of one word, or of two that are one in a name: `công trình`.
fn compound(grammar: &Grammar, rest: &str) -> usize {
    let opener = grammar.opener_at(rest).filter(|(it, _)| it.role == OpenerRole::Compound);
    opener.map_or_else(|| word(rest), |it| it.1)
}

/// The width of one word: letters, figures and what may stand inside a name.
fn word(rest: &str) -> usize {
    let end = rest.find(|letter: char| !(letter.is_alphanumeric() || "&-–.".contains(letter)));
    let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
    // `Sở.Thực hiện`: a stop behind a small letter ends a sentence, `TP.Hà Nội` goes on.
    let ended = word
        .match_indices('.')
        .map(|(at, _)| at)
        .find(|at| word.get(..*at).is_some_and(|it| it.ends_with(char::is_lowercase)));
    let word = ended.and_then(|at| word.get(..at)).unwrap_or(word);
    let stop = word.ends_with('.') && !is_abbreviation(word);
    word.trim_end_matches(if stop { '.' } else { '\0' }).len()
}

fn last_word(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or_default()
}

/// `TP.`, `Q.`, `E.K.LM`: a stop that does not end a sentence; behind `TMK` one does.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_uppercase()).count();
    let is_short = letters < 3 || word.trim_end_matches('.').contains('.');
    // `khóa XV.`
    let is_roman = letters > 1 && word.trim_end_matches('.').chars().all(|it| "IVXL".contains(it));
    is_short && !is_roman && word.chars().all(|letter| letter.is_uppercase() || letter == '.')
}
