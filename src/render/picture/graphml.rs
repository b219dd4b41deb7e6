//! `GraphML`, which tools for graphs read.

use std::io::{self, Write};

use super::{Picture, escaped};

/// The data of nodes and edges: their key, whose they are, and what they are called.
const KEYS: [(&str, &str, &str, &str); 11] = [
    ("label", "node", "label", "string"),
    ("type", "node", "type", "string"),
    ("issuer", "node", "issuer", "string"),
    ("date", "node", "date", "string"),
    ("title", "node", "title", "string"),
    ("mentions", "node", "mentions", "int"),
    ("relation", "edge", "relation", "string"),
    ("basis", "edge", "basis", "string"),
    ("certainty", "edge", "certainty", "string"),
    ("words", "edge", "words", "string"),
    ("place", "edge", "place", "string"),
];

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    for (key, whose, name, kind) in KEYS {
        writeln!(
            out,
            r#"  <key id="{key}" for="{whose}" attr.name="{name}" attr.type="{kind}"/>"#
        )?;
    }
    writeln!(out, r#"  <graph id="viendan" edgedefault="directed">"#)?;
    for node in &picture.documents {
        let mentions = node.mentions.to_string();
        let data = [
            ("label", Some(node.label.as_str())),
            ("type", node.r#type.as_deref()),
            ("issuer", node.issuer.as_deref()),
            ("date", node.day.as_deref()),
            ("title", Some(node.title.as_str())),
            ("mentions", Some(mentions.as_str())),
        ];
        writeln!(out, r#"    <node id="{}">{}</node>"#, escaped(&node.id), written(&data))?;
    }
    for (at, link) in picture.links.iter().enumerate() {
        let id = |at: usize| picture.documents.get(at).map_or("", |node| node.id.as_str());
        let (from, to) = (escaped(id(link.from)), escaped(id(link.to)));
        let data = [
            ("relation", Some(link.relation.name())),
            ("basis", Some(link.basis.name())),
            ("certainty", Some(link.certainty.name())),
            ("words", Some(link.words.as_str())),
            ("place", Some(link.place.as_str())),
        ];
        let data = written(&data);
        writeln!(out, r#"    <edge id="e{at}" source="{from}" target="{to}">{data}</edge>"#)?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

fn written(data: &[(&str, Option<&str>)]) -> String {
    let said = data.iter().filter_map(|(key, value)| Some((key, (*value)?)));
    let written =
        said.map(|(key, value)| format!(r#"<data key="{key}">{}</data>"#, escaped(value)));
    written.collect::<Vec<_>>().concat()
}
