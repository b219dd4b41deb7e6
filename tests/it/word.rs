//! Word and OpenDocument files are read as the text that they hold.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use viendan::{check::Checker, extract, grammar::Grammar, model::Office, read, text::Text};

use crate::{docx_out::judged, office::part};

/// The mentions and findings of a text, one a line, blanks made equal.
fn said(text: &Text) -> String {
    let checked = Checker::new(Grammar::builtin()).check(text);
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut said = String::new();
    for mention in &checked.report.mentions {
        let symbol = mention.symbol.as_ref().map(viendan::model::Symbol::canonical);
        let date = mention.date.map(|date| date.raw);
        writeln!(said, "{} {symbol:?} {date:?}", plain(mention.words)).unwrap();
    }
    // What a clerk sees; notes on rows of tables depend on where a format keeps its cells.
    for finding in &checked.findings {
        let places: Vec<_> = finding.labels.iter().map(|label| plain(label.words)).collect();
        writeln!(said, "{}: {}", finding.rule, places.join(" | ")).unwrap();
    }
    said
}

/// An office program that is installed; says so when none is.
fn soffice(format: &str, file: &Path) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .arg(file)
        .output();
    let Ok(output) = run else {
        println!("skipped: LibreOffice is not installed");
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    let extension = format.split(':').next().unwrap();
    Some(file.with_extension(extension))
}

/// A flat OpenDocument text: tables are tables, and every second word has a run of its own.
fn flat(words: &str) -> String {
    let grammar = Grammar::builtin();
    let mut body = String::new();
    let mut lines = words.lines().peekable();
    let mut run = String::new();
    while let Some(line) = lines.next() {
        if line.contains('\t') {
            body.push_str("<table:table>");
            let columns = line.split('\t').count();
            write!(body, "<table:table-column table:number-columns-repeated=\"{columns}\"/>")
                .unwrap();
            row(&mut body, line, grammar);
            while let Some(line) = lines.next_if(|line| line.contains('\t')) {
                row(&mut body, line, grammar);
            }
            body.push_str("</table:table>");
            continue;
        }
        run.push_str(line);
        if lines.peek().is_some_and(|next| !next.contains('\t') && is_one(&run, next, grammar)) {
            run.push('\n');
            continue;
        }
        paragraph(&mut body, &run);
        run.clear();
    }
    format!(
        r##"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:color="#111111"/></style:style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"##
    )
}

/// Whether a line goes on in the next one.
fn is_one(line: &str, next: &str, grammar: &Grammar) -> bool {
    let both = Text::new("a.txt", format!("{line}\n{next}"), grammar.letters());
    !both.words().contains('\n')
}

fn row(body: &mut String, line: &str, grammar: &Grammar) {
    body.push_str("<table:table-row>");
    for cell in line.split('\t') {
        body.push_str("<table:table-cell office:value-type=\"string\">");
        let words = Text::new("a.txt", cell.to_owned(), grammar.letters());
        words.words().lines().for_each(|line| paragraph(body, line));
        body.push_str("</table:table-cell>");
    }
    body.push_str("</table:table-row>");
}

fn paragraph(body: &mut String, words: &str) {
    body.push_str("<text:p>");
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    for (at, word) in escaped.split_inclusive([' ', '/', '-', '\n']).enumerate() {
        let word = word.replace('\n', "<text:line-break/>").replace("  ", " <text:s/>");
        if at % 2 == 0 {
            write!(body, "<text:span text:style-name=\"T1\">{word}</text:span>").unwrap();
        } else {
            body.push_str(&word);
        }
    }
    body.push_str("</text:p>\n");
}

#[test]
fn the_report_that_began_it_is_the_same_in_word() {
    let report =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/son-la-papi-2023.txt");
    let Ok(words) = fs::read_to_string(&report) else {
        println!("skipped: no real document in {}", report.display());
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("bao-cao.fodt");
    fs::write(&source, flat(&words)).unwrap();
    let letters = Grammar::builtin().letters();
    let expected = said(&Text::new("bao-cao.txt", words, letters));
    for format in ["docx:MS Word 2007 XML", "odt"] {
        let Some(file) = soffice(format, &source) else { return };
        let text = read::read("bao-cao", fs::read(file).unwrap(), letters).unwrap();
        similar(&said(&text), &expected, format);
    }
}

/// The words between the two ends of each comment, as another program reads them.
fn commented(flat: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, _) in flat.match_indices("<office:annotation ") {
        let (_, rest) = flat[at..].split_once("office:name=\"").unwrap();
        let (name, rest) = rest.split_once('"').unwrap();
        let (_, rest) = rest.split_once("</office:annotation>").unwrap();
        let end = format!("<office:annotation-end office:name=\"{name}\"");
        let (between, _) = rest.split_once(&end).unwrap();
        words.push(between.split('<').map(|tag| tag.rsplit('>').next().unwrap()).collect());
    }
    words
}

