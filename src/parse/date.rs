//! Dates in figures and in words.

use nom::{
    IResult, Parser as _,
    branch::alt,
    character::complete::{char, one_of},
    combinator::{consumed, map, opt, verify},
    sequence::{delimited, preceded, terminated},
};

use super::{
    NotHere, Parsed,
    common::{blank, blanks, failed, figures, is_boundary},
};
use crate::{
    grammar::{DateRole, Grammar},
    model::{Date, Quirk, Slip, YEARS},
};

/// So many blanks, dots and figures may stand behind `ngày` in a sentence, in bytes; more are a date.
const BLANKS: usize = 3;

/// Parses a date in figures, `06/01/2023`, `6-1-2023` or `6.1.2023`.
///
/// ```abnf
/// numeric = 1*2DIGIT mark 1*2DIGIT mark 4DIGIT
/// mark    = [blank] ("/" / "-" / ".") [blank]
/// ```
///
/// The parser does not judge: `31/02/2023` is a [`Date`] too, and `impossible-date` says so.
///
/// ```
/// let (rest, date) = viendan::parse::date::numeric("06/01/2023 của UBND tỉnh").unwrap();
/// assert_eq!((date.day, date.month, date.year, rest), (6, 1, 2023, " của UBND tỉnh"));
/// ```
pub fn numeric(input: &str) -> Parsed<'_, Date<'_>> {
    // `23//8/2024`: a mark too many is read, and told.
    let mark = || delimited(blank, terminated(one_of("/-."), opt(char('/'))), blank);
    let (rest, (raw, (day, first, month, _, year))) = verify(
        consumed((figures(1, 2), mark(), figures(1, 2), mark(), figures(4, 4))),
        |(_, (_, first, _, second, _))| first == second,
    )
    .parse(input)?;
    if first == '.' && !is_boundary(rest) || rest.starts_with(|next: char| next.is_ascii_digit()) {
        return Err(NotHere);
    }
    Ok((
        rest,
        Date {
            raw,
            words: raw,
            day: number(day),
            month: number(month),
            year: number(year),
            slip: None,
        },
    ))
}

/// Parses a date in words, `05 tháng 5 năm 2023`.
///
/// ```abnf
/// worded = 1*2DIGIT blanks "tháng" blanks 1*2DIGIT [","] blanks "năm" blanks 4*5DIGIT
/// ```
///
/// A year with a figure too many is read as it stands, and `implausible-year` says so.
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// let (_, date) = date::worded(Grammar::builtin(), "05 tháng 5 năm 2023").unwrap();
/// assert_eq!((date.day, date.month, date.year), (5, 5, 2023));
/// ```
pub fn worded<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, Date<'a>> {
    let month = |input: &'a str| word(grammar, DateRole::Month, input);
    let year = |input: &'a str| word(grammar, DateRole::Year, input);
    // `ngày 26 tháng 10 tháng 2022`: the year is called a month.
    let called = alt((map(year, |_| false), map(month, |_| true)));
    let (rest, (raw, (day, _, month, (_, _, wrong, _), year))) = consumed((
        figures(1, 2),
        (blanks, month, blanks),
        figures(1, 2),
        (opt(char(',')), blanks, called, blanks),
        figures(4, 5),
    ))
    .parse(input)?;
    let slip = wrong.then_some(Slip { quirk: Quirk::MonthForYear, words: raw });
    Ok((
        rest,
        Date { raw, words: raw, day: number(day), month: number(month), year: number(year), slip },
    ))
}

/// Parses a date of either shape without its word, `06/01/2023` or `05 tháng 5 năm 2023`.
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// let day = |words| date::bare(Grammar::builtin(), words).map(|(_, date)| date.day);
/// assert_eq!([day("06/01/2023"), day("05 tháng 5 năm 2023")], [Ok(6), Ok(5)]);
/// ```
pub fn bare<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, Date<'a>> {
    numeric(input).or_else(|_| worded(grammar, input))
}

