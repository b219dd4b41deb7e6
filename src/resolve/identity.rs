//! Which mentions mean one document, by evidence.

use std::collections::{BTreeMap, HashMap};

use super::complete::{self, Authority};
use crate::{
    extract::Report,
    grammar::{Grammar, Kind, Returns},
    graph::{Document, Graph},
    model::{Form, Mention, Style, Symbol},
};

/// How many documents of one symbol are compared with; a text that has more is no report.
const NAMESAKES: usize = 64;

/// What is the same for all mentions of one document, however they are spelt.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Symbol { number: String, year: Option<u16>, letters: String, law: bool },
    Name { name: String },
    Short { kind: String, number: String },
    Alone { mention: usize },
}

/// A document while its mentions are gathered.
#[derive(Debug)]
struct Gathered<'t> {
    mentions: Vec<usize>,
    authority: Authority,
    years: Vec<i16>,
    subjects: Vec<&'t str>,
    evidence: Vec<&'static str>,
}

struct Gathering<'r, 't> {
    report: &'r Report<'t>,
    grammar: &'t Grammar,
    home: Option<usize>,
    documents: Vec<Gathered<'t>>,
    by_key: HashMap<Key, Vec<usize>>,
    of_mention: Vec<Result<usize, &'static str>>,
    last_of_kind: BTreeMap<&'t str, usize>,
}

