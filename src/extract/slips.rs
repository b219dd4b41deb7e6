//! Slips in the words around a number: misspelt words, lost blanks, broken dates.

use crate::{
    grammar::{DateRole, Grammar},
    model::{Form, Mention, Quirk, Slip},
    text::Text,
};

/// How far around a number its words are looked at, in bytes; the farthest of seven in 791 texts
/// ends at 54.
const NEAR: usize = 72;

/// Names the slips around every number, and in the pinpoints and titles of all that is cited.
pub(super) fn mark<'t>(text: &'t Text, grammar: &Grammar, mentions: &mut [Mention<'t>]) {
    for mention in mentions.iter_mut() {
        mention.slips.extend(pointed(grammar, mention));
        mention.slips.extend(titled(grammar, mention));
        if mention.form == Form::Numbered {
            let found = around(text, grammar, mention);
            mention.slips.extend(found);
        }
        // A date and a label tell their own slips too.
        let mut told: Vec<Slip<'t>> = Vec::new();
        for slip in std::mem::take(&mut mention.slips) {
            if !told.contains(&slip) {
                told.push(slip);
            }
        }
        mention.slips = told;
    }
}

/// Slips in the words before and behind a number.
fn around<'t>(text: &'t Text, grammar: &Grammar, mention: &Mention<'t>) -> Vec<Slip<'t>> {
    let Some(here) = text.range_of(mention.words) else { return Vec::new() };
    let words = text.words();
    let from = words.ceil_char_boundary(here.start.saturating_sub(NEAR));
    let before = words.get(from..here.start).unwrap_or_default();
    let before = before.rsplit(['\n', ';', '.']).next().unwrap_or_default();
    let start = here.start - before.len();
    let mut slips = ahead(grammar, before, words.get(start..here.end).unwrap_or_default());
    let kind = mention.kind_words.and_then(|kind| text.range_of(kind));
    let opened = kind.and_then(|kind| words.get(start..kind.start));
    // `bàn hành Nghị quyết số …`: the verb before the kind.
    slips.extend(opened.and_then(|opened| misspelt_end(grammar, opened.trim_end())));
    let rest = words.get(here.end..).unwrap_or_default();
    let near = rest.get(..rest.floor_char_boundary(NEAR)).unwrap_or(rest);
    let near = near.split(['\n', ';']).next().unwrap_or_default();
    let glued = clings(grammar, near);
    slips.extend(
        glued
            .and_then(|width| words.get(here.start..here.end + width))
            .map(|words| Slip { quirk: Quirk::MissingSpace, words }),
    );
    // The end of a line is no blank that somebody typed.
    let is_typed = |slip: &Slip<'t>| !text.written(slip.words).contains('\n');
    slips.extend(behind(grammar, near).into_iter().filter(is_typed));
    slips
}

/// `khoàn 9 Điều 1`: misspelt units of a pinpoint.
fn pointed<'t>(grammar: &Grammar, mention: &Mention<'t>) -> Vec<Slip<'t>> {
    let units = mention.pinpoint.unwrap_or_default().split([' ', ',']);
    let misspelt = units.filter(|unit| grammar.meant(unit).is_some());
    misspelt.map(|words| Slip { quirk: Quirk::MisspeltWord, words }).collect()
}

/// `quy định chỉ tiết …`: the misspelt opener of a title.
fn titled<'t>(grammar: &Grammar, mention: &Mention<'t>) -> Option<Slip<'t>> {
    let subject = mention.subject?;
    let (_, width) = grammar.opener_at(subject)?;
    let words = subject.get(..width).filter(|words| grammar.meant(words).is_some())?;
    Some(Slip { quirk: Quirk::MisspeltWord, words })
}

/// The misspelt words, more than one, that others end with.
fn misspelt_end<'t>(grammar: &Grammar, words: &'t str) -> Option<Slip<'t>> {
    let starts = words.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let mut ends = starts.filter_map(|at| words.get(at..)).filter(|it| it.contains(' '));
    let words = ends.find(|words| grammar.meant(words).is_some())?;
    Some(Slip { quirk: Quirk::MisspeltWord, words })
}

/// `23/NĐ-CPquy định …`: the width of the known word that clings to a symbol.
fn clings(grammar: &Grammar, near: &str) -> Option<usize> {
    let run = near.find(|letter: char| !letter.is_lowercase()).unwrap_or(near.len());
    let day = grammar.date_word_at(near).filter(|(word, _)| word.role == DateRole::Day);
    let opens = day.is_some() || grammar.opener_at(near).is_some();
    (run > 1 && opens).then_some(run)
}

/// Slips of the kind and of the word before the number.
fn ahead<'t>(grammar: &Grammar, before: &'t str, whole: &'t str) -> Vec<Slip<'t>> {
    let mut slips = Vec::new();
    let lead = before.trim_end();
    let label = lead.rsplit(' ').next().unwrap_or_default();
    if lead.len() == before.len() && label.ends_with(char::is_alphabetic) {
        let glued = whole.get(before.len() - label.len()..).unwrap_or_default();
        slips.push(Slip { quirk: Quirk::MissingSpace, words: glued });
    }
    let is_misspelt = grammar.meant(label).is_some();
    if is_misspelt {
        slips.push(Slip { quirk: Quirk::MisspeltWord, words: label });
    }
    let kind = lead.strip_suffix(label).unwrap_or(lead).trim_end();
    slips.extend([kind, lead].into_iter().filter_map(|words| misspelt_end(grammar, words)));
    slips
}

