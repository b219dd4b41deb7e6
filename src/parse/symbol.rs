//! Number and symbol of a document, in every style, with the liberties that people take.

use nom::{
    Parser as _,
    branch::alt,
    bytes::complete::take_while_m_n,
    combinator::rest,
    combinator::{consumed, opt, peek, recognize, verify},
    multi::many1,
    sequence::{pair, preceded, terminated},
};

mod aged;
mod court;
mod letters;
mod parts;
mod sign;

pub use self::{aged::aged, court::court};

use self::letters::{group, groups, hyphen, number, slash, year};
use self::{
    parts::Parts,
    sign::{Sign, sign},
};
use super::{
    NotHere, Parsed,
    common::{blank, dash, figures, is_boundary},
};
use crate::{
    grammar::{Grammar, Side},
    model::{Quirk, Style, Symbol},
};

/// Parses a number and symbol with the built-in grammar; see [`symbol_in`].
///
/// ```
/// let (rest, symbol) = viendan::parse::symbol::symbol("04/KH-UBND ngày 04/01/2023").unwrap();
/// assert_eq!((symbol.number, symbol.code.as_ref(), symbol.issuer.as_ref()), ("04", "KH", "UBND"));
/// assert_eq!(rest, " ngày 04/01/2023");
/// ```
pub fn symbol(input: &str) -> Parsed<'_, Symbol<'_>> {
    symbol_in(Grammar::builtin(), input)
}

/// Parses a number and symbol of any style.
///
/// ```abnf
/// symbol = assembly / normative / state / dispatch / party / old / small
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, model::{Quirk, Style}, parse::symbol};
///
/// let (_, read) = symbol::symbol_in(Grammar::builtin(), "550/ VPUB -KSTTHC về").unwrap();
/// assert_eq!((read.style, read.quirks), (Style::Dispatch, vec![Quirk::InnerSpace]));
/// ```
pub fn symbol_in<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    assembly(grammar, input)
        .or_else(|_| normative(grammar, input))
        .or_else(|_| state(grammar, input))
        .or_else(|_| dispatch(grammar, input))
        .or_else(|_| party(grammar, input))
        .or_else(|_| old(grammar, input))
        .or_else(|_| small(grammar, input))
}

/// Parses a number of the National Assembly, `31/2024/QH15`.
///
/// ```abnf
/// assembly = number slash year slash ("QH" / "UBTVQH") [[blank] 1*2DIGIT]
/// ```
///
/// The term is read behind a blank, and missed without complaint: a rule knows terms.
///
/// ```
/// use viendan::{grammar::Grammar, parse::symbol};
///
/// let (_, read) = symbol::assembly(Grammar::builtin(), "326/2016/UBTVQH14").unwrap();
/// assert_eq!((read.year, read.issuer.as_ref()), (Some(2016), "UBTVQH14"));
/// ```
pub fn assembly<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let body = |letters: &&str| {
        let head = letters.trim_end_matches(|letter: char| letter.is_ascii_digit());
        grammar.has_style_letters(Style::Assembly, head)
    };
    // `QH 15` is parted; behind `QH15 2025` stands a year.
    let bare = |letters: &&str| grammar.has_style_letters(Style::Assembly, letters);
    let ends = peek(verify(rest, is_boundary));
    let term = terminated(figures(2, 2), ends);
    let parted = recognize((verify(group, bare), nom::character::complete::char(' '), term));
    // `OH15`: a letter that was misread.
    let body = |letters: &&str| body(letters) || body(&letters.replace('O', "Q").as_str());
    let (rest, (raw, (number, _, year, _, issuer))) =
        consumed((number, slash, year, slash, alt((parted, verify(group, body))))).parse(input)?;
    let parts = Parts { raw, number, year: Some(year), code: "", issuer };
    let mut symbol = parts.into_symbol(grammar, Style::Assembly, &[]);
    if issuer.contains('O') {
        symbol.issuer = symbol.issuer.replace('O', "Q").into();
        symbol.quirks.push(Quirk::LookalikeLetters);
    }
    Ok((rest, symbol))
}

