//! Checks a file as an office would: `cargo run --example check -- corpus/bao-cao-papi.txt`.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::{env, error::Error, fs};

use viendan::{check::Checker, diagnostic::Language, grammar::Grammar, model::Office, read};

fn main() -> Result<(), Box<dyn Error>> {
    let name = env::args().nth(1).unwrap_or_else(|| "corpus/bao-cao-papi.txt".to_owned());
    let grammar = Grammar::builtin();
    let bytes = fs::read(&name)?;
    let text = read::read(&name, bytes.clone(), grammar.letters())?;
    let office = Office {
        name: Some("Văn phòng UBND tỉnh Sơn La".to_owned()),
        letters: vec!["VPUB".to_owned()],
        ..Office::default()
    };
    let checked = Checker::new(grammar).office(office).check(&text).of_file(&bytes);
    for finding in &checked.findings {
        let Some(place) = checked.place(finding) else { continue };
        let message = finding.message.in_language(Language::Vietnamese);
        println!("{name}:{place}: {message} [{}]", finding.rule);
    }
    println!("{} documents are cited", checked.counts().documents);
    Ok(())
}