/// The documents of a report; the first is the report itself.
pub(super) fn documents<'t>(report: &Report<'t>, grammar: &'t Grammar) -> Graph<'t> {
    let home = complete::home(grammar, report);
    let own = Gathered {
        mentions: Vec::new(),
        authority: Authority::default(),
        years: Vec::new(),
        subjects: Vec::new(),
        evidence: Vec::new(),
    };
    let mut gathering = Gathering {
        report,
        grammar,
        home,
        documents: vec![own],
        by_key: HashMap::new(),
        of_mention: vec![Err("no-antecedent"); report.mentions.len()],
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
        for (at, mention) in self.report.mentions.iter().enumerate() {
            if !matches!(mention.form, Form::Numbered | Form::Standard | Form::Blank) {
                continue;
            }
            if is_own(self.report, mention) {
                self.add(Graph::OWN, at, "symbol");
                continue;
            }
            let key = match &mention.symbol {
                Some(symbol) if mention.form != Form::Blank => symbol_key(mention, symbol),
                _ => Key::Alone { mention: at },
            };
            self.place(key, at);
        }
    }

    fn gather_names(&mut self) {
        let numbered = self.names_of_numbered();
        for (at, mention) in self.report.mentions.iter().enumerate() {
            match (mention.form, mention.name) {
                (Form::Named, Some(name)) => self.gather_name(at, mention, name, &numbered),
                (Form::Short, _) => self.gather_short(at, mention),
                _ => {}
            }
        }
    }

    /// A name means the law that bears it with a number in the same text, if there is just one.
    fn gather_name(
        &mut self,
        at: usize,
        mention: &Mention<'t>,
        name: &str,
        numbered: &HashMap<String, Vec<usize>>,
    ) {
        let name = self.law_name(name);
        let year = mention.year.or(mention.date.map(|date| date.year));
        match numbered.get(&name).map(Vec::as_slice) {
            Some([one]) if year.is_none_or(|year| self.has_year(*one, year)) => {
                self.add(*one, at, "name");
            }
            Some(many @ [_, _, ..]) if year.is_none() => {
                let before = many
                    .iter()
                    .copied()
                    .filter(|it| self.first(*it) < at)
                    .max_by_key(|it| self.last_before(*it, at));
                match before {
                    Some(document) => self.add(document, at, "name"),
                    None => self.set(at, Err("ambiguous")),
                }
            }
            _ => {
                let name = year.map_or(name.clone(), |year| format!("{name} {year}"));
                self.place(Key::Name { name }, at);
            }
        }
    }

    /// A bare number means the document of its kind and number, if there is just one.
    fn gather_short(&mut self, at: usize, mention: &Mention<'t>) {
        let number = mention.words.rsplit(' ').next().unwrap_or_default();
        let kind = mention.kind.map(|kind| kind.code.as_str()).unwrap_or_default();
        let fits = |it: &&Mention<'t>| {
            let same = it.symbol.as_ref().is_some_and(|symbol| same_number(symbol.number, number));
            same && it.kind.is_some_and(|it| it.code == kind)
        };
        let mentions = self.report.mentions.iter().enumerate();
        let mut candidates: Vec<_> = mentions
            .filter(|(_, it)| fits(it))
            .filter_map(|(at, _)| self.of_mention.get(at).copied()?.ok())
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        match candidates.as_slice() {
            [one] => self.add(*one, at, "number"),
            [] => self.place(Key::Short { kind: kind.into(), number: number.into() }, at),
            _ => self.set(at, Err("ambiguous")),
        }
    }

    fn gather_back(&mut self) {
        for (at, mention) in self.report.mentions.iter().enumerate() {
            let Some(kind) = mention.kind else { continue };
            if mention.form == Form::Back {
                let pointing =
                    mention.words.get(mention.kind_words.map_or(0, str::len)..).unwrap_or_default();
                let means = self.grammar.return_at(pointing.trim_start()).map(|(row, _)| row.means);
                let own = self.report.header.kind.is_some_and(|own| own.code == kind.code);
                let last = self.last_of_kind.get(kind.code.as_str()).copied();
                match (means, own, last) {
                    (Some(Returns::Itself), true, _) => self.add(Graph::OWN, at, "itself"),
                    (Some(Returns::Itself), _, None) if self.report.header.kind.is_none() => {
                        self.add(Graph::OWN, at, "itself");
                    }
                    (_, _, Some(document)) => self.add(document, at, "last"),
                    _ => self.set(at, Err("no-antecedent")),
                }
            } else if let Some(Ok(document)) = self.of_mention.get(at).copied()
                && document != Graph::OWN
            {
                self.last_of_kind.insert(kind.code.as_str(), document);
            }
        }
    }

    /// Puts a mention to the one document of its key that it does not contradict, or to a new one.
    fn place(&mut self, key: Key, at: usize) {
        let Some(mention) = self.report.mentions.get(at) else { return };
        let authority =
            mention.issuer.map(|it| Authority::of(self.grammar, it, self.home)).unwrap_or_default();
        let known = self.by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
        let fits: Vec<usize> = known
            .iter()
            .take(NAMESAKES)
            .copied()
            .filter(|&document| {
                self.documents.get(document).is_some_and(|it| it.fits(mention, &authority))
            })
            .collect();
        let document = match fits.as_slice() {
            [one] => *one,
            [] => {
                let document = self.documents.len();
                self.documents.push(Gathered::new());
                self.by_key.entry(key).or_default().push(document);
                document
            }
            many => {
                let by_year = many.iter().copied().find(|&it| self.shares_date(it, mention));
                match by_year {
                    Some(document) => document,
                    None => return self.set(at, Err("ambiguous")),
                }
            }
        };
        if let Some(gathered) = self.documents.get_mut(document) {
            gathered.take(mention, authority);
        }
        self.add(document, at, "symbol");
    }

    fn add(&mut self, document: usize, at: usize, evidence: &'static str) {
        self.set(at, Ok(document));
        if let Some(gathered) = self.documents.get_mut(document) {
            gathered.mentions.push(at);
            if !gathered.evidence.contains(&evidence) {
                gathered.evidence.push(evidence);
            }
        }
    }

    fn set(&mut self, at: usize, document: Result<usize, &'static str>) {
        if let Some(it) = self.of_mention.get_mut(at) {
            *it = document;
        }
    }

    fn shares_date(&self, document: usize, mention: &Mention<'t>) -> bool {
        let dates = self.documents.get(document).into_iter().flat_map(|it| &it.mentions);
        let mut dates = dates.filter_map(|&at| self.report.mentions.get(at)?.date);
        mention.date.is_some_and(|date| dates.any(|it| it.civil() == date.civil()))
    }

    /// The documents that bear a law's name beside their number.
    fn names_of_numbered(&self) -> HashMap<String, Vec<usize>> {
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for (mention, document) in self.report.mentions.iter().zip(&self.of_mention) {
            let Ok(document) = *document else { continue };
            let listed = mention.symbol.as_ref().map(Symbol::canonical).and_then(|number| {
                self.grammar
                    .laws()
                    .iter()
                    .find(|law| law.number == number)
                    .map(|law| law.name.clone())
            });
            let said = mention.name.map(|name| self.law_name(name));
            let listed = listed
                .map(|name| self.grammar.fold(&name))
                .filter(|_| mention.form == Form::Numbered);
            for name in said.into_iter().chain(listed) {
                let documents = names.entry(name).or_default();
                if !documents.contains(&document) {
                    documents.push(document);
                }
            }
        }
        names
    }

    /// One name for all spellings of a law.
    fn law_name(&self, name: &str) -> String {
        let listed = self.grammar.laws_named(name).next().map(|law| law.name.as_str());
        self.grammar.fold(listed.unwrap_or(name))
    }

    fn has_year(&self, document: usize, year: u16) -> bool {
        let mentions = self.documents.get(document).into_iter().flat_map(|it| &it.mentions);
        let mut symbols = mentions.filter_map(|&at| self.report.mentions.get(at)?.symbol.as_ref());
        symbols.any(|symbol| symbol.year == Some(year))
    }

    fn first(&self, document: usize) -> usize {
        self.documents
            .get(document)
            .and_then(|it| it.mentions.iter().min().copied())
            .unwrap_or(usize::MAX)
    }

    fn last_before(&self, document: usize, at: usize) -> usize {
        let mentions = self.documents.get(document).into_iter().flat_map(|it| &it.mentions);
        mentions.copied().filter(|&it| it < at).max().unwrap_or(0)
    }

    fn into_graph(mut self) -> Graph<'t> {
        for gathered in &mut self.documents {
            gathered.mentions.sort_unstable();
        }
        let documents = self.documents.iter().enumerate();
        let mut documents: Vec<_> =
            documents.map(|(at, gathered)| self.document(at, gathered)).collect();
        number_namesakes(&mut documents);
        Graph::new(documents, self.of_mention)
    }

    fn document(&self, at: usize, gathered: &Gathered<'t>) -> Document<'t> {
        let header = &self.report.header;
        let mentions = || gathered.mentions.iter().filter_map(|&at| self.report.mentions.get(at));
        let clean = mentions().filter_map(|it| it.symbol.as_ref()).min_by_key(|it| it.quirks.len());
        let own = at == Graph::OWN;
        let symbol = if own { header.symbol.as_ref().or(clean) } else { clean };
        let kind = if own { header.kind } else { common_kind(mentions().filter_map(|it| it.kind)) };
        let issuer = if own && header.issuer.is_some() {
            header.issuer.clone()
        } else {
            complete::issuer(self.grammar, self.report, symbol, mentions())
        };
        let name = mentions().find_map(|it| it.name).map(str::to_owned);
        let year = gathered.years.first().copied();
        let mut document = Document {
            id: String::new(),
            kind,
            symbol: symbol.map(Symbol::canonical),
            name,
            issuer,
            mentions: gathered.mentions.clone(),
            evidence: gathered.evidence.clone(),
        };
        let words = mentions().next().map(|it| it.words).unwrap_or_default();
        document.id = id(&document, words, symbol, year);
        document
    }
}