/// Parses legislation, which carries the year: `13/2018/NĐ-CP`, `02/2025/TTLT-BCA-VKSNDTC`.
///
/// ```abnf
/// normative = number slash year [slash] sign
///           / number slash year slash body                 ; the code is missing, `69/2022/BTC`
///           / number slash year slash code [hyphen]        ; the body is missing, `30/2020/NĐ`
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::symbol};
///
/// let (_, read) = symbol::normative(Grammar::builtin(), "66.1/2025/NQ-CP").unwrap();
/// assert_eq!((read.number, read.year), ("66.1", Some(2025)));
/// ```
pub fn normative<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    // `168/2025-NĐ-CP`: a hyphen stands where the second slash should.
    let (body, (head, (number, _, year, slash, _))) =
        consumed((number, slash, year, opt(slash), opt(dash))).parse(input)?;
    let known = |letters: &&str| grammar.issuers_of(letters).next().is_some();
    let uncoded = |input| {
        let (rest, raw) = verify(groups, known).parse(input)?;
        Ok((rest, Sign { raw, code: "", issuer: raw, quirks: &[] }))
    };
    let bodiless = |input| {
        let code = verify(group, |it: &str| grammar.is_state_code(it));
        let (rest, (raw, (code, _))) = consumed((code, opt(dash))).parse(input)?;
        Ok((rest, Sign { raw, code, issuer: "", quirks: &[] }))
    };
    let sign = |input| sign(grammar, input);
    let (rest, sign) = alt((sign, uncoded, bodiless)).parse(body)?;
    let raw = input.get(..head.len() + sign.raw.len()).unwrap_or(input);
    let parts = Parts { raw, number, year: Some(year), code: sign.code, issuer: sign.issuer };
    let mut symbol = parts.into_symbol(grammar, Style::Normative, sign.quirks);
    if slash.is_none() {
        symbol.quirks.push(Quirk::MissingSlash);
    }
    // `15/2020/NĐ-C`: no body that issues legislation has one letter.
    if !sign.code.is_empty() && sign.issuer.chars().count() == 1 {
        symbol.quirks.push(Quirk::CutShort);
    }
    Ok((rest, symbol))
}

/// Parses a State symbol, `04/KH-UBND`, and a consolidated text's, `134/VBHN-VPQH`.
///
/// ```abnf
/// state = number slash sign
///       / number [blank] code hyphen groups                ; missing slash, `17KH-VPUB`
///       / number code slash body                           ; `936QĐ/UB`
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, model::Quirk, parse::symbol};
///
/// let (_, read) = symbol::state(Grammar::builtin(), "17KH-VPUB").unwrap();
/// assert_eq!(read.quirks, [Quirk::MissingSlash]);
/// ```
pub fn state<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let (body, (head, (number, slash))) = consumed((number, opt(slash))).parse(input)?;
    let (rest, sign) = sign(grammar, body)?;
    // Without the slash only the regular hyphen tells that a symbol stands here, or a known body
    // behind a slash.
    let names = || {
        let is_slash = sign.quirks == [Quirk::SlashForHyphen];
        let is_party = grammar.has_style_letters(Style::Party, sign.issuer);
        is_slash && !is_party && grammar.issuers_of(sign.issuer).next().is_some()
    };
    if slash.is_none() && !sign.quirks.is_empty() && !names() {
        return Err(NotHere);
    }
    let raw = input.get(..head.len() + sign.raw.len()).unwrap_or(input);
    let parts = Parts { raw, number, year: None, code: sign.code, issuer: sign.issuer };
    let style = if grammar.has_style_letters(Style::Consolidated, sign.code) {
        Style::Consolidated
    } else {
        Style::State
    };
    let mut symbol = parts.into_symbol(grammar, style, sign.quirks);
    if slash.is_none() {
        symbol.quirks.push(Quirk::MissingSlash);
    }
    if grammar.has_style_letters(Style::Party, symbol.body()) {
        symbol.quirks.push(Quirk::SwappedSeparators);
    }
    Ok((rest, symbol))
}

