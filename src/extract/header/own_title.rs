//! The own title of a text (trích yếu): the lines under the heading, or behind `V/v`.

use crate::{
    extract::{
        edge::{bare, is_sign},
        left,
    },
    grammar::{DateRole, Grammar, OpenerRole},
    model::Relation,
    parse,
    text::{Text, offset},
};

/// The longest own title, in bytes; the longest of 362 in 791 texts has 1,534.
const LONGEST: usize = 2000;
/// How far behind the number the title of a letter may begin, in bytes; each of 35 begins right
/// there.
const LETTER: usize = 400;

/// How many figures a year has.
const YEAR: usize = 4;

/// The own title, and the line below it that names who enacts.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct OwnTitle<'t> {
    pub(super) words: Option<&'t str>,
    pub(super) enacting: Option<&'t str>,
}

/// Reads the title under a heading; `heading` is the words that say the kind.
pub(super) fn under_heading<'t>(
    text: &'t Text,
    grammar: &Grammar,
    heading: &'t str,
    behind: &'t str,
) -> OwnTitle<'t> {
    let behind = preceded(text, behind, repeated(text, grammar, heading));
    read(text, grammar, behind.trim_start_matches(['\n', ' ', ':', '*', '_', '\t', '|']))
}

/// The width of the second kind that a heading has words of: `THÔNG BÁO` / `KẾT LUẬN CỦA …` are two
/// lines of the file, though one kind has both words.
pub(super) fn repeated(text: &Text, grammar: &Grammar, heading: &str) -> usize {
    let first = text.written_lines(heading).first().map_or(0, |line| line.len());
    let is_kind =
        |it: &&str| grammar.kind_at(it.trim()).is_some_and(|(_, width)| width == it.trim().len());
    heading.get(first..).filter(is_kind).map_or(0, str::len)
}

/// Reads the lines in capitals above who enacts, of a text whose heading was left out; below a number
/// also those that its head ends with.
pub(super) fn without_heading<'t>(
    text: &'t Text,
    grammar: &Grammar,
    number: Option<&str>,
    below: &'t str,
) -> OwnTitle<'t> {
    let below = below.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '“');
    let line = below.split('\n').next().unwrap_or_default().trim_end_matches(is_sign);
    let written = text.written_lines(below).first().map_or("", |it| it.trim_end());
    if let Some(line) = [line, written].into_iter().find(|it| enacts(grammar, "", it)) {
        return OwnTitle { words: None, enacting: Some(line) };
    }
    let title = read(text, grammar, below);
    let is_loud = title.words.is_some_and(|it| !it.contains(char::is_lowercase));
    // The grounds follow, which are no part of the head.
    let rest = title.words.and_then(|it| below.get(offset(below, it)? + it.len()..));
    let is_last = number.is_some() && rest.is_some_and(|it| !it.contains(char::is_alphanumeric));
    if is_loud && (title.enacting.is_some() || is_last) { title } else { OwnTitle::default() }
}

/// Reads the title of a letter, which stands somewhere under its number and begins with `V/v`.
pub(super) fn of_letter<'t>(text: &'t Text, grammar: &Grammar, behind: &'t str) -> OwnTitle<'t> {
    let near = behind.get(..behind.floor_char_boundary(LETTER)).unwrap_or(behind);
    let starts = near.match_indices([' ', '\n', '\t', '(']).map(|(at, _)| at + 1).chain([0]);
    let mut starts: Vec<_> = starts.collect();
    starts.sort_unstable();
    let opens = |at: &usize| {
        let here = near.get(*at..).unwrap_or_default();
        here.starts_with(char::is_uppercase)
            && grammar.opener_at(here).is_some_and(|(it, _)| it.about)
    };
    let at = starts.into_iter().find(opens);
    at.and_then(|at| behind.get(at..)).map(|it| read(text, grammar, it)).unwrap_or_default()
}