/// Parses a date of either shape behind its word, `ngày 06/01/2023`; the word may be doubled.
///
/// ```abnf
/// dated = 1*2(day blanks) (numeric / worded)
/// day   = "ngày" / "ban hành ngày" / "ký ngày"
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// let (rest, date) = date::dated(Grammar::builtin(), "ngày ngày 21/4/2023 về").unwrap();
/// assert_eq!((date.day, date.month, rest), (21, 4, " về"));
/// ```
pub fn dated<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, Date<'a>> {
    let lead = |input: &'a str| {
        let day = |input| word(grammar, DateRole::Day, input);
        let issue = |input| word(grammar, DateRole::Issue, input);
        alt((issue, day)).parse(input)
    };
    let (behind, _) = (lead, blanks, opt((lead, blanks))).parse(input)?;
    let read = bare(grammar, behind).or_else(|_| shortened(behind));
    let (rest, date) = read.or_else(|_| run_together(behind))?;
    let words = input.get(..input.len() - rest.len()).unwrap_or(input);
    let slip = date.slip.or_else(|| slip(grammar, input, words, date.raw));
    Ok((rest, Date { words, slip, ..date }))
}

/// Parses a date whose year has two figures, `23-11-46`, as the last century wrote it.
///
/// ```abnf
/// shortened = 1*2DIGIT mark 1*2DIGIT mark 2DIGIT
/// ```
///
/// Years that may be of this century are not read.
fn shortened(input: &str) -> Parsed<'_, Date<'_>> {
    let mark = || one_of("/-.");
    let (rest, (raw, (day, first, month, second, year))) =
        consumed((figures(1, 2), mark(), figures(1, 2), mark(), figures(2, 2))).parse(input)?;
    let year = 1900 + number(year);
    let goes_on = !is_boundary(rest) || rest.starts_with(['/', '-', '–']);
    if first != second || goes_on || year < *YEARS.start() {
        return Err(NotHere);
    }
    Ok((rest, Date { raw, words: raw, day: number(day), month: number(month), year, slip: None }))
}

/// Parses a date that lost one of its marks, `19/82024`, `198/2024`, where it can be but one.
///
/// ```abnf
/// run-together = 1*2DIGIT mark 1*2DIGIT 4DIGIT / 3*4DIGIT mark 4DIGIT
/// ```
fn run_together(input: &str) -> Parsed<'_, Date<'_>> {
    let mark = || one_of("/-.");
    let (rest, (raw, (first, _, second))) =
        consumed((figures(1, 4), mark(), figures(4, 6))).parse(input)?;
    let (short, year) = second.split_at(second.len() - 4);
    let days = if short.is_empty() { first } else { "" };
    let splits = (1..days.len()).map(|at| days.split_at(at)).chain([(first, short)]);
    let mut dates = splits
        .filter(|(day, month)| day.len() < 3 && month.len() < 3)
        .map(|(day, month)| (number(day), number(month)))
        .filter(|(day, month)| (1..=31).contains(day) && (1..=12).contains(month));
    let year = number(year);
    let goes_on = !is_boundary(rest) || rest.starts_with(['/', '-', '–']);
    match (dates.next(), dates.next()) {
        (Some((day, month)), None) if !goes_on && YEARS.contains(&year) => {
            let slip = Some(Slip { quirk: Quirk::MalformedDate, words: raw });
            Ok((rest, Date { raw, words: raw, day, month, year, slip }))
        }
        _ => Err(NotHere),
    }
}

/// The liberty in the words of a date, with the word that it was taken in.
fn slip<'a>(grammar: &Grammar, input: &'a str, words: &'a str, raw: &'a str) -> Option<Slip<'a>> {
    if raw.contains("//") {
        return Some(Slip { quirk: Quirk::MalformedDate, words: raw });
    }
    if let Some(words) = words.split(' ').find(|word| grammar.meant(word).is_some()) {
        return Some(Slip { quirk: Quirk::MisspeltWord, words });
    }
    // `2024của`: the word that runs on behind the year.
    let rest = input.get(words.len()..)?;
    let run = rest.find(|it: char| !it.is_lowercase()).unwrap_or(rest.len());
    let whole = input.get(..words.len() + run)?;
    let runs_together = |word: &&str| {
        let kind = |letter: char| (letter.is_ascii_digit(), letter.is_alphabetic());
        let next = word.chars().skip(1);
        word.chars().zip(next).any(|(one, two)| {
            matches!((kind(one), kind(two)), ((true, _), (_, true)) | ((_, true), (true, _)))
        })
    };
    let words = whole.split(' ').find(runs_together)?;
    Some(Slip { quirk: Quirk::MissingSpace, words })
}

