//! An answer as a table: the question as a sentence, a line a document, and why it is there.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Write},
};

use super::Shown;
use crate::{
    diagnostic::{Language, seen},
    grammar::Grammar,
    model::figures,
    query::{Answer, Beside},
    registry::{Card, Id, Tie},
    render::{
        fit::{fitted, padded, shortened},
        snippet::width,
        spot,
    },
};

/// So many reasons are told of one document.
const REASONS: usize = 3;
/// The cells of a line that has no end.
const USUAL: usize = 160;
/// The widest columns of numbers and of bodies, in cells; of 15,200 numbers in real texts a
/// hundredth has more than 18, of 3,400 bodies a tenth more than 31.
const WIDEST: [usize; 2] = [24, 34];
/// The cells that a day takes, `06/01/2023`.
const DAY: usize = 10;
/// Words that show a relation are cut to so many cells; of 4,700 such words half have more than 51,
/// a tenth more than 115.
const WORDS: usize = 90;

/// The means by which the rows of a table are written.
struct Table<'a> {
    answer: &'a Answer,
    shown: Shown,
    language: Language,
    labels: HashMap<Id, String>,
    /// The cells of a line, of the row's number, of numbers and of bodies.
    cells: [usize; 4],
}

pub(super) fn write(
    out: &mut dyn Write,
    answer: &Answer,
    shown: Shown,
    (language, grammar): (Language, &Grammar),
) -> io::Result<()> {
    let table = Table::new(answer, shown, language);
    table.head(out)?;
    if let Some(by) = shown.by {
        for group in answer.groups(by, (grammar, language)) {
            let unknown = table.either("không rõ", "not known");
            let name = if group.name.is_empty() { unknown } else { &group.name };
            writeln!(out, "\n{}: {}", seen(name), table.counted(group.documents.len()))?;
            if !shown.is_count {
                table.rows(out, &group.documents)?;
            }
        }
    } else if !shown.is_count {
        if !answer.documents.is_empty() {
            writeln!(out)?;
        }
        table.rows(out, &answer.documents.iter().collect::<Vec<_>>())?;
    }
    table.paths(out)?;
    table.beside(out)
}

/// Why a document is in an answer: who does what to whom, how much of it, in which words, where.
pub(super) fn reason(
    tie: &Tie,
    labels: &HashMap<Id, String>,
    shown: Shown,
    language: Language,
) -> String {
    let label = |id: Id| spot::name(labels.get(&id).map_or("", String::as_str), shown.has_paths);
    let does = spot::does(tie, language);
    let ends = tie.relation.ends();
    let extent = match (&tie.pinpoint, language) {
        (None, Language::Vietnamese) if ends => " toàn bộ",
        (None, Language::English) if ends => " as a whole",
        (_, _) => "",
    };
    let words = shortened(&tie.words, WORDS);
    let place = spot::of_tie(tie, shown.has_paths, language);
    let (from, to) = (label(tie.from), label(tie.to));
    format!("{from} —{does}{extent}→ {to}  «{words}»  {place}")
}

impl<'a> Table<'a> {
    fn new(answer: &'a Answer, shown: Shown, language: Language) -> Self {
        let cards = || answer.documents.iter();
        let label = |card: &Card| width(spot::name(card.label(), shown.has_paths));
        let numbers = cards().map(label).max().unwrap_or(0).min(WIDEST[0]);
        let issuer = |card: &Card| card.issuer.as_deref().map_or(0, width);
        let issuers = cards().map(issuer).max().unwrap_or(0).min(WIDEST[1]);
        let count = shown.count(answer.documents.len()).to_string().len();
        let cells = [shown.width.unwrap_or(USUAL), count, numbers, issuers];
        let labels = answer.named(|card| card.label().to_owned());
        Self { answer, shown, language, labels, cells }
    }

    fn either(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    fn counted(&self, count: usize) -> String {
        format!(
            "{count} {}",
            self.either("văn bản", if count == 1 { "document" } else { "documents" })
        )
    }

    /// `Văn bản thực hiện Nghị quyết số 57-NQ/TW: 6 văn bản`
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let Answer { says, documents, .. } = self.answer;
        let says = says.as_ref().map_or("", |it| it.in_language(self.language));
        let count = self.counted(documents.len());
        if documents.is_empty() {
            writeln!(out, "{}", seen(&self.none(says)))?;
            return self.notes(out);
        }
        let shown = self.shown.count(documents.len());
        let cut = if shown < documents.len() && !self.shown.is_count && self.shown.by.is_none() {
            match self.language {
                Language::Vietnamese => format!(", nêu {shown}"),
                Language::English => format!(", {shown} shown"),
            }
        } else {
            String::new()
        };
        writeln!(out, "{}: {count}{cut}", seen(says))?;
        self.notes(out)
    }

