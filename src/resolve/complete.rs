//! Completes what mentions leave out: the place behind `UBND tỉnh`, the body behind letters.

use crate::{
    extract::Report,
    grammar::{Grammar, MarkRole, Side},
    model::{Issuer, Level, Mention, Style, Symbol},
    parse,
};

/// The body that issued, as far as two mentions can differ in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authority {
    /// The province, by its row.
    pub province: Option<usize>,
    /// Folded words for the level: `huyện`, `xã`.
    pub level: Option<String>,
    /// The folded name below the province: `mai sơn`.
    pub name: Option<String>,
}

impl Authority {
    /// Reads the words that name an issuer; `home` is the province of the text itself.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, resolve::Authority};
    ///
    /// let body = Authority::of(Grammar::builtin(), "UBND huyện Mai Sơn", None);
    /// assert_eq!((body.level.as_deref(), body.name.as_deref()), (Some("huyện"), Some("mai sơn")));
    /// ```
    pub fn of(grammar: &Grammar, issuer: &str, home: Option<usize>) -> Self {
        let folded = grammar.fold(issuer);
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
        let has = |word: &str| {
            let mut starts = folded.match_indices(word);
            starts.any(|(at, _)| {
                let before = folded.get(..at).unwrap_or_default();
                let behind = folded.get(at + word.len()..).unwrap_or_default();
                ends(behind) && (before.is_empty() || before.ends_with(' '))
            })
        };
        // Bodies below the province share the letters of the province's.
        let below = grammar.marked(MarkRole::Below).find(|level| has(level));
        let provincial = is_provincial(grammar, has);
        let named = grammar.place_hits(issuer).last().map(|hit| hit.row);
        let province = named.or(if provincial || below.is_some() { home } else { None });
        let of_province = || grammar.marked(MarkRole::Province).next().filter(|_| provincial);
        let level = below.or_else(of_province).map(str::to_owned);
        let name = below
            .and_then(|level| folded.split_once(&format!("{level} ")))
            .map(|(_, name)| name.to_owned());
        Self { province, level, name }
    }

    /// Whether two mentions cannot mean one body.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let apart = |one: Option<usize>, two: Option<usize>| {
            one.zip(two).is_some_and(|(one, two)| one != two)
        };
        let levels =
            self.level.as_ref().zip(other.level.as_ref()).is_some_and(|(one, two)| one != two);
        let names =
            self.name.as_ref().zip(other.name.as_ref()).is_some_and(|(one, two)| one != two);
        apart(self.province, other.province) || levels || names
    }
}

/// The province of the text itself, by its row, from its issuer or its place.
pub fn home(grammar: &Grammar, report: &Report<'_>) -> Option<usize> {
    let of = |words: &str| grammar.place_hits(words).last().map(|hit| hit.row);
    let issuer = report.header.issuer.as_deref().and_then(of);
    issuer.or_else(|| report.header.place.and_then(of))
}

/// The issuer of a document, completed: from a mention, from letters that only one body of the
/// centre has, or from the text's own issuer where the letters are its own.
pub(super) fn issuer<'m, 't: 'm>(
    grammar: &Grammar,
    report: &Report<'_>,
    symbol: Option<&Symbol<'_>>,
    mentions: impl Iterator<Item = &'m Mention<'t>>,
) -> Option<String> {
    // The longest words say the most; a heading in capitals says it less well.
    let said = mentions
        .filter_map(|mention| mention.issuer)
        .max_by_key(|issuer| (issuer.contains(char::is_lowercase), issuer.len()));
    let letters = symbol.map(Symbol::bare_body);
    // No one else passes what bears the letters of the National Assembly or of its Committee.
    if symbol.is_some_and(|it| it.style == Style::Assembly)
        && let Some(body) = letters.and_then(|it| grammar.issuers_of(it).next())
    {
        return Some(body.name.clone());
    }
    let own = || {
        let own = report.header.symbol.as_ref()?;
        (Some(own.body()) == letters).then(|| report.header.issuer.clone()).flatten()
    };
    // What the office says of letters goes before what they mean elsewhere.
    let told = || report.office.abbreviations.get(letters?).cloned();
    let national = || {
        let mut bodies = grammar.issuers_of(letters?);
        let body = bodies
            .next()
            .filter(|body| body.level == Level::Central && body.side == Side::State)?;
        bodies.next().is_none().then(|| body.name.clone())
    };
    // `Văn phòng` in a text of `Văn phòng UBND tỉnh Sơn La` is that office.
    let is_own =
        |said: &str| own().filter(|own| grammar.fold(own).starts_with(&grammar.fold(said)));
    if let Some(own) = said.and_then(is_own) {
        return Some(own);
    }
    // What only a heading in capitals names is no other body than in small letters.
    let is_loud = |it: &str| it.contains(' ') && !it.contains(char::is_lowercase);
    let said = said.map(|issuer| {
        let spelt = is_loud(issuer).then(|| parse::issuer::named(grammar, issuer));
        let issuer = spelt.unwrap_or_else(|| issuer.to_owned());
        match (place_of_own(grammar, report), ends_at_level(grammar, &issuer)) {
            (Some(place), true) => format!("{issuer} {place}"),
            _ => issuer,
        }
    });
    said.or_else(own).or_else(told).or_else(national)
}

/// An issuer that is named, with its place and level; `home` is the province of the text itself.
pub fn placed(grammar: &Grammar, name: String, home: Option<usize>) -> Issuer {
    let Authority { province, level, name: body } = Authority::of(grammar, &name, home);
    let place = province.and_then(|row| grammar.places().get(row));
    Issuer { place: place.map(|place| place.name.clone()), level, body, name }
}

/// `UBND tỉnh`: the words end where the name of the province is left out.
fn ends_at_level(grammar: &Grammar, issuer: &str) -> bool {
    let folded = grammar.fold(issuer);
    is_provincial(grammar, |level| folded.ends_with(&format!(" {level}")))
}

/// Whether something holds for a word for the level of the province.
fn is_provincial(grammar: &Grammar, holds: impl Fn(&str) -> bool) -> bool {
    let [province, city] = [MarkRole::Province, MarkRole::City].map(|role| grammar.marked(role));
    province.chain(city).any(holds)
}

fn place_of_own<'g>(grammar: &'g Grammar, report: &Report<'_>) -> Option<&'g str> {
    let row = home(grammar, report)?;
    grammar.places().get(row).map(|place| place.name.as_str())
}
