//! What one text says, in words of its own: it outlives the text.

use std::collections::BTreeMap;

use super::{
    Told,
    identity::{Identity, symbol_of_words},
};
use crate::{
    diagnostic::{Cause, Certainty, Diagnostic, Language, Words},
    extract::{Report, Within},
    grammar::Grammar,
    graph::{Document, Graph, Link},
    model::{Basis, CivilDate, Extent, Form, Mention, Relation, Symbol},
    resolve,
    text::Text,
};

mod whole;

/// All that one text says of documents; the first document is the text itself.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// The documents that it speaks of, itself first.
    pub documents: Vec<Told>,
    /// Where it speaks of them.
    pub mentions: Vec<Said>,
    /// How it says they stand to one another.
    pub relations: Vec<Tied>,
    /// What the rules found in it.
    pub findings: Vec<Found>,
}

/// A place where a text speaks of a document, by its place in [`Sheet::documents`].
#[derive(Debug, Clone)]
pub struct Said {
    /// The document.
    pub document: usize,
    /// The words that name it, as written.
    pub words: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The date that stands there.
    pub date: Option<CivilDate>,
    /// The issuer that stands there.
    pub issuer: Option<String>,
    /// The subject that stands there.
    pub subject: Option<String>,
    /// Article, clause and point.
    pub pinpoint: Option<String>,
}

/// A relation between two documents, by their places in [`Sheet::documents`].
#[derive(Debug, Clone)]
pub struct Tied {
    /// The acting document.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// What the acting document does.
    pub relation: Relation,
    /// Stated or inferred.
    pub basis: Basis,
    /// How sure we are.
    pub certainty: Certainty,
    /// The words that show it.
    pub words: String,
    /// The line of the words, from 1.
    pub line: usize,
    /// The column of the words in characters, from 1.
    pub column: usize,
    /// The part of the other document that is meant; none when the whole is.
    pub pinpoint: Option<String>,
    /// The reasons of an inferred relation.
    pub reasons: Vec<Words>,
}

/// A finding of a rule.
#[derive(Debug, Clone)]
pub struct Found {
    /// The document that it is about, by its place in [`Sheet::documents`].
    pub document: usize,
    /// The rule.
    pub rule: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// What is wrong, in Vietnamese and in English.
    pub message: [String; 2],
    /// The line of the first place, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
}

/// What every document of a sheet is told from.
struct Reading<'r, 't> {
    report: &'r Report<'t>,
    graph: &'r Graph<'t>,
    grammar: &'t Grammar,
    home: Option<usize>,
    /// The first day of effect of each document.
    effects: BTreeMap<usize, CivilDate>,
}

impl Sheet {
    /// What a text says, taken out of it.
    ///
    /// ```
    /// use viendan::{extract, grammar::Grammar, registry::Sheet, resolve, text::Text};
    ///
    /// let grammar = Grammar::builtin();
    /// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh Sơn La";
    /// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
    /// let report = extract::report(&text, grammar);
    /// let sheet = Sheet::of(&report, &resolve::resolve(&report, grammar), grammar);
    /// assert_eq!(sheet.documents[1].symbol.as_deref(), Some("04/KH-UBND"));
    /// assert_eq!(sheet.relations[0].relation.name(), "implements");
    /// ```
    pub fn of<'t>(report: &Report<'t>, graph: &Graph<'t>, grammar: &'t Grammar) -> Self {
        let effects = resolve::effects(report, graph, grammar);
        let reading =
            Reading { report, graph, grammar, home: resolve::home(grammar, report), effects };
        let documents = graph.documents().iter().enumerate();
        let mentions = report.mentions.iter().enumerate();
        Self {
            file: report.text.name().to_owned(),
            documents: documents.map(|(at, document)| reading.told(at, document)).collect(),
            mentions: mentions.filter_map(|(at, mention)| reading.said(at, mention)).collect(),
            relations: reading.relations(),
            findings: Vec::new(),
        }
    }

    /// With what the rules found in the text.
    #[must_use]
    pub fn with_findings<'t>(
        mut self,
        report: &Report<'t>,
        graph: &Graph<'t>,
        findings: &[Diagnostic<'t>],
    ) -> Self {
        let found = findings.iter().map(|finding| found(report, graph, finding));
        self.findings = found.collect();
        self
    }
}