    /// `Không thấy văn bản nào thực hiện Nghị quyết số 57-NQ/TW.`
    fn none(&self, says: &str) -> String {
        let [subject, lead, end] = match self.language {
            Language::Vietnamese => ["Văn bản ", "Không thấy văn bản nào ", "."],
            Language::English => ["Documents ", "No documents ", " were found."],
        };
        match says.strip_prefix(subject) {
            Some(predicate) => format!("{lead}{predicate}{end}"),
            None => format!("{says}: {}", self.counted(0)),
        }
    }

    fn notes(&self, out: &mut dyn Write) -> io::Result<()> {
        for note in &self.answer.notes {
            writeln!(out, "  ({})", seen(note.in_language(self.language)))?;
        }
        Ok(())
    }

    fn rows(&self, out: &mut dyn Write, cards: &[&Card]) -> io::Result<()> {
        for (at, card) in cards.iter().take(self.shown.count(cards.len())).enumerate() {
            self.row(out, at + 1, card)?;
            self.reasons(out, card)?;
        }
        Ok(())
    }

    fn row(&self, out: &mut dyn Write, at: usize, card: &Card) -> io::Result<()> {
        let [line, count, numbers, issuers] = self.cells;
        let day = card.date.map(figures).or(card.year.map(|year| year.to_string()));
        let label = seen(spot::name(card.label(), self.shown.has_paths)).into_owned();
        let issuer = seen(card.issuer.as_deref().unwrap_or_default()).into_owned();
        let used = count + DAY + numbers + issuers + 8;
        let subject = match &card.name {
            Some(name) if card.symbol.is_some() => name,
            _ => card.subject.as_ref().unwrap_or(const { &String::new() }),
        };
        let subject = fitted(&seen(subject), line.saturating_sub(used).max(24));
        let row = format!(
            "{at:>count$}. {}  {}  {}  {subject}",
            padded(&day.unwrap_or_default(), DAY),
            padded(&fitted(&label, numbers), numbers),
            padded(&fitted(&issuer, issuers), issuers),
        );
        writeln!(out, "{}", row.trim_end())
    }

    /// Why the document is there; what is said in the same way in several places is said once.
    fn reasons(&self, out: &mut dyn Write, card: &Card) -> io::Result<()> {
        let mut said: Vec<(&Tie, usize)> = Vec::new();
        for tie in self.answer.reasons(card) {
            let same = |known: &&mut (&Tie, usize)| {
                let key = |it: &Tie| (it.from, it.to, it.relation, it.basis, it.pinpoint.clone());
                key(known.0) == key(tie)
            };
            match said.iter_mut().find(same) {
                Some(known) => known.1 += 1,
                None => said.push((tie, 0)),
            }
        }
        let indent = " ".repeat(self.cells[1] + 2);
        for (tie, more) in said.iter().take(REASONS) {
            let reason = reason(tie, &self.labels, self.shown, self.language);
            let more = match (more, self.language) {
                (0, _) => String::new(),
                (more, Language::Vietnamese) => format!(" (và {more} chỗ nữa)"),
                (more, Language::English) => format!(" (and {more} more places)"),
            };
            writeln!(out, "{indent}└ {}{more}", seen(&reason))?;
        }
        match (said.len().saturating_sub(REASONS), self.language) {
            (0, _) => Ok(()),
            (more, Language::Vietnamese) => writeln!(out, "{indent}└ … và {more} quan hệ nữa"),
            (more, Language::English) => writeln!(out, "{indent}└ … and {more} more relations"),
        }
    }

    fn paths(&self, out: &mut dyn Write) -> io::Result<()> {
        for (at, path) in self.answer.paths.iter().enumerate() {
            let labels = path.iter().filter_map(|id| self.labels.get(id));
            let labels: Vec<_> = labels.map(|it| spot::name(it, self.shown.has_paths)).collect();
            let lead = if at == 0 { "\n" } else { "" };
            writeln!(out, "{lead}{}", seen(&labels.join(" → ")))?;
        }
        Ok(())
    }

    /// Writes the other questions beside a thin answer, as they are typed.
    fn beside(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, Beside { count, says, question }) in self.answer.beside.iter().enumerate() {
            let says = says.in_language(self.language);
            if counts.insert(says, *count).is_some() {
                continue;
            }
            if at == 0 {
                writeln!(out, "\n{}:", self.either("Bên cạnh đó", "Beside it"))?;
            }
            let typed = question.as_ref().map(|[vi, en]| self.either_of(vi, en));
            let typed = typed.map(|it| format!("  {it}")).unwrap_or_default();
            writeln!(out, "  {}: {}{}", seen(says), self.counted(*count), seen(&typed))?;
        }
        Ok(())
    }

    fn either_of<'w>(&self, vi: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }
}
