//! The sheet of one text: all that it says, in words of its own, so that it outlives the text.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DocumentRecord, FindingRecord, MentionRecord, RelationRecord,
    identity::{Identity, Key, Qualifier, in_its_term},
};
use crate::{
    diagnostic::{Cause, Certainty, Diagnostic, Language},
    extract::{Report, Within},
    grammar::Grammar,
    graph::{Document, Graph, Link},
    model::{
        Basis, CivilDate, DocumentAt, DocumentId, Form, Level, Mention, MentionAt, OwnedSymbol,
        Relation,
    },
    place, resolve,
    text::Text,
};

mod whole;

/// All that one text says of documents; the first document is the text itself.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// The documents that it speaks of, itself first.
    pub documents: Vec<DocumentRecord>,
    /// Where it speaks of them.
    pub mentions: Vec<MentionRecord>,
    /// How it says they stand to one another.
    pub relations: Vec<RelationRecord>,
    /// What the rules found in it.
    pub findings: Vec<FindingRecord>,
}

/// The text that every document of a sheet is told from.
struct Reading<'r, 't> {
    report: &'r Report<'t>,
    graph: &'r Graph<'t>,
    grammar: &'t Grammar,
    /// The first day of effect of each document.
    effects: BTreeMap<DocumentAt, CivilDate>,
}

impl Sheet {
    /// The sheet of a text: all that it says.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, model::Office, registry::Sheet, resolve, text::Text};
    ///
    /// let grammar = Grammar::builtin();
    /// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh Sơn La";
    /// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
    /// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
    /// let sheet = Sheet::of(&report, &graph, grammar);
    /// assert_eq!(sheet.documents[1].symbol(), Some("04/KH-UBND"));
    /// assert_eq!(sheet.relations[0].relation.name(), "implements");
    /// ```
    pub fn of<'t>(report: &Report<'t>, graph: &Graph<'t>, grammar: &'t Grammar) -> Self {
        let effects = resolve::effects(report, graph, grammar);
        let reading = Reading { report, graph, grammar, effects };
        let documents = graph.indexed();
        let mentions = report.indexed();
        Self {
            file: report.text.name().to_owned(),
            documents: documents.map(|(at, document)| reading.document(at, document)).collect(),
            mentions: mentions.filter_map(|(at, mention)| reading.mention(at, mention)).collect(),
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
        let records = findings.iter().map(|finding| record(report, graph, finding));
        self.findings = records.collect();
        self
    }
}

