//! What was known before a text was read: registers and other texts, as heads of rules state them.

use viendan::{
    grammar::Grammar,
    known::{Asked, Knowledge, Knows},
    model::Office,
    registry::{Claim, Mapping, Register, Registry, Sheet},
    resolve,
    text::Text,
};

/// Registers as CSV and other texts. A register may begin with `complete: KH-VPUB 2023`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before {
    registers: Vec<String>,
    texts: Vec<String>,
}

impl Before {
    pub(crate) fn with_register(mut self, lines: &[&str]) -> Self {
        self.registers.push(lines.join("\n"));
        self
    }

    pub(crate) fn with_text(mut self, lines: &[&str]) -> Self {
        self.texts.push(lines.join("\n"));
        self
    }

    /// A registry that holds all this.
    pub(crate) fn registry(&self) -> Registry {
        let mut registry = Registry::in_memory().unwrap();
        for (at, register) in self.registers.iter().enumerate() {
            let (mapping, rows) = mapping(register);
            let name = format!("sổ {}.csv", at + 1);
            let register =
                Register::read(&name, rows.as_bytes(), &mapping, Grammar::builtin()).unwrap();
            assert_eq!(register.refused, [], "{rows}");
            registry.import(&register, "").unwrap();
        }
        let sheets = self.texts.iter().enumerate();
        let sheets =
            sheets.map(|(at, text)| (sheet(&format!("{}.txt", at + 1), text), String::new()));
        registry.add(sheets).unwrap();
        registry
    }
}

impl Knows for Before {
    fn of(&self, asked: Asked<'_, '_>) -> Knowledge {
        if self.registers.is_empty() && self.texts.is_empty() {
            return Knowledge::default();
        }
        let sheet = Sheet::of(asked.report, asked.graph, asked.grammar);
        self.registry().known_of(&sheet, asked.report.text.name(), asked.as_of).unwrap()
    }
}

/// What a text says.
pub(crate) fn sheet(name: &str, words: &str) -> Sheet {
    let grammar = Grammar::builtin();
    let text = Text::new(name, words.to_owned(), grammar.letters());
    let (report, graph) = resolve::linked(&text, grammar, &Office::default());
    Sheet::of(&report, &graph, grammar)
}

fn mapping(register: &str) -> (Mapping, &str) {
    let Some((first, rows)) = register.split_once('\n') else {
        return (Mapping::default(), register);
    };
    let Some((series, year)) =
        first.strip_prefix("complete: ").and_then(|claim| claim.rsplit_once(' '))
    else {
        return (Mapping::default(), register);
    };
    let claim = Claim { series: series.to_owned(), year: year.parse().unwrap(), issuer: None };
    (Mapping { complete: vec![claim], ..Mapping::default() }, rows)
}
