//! Places below a province in a head: `HUYỆN MỘC CHÂU`, `PHƯỜNG 12`.

use crate::{
    extract::edge::ENDS,
    grammar::{Grammar, Issuer, MarkRole, OpenerRole},
    model::Level,
    text::{capital, offset, small},
};

/// The longest name of such a place, in words: `Thị trấn Nông trường Mộc Châu`.
const NAME: usize = 4;

/// The last place below a province that the lines of a head name behind its level, as people write it.
///
/// The head is the lines joined: a name may go on in the next line.
pub(super) fn place(grammar: &Grammar, (head, lines): (&str, &[&str])) -> Option<String> {
    lines.iter().rev().find_map(|line| {
        let starts = line.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        starts.into_iter().find_map(|at| {
            let (before, rest) = line.split_at_checked(at)?;
            let (opener, width) =
                grammar.opener_at(rest).filter(|it| it.0.role == OpenerRole::Level)?;
            let before = before.trim_matches(|it: char| !it.is_alphanumeric());
            // `LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI`: only a body stands before a level.
            let bodies = || grammar.issuer_hits(before).last().map(|hit| hit.end);
            let stands = before.is_empty() || bodies() == Some(before.len());
            let name = name(grammar, rest.get(width..)?).filter(|_| stands)?;
            let is_body = grammar.issuer_at(rest).is_some();
            let on = offset(head, rest).and_then(|at| head.get(at + width..)).unwrap_or(&name);
            let is_province = is_province(grammar, &opener.words, on.trim_start());
            (!is_body && !is_province).then(|| format!("{} {name}", opener.words))
        })
    })
}

/// A body with the place below a province that a head names: `UBND huyện Mộc Châu`, `Huyện ủy Mộc Châu`.
pub(super) fn named(
    grammar: &Grammar,
    (head, lines): (&str, &[&str]),
    body: &Issuer,
) -> Option<String> {
    let hit = grammar
        .issuer_hits(head)
        .into_iter()
        .rfind(|hit| grammar.issuers().get(hit.row).is_some_and(|it| it.name == body.name));
    if let Some(place) = place(grammar, (head, lines)) {
        // `HỘI NÔNG DÂN HUYỆN …`: not the name that it has in Hà Nội.
        let bare = bare(grammar, body);
        let said = hit.and_then(|it| head.get(it.start..it.end)).map(|it| grammar.fold(it));
        let mut names = std::iter::once(&bare.name).chain(&bare.also);
        let called = names.find(|it| said.as_ref().is_some_and(|said| grammar.fold(it) == *said));
        return Some(format!("{} {place}", called.unwrap_or(&bare.name)));
    }
    // `HUYỆN ỦY MỘC CHÂU`: the level is in the name of the body.
    let line = hit.filter(|_| is_local(body)).and_then(|it| head.get(it.end..))?;
    Some(format!("{} {}", body.name, name(grammar, line.split(ENDS).next()?)?))
}

/// Whether a body stands below a province by its row.
fn is_local(body: &Issuer) -> bool {
    matches!(body.level, Level::District | Level::Commune)
}

/// The body whose name tells no level, for one whose name does: `UBND` of `UBND cấp huyện`.
fn bare<'g>(grammar: &'g Grammar, body: &'g Issuer) -> &'g Issuer {
    let letters = body.letters.first().filter(|_| is_local(body));
    let mut rows = letters.into_iter().flat_map(|it| grammar.issuers_of(it));
    rows.find(|row| row.level == Level::Any).unwrap_or(body)
}

/// Whether a level and the words behind it are a province's, or a city's that is one.
fn is_province(grammar: &Grammar, level: &str, behind: &str) -> bool {
    let is = |role| grammar.marked(role).any(|it| it == level);
    let city = || grammar.place_at(behind).is_some_and(|(row, _)| row.city);
    is(MarkRole::Province) || is(MarkRole::City) && city()
}

/// The words in capitals that a name begins with, each as in a sentence.
fn name(grammar: &Grammar, rest: &str) -> Option<String> {
    let is_level = |word: &str| {
        let here = offset(rest, word).and_then(|at| rest.get(at..));
        let opener = here.and_then(|it| grammar.opener_at(it));
        opener.is_some_and(|(it, _)| it.role == OpenerRole::Level)
    };
    let mut words = Vec::new();
    for word in rest.split_whitespace() {
        let bare = word.trim_end_matches(|it: char| !it.is_alphanumeric());
        let is_name = bare.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
        if !is_name || is_level(word) {
            break;
        }
        let is_loud = !bare.contains(char::is_lowercase);
        words.push(if is_loud { capital(&small(bare)) } else { bare.to_owned() });
        if bare.len() < word.len() {
            break;
        }
    }
    (1..=NAME).contains(&words.len()).then(|| words.join(" "))
}
