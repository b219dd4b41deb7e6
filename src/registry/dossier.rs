//! All that is known of one document, and of one series.

use rusqlite::Row;

use super::{
    Error, Registry,
    card::{CARD, Card, Id, Tie, both, day},
};
use crate::{
    diagnostic::Words,
    known::{Doubt, Entry, letters},
    model::CivilDate,
};

/// A place where a text speaks of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The place as a person says it, where the registry has been told.
    pub place: Option<Words>,
    /// The words that name the document.
    pub words: String,
    /// The day that stands there.
    pub date: Option<CivilDate>,
    /// The subject that stands there.
    pub subject: Option<String>,
}

/// All that is known of one document.
#[derive(Debug)]
pub struct Dossier {
    /// The document.
    pub card: Card,
    /// What registers and its own text say.
    pub entries: Vec<Entry>,
    /// Where it is spoken of.
    pub quotes: Vec<Quote>,
    /// What it does to others.
    pub acts: Vec<(Tie, Card)>,
    /// What others do to it.
    pub acted_on: Vec<(Tie, Card)>,
}

/// A series of one body, kind and year, as far as it is known.
#[derive(Debug, Default)]
pub struct Series {
    /// Its documents, in the order of their numbers.
    pub cards: Vec<Card>,
    /// Numbers between the first and the last that nothing is known of, both ends included.
    pub gaps: Vec<(u32, u32)>,
    /// Neighbours whose days contradict their numbers, by their places in the series.
    pub inversions: Vec<(usize, usize)>,
    /// The registers that claim to hold every document of it.
    pub complete: Vec<String>,
}

/// All documents that stand for one.
const MEMBERS: &str = "(SELECT ?1 UNION ALL SELECT id FROM document WHERE stands_for = ?1)";

impl Registry {
    /// All that is known of a document; none when there is no such document.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn dossier(&self, id: Id) -> Result<Option<Dossier>, Error> {
        let Some(card) = self.card(id)? else { return Ok(None) };
        Ok(Some(Dossier {
            card,
            entries: self.entries(id)?,
            quotes: self.quotes(id)?,
            acts: self.with_others(self.ties_from(id, None)?, |tie| tie.to)?,
            acted_on: self.with_others(self.ties_to(id, None)?, |tie| tie.from)?,
        }))
    }

    /// The entries of registers and of the document's own text.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn entries(&self, id: Id) -> Result<Vec<Entry>, Error> {
        let ask = format!(
            "SELECT s.name, s.kind = 'register', e.row, e.symbol, e.date, e.issuer, e.subject, \
             e.status, e.doubt, e.sheet FROM entry e JOIN source s ON s.id = e.source WHERE e.document IN {MEMBERS} \
             ORDER BY s.kind, s.name, e.sheet, e.row"
        );
        self.all(&ask, [id], |row| {
            Ok(Entry {
                source: row.get(0)?,
                is_register: row.get(1)?,
                row: row.get::<_, u32>(2)? as usize,
                symbol: row.get(3)?,
                date: day(row, 4)?,
                issuer: row.get(5)?,
                subject: row.get(6)?,
                status: row.get(7)?,
                doubt: doubt(row.get::<_, Option<String>>(8)?.as_deref()),
                sheet: row.get(9)?,
            })
        })
    }

    /// The places where texts speak of a document, in the order of the files.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn quotes(&self, id: Id) -> Result<Vec<Quote>, Error> {
        let ask = format!(
            "SELECT s.name, m.line, m.col, m.words, m.date, m.subject, m.place FROM mention m \
             JOIN source s ON s.id = m.source WHERE m.document IN {MEMBERS} \
             ORDER BY s.name, m.line, m.col"
        );
        self.all(&ask, [id], quote)
    }

    /// Relations, each with the document at its other end.
    pub(super) fn with_others(
        &self,
        ties: Vec<Tie>,
        other: impl Fn(&Tie) -> Id,
    ) -> Result<Vec<(Tie, Card)>, Error> {
        // Thousands may stand beside what everybody cites: they are asked for at once.
        let cards = self.cards_of(&ties.iter().map(&other).collect())?;
        let card = |id: Id| cards.get(cards.binary_search_by_key(&id, |it| it.id).ok()?).cloned();
        let pairs = ties.into_iter().map(|tie| (card(other(&tie)), tie));
        Ok(pairs.filter_map(|(card, tie)| Some((tie, card?))).collect())
    }

    /// The documents of a series: `KH-VPUB` in 2023, its gaps and its order.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn series(&self, code: &str, body: &str, year: i16) -> Result<Series, Error> {
        let suffix = letters(&format!("{code}{body}"));
        let first = body.split('-').next().unwrap_or(body);
        let ask = format!(
            "SELECT {CARD} FROM document d WHERE d.letters = ?1 AND d.year = ?2 \
             AND d.stands_for IS NULL AND d.series = ?3 \
             ORDER BY d.number, d.symbol, d.date, d.id"
        );
        let cards = self.all(&ask, (first, year, &suffix), Card::read)?;
        let ask = "SELECT DISTINCT s.name FROM claim c JOIN source s ON s.id = c.source \
                   WHERE c.series = ?1 AND c.year = ?2 ORDER BY s.name";
        let complete = self.all(ask, (&suffix, year), |row| row.get(0))?;
        let (gaps, inversions) = (gaps(&cards), inversions(&cards));
        Ok(Series { cards, gaps, inversions, complete })
    }
}

