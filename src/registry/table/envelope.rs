//! Envelopes in which offices send documents to each other: edXML.

use quick_xml::{Reader, events::Event};

use super::{Table, Unreadable};

/// Reads one row an envelope; who receives it is not who issued it.
pub(super) fn read(words: &str) -> Result<Table, Unreadable> {
    let mut reader = Reader::from_str(words);
    let mut table = Table::default();
    let mut path: Vec<String> = Vec::new();
    let mut row: Vec<(String, String)> = Vec::new();
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|error| Unreadable::Xml(error.to_string()))? {
            Event::Start(start) => path.push(local(start.name().as_ref())),
            Event::End(_) if path.pop().as_deref() == Some("messageheader") => {
                count += 1;
                table.push(count, std::mem::take(&mut row).into_iter());
            }
            Event::Text(text) => said(&path, &text, &mut row),
            Event::CData(text) => said(&path, &text, &mut row),
            Event::GeneralRef(name) => {
                let letter = match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => " ",
                };
                said(&path, letter, &mut row);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !row.is_empty() {
        table.push(count + 1, row.into_iter());
    }
    Ok(table)
}

/// Adds words to the element that they stand in; parts of one element go on.
fn said(path: &[String], words: &str, row: &mut Vec<(String, String)>) {
    let is_received = path.iter().any(|it| it == "to" || it == "toplaces" || it == "responsefor");
    let Some(last) = path.last().filter(|_| !is_received) else { return };
    if words.trim().is_empty() {
        return;
    }
    match row.iter_mut().find(|(known, _)| known == last) {
        Some((_, known)) => known.push_str(words),
        None => row.push((last.clone(), words.trim_start().to_owned())),
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}
