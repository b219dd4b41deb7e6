//! DOT, the language of Graphviz.

use std::io::{self, Write};

use super::Picture;
use crate::{diagnostic::seen, model::Basis};

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, "digraph viendan {{")?;
    writeln!(out, "  rankdir=LR; node [shape=box]; edge [fontsize=10];")?;
    for (at, node) in picture.documents.iter().enumerate() {
        let own = if node.file.is_some() { ", style=bold" } else { "" };
        let issuer = node.issuer.as_ref().map(|issuer| format!("\\n{}", escaped(issuer)));
        let label = escaped(&node.label);
        writeln!(out, "  d{at} [label=\"{label}{}\"{own}];", issuer.unwrap_or_default())?;
    }
    for link in &picture.links {
        let relation = link.relation.name();
        let (from, to) = (link.from, link.to);
        match link.basis {
            Basis::Stated => writeln!(out, "  d{from} -> d{to} [label=\"{relation}\"];")?,
            Basis::Inferred => {
                let certainty = link.certainty.name();
                let label = format!("{relation} ({certainty})");
                writeln!(out, "  d{from} -> d{to} [label=\"{label}\", style=dashed];")?;
            }
        }
    }
    writeln!(out, "}}")
}

fn escaped(words: &str) -> String {
    seen(words).replace('\\', "\\\\").replace('"', "\\\"")
}
