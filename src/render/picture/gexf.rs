//! GEXF 1.3, which Gephi reads.

use std::io::{self, Write};

use super::{Picture, escaped};

pub(super) fn paint(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<gexf xmlns="http://gexf.net/1.3" version="1.3">"#)?;
    writeln!(out, r#"  <graph defaultedgetype="directed">"#)?;
    let attributes = [
        ("node", ["type", "issuer", "date", "title"].as_slice()),
        ("edge", ["basis", "certainty", "words", "place"].as_slice()),
    ];
    for (whose, names) in attributes {
        writeln!(out, r#"    <attributes class="{whose}">"#)?;
        for name in names {
            writeln!(out, r#"      <attribute id="{name}" title="{name}" type="string"/>"#)?;
        }
        writeln!(out, "    </attributes>")?;
    }
    writeln!(out, "    <nodes>")?;
    for (at, node) in picture.documents.iter().enumerate() {
        let values = [
            ("type", node.r#type.as_deref()),
            ("issuer", node.issuer.as_deref()),
            ("date", node.day.as_deref()),
            ("title", Some(node.title.as_str())),
        ];
        let (label, values) = (escaped(&node.label), written(&values));
        writeln!(out, r#"      <node id="{at}" label="{label}">{values}</node>"#)?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for (at, link) in picture.links.iter().enumerate() {
        let values = [
            ("basis", Some(link.basis.name())),
            ("certainty", Some(link.certainty.name())),
            ("words", Some(link.words.as_str())),
            ("place", Some(link.place.as_str())),
        ];
        let (from, to, values) = (link.from, link.to, written(&values));
        let label = link.relation.name();
        writeln!(
            out,
            r#"      <edge id="{at}" source="{from}" target="{to}" label="{label}">{values}</edge>"#
        )?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn written(values: &[(&str, Option<&str>)]) -> String {
    let said = values.iter().filter_map(|(name, value)| Some((name, (*value)?)));
    let value = |(name, value): (&&str, &str)| {
        format!(r#"<attvalue for="{name}" value="{}"/>"#, escaped(value))
    };
    format!("<attvalues>{}</attvalues>", said.map(value).collect::<String>())
}
