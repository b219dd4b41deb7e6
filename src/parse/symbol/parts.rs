//! Parts that the forms read, put into official spelling.

use std::borrow::Cow;

use crate::{
    grammar::Grammar,
    model::{Quirk, Style, Symbol},
    parse::common::DASHES,
    text::BARRED,
};

/// The parts that the forms read, before they are put into official spelling.
pub(super) struct Parts<'a> {
    pub(super) raw: &'a str,
    pub(super) number: &'a str,
    pub(super) year: Option<u16>,
    pub(super) code: &'a str,
    pub(super) issuer: &'a str,
}

impl<'a> Parts<'a> {
    pub(super) fn into_symbol(
        self,
        grammar: &Grammar,
        style: Style,
        quirks: &[Quirk],
    ) -> Symbol<'a> {
        let mut quirks = quirks.to_vec();
        if self.raw.contains(' ') {
            quirks.push(Quirk::InnerSpace);
        }
        if self.raw.contains(|letter| letter != '-' && DASHES.contains(&letter)) {
            quirks.push(Quirk::LookalikeLetters);
        }
        let code = match grammar.official_letters(self.code) {
            Some(code) => Cow::from(code.to_owned()),
            None => Cow::from(self.code),
        };
        let issuer = official_issuer(grammar, self.issuer);
        let barless =
            |official: &str, raw: &str| official.contains(BARRED) && !raw.contains(BARRED);
        if barless(&code, self.code) || barless(&issuer, self.issuer) {
            quirks.push(Quirk::LookalikeLetters);
        }
        let changed = |official: &str, raw: &str| official.len() == raw.len() && official != raw;
        if changed(&code, self.code) || changed(&issuer, self.issuer) {
            quirks.push(Quirk::LetterCase);
        }
        let Self { raw, number, year, .. } = self;
        let mut symbol = Symbol { raw, number, year, code, issuer, style, quirks };
        if symbol.is_misread() {
            symbol.quirks.push(Quirk::LookalikeLetters);
        }
        symbol
    }
}

/// The letters of an issuer in official spelling: no blanks, plain hyphens, the case of the tables.
fn official_issuer<'a>(grammar: &Grammar, raw: &'a str) -> Cow<'a, str> {
    let is_plain = |(at, part): (usize, &str)| official_group(grammar, at, part).is_none();
    if raw.is_ascii() && !raw.contains([' ', '_']) && raw.split('-').enumerate().all(is_plain) {
        return raw.into();
    }
    let parts = raw.split(DASHES).enumerate().map(|(at, part)| {
        // `QH 13`: a term that was parted from its letters.
        let part = part.replace(' ', "");
        official_group(grammar, at, &part).map(str::to_owned).unwrap_or(part)
    });
    parts.collect::<Vec<_>>().join("-").into()
}

/// The official spelling of a group. Units choose their letters, and two letters have other
/// readings: `NHNN-TD` and `TTr/ND` lack no bar.
fn official_group<'g>(grammar: &'g Grammar, at: usize, part: &str) -> Option<&'g str> {
    let official = grammar.official_letters(part)?;
    let has_bar = official.contains(BARRED) && !part.contains(BARRED);
    let is_free = at > 0 || part.chars().count() < 3;
    (!has_bar || !is_free).then_some(official)
}
