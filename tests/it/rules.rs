//! Every rule against the texts in its own head, against the corpus, and against the laws of all.

use std::{collections::BTreeSet, fs, path::Path};

use viendan::{
    check::{Checker, Choice},
    diagnostic::{Diagnostic, Language},
    grammar::Grammar,
    read,
    rules::{RULES, Rule},
    text::Text,
};

use crate::before::Before;

/// The sections of a manual, in their order.
const SECTIONS: [&str; 4] = ["# Tiếng Việt", "# Law", "# When it is wrong", "# Fix"];
/// The real report that this began with; it stands beside the repository where there is one.
const SEED: &str = "../shared/corpus/son-la-papi-2023.txt";

/// A text in the head of a rule, with the places that the rule disputes in it.
struct Fence {
    flags: bool,
    /// What is known from before.
    before: Before,
    text: String,
    carets: BTreeSet<Caret>,
}

/// Line, column and width of a disputed place, in characters.
type Caret = (usize, usize, usize);

#[test]
fn every_rule_disputes_what_its_head_marks() {
    let mut faults = Vec::new();
    for (rule, fence) in all_fences() {
        let found = at(&fence.text, &fence.before, Some(rule), carets);
        if found != fence.carets {
            let marked = &fence.carets;
            faults.push(format!("{}: {marked:?}, not {found:?}\n{}", rule.name, fence.text));
        }
    }
    assert!(faults.is_empty(), "marked, not disputed:\n{}", faults.join("\n"));
}

#[test]
fn every_rule_says_what_stands_under_its_carets() {
    let mut faults = Vec::new();
    for rule in RULES {
        let says: BTreeSet<String> = fences(rule)
            .flat_map(|fence| {
                at(&fence.text, &fence.before, Some(rule), |_, found| {
                    let labels = found.iter().flat_map(|it| &it.labels);
                    labels.map(|it| vi(&it.says).to_owned()).collect::<Vec<_>>()
                })
            })
            .collect();
        let head = head(rule);
        let unsaid = head.lines().filter_map(under_caret).filter(|it| !says.contains(*it));
        faults.extend(unsaid.map(|it| format!("{}: `{it}`, not {says:?}", rule.name)));
    }
    assert!(faults.is_empty(), "nothing says:\n{}", faults.join("\n"));
}

#[test]
fn every_head_is_a_manual() {
    for rule in RULES {
        let head = head(rule);
        let sections: Vec<_> = head.lines().filter(|line| line.starts_with("# ")).collect();
        assert_eq!(sections, SECTIONS, "{}", rule.name);
        for flags in [true, false] {
            assert!(fences(rule).any(|it| it.flags == flags), "{}: flags {flags}", rule.name);
        }
        assert!(fences(rule).all(|it| it.flags != it.carets.is_empty()), "{}", rule.name);
    }
}

#[test]
fn every_manual_is_whole_in_both_languages() {
    let vietnamese = ["Căn cứ", "Khi nào báo nhầm", "Cách sửa", "Ví dụ"];
    let english = ["Law", "When it is wrong", "Fix"];
    let pages = [(Language::Vietnamese, &vietnamese[..]), (Language::English, &english)];
    for (rule, (language, headings)) in
        RULES.iter().flat_map(|rule| pages.iter().map(move |it| (rule, *it)))
    {
        let page = rule.page_in(language);
        let sections: Vec<_> = page
            .split("\n# ")
            .skip(1)
            .map(|it| it.split_once("\n\n").unwrap_or((it, "")))
            .collect();
        let names: Vec<_> = sections.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, headings, "{}", rule.name);
        // Behind the last heading stand the examples too, which are no words about the rule.
        for (name, body) in sections.iter().filter(|(name, _)| *name != "Ví dụ") {
            let words = body.split("```").next().unwrap_or_default().trim();
            assert!(!words.is_empty() && !words.contains("## "), "{}: {name}", rule.name);
        }
    }
}

