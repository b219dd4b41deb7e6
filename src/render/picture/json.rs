//! One JSON object with all documents and links.

use std::io::{self, Write};

use serde::Serialize;

use super::Picture;
use crate::render::json::{VERSION, line};

#[derive(Debug, Serialize)]
struct Wire<'a> {
    version: u8,
    documents: Vec<Document<'a>>,
    links: Vec<Link<'a>>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    id: &'a str,
    file: Option<&'a str>,
    r#type: Option<&'a str>,
    symbol: Option<&'a str>,
    name: Option<&'a str>,
    issuer: Option<&'a str>,
    mentions: usize,
}

#[derive(Debug, Serialize)]
struct Link<'a> {
    from: &'a str,
    relation: &'static str,
    to: &'a str,
    basis: &'static str,
    certainty: &'static str,
    reasons: &'a [String],
}

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    let id = |at: usize| picture.documents.get(at).map_or("", |node| node.id.as_str());
    let documents = picture.documents.iter().map(|node| Document {
        id: &node.id,
        file: node.file.as_deref(),
        r#type: node.r#type.as_deref(),
        symbol: node.symbol.as_deref(),
        name: node.name.as_deref(),
        issuer: node.issuer.as_deref(),
        mentions: node.mentions,
    });
    let links = picture.links.iter().map(|link| Link {
        from: id(link.from),
        relation: link.relation.name(),
        to: id(link.to),
        basis: link.basis.name(),
        certainty: link.certainty.name(),
        reasons: &link.reasons,
    });
    let wire = Wire { version: VERSION, documents: documents.collect(), links: links.collect() };
    line(out, &wire)
}
