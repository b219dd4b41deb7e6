//! JSON-LD in the words of ELI, the European Legislation Identifier, and of schema.org.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Node, Picture};
use crate::{diagnostic::escaped, model::Relation};

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    let documents = picture.documents.iter().enumerate().map(|(at, node)| {
        let mut object = described(node);
        for link in picture.links.iter().filter(|link| link.from == at) {
            let Some(other) = picture.documents.get(link.to) else { continue };
            let term = object.entry(term(link.relation)).or_insert_with(|| json!([]));
            if let Value::Array(others) = term {
                others.push(json!({ "@id": name(other) }));
            }
        }
        Value::Object(object)
    });
    let graph = json!({
        "@context": {
            "eli": "http://data.europa.eu/eli/ontology#",
            "schema": "https://schema.org/",
            "viendan": "urn:viendan:relation:",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": documents.collect::<Vec<_>>(),
    });
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&graph)?))
}

fn described(node: &Node) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("@id".to_owned(), json!(name(node)));
    object.insert("@type".to_owned(), json!(["eli:LegalResource", "schema:Legislation"]));
    let title = json!({ "@value": node.title, "@language": "vi" });
    object.insert("eli:title".to_owned(), title);
    object.insert("schema:name".to_owned(), json!(node.label));
    let said = [
        ("eli:id_local", &node.symbol),
        ("eli:type_document", &node.r#type),
        ("eli:passed_by", &node.issuer),
        ("schema:legislationIdentifier", &node.symbol),
        ("schema:abstract", &node.subject),
    ];
    for (term, value) in said {
        if let Some(value) = value {
            object.insert(term.to_owned(), json!(value));
        }
    }
    if let Some(day) = &node.day {
        let day = json!({ "@value": day, "@type": "xsd:date" });
        object.insert("eli:date_document".to_owned(), day);
    }
    object
}

/// The term for a relation; one of our own where neither vocabulary has it.
fn term(relation: Relation) -> &'static str {
    match relation {
        Relation::BasedOn => "eli:based_on",
        Relation::Implements => "eli:implements",
        Relation::Details => "eli:applies",
        Relation::Amends => "eli:amends",
        Relation::Replaces => "viendan:replaces",
        Relation::Repeals => "eli:repeals",
        Relation::ReportsOn => "schema:about",
        Relation::IssuedWith => "schema:isPartOf",
        Relation::RespondsTo => "viendan:responds_to",
        Relation::Consolidates => "eli:consolidates",
        Relation::Corrects => "eli:corrects",
        Relation::Approves => "viendan:approves",
        Relation::Cites => "eli:cites",
    }
}

/// A name in the form of a URN: what a URN may not hold is written by its bytes.
fn name(node: &Node) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let bytes = node.id.bytes().map(|byte| match byte {
        byte if is_plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    format!("urn:viendan:{}", bytes.collect::<String>())
}