#[test]
fn another_program_sees_the_comments_at_their_words() {
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/bao-cao-papi.txt");
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("bao-cao.fodt");
    fs::write(&source, flat(&fs::read_to_string(report).unwrap())).unwrap();
    let Some(file) = soffice("docx:MS Word 2007 XML", &source) else { return };
    let reviewed = judged(&fs::read(file).unwrap());
    let file = folder.path().join("bao-cao.da-soat.docx");
    fs::write(&file, &reviewed).unwrap();
    let seen = fs::read_to_string(soffice("fodt", &file).unwrap()).unwrap();
    let words = commented(&seen);
    let comments = part(&reviewed, "word/comments.xml");
    assert_eq!(words.len(), comments.matches("<w:comment ").count());
    for place in ["ngày 06/01/2023", "ngày 09/01/2023"] {
        assert!(words.iter().any(|words| words == place), "{place}: {words:?}");
    }
    assert!(seen.contains("<text:insertion>") && seen.contains("Soát viện dẫn"));
    // What is for the next review only is shown to nobody.
    assert!(!seen.contains("ADDIN"), "{seen}");
    // Saved by it, what we said is known by its words.
    let saved = folder.path().join("luu.docx");
    fs::write(&saved, &reviewed).unwrap();
    let odt = soffice("odt", &saved).unwrap();
    let saved = fs::read(soffice("docx:MS Word 2007 XML", &odt).unwrap()).unwrap();
    let count = |file: &[u8]| part(file, "word/comments.xml").matches("<w:comment ").count();
    assert_eq!(count(&saved), words.len());
    let again = judged(&saved);
    assert_eq!(count(&again), words.len(), "{}", part(&again, "word/comments.xml"));
}

#[track_caller]
fn similar(got: &str, expected: &str, format: &str) {
    let lines = |words: &str| words.lines().map(String::from).collect::<Vec<_>>();
    let (got, expected) = (lines(got), lines(expected));
    let missed: Vec<_> = expected.iter().filter(|line| !got.contains(line)).collect();
    let extra: Vec<_> = got.iter().filter(|line| !expected.contains(line)).collect();
    assert!(
        missed.is_empty() && extra.is_empty(),
        "{format}: missed {missed:#?}\nextra {extra:#?}"
    );
    assert_eq!(got, expected, "{format}: the order");
}

/// A real file beside the repository; says so when it is not there.
fn real(name: &str) -> Option<Text> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/files").join(name);
    let Ok(bytes) = fs::read(&path) else {
        println!("skipped: no real document in {}", path.display());
        return None;
    };
    Some(read::read(name, bytes, Grammar::builtin().letters()).unwrap())
}

#[test]
fn a_document_is_the_same_in_both_formats_of_word() {
    for number in [1, 2, 4] {
        let twin = |format: &str| real(&format!("nd30-phu-luc-{number}.{format}"));
        let (Some(old), Some(new)) = (twin("doc"), twin("docx")) else { return };
        similar(&mentioned(&new), &mentioned(&old), "docx");
    }
}

fn mentioned(text: &Text) -> String {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let report = extract::report(text, Grammar::builtin(), &Office::default());
    report.mentions.iter().map(|mention| plain(mention.words) + "\n").collect()
}

#[test]
fn real_documents_say_who_they_are() {
    for (name, symbol, date) in [
        ("30-2020-ND-CP.docx", "30/2020/NĐ-CP", "2020-03-05"),
        ("604-QD-TTg.docx", "604/QĐ-TTg", "2026-04-02"),
        ("Luat-43-2024-QH15.docx", "43/2024/QH15", "2024-06-29"),
        ("Luat-62-2025-QH15.docx", "62/2025/QH15", "2025-02-17"),
        ("Luat-79-2025-QH15.docx", "79/2025/QH15", "2025-06-24"),
    ] {
        let Some(text) = real(name) else { return };
        let header = extract::report(&text, Grammar::builtin(), &Office::default()).header;
        let own = header.symbol.map(|symbol| symbol.canonical());
        let day = header.date.and_then(|date| date.civil()).map(|day| day.to_string());
        assert_eq!((own.as_deref(), day.as_deref()), (Some(symbol), Some(date)), "{name}");
    }
}
