//! The place of a body below the province, as its head names it.

use super::day::begins_line;
use crate::{
    extract::edge,
    grammar::{Grammar, Hit, Issuer, OpenerRole},
    model::Level,
    parse,
    text::{capital, offset, small},
};

/// The longest name of such a place, in words: `THỚI BÌNH A ĐÔNG`, not measured.
const NAME: usize = 6;
/// How far behind its body the line with the place may begin, in bytes: the national heading and its
/// rule may stand between them.
const COLUMN: usize = 160;

/// The words of a head, and those behind it, with the lines of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns<'a> {
    pub(super) head: &'a str,
    pub(super) behind: &'a str,
    pub(super) lines: &'a [&'a str],
}

/// `UBND xã Mường Bú`, `Tòa án nhân dân thành phố Lạng Sơn`, `Huyện ủy Yên Châu`: the body with its place
/// in the words of a head, or in those behind it where the head has two columns.
pub(super) fn local(
    grammar: &Grammar,
    columns: Columns<'_>,
    body: &Issuer,
    short: impl Fn(&str) -> String,
) -> Option<String> {
    let Columns { head, behind, lines } = columns;
    let hit = last(grammar, head, body)?;
    let words = head.get(hit.start..hit.end)?;
    // `UBND HUYỆN`: the level is a part of the name in the table.
    let starts = words.match_indices([' ', '\n']).map(|(at, _)| at + 1);
    let inner = starts.filter(|at| words.get(*at..).is_some_and(|it| level(grammar, it).is_some()));
    let inner = inner.last();
    let bare = words.get(..inner.unwrap_or(words.len()))?;
    let rest = head.get(inner.map_or(hit.end, |at| hit.start + at)..)?;
    let is_below = matches!(body.level, Level::District | Level::Commune) && inner.is_none();
    let placed = |words| placed(grammar, lines, words);
    let (level, name) = placed(rest)
        .or_else(|| {
            let name = rest.strip_prefix(' ').map(|it| name(lines, it));
            Some((String::new(), name.filter(|it| is_below && !it.is_empty())?))
        })
        .or_else(|| {
            let is_bare = rest.trim_matches(|it: char| !it.is_alphanumeric()).is_empty();
            let near = behind.get(..behind.floor_char_boundary(COLUMN)).filter(|_| is_bare)?;
            let mut starts = near.match_indices([' ', '\n']).map(|(at, _)| at + 1);
            starts.find_map(|at| {
                let words = near.get(at..).filter(|it| begins_line(lines, it))?;
                placed(words)
            })
        })?;
    let row = grammar.issuer_at(bare.trim_end()).map_or(body, |it| it.0);
    let words = [short(&row.name), level, name];
    Some(words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "))
}

/// `UBND HUYỆN MỘC CHÂU` / `PHÒNG GIÁO DỤC VÀ ĐÀO TẠO`: the lines in capitals below the last body of the
/// table and its place, which name one that no table knows.
pub(super) fn below(grammar: &Grammar, head: &str, lines: &[&str]) -> Option<String> {
    let hit = grammar.issuer_hits(head).last().copied()?;
    // `BAN CHỈ ĐẠO NHÀ` / `NƯỚC VỀ DU LỊCH`: the name goes on.
    let behind = head.get(hit.end..hit.end)?;
    let line = lines.iter().find_map(|line| line.get(offset(line, behind)?..));
    let rest = edge::bare(line.unwrap_or_default());
    let known = head.get(hit.start..hit.end)?;
    let mut starts = known.match_indices([' ', '\n']).map(|(at, _)| at + 1);
    let mut bears_level = || starts.any(|at| known.get(at..).is_some_and(|it| places(grammar, it)));
    if !rest.is_empty() && !places(grammar, rest) && !bears_level() {
        return None;
    }
    let under = lines.iter().filter(|line| offset(head, line).is_some_and(|at| at >= hit.end));
    let under = under.map(|it| edge::bare(it)).filter(|it| {
        it.contains(char::is_alphabetic) && level(grammar, it).is_none() && !places(grammar, it)
    });
    let name = under.collect::<Vec<_>>().join(" ");
    let is_name = name.contains(' ') && !name.contains(char::is_lowercase);
    is_name.then(|| parse::issuer::named(grammar, &name))
}

/// Whether a line names a province.
fn places(grammar: &Grammar, line: &str) -> bool {
    let opener = grammar.opener_at(line).is_some_and(|(it, _)| it.role == OpenerRole::Level);
    opener || grammar.place_at(line).is_some_and(|(_, width)| width == line.len())
}

/// The last place in a head where this body is named.
fn last(grammar: &Grammar, head: &str, body: &Issuer) -> Option<Hit> {
    let hits = grammar.issuer_hits(head);
    let is_body =
        |hit: &&Hit| grammar.issuers().get(hit.row).is_some_and(|it| it.name == body.name);
    hits.iter().rfind(is_body).copied()
}

/// A level below the province in capitals, and the name behind it.
fn placed(grammar: &Grammar, lines: &[&str], words: &str) -> Option<(String, String)> {
    let words = words.trim_start_matches([' ', '\n', '-', '|']);
    let width = level(grammar, words)?;
    let name = name(lines, words.get(width..)?.trim_start_matches([' ', '\n']));
    let loud = words.get(..width)?;
    let central = grammar.place_at(&name).is_some_and(|(it, width)| it.city && width == name.len());
    (!name.is_empty() && !central).then(|| (loud.to_lowercase(), name))
}

/// The width of a level below the province that words begin with in capitals.
fn level(grammar: &Grammar, words: &str) -> Option<usize> {
    let (row, width) = grammar.opener_at(words).filter(|(it, _)| it.role == OpenerRole::Level)?;
    let highest = grammar.openers().iter().filter_map(|it| it.rank).max();
    let is_loud = words.get(..width).is_some_and(|it| !it.contains(char::is_lowercase));
    (is_loud && row.rank.is_some() && row.rank < highest).then_some(width)
}

/// The words in capitals that words begin with in their line, as a name is written.
fn name(lines: &[&str], words: &str) -> String {
    let begins = words.get(..0).unwrap_or_default();
    let line = lines.iter().find_map(|line| line.get(offset(line, begins)?..));
    let line = line.unwrap_or_default().trim_end();
    let line = line.split([',', '|', '*', '(', '–']).next().unwrap_or_default();
    let line = line.split(" - ").next().unwrap_or_default();
    let loud = |it: &&str| {
        let is_part = |it: char| it.is_uppercase() || it.is_numeric() || "-.'’".contains(it);
        !it.is_empty() && it.chars().all(is_part)
    };
    let words = line.split(' ').take_while(loud).take(NAME);
    words.map(|it| capital(&small(it))).collect::<Vec<_>>().join(" ")
}
