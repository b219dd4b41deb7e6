//! Mentions put together that mean one document, by evidence.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

mod names;
mod settle;

use super::{
    alike,
    complete::{self, Authority},
};
use crate::{
    extract::{Actor, Report, Within},
    grammar::{Grammar, Returns},
    graph::{Evidence, Graph, Unresolved},
    model::{CivilDate, DocumentAt, Form, Mention, MentionAt, Style, Symbol},
    text::BARRED,
};

/// How far into a page the number of the text itself may stand for what stands above it to be the
/// page's, in bytes; in 377 official texts one stands at 3,225, and the next, at 27,329, is that of a
/// signature.
const PAGE: usize = 6000;
/// How many mentions may stand between a document and the words that say with what it ends; the
/// farthest of 25 stands five before.
const ENDED: usize = 12;
/// How many documents of one symbol are compared with; a text that has more is no report, and 791
/// texts have four at the most.
const NAMESAKES: usize = 64;

/// The part of an identity that all mentions of one document share, however they are spelt.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Symbol { number: String, year: Option<u16>, letters: String, law: bool },
    Name { name: String },
    Short { kind: String, number: String },
    Alone { mention: MentionAt },
}

/// A document while its mentions are gathered.
#[derive(Debug)]
struct Growing<'t> {
    mentions: Vec<MentionAt>,
    authority: Authority,
    years: Vec<i16>,
    /// The years that its numbers bear.
    numbered: Vec<u16>,
    /// The days that its mentions state; none for one that the calendar has not.
    days: HashSet<Option<CivilDate>>,
    subjects: Vec<&'t str>,
    evidence: Vec<Evidence>,
}

impl Growing<'_> {
    /// Whether its numbers or its days are of a year.
    fn is_of(&self, year: u16) -> bool {
        let mut days = self.days.iter().flatten();
        self.numbered.contains(&year) || days.any(|day| u16::try_from(day.year()) == Ok(year))
    }
}

/// A kind and a number, without the letters between them.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Bare {
    kind: String,
    number: String,
}

struct Gathering<'r, 't> {
    report: &'r Report<'t>,
    grammar: &'t Grammar,
    home: Option<usize>,
    documents: Vec<Growing<'t>>,
    by_key: HashMap<Key, Vec<DocumentAt>>,
    /// One document of each kind and number, or two where there are more.
    by_number: HashMap<Bare, Vec<DocumentAt>>,
    /// Where sentences and lines end, in bytes of the words.
    ends: OnceCell<Vec<Range<usize>>>,
    of_mention: Vec<Result<DocumentAt, Unresolved>>,
    last_of_kind: BTreeMap<&'t str, (DocumentAt, MentionAt)>,
}

/// The documents of a report; the first is the report itself.
pub(super) fn documents<'t>(report: &Report<'t>, grammar: &'t Grammar) -> Graph<'t> {
    let home = complete::home(grammar, report);
    let mut gathering = Gathering {
        report,
        grammar,
        home,
        documents: vec![Growing::new()],
        by_key: HashMap::new(),
        by_number: HashMap::new(),
        ends: OnceCell::new(),
        of_mention: vec![Err(Unresolved::NoAntecedent); report.mentions.len()],
        last_of_kind: BTreeMap::new(),
    };
    gathering.gather_numbers();
    gathering.gather_names();
    gathering.gather_back();
    gathering.into_graph()
}