#[test]
fn every_rule_on_the_corpus() {
    let texts = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    for rule in RULES {
        let lines = texts.iter().flat_map(|(name, text)| {
            on(text, Some(rule), |read, found| {
                found.iter().map(|finding| line(name, read, finding)).collect::<Vec<_>>()
            })
        });
        insta::assert_snapshot!(rule.name, lines.collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn no_rule_speaks_of_nothing() {
    let digits = "0123456789/-".repeat(400);
    let texts = ["/", "2023", "ngày", "số /", "\u{feff}", "17", "-/-/-", &digits];
    for (text, rule) in texts.iter().flat_map(|text| RULES.iter().map(move |rule| (text, rule))) {
        let found = on(text, Some(rule), |_, found| found.len());
        assert_eq!(found, 0, "{} of {text:?}", rule.name);
    }
    // A reader refuses a text without words; whoever holds one in memory may have it checked.
    let grammar = Grammar::builtin();
    for blank in ["", "\n", "   "] {
        let text = Text::new("", blank.into(), grammar.letters());
        let checked = Checker::new(grammar).check(&text);
        assert!(checked.findings.is_empty(), "{blank:?}");
    }
}

#[test]
fn a_text_given_twice_adds_no_rule() {
    let rules = |text: &str| {
        on(text, None, |_, found| {
            let names =
                found.iter().flat_map(|it| std::iter::once(it.rule).chain(it.caused.clone()));
            names.collect::<BTreeSet<_>>()
        })
    };
    for (name, text) in texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")) {
        assert_eq!(rules(&format!("{text}\n\n{text}")), rules(&text), "{name}");
    }
}

#[test]
fn every_finding_speaks_both_languages_of_a_place_in_its_text() {
    for (rule, fence) in all_fences() {
        at(&fence.text, &fence.before, Some(rule), |read, found| {
            for finding in found {
                assert_eq!(finding.rule, rule.name);
                assert!(finding.severity <= rule.severity, "{}", rule.name);
                assert!(finding.labels.iter().any(|it| it.disputed), "{}", rule.name);
                let labels = finding.labels.iter().map(|it| &it.says);
                let words = labels.chain(finding.evidence.iter().map(|it| &it.says));
                for words in words.chain([&finding.message]).chain(&finding.advice) {
                    assert!(!vi(words).is_empty(), "{}", rule.name);
                    assert!(!words.in_language(Language::English).is_empty(), "{}", rule.name);
                }
                let shown = finding.evidence.iter().filter_map(|it| it.words);
                for words in shown.chain(finding.labels.iter().map(|it| it.words)) {
                    assert!(read.place(words).is_some(), "{}: {words}", rule.name);
                }
            }
        });
    }
}

#[test]
fn what_is_mended_is_not_disputed_again() {
    for (rule, fence) in all_fences() {
        let Some(mended) = at(&fence.text, &fence.before, Some(rule), mended) else {
            continue;
        };
        let again = at(&mended, &fence.before, Some(rule), carets);
        assert!(again.is_empty(), "{}: {again:?} in {mended}", rule.name);
    }
}

#[test]
fn the_seed_gives_its_findings_and_no_other() {
    let Some(text) = seed() else { return };
    let mut found = on(&text, None, |_, found| found.iter().map(summary).collect::<Vec<_>>());
    found.sort();
    let expected = [
        "error cites-the-future + period-after-date",
        "error date-conflict + implements-the-future + out-of-series",
        "error missing-slash",
        "info non-working-day",
        "info non-working-day",
        "info non-working-day",
        "info own-number-blank",
        "warning doubled-word",
        "warning first-citation-incomplete",
        "warning first-citation-incomplete",
        "warning first-citation-incomplete",
        "warning party-symbol-incomplete",
        "warning space-in-symbol",
        "warning spelled-several-ways + missing-hyphen + space-in-symbol",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_seed_shows_every_place() {
    let Some(text) = seed() else { return };
    let places = |rule: &str| {
        on(&text, None, |read, found| {
            let finding = found.iter().find(|it| it.rule == rule).unwrap();
            let places = finding.labels.iter().map(|label| {
                let place = read.place(label.words).unwrap();
                format!("{}:{} {}", place.line, place.column, label.words)
            });
            places.collect::<Vec<_>>()
        })
    };
    assert_eq!(
        places("date-conflict"),
        [
            "69:162 ngày 06/01/2023",
            "158:89 ngày 09/01/2023",
            "159:87 ngày 15/01/2023",
            "144:146 ngày 27/01/2023",
            "69:34 ngày 11/01/2023",
        ]
    );
    assert_eq!(
        places("cites-the-future"),
        [
            "5:9 ngày 05 tháng 5 năm 2023",
            "139:537 ngày 18/5/2023",
            "151:476 ngày 18/5/2023",
            "57:44 31/5/2023",
            "63:38 31/5/2023",
        ]
    );
    assert_eq!(places("missing-slash"), ["25:235 17KH-VPUB"]);
    assert_eq!(
        places("spelled-several-ways"),
        ["75:56 201/QĐ - UBND", "83:440 201/QĐUBND", "165:135 201/QĐ -UBND"]
    );
    assert_eq!(places("own-number-blank"), ["3:1 Số: /BC-VPUB"]);
}

/// What one rule, or all rules of who drafts, find in a text.
fn on<R>(text: &str, rule: Option<&Rule>, ask: impl FnOnce(&Text, &[Diagnostic<'_>]) -> R) -> R {
    at(text, &Before::default(), rule, ask)
}

/// The same, with what was known before the text was read.
fn at<R>(
    text: &str,
    before: &Before,
    rule: Option<&Rule>,
    ask: impl FnOnce(&Text, &[Diagnostic<'_>]) -> R,
) -> R {
    let grammar = Grammar::builtin();
    let text = read::read("", text.to_owned().into_bytes(), grammar.letters()).unwrap();
    let choice = Choice::default().select(rule.map(|rule| rule.name)).unwrap();
    let checked = Checker::new(grammar).choice(choice).known(before).check(&text);
    ask(&text, &checked.findings)
}

fn vi(words: &viendan::diagnostic::Words) -> &str {
    words.in_language(Language::Vietnamese)
}

fn seed() -> Option<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SEED)).ok();
    if text.is_none() {
        println!("skipped: {SEED} is not there");
    }
    text
}

/// Severity, rule, and the rules that were taken in.
fn summary(finding: &Diagnostic<'_>) -> String {
    let mut caused = finding.caused.clone();
    caused.sort_unstable();
    let names: Vec<_> = std::iter::once(finding.rule).chain(caused).collect();
    format!("{} {}", finding.severity.name(), names.join(" + "))
}

/// Where a finding stands, how bad it is, and what it says.
fn line(file: &str, text: &Text, finding: &Diagnostic<'_>) -> String {
    let place = finding.labels.first().and_then(|label| text.place(label.words)).unwrap();
    let severity = finding.severity.name();
    format!("{file}:{}:{} {severity} {}", place.line, place.column, vi(&finding.message))
}

fn carets(text: &Text, found: &[Diagnostic<'_>]) -> BTreeSet<Caret> {
    let labels = found.iter().flat_map(|it| &it.labels).filter(|it| it.disputed);
    let places = labels.map(|label| {
        let place = text.place(label.words).unwrap();
        // Under no words at all stands one caret.
        (place.line, place.column, text.written(label.words).chars().count().max(1))
    });
    places.collect()
}

/// A text with all edits made, when every finding has some.
fn mended(text: &Text, found: &[Diagnostic<'_>]) -> Option<String> {
    let edits = found.iter().filter_map(|it| it.fix.as_ref()).flat_map(|fix| &fix.edits);
    let mut edits: Vec<_> = edits.map(|it| (text.place(it.words).unwrap().span, it)).collect();
    edits.sort_by_key(|(span, _)| span.start);
    let mut mended = text.written(text.words()).to_owned();
    for (span, edit) in edits.into_iter().rev() {
        mended.replace_range(span, &edit.replacement);
    }
    let is_whole = found.iter().all(|finding| finding.fix.is_some());
    (is_whole && !found.is_empty()).then_some(mended)
}

/// The head of a rule's file, without its marks.
fn head(rule: &Rule) -> String {
    let lines = rule.manual.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<_> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n")
}

fn all_fences() -> impl Iterator<Item = (&'static Rule, Fence)> {
    RULES.iter().flat_map(|rule| fences(rule).map(move |fence| (rule, fence)))
}

/// What each rule flags in its own head, with what is known before.
pub(crate) fn flagged() -> impl Iterator<Item = (&'static Rule, String, Before)> {
    let flagged = all_fences().filter(|(_, fence)| fence.flags);
    flagged.map(|(rule, fence)| (rule, fence.text, fence.before))
}

/// The texts in the head of a rule.
fn fences(rule: &Rule) -> impl Iterator<Item = Fence> + use<> {
    let head = head(rule);
    let mut fences = Vec::new();
    let mut before = Before::default();
    let mut lines = head.lines();
    while let Some(line) = lines.next() {
        let inner = lines.by_ref().take_while(|line| *line != "```");
        match line {
            "```register" => before = before.with_register(&inner.collect::<Vec<_>>()),
            "```added" => before = before.with_text(&inner.collect::<Vec<_>>()),
            "```flags" => fences.push(fence(true, &before, &inner.collect::<Vec<_>>())),
            "```allows" => fences.push(fence(false, &before, &inner.collect::<Vec<_>>())),
            _ => {}
        }
    }
    fences.into_iter()
}

fn fence(flags: bool, before: &Before, lines: &[&str]) -> Fence {
    let mut text: Vec<&str> = Vec::new();
    let mut carets = BTreeSet::new();
    for line in lines {
        if line.trim_start().starts_with('^') {
            carets
                .extend(runs(line).into_iter().map(|(column, width)| (text.len(), column, width)));
        } else {
            text.push(line);
        }
    }
    Fence { flags, before: before.clone(), text: text.join("\n"), carets }
}

/// Column and width of every run of carets.
fn runs(line: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut last = ' ';
    for (at, letter) in line.chars().enumerate() {
        match (letter, last) {
            ('^', '^') => {
                runs.last_mut().into_iter().for_each(|(_, width): &mut (_, _)| *width += 1);
            }
            ('^', _) => runs.push((at + 1, 1)),
            _ => {}
        }
        last = letter;
    }
    runs
}

/// What stands behind the carets of a line.
fn under_caret(line: &str) -> Option<&str> {
    let carets = line.trim_start().strip_prefix('^')?;
    let said = carets.trim_start_matches(['^', ' ']);
    (!said.is_empty()).then_some(said)
}

/// The texts of a folder with their names, in order.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_text = |path: &Path| path.extension().is_some_and(|it| it == "txt");
    let mut paths: Vec<_> = entries.filter(|path| is_text(path)).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}