impl<'t> Gathered<'t> {
    fn new() -> Self {
        Self {
            mentions: Vec::new(),
            authority: Authority::default(),
            years: Vec::new(),
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
        let year = mention.date.and_then(|date| date.civil()).map(|date| date.year());
        let other_year =
            year.is_some_and(|year| !self.years.is_empty() && !self.years.contains(&year));
        let same_subject =
            || mention.subject.is_some_and(|it| self.subjects.iter().any(|known| alike(known, it)));
        !self.authority.differs(authority) && (dated || !other_year || same_subject())
    }

    fn take(&mut self, mention: &Mention<'t>, authority: Authority) {
        self.authority.province = self.authority.province.or(authority.province);
        self.authority.level = self.authority.level.or(authority.level);
        self.authority.name = self.authority.name.take().or(authority.name);
        let year = mention.date.and_then(|date| date.civil()).map(|date| date.year());
        self.years.extend(year.filter(|year| !self.years.contains(year)));
        self.subjects.extend(mention.subject.filter(|_| self.subjects.len() < 4));
    }
}

/// Whether two subjects say the same: most words of the shorter stand in the longer.
///
/// ```
/// assert!(viendan::resolve::alike(
///     "về công tác phòng, chống tham nhũng năm 2023",
///     "về triển khai công tác phòng, chống tham nhũng năm 2023",
/// ));
/// assert!(!viendan::resolve::alike("về công tác dân vận", "ban hành quy chế chi tiêu nội bộ"));
/// ```
pub fn alike(one: &str, two: &str) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        let mut words: Vec<String> = lower
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, two) = (words(one), words(two));
    let common = one.iter().filter(|word| two.binary_search(word).is_ok()).count();
    let shorter = one.len().min(two.len());
    shorter > 0 && common * 4 >= shorter * 3
}