impl<'t> Gathering<'_, 't> {
    /// Numbers first: names and short forms lean on them wherever they stand.
    fn gather_numbers(&mut self) {
        for (at, mention) in self.report.indexed() {
            if !matches!(mention.form, Form::Numbered | Form::Standard | Form::Blank) {
                continue;
            }
            if is_own(self.report, mention) {
                self.add(Graph::OWN, at, Evidence::Symbol);
                continue;
            }
            let key = match &mention.symbol {
                Some(symbol) if mention.form != Form::Blank => symbol_key(mention, symbol),
                _ => Key::Alone { mention: at },
            };
            self.place(key, at);
        }
    }

    fn gather_back(&mut self) {
        for (at, mention) in self.report.indexed() {
            let Some(kind) = mention.kind else { continue };
            if mention.form == Form::Back {
                let pointing =
                    mention.words.get(mention.kind_words.map_or(0, str::len)..).unwrap_or_default();
                let means = self.grammar.return_at(pointing.trim_start()).map(|(row, _)| row.means);
                // A joint circular calls itself `Thông tư này`.
                let own = self.report.header.kind.is_some_and(|own| {
                    let is_longer = |rest: &str| rest.is_empty() || rest.starts_with(' ');
                    own.name.strip_prefix(kind.name.as_str()).is_some_and(is_longer)
                });
                let last = self.last_of_kind.get(kind.code.as_str()).map(|it| it.0);
                let last = last.filter(|last| !self.ends(at, *last));
                let small = mention.words.starts_with(char::is_lowercase);
                // `kỹ thuật trình bày văn bản này`, on a page that is no document.
                let is_headless = self.report.header.kind.is_none() && kind.generic && small;
                let own = own && !(last.is_some() && self.is_above(mention));
                match (means, own, last) {
                    (Some(Returns::Itself), true, _) => self.add(Graph::OWN, at, Evidence::Itself),
                    (Some(Returns::Itself), _, None)
                        if self.report.header.kind.is_none() && !is_headless =>
                    {
                        self.add(Graph::OWN, at, Evidence::Itself);
                    }
                    (_, _, Some(document)) => self.add(document, at, Evidence::Last),
                    _ => self.set(at, Err(Unresolved::NoAntecedent)),
                }
            } else if let Some(Ok(document)) = self.of_mention.get(at.index()).copied()
                && document != Graph::OWN
                && !self.is_aside(kind.code.as_str(), at)
            {
                self.last_of_kind.insert(kind.code.as_str(), (document, at));
            }
        }
    }

    /// Whether a mention stands above the text's own number: on the page, and not in the text.
    fn is_above(&self, mention: &Mention<'t>) -> bool {
        let number = self.report.header.symbol.as_ref().map(|it| it.raw);
        let text = self.report.text;
        let places = text.range_of(mention.words).zip(number.and_then(|it| text.range_of(it)));
        places.is_some_and(|(here, number)| here.end <= number.start && number.start < PAGE)
    }

    /// Whether a document ends with what words that point back mean: `Thông tư số 07 hết hiệu lực kể
    /// từ ngày Thông tư này có hiệu lực` speaks of two.
    fn ends(&self, back: MentionAt, document: DocumentAt) -> bool {
        let tree = &self.report.tree;
        let acts =
            |actor: &Actor<'_>| matches!(actor, Actor::Mentions(by) if by == &[back.index()]);
        let ended = |clause: usize| tree.clauses().get(clause).is_some_and(|it| acts(&it.actor));
        let near = back.index().saturating_sub(ENDED)..back.index();
        near.map(MentionAt::new).any(|at| {
            tree.stand(at).and_then(|it| it.clause).is_some_and(ended)
                && self.of_mention.get(at.index()).copied() == Some(Ok(document))
        })
    }

    /// Whether a mention is told beside another of its kind in one sentence, so that words that
    /// point back mean that one: `Quyết định số 751 … (thay thế Quyết định số 1820 …)`.
    fn is_aside(&self, kind: &str, at: MentionAt) -> bool {
        let Some(&(_, main)) = self.last_of_kind.get(kind) else { return false };
        let tree = &self.report.tree;
        let stands_inside = tree.stand(at).is_some_and(|it| it.within != Within::Sentence);
        let actor = tree.clause_of(at).map(|clause| &clause.actor);
        let is_object =
            matches!(actor, Some(Actor::Mentions(actors)) if actors.contains(&main.index()));
        if !stands_inside && !is_object {
            return false;
        }
        let place = |at| self.report.text.range_of(self.report.mention(at)?.words);
        let gap = place(main).zip(place(at)).map_or(0..0, |(main, here)| main.end..here.start);
        let ends = self.ends.get_or_init(|| ends(self.report.text.words()));
        let next = ends.partition_point(|end| end.start < gap.start);
        ends.get(next).is_none_or(|end| end.end > gap.end)
    }

    /// Puts a mention to the one document of its key that it does not contradict, or to a new one.
    fn place(&mut self, key: Key, at: MentionAt) {
        let Some(mention) = self.report.mention(at) else { return };
        let authority =
            mention.issuer.map(|it| Authority::of(self.grammar, it, self.home)).unwrap_or_default();
        // A law in the title of an older document is an older law of that name.
        let titled = mention.name.filter(|_| mention.form == Form::Named);
        let titled = titled.and_then(|_| i16::try_from(self.year_of_title(at)?).ok());
        let known = self.by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
        let fits: Vec<DocumentAt> = known
            .iter()
            .take(NAMESAKES)
            .copied()
            .filter(|&document| {
                let known = self.documents.get(document.index());
                let later = |it: &Growing<'_>| {
                    let years = it.years.iter().copied();
                    titled.is_some_and(|titled| years.min().is_some_and(|it| it > titled))
                };
                known.is_some_and(|it| it.fits(mention, &authority) && !later(it))
            })
            .collect();
        let document = match fits.as_slice() {
            [one] => *one,
            [] => {
                let document = DocumentAt::new(self.documents.len());
                self.documents.push(Growing::new());
                self.by_key.entry(key).or_default().push(document);
                document
            }
            many => {
                let by_year = many.iter().copied().find(|&it| self.shares_date(it, mention));
                match by_year {
                    Some(document) => document,
                    None => return self.set(at, Err(Unresolved::Ambiguous)),
                }
            }
        };
        if let Some(gathered) = self.documents.get_mut(document.index()) {
            gathered.take(mention, authority);
        }
        self.add(document, at, Evidence::Symbol);
    }

    fn add(&mut self, document: DocumentAt, at: MentionAt, evidence: Evidence) {
        self.set(at, Ok(document));
        let mention = self.report.mention(at);
        if let Some((kind, symbol)) = mention.and_then(|it| it.kind.zip(it.symbol.as_ref())) {
            let known = self.by_number.entry(Bare::new(&kind.code, symbol.number)).or_default();
            if known.len() < 2 && !known.contains(&document) {
                known.push(document);
            }
        }
        if let Some(gathered) = self.documents.get_mut(document.index()) {
            gathered.mentions.push(at);
            gathered.days.extend(mention.and_then(|it| it.date).map(|date| date.civil()));
            let year = mention.and_then(|it| it.symbol.as_ref()?.year);
            gathered.numbered.extend(year.filter(|year| !gathered.numbered.contains(year)));
            if !gathered.evidence.contains(&evidence) {
                gathered.evidence.push(evidence);
            }
        }
    }

    fn set(&mut self, at: MentionAt, document: Result<DocumentAt, Unresolved>) {
        if let Some(it) = self.of_mention.get_mut(at.index()) {
            *it = document;
        }
    }

    fn shares_date(&self, document: DocumentAt, mention: &Mention<'t>) -> bool {
        let known = self.documents.get(document.index());
        mention.date.zip(known).is_some_and(|(date, it)| it.days.contains(&date.civil()))
    }
}

