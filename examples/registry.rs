//! Fills a registry with one text, checks another against it, and asks it a question.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use viendan::{
    check::Checker,
    diagnostic::Language,
    grammar::Grammar,
    query,
    registry::{Registry, Shared, Sheet},
    text::Text,
};

const FIRST: &str = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng, tiêu cực";
const SECOND: &str = "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng, tiêu cực";

fn main() -> Result<(), Box<dyn Error>> {
    let grammar = Grammar::builtin();
    let [first, second] = [("mot.txt", FIRST), ("hai.txt", SECOND)]
        .map(|(name, words)| Text::new(name, words.into(), grammar.letters()));

    let checked = Checker::new(grammar).check(&first);
    let mut registry = Registry::in_memory()?;
    let sheet = Sheet::of(&checked.report, &checked.graph, grammar);
    registry.add([(sheet, String::new())])?;
    let answer = query::ask("cited-by(\"mot.txt\")", &registry, grammar)?;
    for document in &answer.documents {
        println!("mot.txt cites {}", document.label());
    }

    let known = Shared::new(registry);
    let checked = Checker::new(grammar).known(&known).check(&second);
    for finding in &checked.findings {
        println!("{}: {}", finding.rule, finding.message.in_language(Language::English));
    }
    // A text has always an answer; a disk that failed is asked for at the end.
    known.fault().map_or(Ok(()), |fault| Err(fault.into()))
}
