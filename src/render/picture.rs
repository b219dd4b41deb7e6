//! Documents and their relations as a picture: DOT, Mermaid, JSON.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use crate::{
    diagnostic::{Certainty, Language},
    extract::Report,
    graph::{Document, Graph, Link},
    model::{Basis, Relation},
};

/// The documents of all texts of a run; one that several texts cite stands once.
#[derive(Debug, Default)]
pub struct Picture {
    documents: Vec<Node>,
    links: Vec<Arrow>,
    places: HashMap<String, usize>,
}

/// A document without the text that it was read in.
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

painters! { dot, json, mermaid }

impl Picture {
    /// The picture of one text; reasons are said in one language.
    pub fn of(report: &Report<'_>, graph: &Graph<'_>, language: Language) -> Self {
        let mut picture = Self::default();
        let file = report.text.name();
        let documents = graph.documents().iter().enumerate();
        let documents = documents.map(|(at, document)| Node::of(document, file, at == Graph::OWN));
        let places: Vec<usize> = documents.map(|node| picture.add(node)).collect();
        let links = graph.links().map(|link| Arrow::of(link, language));
        picture.links.extend(links.filter_map(|link| link.moved(&places)));
        picture
    }

    /// Adds the picture of another text.
    pub fn join(&mut self, other: Self) {
        let places: Vec<usize> = other.documents.into_iter().map(|node| self.add(node)).collect();
        self.links.extend(other.links.into_iter().filter_map(|link| link.moved(&places)));
    }

    fn add(&mut self, node: Node) -> usize {
        let next = self.documents.len();
        let at = *self.places.entry(node.id.clone()).or_insert(next);
        match self.documents.get_mut(at) {
            Some(known) => {
                known.mentions += node.mentions;
                known.file = known.file.take().or(node.file);
            }
            None => self.documents.push(node),
        }
        at
    }
}

impl Node {
    fn of(document: &Document<'_>, file: &str, is_own: bool) -> Self {
        let is_nameless = is_own && (document.id.is_empty() || document.id == "self");
        let id = if is_nameless { file.to_owned() } else { document.id.clone() };
        let is_unlabelled = is_own && document.symbol.is_none() && document.name.is_none();
        let label = if is_unlabelled { file } else { document.label() };
        Self {
            id,
            file: is_own.then(|| file.to_owned()),
            r#type: document.kind.map(|kind| kind.code.clone()),
            symbol: document.symbol.clone(),
            name: document.name.clone(),
            issuer: document.issuer.clone(),
            label: label.to_owned(),
            mentions: document.mentions.len(),
        }
    }
}

impl Arrow {
    fn of(link: Link<'_, '_>, language: Language) -> Self {
        let Link { from, to, edge } = link;
        let reasons = edge.reasons.iter().map(|words| words.in_language(language).to_owned());
        Self {
            from,
            to,
            relation: edge.relation,
            basis: edge.basis,
            certainty: edge.certainty,
            reasons: reasons.collect(),
        }
    }

    /// The same arrow between the same documents at their new places.
    fn moved(self, places: &[usize]) -> Option<Self> {
        let from = places.get(self.from).copied()?;
        let to = places.get(self.to).copied()?;
        Some(Self { from, to, ..self })
    }
}
