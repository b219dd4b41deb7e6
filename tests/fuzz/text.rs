//! No text stops the reading, from mentions to findings, and every place lies in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viendan::{check::Checker, grammar::Grammar, rules::Profile, text::Text};

fuzz_target!(|words: String| {
    let grammar = Grammar::builtin();
    let text = Text::new("bao-cao.txt", words, grammar.letters());
    let checked = Checker::new(grammar).profile(Profile::Review).check(&text);
    for mention in &checked.report.mentions {
        assert!(text.place(mention.words).is_some());
    }
    for finding in &checked.findings {
        assert!(finding.labels.iter().all(|label| text.place(label.words).is_some()));
    }
});