/// Parses a dispatch, which has no type code: `550/VPUB-KSTTHC`, or one group alone: `942/BDN`.
///
/// ```abnf
/// dispatch = number slash groups
///          / number groups2                               ; missing slash, at least two groups
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::symbol};
///
/// let (_, read) = symbol::dispatch(Grammar::builtin(), "8935/BNV-CTTN&BĐG").unwrap();
/// assert_eq!((read.code.as_ref(), read.body()), ("", "BNV"));
/// ```
pub fn dispatch<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let (body, (head, (number, slash))) = consumed((number, opt(slash))).parse(input)?;
    let long = |letters: &&str| letters.chars().count() > 1;
    let (rest, issuer) = if slash.is_some() {
        groups(body)?
    } else {
        verify(recognize(pair(verify(group, long), many1(preceded(hyphen, group)))), |_: &str| true)
            .parse(body)?
    };
    let raw = input.get(..head.len() + issuer.len()).unwrap_or(input);
    let old = grammar.has_style_letters(Style::Old, issuer) || issuer.chars().count() < 2;
    if old {
        return Err(NotHere);
    }
    let quirks: &[Quirk] = if slash.is_none() { &[Quirk::MissingSlash] } else { &[] };
    let parts = Parts { raw, number, year: None, code: "", issuer };
    Ok((rest, parts.into_symbol(grammar, Style::Dispatch, quirks)))
}

/// Parses a Party symbol, `03-NQ/TU`; its issuer may be missing, `429-QĐi`.
///
/// ```abnf
/// party = number hyphen code [slash groups [slash mark]]
///       / number [blank] code slash groups                 ; missing hyphen, `298 KH/TWĐTN`
/// mark  = 1*2small                                         ; `919-CV/VPTW/nb`
/// ```
///
/// In front of letters that only the Party has, any letters are a code: `459-KHHĐ/TU`.
///
/// ```
/// use viendan::{grammar::Grammar, model::Quirk, parse::symbol};
///
/// let (_, read) = symbol::party(Grammar::builtin(), "429-QĐi ngày 01/7/2022").unwrap();
/// assert_eq!(read.quirks, [Quirk::MissingIssuer]);
/// ```
pub fn party<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let is_code = |code: &&str| grammar.kind_of_party_code(code).is_some();
    let of_party_only = |letters: &&str| {
        let body = letters.split(['-', ' ']).next().unwrap_or(letters);
        grammar.has_style_letters(Style::Party, body)
    };
    let before_party = terminated(group, peek((slash, verify(groups, of_party_only))));
    let code = alt((verify(group, is_code), before_party));
    let mark = take_while_m_n(1, 2, |letter: char| letter.is_ascii_lowercase());
    let marked = recognize((groups, opt((nom::character::complete::char('/'), mark))));
    let issuer = opt(preceded(slash, marked));
    let (rest, (raw, (number, hyphen, code, issuer))) =
        consumed((number, alt((hyphen.map(|_| true), blank.map(|_| false))), code, issuer))
            .parse(input)?;
    let of_party = issuer.is_some_and(|issuer| {
        grammar.has_style_letters(Style::Party, issuer.split(['-', ' ']).next().unwrap_or(issuer))
    });
    if !is_boundary(rest) || (!hyphen && !of_party) || rest.starts_with(['/', '-']) {
        return Err(NotHere);
    }
    let parts = Parts { raw, number, year: None, code, issuer: issuer.unwrap_or_default() };
    let mut symbol = parts.into_symbol(grammar, Style::Party, &[]);
    if !hyphen {
        symbol.quirks.push(Quirk::MissingHyphen);
    }
    if issuer.is_none() {
        symbol.quirks.push(Quirk::MissingIssuer);
    } else if is_only_state(grammar, symbol.body()) && !of_party {
        symbol.quirks.push(Quirk::SwappedSeparators);
    }
    Ok((rest, symbol))
}

