//! Mermaid, which code hosts draw in Markdown.

use std::io::{self, Write};

use super::Picture;
use crate::{diagnostic::seen, model::Basis};

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for (at, node) in picture.documents.iter().enumerate() {
        let issuer = node.issuer.as_ref().map(|issuer| format!("<br/>{}", escaped(issuer)));
        let label = format!("{}{}", escaped(&node.label), issuer.unwrap_or_default());
        let shape = if node.file.is_some() { ("([", "])") } else { ("[", "]") };
        writeln!(out, "  d{at}{}\"{label}\"{}", shape.0, shape.1)?;
    }
    for link in &picture.links {
        let relation = link.relation.name();
        let (from, to) = (link.from, link.to);
        match link.basis {
            Basis::Stated => writeln!(out, "  d{from} -->|{relation}| d{to}")?,
            Basis::Inferred => {
                let certainty = link.certainty.name();
                writeln!(out, "  d{from} -.->|\"{relation} ({certainty})\"| d{to}")?;
            }
        }
    }
    Ok(())
}

fn escaped(words: &str) -> String {
    let words = seen(words).replace('&', "#amp;").replace('"', "#quot;");
    words.replace('<', "#lt;").replace('>', "#gt;")
}