impl Bare {
    fn new(kind: &str, number: &str) -> Self {
        let number = number.trim_start_matches('0').to_ascii_lowercase();
        Self { kind: kind.to_owned(), number }
    }
}

impl<'t> Growing<'t> {
    fn new() -> Self {
        Self {
            mentions: Vec::new(),
            authority: Authority::default(),
            years: Vec::new(),
            numbered: Vec::new(),
            days: HashSet::new(),
            subjects: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Whether a mention can mean this document.
    ///
    /// Another place or level is another body; another year is another document unless the
    /// symbol bears the year itself or the subjects agree.
    fn fits(&self, mention: &Mention<'t>, authority: &Authority) -> bool {
        let dated = mention.symbol.as_ref().is_some_and(|symbol| symbol.year.is_some());
        let other_year =
            year(mention).is_some_and(|it| !self.years.is_empty() && !self.years.contains(&it));
        let same_subject =
            || mention.subject.is_some_and(|it| self.subjects.iter().any(|known| alike(known, it)));
        !self.authority.differs(authority) && (dated || !other_year || same_subject())
    }

    fn take(&mut self, mention: &Mention<'t>, authority: Authority) {
        self.authority.province = self.authority.province.or(authority.province);
        self.authority.level = self.authority.level.take().or(authority.level);
        self.authority.name = self.authority.name.take().or(authority.name);
        self.years.extend(year(mention).filter(|year| !self.years.contains(year)));
        self.subjects.extend(mention.subject.filter(|_| self.subjects.len() < 4));
    }
}

/// The ends of sentences and lines.
fn ends(words: &str) -> Vec<Range<usize>> {
    let marks = memchr::memchr2_iter(b'\n', b'.', words.as_bytes());
    let ends = marks.filter_map(|at| {
        let rest = words.get(at..)?;
        let width = if rest.starts_with('\n') { 1 } else { ". ".len() };
        (width == 1 || rest.starts_with(". ")).then_some(at..at + width)
    });
    ends.collect()
}

/// The year that a mention states: of its date, or beside a law's name.
fn year(mention: &Mention<'_>) -> Option<i16> {
    let dated = mention.date.and_then(|date| date.civil()).map(CivilDate::year);
    dated.or_else(|| mention.year.and_then(|year| i16::try_from(year).ok()))
}

/// Whether a mention names the text itself: its own number, or an appendix head of the same kind.
fn is_own(report: &Report<'_>, mention: &Mention<'_>) -> bool {
    let Some(symbol) = &mention.symbol else { return false };
    match &report.header.symbol {
        Some(own) => {
            let alike = own.code == symbol.code && own.body() == symbol.body();
            let numbers = same_number(&own.figures(), &symbol.figures());
            let blank = own.number.is_empty() || symbol.number.is_empty();
            let year = own.year == symbol.year || mention.heads_annex;
            alike && year && (numbers && !blank || blank && mention.heads_annex)
        }
        None => mention.heads_annex,
    }
}

fn symbol_key(mention: &Mention<'_>, symbol: &Symbol<'_>) -> Key {
    let letters: String = format!("{}{}", symbol.code, symbol.issuer)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .map(|letter| if BARRED.contains(&letter) { 'D' } else { letter })
        .collect();
    let number = symbol.figures().trim_start_matches('0').to_lowercase();
    let law = symbol.style == Style::Assembly && mention.kind.is_some_and(|kind| kind.named);
    Key::Symbol { number, year: symbol.year, letters, law }
}

fn same_number(one: &str, two: &str) -> bool {
    one.trim_start_matches('0').eq_ignore_ascii_case(two.trim_start_matches('0'))
}