/// Words without the year that ends them, `Luật Nhà ở 2014`; `None` when none does.
///
/// ```
/// use viendan::parse::date;
///
/// assert_eq!(date::before_year("Luật Nhà ở 2014"), Some(("Luật Nhà ở", 2014)));
/// assert_eq!(date::before_year("Luật Nhà ở"), None);
/// ```
pub fn before_year(words: &str) -> Option<(&str, u16)> {
    let (name, year) = words.rsplit_once(' ')?;
    let year = Some(year).filter(|it| it.len() == 4)?.parse().ok()?;
    YEARS.contains(&year).then_some((name.trim_end(), year))
}

/// The year that stands bare behind a name, ` 2014`, and its width with the blank.
///
/// ```
/// use viendan::parse::date;
///
/// assert_eq!(date::bare_year(" 2014 thì"), Some((5, 2014)));
/// assert_eq!(date::bare_year(" 2014/QH13"), None);
/// ```
pub fn bare_year(rest: &str) -> Option<(usize, u16)> {
    let (year, behind) = rest.strip_prefix(' ')?.split_at_checked(4)?;
    let ends = is_boundary(behind) && !behind.starts_with(['/', '-', '.'])
        || behind
            .strip_prefix('.')
            .is_some_and(|it| !it.starts_with(|it: char| it.is_alphanumeric()));
    let year = Some(year).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?.parse().ok()?;
    (ends && YEARS.contains(&year)).then_some((5, year))
}

/// Parses the year beside a name, `năm 2013`.
///
/// ```abnf
/// year = "năm" blanks 4DIGIT
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// assert_eq!(date::year(Grammar::builtin(), "năm 2013;").unwrap(), (";", 2013));
/// ```
pub fn year<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, u16> {
    let year = |input| word(grammar, DateRole::Year, input);
    Ok(map(preceded((year, blanks), figures(4, 4)), number).parse(input)?)
}

/// Parses a month and its year, `tháng 7 năm 2025`, `tháng 7/2025`.
///
/// ```abnf
/// month = "tháng" blanks 1*2DIGIT ("/" / blanks "năm" blanks) 4DIGIT
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// assert_eq!(date::month(Grammar::builtin(), "tháng 7 năm 2025.").unwrap(), (".", (7, 2025)));
/// ```
pub fn month<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, (u16, u16)> {
    let month = |input| word(grammar, DateRole::Month, input);
    let year = |input| word(grammar, DateRole::Year, input);
    let mark = alt((map(char('/'), |_| ()), map((blanks, year, blanks), |_| ())));
    let read = (preceded((month, blanks), figures(1, 2)), preceded(mark, figures(4, 4)));
    Ok(map(read, |(month, year)| (number(month), number(year))).parse(input)?)
}

/// The words behind a date that was left blank, `     tháng     năm 2025`, `…/…/2025`, read from behind its
/// first word.
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// let behind = |words| date::unfilled(Grammar::builtin(), words);
/// assert_eq!(behind("     tháng     năm 2025 của UBND"), Some("của UBND"));
/// assert_eq!(behind(" của UBND"), None);
/// ```
pub fn unfilled<'a>(grammar: &Grammar, rest: &'a str) -> Option<&'a str> {
    let is_blank = |it: char| it.is_ascii_digit() || " ./…_-".contains(it);
    let mut rest = rest;
    let mut blanks = 0;
    let mut words = 0;
    loop {
        let behind = rest.trim_start_matches(is_blank);
        blanks += rest.len() - behind.len();
        match grammar.date_word_at(behind) {
            Some((word, width)) if matches!(word.role, DateRole::Month | DateRole::Year) => {
                rest = behind.get(width..)?;
                words += 1;
            }
            _ => return (words > 0 || blanks > BLANKS).then_some(behind),
        }
    }
}

/// A date word of one role.
fn word<'a>(grammar: &Grammar, role: DateRole, input: &'a str) -> IResult<&'a str, &'a str> {
    match grammar.date_word_at(input) {
        Some((word, width)) if word.role == role => {
            let (read, rest) = input.split_at(width);
            Ok((rest, read))
        }
        _ => Err(failed(input)),
    }
}

/// The number that figures say; what is more than any year is the greatest number.
fn number(figures: &str) -> u16 {
    figures.parse().unwrap_or(u16::MAX)
}