impl<'t> Reading<'_, 't> {
    fn told(&self, at: usize, document: &Document<'t>) -> Told {
        let header = (at == Graph::OWN).then_some(&self.report.header);
        let mentions = || document.mentions.iter().filter_map(|&it| self.report.mentions.get(it));
        let date = header.and_then(|header| header.date?.civil()).or_else(|| {
            mentions().filter(|it| !it.heads_annex).find_map(|mention| mention.date?.civil())
        });
        let said = mentions().filter_map(|mention| mention.subject);
        let subject = header.and_then(|header| header.subject).or(said.max_by_key(|it| it.len()));
        let symbol = document.symbol.as_deref();
        let read = symbol.and_then(|symbol| symbol_of_words(self.grammar, symbol));
        let issuer = document.issuer.as_deref();
        let identity = match (&read, symbol, document.name.as_deref()) {
            (Some(read), ..) => {
                Identity::numbered(self.grammar, read, document.kind, (issuer, self.home), date)
            }
            _ if at == Graph::OWN => Identity::alone(&format!("file:{}", self.report.text.name())),
            (None, None, Some(name)) => {
                let year = mentions().find_map(|mention| mention.year);
                Identity::named(self.grammar, name, year)
            }
            (None, Some(symbol), _) if !symbol.starts_with('…') => Identity::alone(symbol),
            _ => Identity::alone(&format!("{}#{at}", self.report.text.name())),
        };
        Told {
            identity,
            kind: document.kind.map(|kind| kind.code.clone()),
            number: read.as_ref().and_then(Symbol::ordinal),
            symbol: document.symbol.clone(),
            letters: read
                .as_ref()
                .or(header.and_then(|it| it.symbol.as_ref()))
                .map(|it| it.body().to_owned()),
            name: document.name.clone(),
            issuer: document.issuer.clone(),
            date,
            subject: subject.map(str::to_owned),
            effective: self.effects.get(&at).copied(),
            ends: None,
        }
    }

    fn said(&self, at: usize, mention: &Mention<'t>) -> Option<Said> {
        if mention.form == Form::Back {
            return None;
        }
        let place = self.report.text.place(mention.words)?;
        Some(Said {
            document: self.graph.document_of(at).ok()?,
            words: self.report.text.written(mention.words).to_owned(),
            line: place.line,
            column: place.column,
            date: mention.date.and_then(|date| date.civil()),
            issuer: mention.issuer.map(str::to_owned),
            subject: mention.subject.map(str::to_owned),
            pinpoint: mention.pinpoint.map(str::to_owned),
        })
    }

    /// What is stated and inferred, then a plain citation of whatever the text only speaks of.
    fn relations(&self) -> Vec<Tied> {
        let text = self.report.text;
        let mut ties: Vec<Tied> =
            self.graph.links().filter_map(|link| self.tied(text, link)).collect();
        for (at, document) in self.graph.documents().iter().enumerate().skip(1) {
            let is_tied = ties.iter().any(|tie| tie.from == Graph::OWN && tie.to == at);
            let first = document.mentions.first().and_then(|&it| self.report.mentions.get(it));
            let (false, Some(mention)) = (is_tied, first) else { continue };
            let mut mentions = document.mentions.iter();
            if mentions.all(|&at| self.is_in_a_title(at)) {
                continue;
            }
            let Some(place) = text.place(mention.extent) else { continue };
            ties.push(Tied {
                from: Graph::OWN,
                to: at,
                relation: Relation::Cites,
                basis: Basis::Stated,
                certainty: Certainty::Certain,
                words: mention.extent.to_owned(),
                line: place.line,
                column: place.column,
                pinpoint: None,
                reasons: Vec::new(),
            });
        }
        ties
    }

    /// Whether a mention stands inside the title of another document: that document cites it.
    fn is_in_a_title(&self, at: usize) -> bool {
        let stand = self.report.tree.stand(at);
        stand.is_some_and(|it| matches!(it.within, Within::Title(_) | Within::Name(_)))
    }

    fn tied(&self, text: &Text, link: Link<'_, 't>) -> Option<Tied> {
        let place = text.place(link.edge.words)?;
        let end = text.range_of(link.edge.words)?.end;
        let mut shown = self.report.mentions.iter().enumerate();
        let shown = shown.find(|(at, mention)| {
            let is_there = text.range_of(mention.words).is_some_and(|range| range.end == end);
            is_there && self.graph.document_of(*at) == Ok(link.to)
        });
        let pinpoint = shown.and_then(|(_, mention)| mention.pinpoint);
        let part = match link.edge.extent {
            Extent::Part(words) => Some(words),
            Extent::Whole => None,
        };
        let ends = matches!(link.edge.relation, Relation::Repeals | Relation::Replaces);
        let can = !ends || self.outranks(link.from, link.to);
        Some(Tied {
            from: link.from,
            to: link.to,
            relation: link.edge.relation,
            basis: link.edge.basis,
            certainty: if can { link.edge.certainty } else { Certainty::Possible },
            words: link.edge.words.to_owned(),
            line: place.line,
            column: place.column,
            pinpoint: pinpoint.or(part).map(str::to_owned),
            reasons: link.edge.reasons.clone(),
        })
    }
}

fn found<'t>(report: &Report<'t>, graph: &Graph<'t>, finding: &Diagnostic<'t>) -> Found {
    let first = finding.labels.first().map_or("", |label| label.words);
    let place = report.text.place(first);
    let range = report.text.range_of(first);
    let around = report.mentions.iter().position(|mention| {
        let extent = report.text.range_of(mention.extent);
        extent
            .zip(range.clone())
            .is_some_and(|(extent, range)| extent.start <= range.start && range.end <= extent.end)
    });
    let document = match finding.cause {
        Cause::OwnDate => Graph::OWN,
        Cause::Issue(document)
        | Cause::Spelling(document)
        | Cause::Issuer(document)
        | Cause::Kind(document)
        | Cause::Subject(document) => document,
        Cause::Alone => around.and_then(|at| graph.document_of(at).ok()).unwrap_or(Graph::OWN),
    };
    let said = |language| finding.message.in_language(language).to_owned();
    Found {
        document,
        rule: finding.rule.to_owned(),
        severity: finding.severity.name().to_owned(),
        message: [said(Language::Vietnamese), said(Language::English)],
        line: place.as_ref().map_or(0, |place| place.line),
        column: place.as_ref().map_or(0, |place| place.column),
    }
}