/// Slips of the date behind the number.
fn behind<'t>(grammar: &Grammar, near: &'t str) -> Vec<Slip<'t>> {
    let lead = near.trim_start_matches([' ', ',']);
    let role = |words: &str| grammar.date_word_at(words).map(|(word, width)| (word.role, width));
    let Some((DateRole::Day | DateRole::Issue, width)) = role(lead) else { return Vec::new() };
    let rest = lead.get(width..).unwrap_or_default();
    let mut slips = Vec::new();
    let word = lead.get(..width).unwrap_or_default();
    if grammar.meant(word).is_some() && rest.trim_start().starts_with(figure) {
        slips.push(Slip { quirk: Quirk::MisspeltWord, words: word });
    }
    if rest.starts_with(figure) {
        let end = lead.find([' ', ',']).unwrap_or(lead.len());
        let glued = lead.get(..end).unwrap_or_default();
        slips.push(Slip { quirk: Quirk::MissingSpace, words: glued });
    }
    let date = rest.trim_start();
    if !date.starts_with(figure) {
        return slips;
    }
    let tokens: Vec<&'t str> = date.split(' ').filter(|it| !it.is_empty()).take(5).collect();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        let ends = token.trim_end_matches([',', '.', ')']);
        let glued = role(ends).and_then(|(_, width)| ends.get(width..));
        if grammar.meant(ends).is_some() && next.starts_with(figure) {
            slips.push(Slip { quirk: Quirk::MisspeltWord, words: ends });
        } else if at > 0 && glued.is_some_and(|rest| rest.starts_with(figure)) || is_run_on(ends) {
            slips.push(Slip { quirk: Quirk::MissingSpace, words: ends });
        } else if is_doubled(ends) || lacks_year(ends) && next.starts_with(char::is_lowercase) {
            slips.push(Slip { quirk: Quirk::MalformedDate, words: ends });
        }
        if ends.contains(['/', '-', '.']) {
            break;
        }
    }
    slips.extend(without_month(grammar, date, &tokens).or_else(|| parted(date)));
    slips
}

/// `24/6/ 2019`: a blank stands beside a mark.
fn parted(date: &str) -> Option<Slip<'_>> {
    let end = date.find(|it: char| !figure(it) && it != '/' && it != ' ').unwrap_or(date.len());
    let words = date.get(..end)?.trim_end();
    let bare = words.replace(' ', "");
    let [day, month, year] = *bare.split('/').collect::<Vec<_>>() else { return None };
    let is_date = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    let parts = words.split('/').map(str::trim);
    let is_whole = parts.into_iter().all(|part| !part.contains(' '));
    (is_date && is_whole && bare.len() < words.len())
        .then_some(Slip { quirk: Quirk::MalformedDate, words })
}

/// `24 tháng năm 2024`: the month has its word and no figure.
fn without_month<'t>(grammar: &Grammar, date: &'t str, tokens: &[&'t str]) -> Option<Slip<'t>> {
    let &[day, month, year, figures, ..] = tokens else { return None };
    let role = |words: &str, wanted: DateRole| {
        let word = grammar.date_word_at(words);
        word.is_some_and(|(word, width)| word.role == wanted && width == words.len())
    };
    let is_whole = |words: &str| words.chars().all(figure);
    let year_figures = figures.trim_end_matches(|it: char| !it.is_ascii_digit());
    let is_broken = is_whole(day)
        && role(month, DateRole::Month)
        && role(year, DateRole::Year)
        && year_figures.len() == 4
        && is_whole(year_figures);
    let end = date.find(year_figures)? + year_figures.len();
    is_broken.then_some(Slip { quirk: Quirk::MalformedDate, words: date.get(..end)? })
}

/// `17/6/2024của`: a word clings to the year.
fn is_run_on(token: &str) -> bool {
    let date = token.trim_end_matches(char::is_alphabetic);
    date.len() < token.len()
        && date.matches('/').count() == 2
        && date.chars().all(|it| figure(it) || it == '/')
        && date.ends_with(figure)
}

/// `23//8/2024`: a mark stands twice.
fn is_doubled(token: &str) -> bool {
    ["//", "--", "/-", "-/"].iter().any(|marks| token.contains(marks))
        && token.starts_with(figure)
        && token.ends_with(figure)
        && token.chars().all(|it| figure(it) || "/-".contains(it))
}

/// `05/3/`: the year is lost behind its mark.
fn lacks_year(token: &str) -> bool {
    let parts: Vec<&str> = token.split('/').collect();
    let is_figures = |part: &str| (1..=2).contains(&part.len()) && part.chars().all(figure);
    matches!(*parts, [day, month, ""] if is_figures(day) && is_figures(month))
}

fn figure(letter: char) -> bool {
    letter.is_ascii_digit()
}
