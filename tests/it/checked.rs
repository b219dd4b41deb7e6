//! How suites check a text.

use viendan::{
    check::{Checked, Checker, Choice},
    grammar::Grammar,
    rules::RULES,
    text::Text,
};

/// A text that is checked by every rule, whomever it speaks to.
pub(crate) fn by_all(text: &Text) -> Checked<'_> {
    let names = RULES.iter().map(|rule| rule.name);
    let choice = Choice::default().select(names).unwrap();
    Checker::new(Grammar::builtin()).choice(choice).check(text)
}
