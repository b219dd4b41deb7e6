//! Documents that rest on one another in a circle, told from one text.

use viendan::{check::Checker, diagnostic::Language, grammar::Grammar, text::Text};

/// What is said of circles in a text whose sentences tell who carries out whom.
#[track_caller]
fn check(carried_out: &[[&str; 2]], expected: &[&str]) {
    let sentences = carried_out
        .iter()
        .map(|[basis, plan]| format!("Thực hiện {basis}, Văn phòng đã ban hành {plan}."));
    let words = sentences.collect::<Vec<_>>().join("\n\n");
    let grammar = Grammar::builtin();
    let text = Text::new("bao-cao.txt", words.clone(), grammar.letters());
    let checked = Checker::new(grammar).check(&text);
    let circles = checked.findings.iter().filter(|it| it.rule == "cycle");
    let said: Vec<_> = circles
        .map(|it| it.message.in_language(Language::Vietnamese))
        .map(|it| it.rsplit_once("vòng: ").map_or(it, |(_, circle)| circle).to_owned())
        .collect();
    assert_eq!(said, expected, "{words}");
}

const ONE: &str = "Kế hoạch số 1/KH-VPUB ngày 15/3/2023";
const TWO: &str = "Kế hoạch số 2/KH-VPUB ngày 16/3/2023";
const THREE: &str = "Kế hoạch số 3/KH-VPUB ngày 17/3/2023";
const FOUR: &str = "Kế hoạch số 4/KH-VPUB ngày 18/3/2023";

#[test]
fn a_chain_is_no_circle() {
    check(&[[ONE, TWO], [TWO, THREE], [THREE, FOUR]], &[]);
    check(&[[ONE, TWO], [ONE, THREE], [TWO, FOUR], [THREE, FOUR]], &[]);
}

#[test]
fn a_circle_is_told_once_by_its_shortest_way_back() {
    check(&[[ONE, TWO], [TWO, ONE]], &["2/KH-VPUB → 1/KH-VPUB → 2/KH-VPUB"]);
    let three = "2/KH-VPUB → 1/KH-VPUB → 3/KH-VPUB → 2/KH-VPUB";
    check(&[[ONE, TWO], [TWO, THREE], [THREE, ONE]], &[three]);
    // What hangs on a circle stands in none.
    check(&[[ONE, TWO], [TWO, THREE], [THREE, ONE], [THREE, FOUR]], &[three]);
}

#[test]
fn two_circles_are_told_apart() {
    let both = ["2/KH-VPUB → 1/KH-VPUB → 2/KH-VPUB", "4/KH-VPUB → 3/KH-VPUB → 4/KH-VPUB"];
    check(&[[ONE, TWO], [TWO, ONE], [THREE, FOUR], [FOUR, THREE], [TWO, THREE]], &both);
}

#[test]
fn ranked_acts_are_not_looked_at() {
    let decree = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ";
    let circular = "Thông tư số 01/2021/TT-BNV ngày 19/01/2021 của Bộ Nội vụ";
    check(&[[decree, circular], [circular, decree]], &[]);
    check(&[[decree, ONE], [ONE, decree]], &[]);
}

#[test]
fn a_circle_longer_than_anybody_follows_is_not_told() {
    let plan = |at: usize| format!("Kế hoạch số {at}/KH-VPUB ngày 15/3/2023");
    let circle = |count: usize| -> Vec<[String; 2]> {
        (1..=count).map(|at| [plan(at), plan(at % count + 1)]).collect()
    };
    let told = |count: usize| {
        let links = circle(count);
        let links: Vec<_> = links.iter().map(|it| it.each_ref().map(String::as_str)).collect();
        let words: Vec<_> = links
            .iter()
            .map(|[basis, plan]| format!("Thực hiện {basis}, Văn phòng đã ban hành {plan}."))
            .collect();
        let text = Text::new("a.txt", words.join("\n\n"), Grammar::builtin().letters());
        let checked = Checker::new(Grammar::builtin()).check(&text);
        checked.findings.iter().filter(|it| it.rule == "cycle").count()
    };
    assert_eq!((told(200), told(300)), (1, 0));
}
