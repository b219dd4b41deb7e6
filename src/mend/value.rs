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
    let disputed = || finding.labels.iter().filter(|it| it.disputed);
    let only = finding.labels.first().filter(|_| disputed().next().is_none());
    disputed().chain(only).map(|it| it.words)
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
    use super::{day, rewritten, saying, values};
    use crate::{
        diagnostic::{Diagnostic, Severity, Words},
        rules::RULES,
    };

    fn finding(rule: &'static str) -> Diagnostic<'static> {
        assert!(RULES.iter().any(|it| it.name == rule));
        Diagnostic::new(rule, Severity::Error, Words::new("", ""))
    }

    /// What stands at each place once a value was chosen.
    fn made(finding: &Diagnostic<'_>, value: &str) -> Option<Vec<String>> {
        let fix = saying(finding, value)?;
        assert!(!fix.safe, "a person chose it");
        Some(fix.edits.into_iter().map(|edit| edit.replacement).collect())
    }

    const NOTHING: fn() -> Words = || Words::new("", "");

    #[test]
    fn places_that_must_agree_all_say_what_was_chosen() {
        let disputed = finding("date-conflict")
            .shows("ngày 15/01/2023", NOTHING())
            .disputes("ngày 06/01/2023", NOTHING())
            .disputes("ngày 09 tháng 01 năm 2023", NOTHING())
            .disputes("06/01/2023", NOTHING());
        // What is only shown beside them is no value of theirs, wherever it stands.
        assert_eq!(values(&disputed), ["06/01/2023", "09/01/2023"]);
        let all = ["ngày 16/01/2023", "ngày 16 tháng 01 năm 2023", "16/01/2023"];
        assert_eq!(made(&disputed, "16/1/2023").unwrap(), all);
        // A place that says it already is no edit.
        assert_eq!(made(&disputed, "06/01/2023").unwrap(), ["ngày 06 tháng 01 năm 2023"]);
    }

    #[test]
    fn where_places_need_not_agree_the_first_one_is_mended() {
        let future = finding("cites-the-future")
            .disputes("ngày 05 tháng 5 năm 2023", NOTHING())
            .disputes("ngày 18/5/2023", NOTHING());
        assert!(values(&future).is_empty());
        assert_eq!(made(&future, "18/5/2023").unwrap(), ["ngày 18 tháng 5 năm 2023"]);
        assert_eq!(made(&future, "05/5/2023"), None);
        let shown = finding("cites-the-future").shows("ngày 05/5/2023", NOTHING());
        assert_eq!(made(&shown, "06/5/2023").unwrap(), ["ngày 06/5/2023"]);
        assert_eq!(made(&finding("cites-the-future"), "06/5/2023"), None);
    }

    #[test]
    fn nothing_is_asked_where_a_fix_is_known_or_all_say_the_same() {
        let both =
            |one, two| finding("date-conflict").disputes(one, NOTHING()).disputes(two, NOTHING());
        assert!(values(&both("ngày 06/01/2023", "ngày 06 tháng 01 năm 2023")).is_empty());
        let fixed = both("06/01/2023", "09/01/2023").perhaps_fixed_by("06/01/2023", "09/01/2023");
        assert!(values(&fixed).is_empty());
        assert_eq!(values(&both("09/KH-VPUB", "10/KH-VPUB")), ["09/KH-VPUB", "10/KH-VPUB"]);
    }

    #[test]
    fn a_day_is_three_groups_of_figures_and_nothing_else() {
        for words in ["31/02/2023", "06/01/23", "06/01", "ngày 06/01/2023 số 9", "2023-01-06", ""]
        {
            assert_eq!(day(words), None, "{words}");
        }
        assert_eq!(day("ngày 06-1-2023").unwrap().to_string(), "2023-01-06");
    }

    #[test]
    fn a_day_is_written_as_its_place_writes_days() {
        assert_eq!(rewritten("ngày 06/01/2023", "9/1/2023"), "ngày 09/01/2023");
        assert_eq!(rewritten("ngày 05 tháng 5 năm 2023", "05/6/2023"), "ngày 05 tháng 6 năm 2023");
        assert_eq!(rewritten("09/KH-VPUB", "10/KH-VPUB"), "10/KH-VPUB");
        assert_eq!(rewritten("tháng 5 năm 2023", "05/6/2023"), "05/6/2023");
    }
}
