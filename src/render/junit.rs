//! `JUnit`: a suite for each text, a failed case for each finding that needs an eye.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use super::{Checked, Counts, Renderer, Settings, names::Names, reasons::reasons, xml};
use crate::diagnostic::{Diagnostic, Language, Severity};

pub(super) const RENDERER: Renderer = Renderer { open, close, ..Renderer::stream("junit", file) };

fn open(out: &mut dyn Write, _settings: Settings) -> io::Result<()> {
    let mut xml = Writer::new(out);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(
        BytesStart::new("testsuites").with_attributes([("name", "viendan")]),
    ))?;
    xml.get_mut().write_all(b"\n")
}

fn close(out: &mut dyn Write, _counts: &Counts, _settings: Settings) -> io::Result<()> {
    Writer::new(&mut *out).write_event(Event::End(BytesEnd::new("testsuites")))?;
    out.write_all(b"\n")
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let findings = &checked.findings;
    let failures = findings.iter().filter(|it| fails(it)).count().to_string();
    let tests = findings.len().max(1).to_string();
    let name = xml::lines(checked.text().name());
    let names = Names::of(checked, settings.language);
    let mut xml = Writer::new(out);
    let suite =
        [("name", name.as_str()), ("tests", &tests), ("failures", &failures), ("errors", "0")];
    xml.write_event(Event::Start(BytesStart::new("testsuite").with_attributes(suite)))?;
    for finding in findings {
        case(&mut xml, checked, finding, (names, settings.language))?;
    }
    if findings.is_empty() {
        let clean = [("name", "viendan"), ("classname", name.as_str())];
        xml.write_event(Event::Empty(BytesStart::new("testcase").with_attributes(clean)))?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
    xml.get_mut().write_all(b"\n")
}

fn case(
    xml: &mut Writer<&mut dyn Write>,
    checked: &Checked<'_>,
    finding: &Diagnostic<'_>,
    (names, language): (Names<'_, '_>, Language),
) -> io::Result<()> {
    let places: Vec<_> =
        finding.labels.iter().filter_map(|label| names.short(label.words)).collect();
    let file = xml::lines(checked.text().name());
    let name = format!("{} {}", finding.rule, places.first().map_or("", String::as_str));
    let case = [("name", name.as_str()), ("classname", file.as_str())];
    xml.write_event(Event::Start(BytesStart::new("testcase").with_attributes(case)))?;
    let message = xml::lines(finding.message.in_language(language));
    let mut body = format!("{file}: {}\n", places.join(", "));
    for words in reasons(finding, names, language) {
        body.push_str(&xml::lines(&words));
        body.push('\n');
    }
    let (element, attributes) = if fails(finding) {
        ("failure", vec![("type", finding.rule), ("message", message.as_str())])
    } else {
        body.insert_str(0, &format!("{message}\n"));
        ("system-out", Vec::new())
    };
    xml.write_event(Event::Start(BytesStart::new(element).with_attributes(attributes)))?;
    xml.write_event(Event::Text(BytesText::new(&body)))?;
    xml.write_event(Event::End(BytesEnd::new(element)))?;
    xml.write_event(Event::End(BytesEnd::new("testcase")))
}

/// A note is worth knowing and fails nothing.
fn fails(finding: &Diagnostic<'_>) -> bool {
    finding.severity > Severity::Info
}
