//! One value for places that differ, chosen by a person.

use crate::{
    diagnostic::{Diagnostic, Edit, Fix},
    model::{CivilDate, figures},
    rules::RULES,
};

/// The group of rules whose disputed places speak of one thing.
const AGREEMENT: &str = "agreement";

/// The values that stand against each other in a finding, in the order of the text; none where a
/// fix is known, or where the places need not agree.
///
/// ```
/// use viendan::{check::Checker, grammar::Grammar, mend, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// assert_eq!(mend::values(&checked.findings[0]), ["06/01/2023", "09/01/2023"]);
/// ```
pub fn values(finding: &Diagnostic<'_>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    if finding.fix.is_none() && must_agree(finding) {
        for words in places(finding) {
            let value = day(words).map_or_else(|| words.to_owned(), figures);
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    if values.len() < 2 { Vec::new() } else { values }
}

/// The fix by which the disputed places of a finding say one value; where they need not agree,
/// the first place does. None when they say it already.
///
/// A day is written as each place writes days.
///
/// ```
/// use viendan::{check::Checker, grammar::Grammar, mend, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// let fix = mend::saying(&checked.findings[0], "16/01/2023").unwrap();
/// let made: Vec<_> = fix.edits.iter().map(|edit| edit.replacement.as_str()).collect();
/// assert_eq!(made, ["ngày 16/01/2023", "ngày 16/01/2023"]);
/// ```
pub fn saying<'t>(finding: &Diagnostic<'t>, value: &str) -> Option<Fix<'t>> {
    let most = if must_agree(finding) { usize::MAX } else { 1 };
    let edits = places(finding).take(most).filter_map(|words| {
        let replacement = rewritten(words, value);
        (replacement != words).then_some(Edit { words, replacement })
    });
    let edits: Vec<_> = edits.collect();
    (!edits.is_empty()).then_some(Fix { safe: false, edits })
}

/// The day that words hold, when they hold nothing else in figures.
///
/// ```
/// use viendan::mend;
///
/// let day = mend::day("ngày 05 tháng 5 năm 2023").unwrap();
/// assert_eq!(day.to_string(), "2023-05-05");
/// assert_eq!(mend::day("09/KH-VPUB"), None);
/// ```
pub fn day(words: &str) -> Option<CivilDate> {
    let mut groups = words.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let (day, month, year) = (groups.next()?, groups.next()?, groups.next()?);
    if groups.next().is_some() || year.len() != 4 {
        return None;
    }
    CivilDate::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn must_agree(finding: &Diagnostic<'_>) -> bool {
    RULES.iter().any(|rule| rule.name == finding.rule && rule.group == AGREEMENT)
}

/// The disputed places; the first place where none is disputed.
fn places<'f, 't>(finding: &'f Diagnostic<'t>) -> impl Iterator<Item = &'t str> + use<'f, 't> {
    let only = finding.labels.first().filter(|it| !it.disputed);
    finding.labels.iter().filter(|it| it.disputed).chain(only).map(|it| it.words)
}

/// Words that say a value: of a day, only the figures change.
fn rewritten(words: &str, value: &str) -> String {
    let (Some(_), Some(chosen)) = (day(words), day(value)) else { return value.to_owned() };
    let chosen = figures(chosen);
    let mut figures = chosen.split('/');
    let mut said = String::with_capacity(words.len());
    let mut is_inside = false;
    for letter in words.chars() {
        if !letter.is_ascii_digit() {
            said.push(letter);
        } else if !is_inside {
            said.push_str(figures.next().unwrap_or_default());
        }
        is_inside = letter.is_ascii_digit();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::rewritten;

    #[test]
    fn a_day_is_written_as_its_place_writes_days() {
        assert_eq!(rewritten("ngày 06/01/2023", "9/1/2023"), "ngày 09/01/2023");
        assert_eq!(rewritten("ngày 05 tháng 5 năm 2023", "05/6/2023"), "ngày 05 tháng 6 năm 2023");
        assert_eq!(rewritten("09/KH-VPUB", "10/KH-VPUB"), "10/KH-VPUB");
        assert_eq!(rewritten("tháng 5 năm 2023", "05/6/2023"), "05/6/2023");
    }
}