pub(super) fn doubt(name: Option<&str>) -> Option<Doubt> {
    Doubt::ALL.into_iter().find(|doubt| Some(doubt.name()) == name)
}

fn quote(row: &Row<'_>) -> rusqlite::Result<Quote> {
    Ok(Quote {
        file: row.get(0)?,
        line: row.get::<_, u32>(1)? as usize,
        column: row.get::<_, u32>(2)? as usize,
        words: row.get(3)?,
        date: day(row, 4)?,
        subject: row.get(5)?,
        place: both(row, 6)?,
    })
}

/// A series begins with 1: what is missing before the first known number is a gap too.
fn gaps(cards: &[Card]) -> Vec<(u32, u32)> {
    let mut numbers: Vec<u32> = cards.iter().filter_map(|card| card.number).collect();
    numbers.dedup();
    let before = std::iter::once(0).chain(numbers.iter().copied());
    let pairs = before.zip(numbers.iter().copied());
    pairs.filter(|(one, two)| two - one > 1).map(|(one, two)| (one + 1, two - 1)).collect()
}

fn inversions(cards: &[Card]) -> Vec<(usize, usize)> {
    let dated: Vec<_> =
        cards.iter().enumerate().filter_map(|(at, card)| Some((at, card.date?))).collect();
    let pairs = dated.iter().zip(dated.iter().skip(1));
    pairs.filter(|(one, two)| one.1 > two.1).map(|(one, two)| (one.0, two.0)).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering::Relaxed},
    };

    use rusqlite::{
        StatementStatus,
        trace::{TraceEvent, TraceEventCodes},
    };

    use crate::{
        grammar::Grammar,
        model::Office,
        registry::{Registry, Sheet},
        resolve,
        text::Text,
    };

    /// The decree that everybody cites.
    const DECREE: &str = "34/2016/NĐ-CP";

    /// A registry of so many texts that rest on one decree, one of which amends it.
    fn registry(count: usize) -> Registry {
        let grammar = Grammar::builtin();
        let sheet = |at: usize| {
            let does = if at == 0 {
                "Sửa đổi, bổ sung một số điều của"
            } else {
                "Căn cứ"
            };
            let words = format!(
                "Số: {}/NĐ-CP\n\nHà Nội, ngày 02 tháng 5 năm 2023\n\nNGHỊ ĐỊNH\n\n\
                 {does} Nghị định số {DECREE} ngày 14/5/2016 của Chính phủ\n",
                at + 1
            );
            let text = Text::new(format!("{at:04}.txt"), words, grammar.letters());
            let (report, graph) = resolve::linked(&text, grammar, &Office::default());
            (Sheet::of(&report, &graph, grammar), String::new())
        };
        let mut registry = Registry::in_memory().unwrap();
        registry.add((0..count).map(sheet)).unwrap();
        registry
    }

    /// How many statements a question runs on the decree, and how many steps these take.
    fn cost(count: usize, ask: impl Fn(&Registry, i64)) -> (usize, i64) {
        let mut registry = registry(count);
        let decree = registry.cards().unwrap();
        let decree = decree.iter().find(|it| it.symbol.as_deref() == Some(DECREE)).unwrap().id;
        let cost = Arc::new((AtomicUsize::new(0), AtomicI64::new(0)));
        let told = Arc::clone(&cost);
        let listen = move |event: TraceEvent<'_>| {
            if let TraceEvent::Profile(statement, _) = event {
                told.0.fetch_add(1, Relaxed);
                told.1.fetch_add(statement.get_status(StatementStatus::VmStep).into(), Relaxed);
            }
        };
        registry.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(listen)).unwrap();
        ask(&registry, decree);
        (cost.0.load(Relaxed), cost.1.load(Relaxed))
    }

    #[test]
    fn what_everybody_cites_is_told_in_few_statements() {
        let tell = |registry: &Registry, decree| {
            let told = registry.dossier(decree).unwrap().unwrap();
            assert!(told.acted_on.len() >= 20 && told.acts.is_empty());
        };
        let (few, many) = (cost(20, tell), cost(200, tell));
        assert_eq!(few.0, many.0, "statements");
        assert!(many.1 < 12 * few.1, "steps: {few:?}, {many:?}");
    }

    #[test]
    fn few_relations_of_one_kind_are_found_among_many() {
        let ask = |registry: &Registry, decree| {
            assert_eq!(registry.ties_to(decree, Some("amends")).unwrap().len(), 1);
        };
        assert_eq!(cost(20, ask), cost(200, ask));
    }
}