impl<'t> Reading<'_, 't> {
    fn document(&self, at: DocumentAt, document: &Document<'t>) -> DocumentRecord {
        let id = document.id.clone();
        let symbol = id.symbol.map(|symbol| in_its_term(self.grammar, symbol));
        let id = DocumentId { symbol, ..id };
        let header = (at == Graph::OWN).then_some(&self.report.header);
        let mentions = || document.mentions.iter().filter_map(|&it| self.report.mention(it));
        let date = header.and_then(|header| header.date?.civil()).or_else(|| {
            mentions().filter(|it| !it.heads_annex).find_map(|mention| mention.date?.civil())
        });
        let said = mentions().filter_map(|mention| mention.subject);
        let subject = header.and_then(|header| header.subject).or(said.max_by_key(|it| it.len()));
        let letters = id.symbol.as_ref().map(|symbol| symbol.body().to_owned());
        DocumentRecord {
            identity: self.identity(at, document, &id),
            id,
            letters: letters.or(header.and_then(|it| Some(it.symbol.as_ref()?.body().to_owned()))),
            date,
            subject: subject.map(str::to_owned),
            effective: self.effects.get(&at).copied(),
            ends: None,
        }
    }

    fn identity(&self, at: DocumentAt, document: &Document<'t>, id: &DocumentId) -> Identity {
        let file = self.report.text.name();
        match (&id.symbol, &id.name) {
            (Some(symbol), _) if !symbol.number.is_empty() => {
                self.at_home(symbol, Identity::numbered(self.grammar, symbol, id))
            }
            _ if at == Graph::OWN => Identity::alone(Key::File(file.to_owned())),
            (None, Some(name)) => {
                let mut mentions = document.mentions.iter();
                let named = mentions.find_map(|&it| self.report.mention(it)?.year);
                let year = named.or(id.period.and_then(|year| u16::try_from(year).ok()));
                Identity::named(self.grammar, name, year)
            }
            _ => Identity::alone(Key::Alone(format!("{file}#{}", at.index()))),
        }
    }

    /// An identity in the text's own province, where the letters are those of local bodies and no words
    /// place them: the department of a province's text is that province's.
    fn at_home(&self, symbol: &OwnedSymbol, identity: Identity) -> Identity {
        let mut bodies = self.grammar.issuers_of(symbol.body()).peekable();
        let is_local = bodies.peek().is_some() && bodies.all(|it| it.level != Level::Central);
        let Identity { key, qualifier } = identity;
        let home = || resolve::home(self.grammar, self.report);
        let place = || Some(self.grammar.places().get(home()?)?.name.clone());
        let province = qualifier.province.clone().or_else(|| place().filter(|_| is_local));
        Identity { key, qualifier: Qualifier { province, ..qualifier } }
    }

    fn mention(&self, at: MentionAt, mention: &Mention<'t>) -> Option<MentionRecord> {
        if mention.form == Form::Back {
            return None;
        }
        let place = self.report.text.place(mention.words)?;
        Some(MentionRecord {
            document: self.graph.document_of(at).ok()?,
            words: self.report.text.written(mention.words).to_owned(),
            line: place.line,
            column: place.column,
            place: place::both(self.report, mention.words),
            date: mention.date.and_then(|date| date.civil()),
            issuer: mention.issuer.map(str::to_owned),
            subject: mention.subject.map(str::to_owned),
            pinpoint: mention.pinpoint.map(str::to_owned),
        })
    }

    /// The relations that are stated and inferred, then a plain citation of whatever the text only speaks of.
    fn relations(&self) -> Vec<RelationRecord> {
        let text = self.report.text;
        let mut ties: Vec<RelationRecord> =
            self.graph.links().filter_map(|link| self.relation(text, link)).collect();
        let own = ties.iter().filter(|tie| tie.from == Graph::OWN);
        let reached: BTreeSet<DocumentAt> = own.map(|tie| tie.to).collect();
        for (at, document) in self.graph.indexed().skip(1) {
            let first = document.mentions.first().and_then(|&it| self.report.mention(it));
            let (false, Some(mention)) = (reached.contains(&at), first) else { continue };
            let mut mentions = document.mentions.iter();
            if mentions.all(|&at| self.is_in_a_title(at)) {
                continue;
            }
            let Some(place) = text.place(mention.extent) else { continue };
            ties.push(RelationRecord {
                from: Graph::OWN,
                to: at,
                relation: Relation::Cites,
                basis: Basis::Stated,
                certainty: Certainty::Certain,
                words: mention.extent.to_owned(),
                line: place.line,
                column: place.column,
                place: place::both(self.report, mention.extent),
                pinpoint: None,
                reasons: Vec::new(),
            });
        }
        ties
    }

    /// Whether a mention stands inside the title of another document: that document cites it.
    fn is_in_a_title(&self, at: MentionAt) -> bool {
        let stand = self.report.tree.stand(at);
        stand.is_some_and(|it| matches!(it.within, Within::Title(_) | Within::Name(_)))
    }

    fn relation(&self, text: &Text, link: Link<'_, 't>) -> Option<RelationRecord> {
        let place = text.place(link.edge.words)?;
        let can = !link.edge.relation.ends() || self.outranks(link.from, link.to);
        Some(RelationRecord {
            from: link.from,
            to: link.to,
            relation: link.edge.relation,
            basis: link.edge.basis,
            certainty: if can { link.edge.certainty } else { Certainty::Possible },
            words: link.edge.words.to_owned(),
            line: place.line,
            column: place.column,
            place: place::both(self.report, link.edge.words),
            pinpoint: link.edge.extent.words().map(str::to_owned),
            reasons: link.edge.reasons.clone(),
        })
    }
}

fn record<'t>(report: &Report<'t>, graph: &Graph<'t>, finding: &Diagnostic<'t>) -> FindingRecord {
    let first = finding.labels.first().map_or("", |label| label.words);
    let place = report.text.place(first);
    let range = report.text.range_of(first);
    let around = report.indexed().find(|(_, mention)| {
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
        Cause::Alone => around.and_then(|(at, _)| graph.document_of(at).ok()).unwrap_or(Graph::OWN),
    };
    let said = |language| finding.message.in_language(language).to_owned();
    FindingRecord {
        document,
        rule: finding.rule.to_owned(),
        severity: finding.severity.name().to_owned(),
        message: [said(Language::Vietnamese), said(Language::English)],
        line: place.as_ref().map_or(0, |place| place.line),
        column: place.as_ref().map_or(0, |place| place.column),
    }
}