/// The words of a text that begin `width` bytes before a slice of it.
fn preceded<'t>(text: &'t Text, slice: &'t str, width: usize) -> &'t str {
    let range = text.range_of(slice).unwrap_or_default();
    text.words().get(range.start - width.min(range.start)..range.end).unwrap_or(slice)
}

/// Joins the lines from here down to what is no title any more.
pub(super) fn read<'t>(text: &'t Text, grammar: &Grammar, behind: &'t str) -> OwnTitle<'t> {
    let near = behind.get(..behind.floor_char_boundary(LONGEST)).unwrap_or(behind);
    let mut end = 0;
    let mut next = 0;
    for line in text.written_lines(near) {
        next += line.len();
        if next <= end {
            continue;
        }
        let title = near.get(..end).unwrap_or_default().trim_end();
        let below = near.get(end..);
        if end > 0 && (enacting(grammar, title, below).is_some() || ends(grammar, title, line)) {
            break;
        }
        let (kept, whole) = within(grammar, near, end, line);
        end = kept;
        let bare = grammar.opener_at(title).is_some_and(|(_, width)| width == title.len());
        if !whole {
            break;
        }
        if line.ends_with('\n') && !(goes_on(title, line) || bare) {
            let below = near.get(end..).unwrap_or_default().trim_start_matches(['\n', ' ']);
            if !runs_on(near.get(..end).unwrap_or_default().trim_end(), below) {
                break;
            }
            end = near.len() - below.len();
        }
    }
    let title = near.get(..end).unwrap_or_default().trim_end_matches([' ', '\n', '*', '_', '|']);
    let enacting = enacting(grammar, title, near.get(end..));
    let title = title.trim_end_matches(['.', '/', ';', ',', ' ']).trim();
    let words = Some(title).filter(|it| left::is_sentence(it));
    OwnTitle { words, enacting }
}

/// The next line with words, when it names who enacts.
fn enacting<'t>(grammar: &Grammar, title: &str, below: Option<&'t str>) -> Option<&'t str> {
    let mut lines = below?.split('\n').map(bare);
    let line = lines.find(|it| it.contains(char::is_alphabetic))?;
    enacts(grammar, title, line).then_some(line)
}

/// Whether a title goes on below a blank line: in small letters, as no sentence begins.
fn runs_on(title: &str, below: &str) -> bool {
    below.starts_with(char::is_lowercase) && !title.ends_with(['.', ':', ';'])
}

/// The end of a title that takes a line in behind `from`, and whether it takes the whole line: the
/// place and the date of a letter may stand behind it, and so may the next cell.
fn within(grammar: &Grammar, near: &str, from: usize, line: &str) -> (usize, bool) {
    let cell = line.find(['\t', '|']).unwrap_or(line.len());
    // `QUY CHẾ … (Ban hành kèm theo Quyết định số …)`, in one line.
    let attached = line.match_indices('(').map(|(at, _)| at).find(|at| {
        let inner = line.get(at + 1..).unwrap_or_default().trim_start();
        grammar.opener_at(inner).is_some_and(|(it, _)| it.role == OpenerRole::Annex)
    });
    let cell = cell.min(attached.unwrap_or(line.len()));
    let dated = line.match_indices(", ").find_map(|(at, _)| {
        let date = line.get(at + 2..)?;
        let (word, _) = grammar.date_word_at(date)?;
        let before = line.get(..at)?;
        let place = grammar.place_hits(before).last().filter(|hit| hit.end == before.len())?.start;
        (word.role == DateRole::Day).then_some(place)
    });
    let end = dated.map_or(cell, |place| place.min(cell));
    let named = line.get(..end).unwrap_or_default().trim_end();
    let kept = from + if end < line.len() { named.len() } else { line.len() };
    // `… bưu chính Thành` / `phố Hồ Chí Minh, ngày`: a level may be parted.
    let is_parted = dated.is_some() && !named.is_empty();
    let title = near.get(..kept).filter(|_| is_parted).map(|it| without_level(grammar, it).len());
    (title.unwrap_or(kept), end == line.len())
}

