//! The Ministry of Justice's own source notes, field by field; they are not part of the repository.

use std::{fs, path::Path};

use serde::Deserialize;
use viendan::{
    extract,
    grammar::Grammar,
    model::{Mention, Symbol},
    text::Text,
};

/// What a note says, as the ministry's own code list reads it.
#[derive(Debug, Deserialize)]
struct Note {
    text: String,
    pinpoint: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    number: String,
    title: Option<String>,
    date: Option<String>,
    issuer: Option<String>,
}

/// The fields that the first mention of a note reads otherwise.
fn differences(note: &Note, grammar: &Grammar) -> Vec<String> {
    let text = Text::new("", note.text.clone(), grammar.letters());
    let mentions = extract::mentions(&text, grammar);
    let Some(first) = mentions.first() else { return vec!["nothing was read".into()] };
    // What the note's own list keeps of the typing (a hard blank, a stop at the end, `Ð`) and the
    // slash of old joint circulars, where our canonical spelling has a hyphen, is no other reading.
    let fold = |words: &str| {
        let words = words.replace('\u{a0}', " ").replace('Ð', "Đ").replace("/TTLT/", "/TTLT-");
        grammar.fold(words.trim_end_matches(['.', ' ']))
    };
    let said = |field: &str, want: Option<&str>, got: Option<&str>| {
        let is_same = want.map(fold) == got.map(fold);
        (!is_same).then(|| format!("{field}: {got:?}, not {want:?}"))
    };
    let number = first.symbol.as_ref().map(Symbol::canonical);
    let date = date(first);
    let kind = first.kind_words;
    let subject = first.subject.or(first.name);
    [
        said("number", Some(&note.number), number.as_deref()),
        said("kind", Some(&note.kind), kind),
        said("pinpoint", note.pinpoint.as_deref(), first.pinpoint),
        said("date", note.date.as_deref(), date.as_deref()),
        said("issuer", note.issuer.as_deref(), first.issuer),
        said("title", note.title.as_deref(), subject),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether the list itself broke a number at a blank: `53` of `53 /2025/TT-BCT`, `11/2020/TT-`.
fn is_broken(note: &Note) -> bool {
    !note.number.contains(char::is_uppercase) || note.number.ends_with(['-', '"'])
}

fn date(mention: &Mention<'_>) -> Option<String> {
    Some(mention.date?.civil()?.to_string())
}

#[test]
fn the_notes_of_the_ministry_are_read_field_by_field() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/truth/moj-source-notes.jsonl");
    let Ok(notes) = fs::read_to_string(&path) else {
        println!("skipped: no notes of the ministry in {}", path.display());
        return;
    };
    let grammar = Grammar::builtin();
    let notes = notes.lines().map(|line| serde_json::from_str::<Note>(line).unwrap());
    let (mut fields, mut wrong, mut broken) = (0, 0, 0);
    for note in notes {
        if is_broken(&note) {
            broken += 1;
            continue;
        }
        fields += 6;
        let differences = differences(&note, grammar);
        wrong += differences.len();
        for difference in differences {
            println!("{difference}\n    {}", note.text);
        }
    }
    println!("{wrong} of {fields} fields are read otherwise, {broken} notes are broken");
    assert!(
        broken < 100 && wrong * 1000 <= fields,
        "{wrong} of {fields} fields are read otherwise"
    );
}