/// Parses a form that ended before 1998: `275-CP`, `754/TTg`, `33B-HĐBT`.
///
/// ```abnf
/// old = number (hyphen / slash) letters [slash group]
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::symbol};
///
/// let (_, read) = symbol::old(Grammar::builtin(), "769/TTg ngày 18/9/1997").unwrap();
/// assert_eq!(read.canonical(), "769/TTg");
/// ```
pub fn old<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let known = |letters: &&str| grammar.has_style_letters(Style::Old, letters);
    let separator = recognize(alt((hyphen, slash)));
    let (rest, (raw, (number, _, issuer, _))) =
        consumed((number, separator, verify(group, known), opt(preceded(slash, group))))
            .parse(input)?;
    let parts = Parts { raw, number, year: None, code: "", issuer };
    Ok((rest, parts.into_symbol(grammar, Style::Old, &[])))
}

/// Parses a symbol of the State in small letters, `38/kh-ubnd`, whose code and issuer are known.
///
/// ```abnf
/// small = number slash [year slash] small-letters hyphen small-letters
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, model::Quirk, parse::symbol};
///
/// let (_, read) = symbol::small(Grammar::builtin(), "24/2009/nđ-cp ngày").unwrap();
/// assert_eq!((read.canonical().as_str(), read.quirks), ("24/2009/NĐ-CP", vec![Quirk::LetterCase]));
/// ```
pub fn small<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let letters = || take_while_m_n(2, 8, |letter: char| letter.is_lowercase());
    let year = opt(terminated(year, slash));
    let (rest, (raw, (number, _, year, code, _, issuer))) =
        consumed((number, slash, year, letters(), hyphen, letters())).parse(input)?;
    let official = |letters: &str| {
        let capital = letters.to_uppercase();
        grammar.official_letters(&capital).map_or(capital.clone(), str::to_owned)
    };
    let (code, issuer) = (official(code), official(issuer));
    let is_known = grammar.is_state_code(&code) && grammar.issuers_of(&issuer).next().is_some();
    if !is_known || !is_boundary(rest) {
        return Err(NotHere);
    }
    let style = if year.is_some() { Style::Normative } else { Style::State };
    let (code, issuer) = (code.into(), issuer.into());
    let quirks = vec![Quirk::LetterCase];
    Ok((rest, Symbol { raw, number, year, code, issuer, style, quirks }))
}

/// Letters that only bodies of the State have.
fn is_only_state(grammar: &Grammar, letters: &str) -> bool {
    let mut bodies = grammar.issuers_of(letters).peekable();
    bodies.peek().is_some() && bodies.all(|body| body.side == Side::State)
}

/// Parses what stands behind a number that was left blank, `QĐ-UBND` or `2025/QĐ-TTg`.
///
/// ```abnf
/// blank = [year slash] sign
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::symbol};
///
/// let (_, read) = symbol::blank_in(Grammar::builtin(), "BC-VPUB").unwrap();
/// assert_eq!(read.canonical(), "…/BC-VPUB");
/// ```
pub fn blank_in<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let (body, year) = opt((year, slash)).parse(input)?;
    let (rest, sign) = sign(grammar, body)?;
    let raw = input.get(..input.len() - rest.len()).unwrap_or(input);
    let year = year.map(|(year, _)| year);
    let style = if year.is_some() { Style::Normative } else { Style::State };
    let parts = Parts { raw, number: "", year, code: sign.code, issuer: sign.issuer };
    let mut symbol = parts.into_symbol(grammar, style, sign.quirks);
    symbol.quirks.push(Quirk::BlankNumber);
    Ok((rest, symbol))
}