/// The words before the level of a place: `… trước bạ Thành phố` of `Thành phố Hồ Chí Minh`.
fn without_level<'t>(grammar: &Grammar, words: &'t str) -> &'t str {
    let starts = words.rmatch_indices(' ').map(|(at, _)| at).take(2).chain([0]);
    let level = starts.filter_map(|at| words.split_at_checked(at)).find(|(_, level)| {
        let level = level.trim_start();
        let row = grammar.opener_at(level);
        level.starts_with(char::is_uppercase)
            && row.is_some_and(|(it, width)| it.role == OpenerRole::Level && width == level.len())
    });
    level.map_or(words, |(before, _)| before.trim_end())
}

/// Whether a title goes on behind a line end that is not the width of a page.
fn goes_on(title: &str, line: &str) -> bool {
    let capitals = |words: &str| !words.contains(char::is_lowercase);
    line.trim().is_empty() && title.is_empty() || line.trim_end().ends_with(',') && capitals(line)
}

/// Whether a line below a title is none of it.
fn ends(grammar: &Grammar, title: &str, line: &str) -> bool {
    let words = line.trim();
    let rule = !words.contains(char::is_alphabetic);
    let small = words.contains(char::is_lowercase);
    let opening = words.starts_with('(') || title.ends_with(['.', ':', ';']) && small;
    let dated = words.starts_with(char::is_uppercase)
        && grammar.date_word_at(words).is_some_and(|(word, _)| word.role == DateRole::Day);
    let cue = grammar.cue_at(words).filter(|_| small && words.starts_with(char::is_uppercase));
    let grounds = cue.is_some_and(|(cue, _)| match cue.relation {
        Relation::BasedOn => true,
        Relation::Implements => words.contains(|it: char| it.is_ascii_digit()),
        _ => false,
    });
    rule || opening || dated && small || grounds || small && acts(grammar, words)
}

/// Whether a line begins with a body that does something: `Sở Tư pháp báo cáo như sau`.
fn acts(grammar: &Grammar, words: &str) -> bool {
    let issuer = grammar.issuer_at(words).and_then(|_| parse::issuer::issuer(grammar, words));
    let verb = issuer.and_then(|issuer| words.get(issuer.len()..)).map(str::trim_start);
    verb.is_some_and(|verb| {
        grammar.opener_at(verb).is_some_and(|(it, _)| {
            matches!(it.role, OpenerRole::Issues | OpenerRole::Break)
                || it.role == OpenerRole::Subject && !it.about
        })
    })
}

/// Whether a line in capitals names who enacts, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`.
fn enacts(grammar: &Grammar, title: &str, line: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or_default();
    let belongs = grammar.opener_at(last).is_some_and(|(it, _)| it.role == OpenerRole::Issuer);
    let rest = parse::issuer::issuer(grammar, line).and_then(|it| line.get(it.len()..));
    let rest = rest.map(|it| it.trim_start_matches([' ', ',']));
    // `… TỈNH KIÊN GIANG` / `KHÓA IX, KỲ HỌP THỨ HAI MƯƠI`
    let is_term = |rest: &str| {
        let term = grammar.opener_at(rest).filter(|(it, _)| it.role == OpenerRole::Term);
        let counted = term.and_then(|(_, width)| rest.get(width..)).map(str::trim_start);
        // `… LÀO GIAI ĐOẠN 2025 - 2030`: years may end a title.
        counted.is_some_and(|it| it.bytes().take_while(u8::is_ascii_digit).count() < YEAR)
    };
    let whole = rest.is_some_and(|rest| rest.is_empty() || is_term(rest));
    !belongs && !line.contains(char::is_lowercase) && grammar.issuer_at(line).is_some() && whole
}
