//! Documents and their relations as a picture, for people and for other programs.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::{self, Write},
};

use crate::{
    diagnostic::{Certainty, Language},
    grammar::Grammar,
    model::{Basis, Relation, figures},
    registry::{Card, Id, Tie},
    render::spot,
};

/// Some documents with the relations between them; one that several texts cite stands once.
#[derive(Debug, Default)]
pub struct Picture {
    documents: Vec<Node>,
    links: Vec<Arrow>,
    /// The document that readers begin with.
    centre: Option<usize>,
    language: Language,
}

/// A document.
#[derive(Debug, Clone)]
struct Node {
    id: String,
    /// The file, when the document is one of the texts.
    file: Option<String>,
    r#type: Option<String>,
    symbol: Option<String>,
    name: Option<String>,
    issuer: Option<String>,
    label: String,
    /// The whole title.
    title: String,
    date: Option<String>,
    /// The date in ISO 8601.
    day: Option<String>,
    subject: Option<String>,
    mentions: usize,
}

#[derive(Debug, Clone)]
struct Arrow {
    from: usize,
    to: usize,
    relation: Relation,
    basis: Basis,
    certainty: Certainty,
    reasons: Vec<String>,
    /// The words that show it.
    words: String,
    /// Where they stand: `bao-cao.txt, Mục I.4`.
    place: String,
}

/// Draws a picture in one format.
#[derive(Debug)]
pub struct Painter {
    /// The name behind `--format`.
    pub name: &'static str,
    /// Writes the picture.
    pub paint: fn(&mut dyn Write, &Picture) -> io::Result<()>,
}

macro_rules! painters {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every painter; the first is the usual one.
        pub static PAINTERS: &[Painter] =
            &[$(Painter { name: stringify!($module), paint: $module::paint }),*];
    };
}

mod layout;
mod route;

painters! { dot, json, mermaid, graphml, gexf, svg, html, jsonld }

impl Picture {
    /// The picture of some documents; relations to others are left out.
    pub fn new(
        cards: &[Card],
        ties: &[Tie],
        counts: &BTreeMap<Id, usize>,
        (grammar, language): (&Grammar, Language),
    ) -> Self {
        let places: HashMap<Id, usize> =
            cards.iter().enumerate().map(|(at, card)| (card.id, at)).collect();
        let mut known = HashSet::new();
        let arrows = ties.iter().filter_map(|tie| {
            let (from, to) = (*places.get(&tie.from)?, *places.get(&tie.to)?);
            let is_new = known.insert((from, to, tie.relation));
            (is_new && from != to).then(|| Arrow::of(tie, from, to, language))
        });
        let links = arrows.collect();
        let node = |card: &Card| Node::of(card, counts.get(&card.id).copied(), grammar);
        let documents = cards.iter().map(node).collect();
        Self { documents, links, centre: None, language }
    }

    /// The same, for readers who begin with one document; `id` is that on the wire.
    #[must_use]
    pub fn around(self, id: &str) -> Self {
        Self { centre: self.documents.iter().position(|node| node.id == id), ..self }
    }
}

impl Node {
    fn of(card: &Card, mentions: Option<usize>, grammar: &Grammar) -> Self {
        Self {
            id: card.wire_id(),
            file: card.file.clone(),
            r#type: card.kind.clone(),
            symbol: card.symbol.clone(),
            name: card.name.clone(),
            issuer: card.issuer.clone(),
            label: spot::name(card.law(grammar).unwrap_or(card.label()), false).to_owned(),
            title: card.title(grammar),
            date: card.date.map(figures),
            day: card.date.map(|date| date.to_string()),
            subject: card.subject.clone(),
            mentions: mentions.unwrap_or(0),
        }
    }
}

impl Node {
    /// The second line of a box: what it is about, else its day or its body; under the name of a
    /// law its number.
    fn below(&self) -> &str {
        let number = self.symbol.as_deref().filter(|symbol| *symbol != self.label);
        let rest = self.subject.as_deref().or(self.date.as_deref()).or(self.issuer.as_deref());
        number.or(rest).unwrap_or_default()
    }
}

impl Arrow {
    fn of(tie: &Tie, from: usize, to: usize, language: Language) -> Self {
        let reasons = tie.reasons.iter().map(|words| words.in_language(language).to_owned());
        Self {
            from,
            to,
            relation: tie.relation,
            basis: tie.basis,
            certainty: tie.certainty,
            reasons: reasons.collect(),
            words: tie.words.clone(),
            place: spot::of_tie(tie, false, language),
        }
    }

    /// What the acting document does, in the language of the picture.
    fn says(&self, language: Language) -> String {
        self.relation.words().in_language(language).to_owned()
    }
}

/// Words inside XML: text or attribute.
fn escaped(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let words = words.replace('"', "&quot;").replace('\'', "&#39;");
    super::xml::line(&words)
}