/// Whether a mention names the text itself: its own number, or an appendix head of the same kind.
fn is_own(report: &Report<'_>, mention: &Mention<'_>) -> bool {
    let Some(symbol) = &mention.symbol else { return false };
    match &report.header.symbol {
        Some(own) => {
            let alike = own.code == symbol.code && own.body() == symbol.body();
            let numbers = same_number(own.number, symbol.number);
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
        .map(|letter| if letter == 'Đ' { 'D' } else { letter })
        .collect();
    let number = symbol.number.trim_start_matches('0').to_lowercase();
    let law = symbol.style == Style::Assembly && mention.kind.is_some_and(|kind| kind.named);
    Key::Symbol { number, year: symbol.year, letters, law }
}

fn same_number(one: &str, two: &str) -> bool {
    one.trim_start_matches('0').eq_ignore_ascii_case(two.trim_start_matches('0'))
}

/// The kind that most mentions say; the first of them when they are even.
fn common_kind<'t>(kinds: impl Iterator<Item = &'t Kind>) -> Option<&'t Kind> {
    let mut counts: Vec<(&'t Kind, usize)> = Vec::new();
    for kind in kinds {
        match counts.iter_mut().find(|(known, _)| known.code == kind.code) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(kind, _)| kind)
}

/// Type, symbol or name, issuer and period in one word.
fn id(
    document: &Document<'_>,
    words: &str,
    symbol: Option<&Symbol<'_>>,
    year: Option<i16>,
) -> String {
    let kind = document.kind.map(|kind| kind.code.as_str()).unwrap_or("?");
    let what = document.symbol.as_deref().or(document.name.as_deref()).unwrap_or(words);
    let issuer = document.issuer.as_deref().map(|issuer| format!("@{issuer}")).unwrap_or_default();
    let in_symbol = symbol.is_some_and(|symbol| symbol.year.is_some());
    let year = year.filter(|_| !in_symbol).map(|year| format!("/{year}")).unwrap_or_default();
    format!("{kind} {what}{issuer}{year}")
}

/// Two documents of one id get a number each, in the order of the text.
fn number_namesakes(documents: &mut [Document<'_>]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for document in documents {
        let count = seen.entry(document.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            document.id = format!("{}#{count}", document.id);
        }
    }
}
