//! No text stops the reading, from mentions to findings, and every place lies in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viendan::{
    extract,
    grammar::Grammar,
    resolve,
    rules::{self, Case},
    text::Text,
};

fuzz_target!(|words: String| {
    let grammar = Grammar::builtin();
    let text = Text::new("bao-cao.txt", words, grammar.letters());
    let report = extract::report(&text, grammar);
    for mention in &report.mentions {
        assert!(text.place(mention.words).is_some());
    }
    let graph = resolve::resolve(&report, grammar);
    for finding in rules::run(&Case::new(&report, &graph, grammar), |_| true) {
        assert!(finding.labels.iter().all(|label| text.place(label.words).is_some()));
    }
});
