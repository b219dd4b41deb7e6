//! Questions and their answers; faults with their places.

use std::fmt::Write as _;

use viendan::{
    diagnostic::Language,
    grammar::Grammar,
    query::{self, Error},
    registry::{Card, Registry},
};

use super::sheets;
use crate::before::{Before, sheet};

/// Some plans, a report, a decree that replaces another, and a register.
fn registry() -> Registry {
    let before = Before::default().with_register(&[
        "số ký hiệu,ngày,cơ quan,trích yếu,ngày có hiệu lực",
        "09/KH-VPUB,09/01/2023,Văn phòng UBND tỉnh Sơn La,Phòng chống tham nhũng,",
        "09/KH-VPUB,10/02/2022,Văn phòng UBND tỉnh Sơn La,Cải cách hành chính,",
        "110/2004/NĐ-CP,08/4/2004,Chính phủ,Công tác văn thư,29/4/2004",
    ]);
    let mut registry = before.registry();
    registry.add(sheets()).unwrap();
    let decree = "Số: 30/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\n\n\
        Về công tác văn thư\n\nNghị định này có hiệu lực thi hành kể từ ngày 05/3/2020.\n\
        Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ.\n";
    let plan = "Số: 31/KH-VPUB\n\nSơn La, ngày 10 tháng 3 năm 2019\n\nKẾ HOẠCH\n\nCông tác văn thư\n\n\
        Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư;\n";
    registry
        .add([(sheet("30.txt", decree), String::new()), (sheet("31.txt", plan), String::new())])
        .unwrap();
    registry
}

/// The labels of what a question is answered with, in any order.
#[track_caller]
fn check(question: &str, expected: &[&str]) {
    let answer = query::ask(question, &registry(), Grammar::builtin());
    let answer = answer.unwrap_or_else(|error| panic!("{question}: {error}"));
    let mut labels: Vec<_> = answer.documents.iter().map(Card::label).collect();
    let mut expected = expected.to_vec();
    labels.sort_unstable();
    expected.sort_unstable();
    assert_eq!(labels, expected, "{question}");
}

#[test]
fn relations_are_followed_both_ways() {
    check("thực-hiện(\"16/KH-VPUB\")", &["20/KH-UBND"]);
    check("implemented-by(\"20/KH-UBND\")", &["16/KH-VPUB"]);
    check("thuc-hien(16/KH-VPUB)", &["20/KH-UBND"]);
    check("cites(\"44/BC-VPUB\")", &["20/KH-UBND", "16/KH-VPUB"]);
    check("được-dẫn(\"20/KH-UBND\")", &["44/BC-VPUB", "16/KH-VPUB"]);
    check("cites*(\"44.txt\")", &["20/KH-UBND", "16/KH-VPUB"]);
    check("replaced-by(\"110/2004/NĐ-CP\")", &["30/2020/NĐ-CP"]);
    check("là-căn-cứ-của(\"Nghị định số 110/2004/NĐ-CP của Chính phủ\")", &["31/KH-VPUB"]);
}

#[test]
fn a_path_is_told_in_its_order_with_the_words_of_each_step() {
    let plan = "Số: 61/KH-UBND\n\nSơn La, ngày 02 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nThi hành\n\n\
        Thực hiện Nghị quyết số 03-NQ/TU ngày 21/01/2021 của Tỉnh ủy Sơn La về cải cách hành chính.\n";
    let report = "Số: 62/BC-UBND\n\nSơn La, ngày 02 tháng 6 năm 2021\n\nBÁO CÁO\n\nThi hành\n\n\
        UBND tỉnh đã tổ chức Kế hoạch số 61/KH-UBND ngày 02/3/2021 của UBND tỉnh Sơn La.\n";
    let mut registry = Registry::in_memory().unwrap();
    registry
        .add([(sheet("61.txt", plan), String::new()), (sheet("62.txt", report), String::new())])
        .unwrap();
    let answer = query::ask("đường(62.txt, \"03-NQ/TU\")", &registry, Grammar::builtin()).unwrap();
    let labels: Vec<_> = answer.documents.iter().map(Card::label).collect();
    assert_eq!(labels, ["62/BC-UBND", "61/KH-UBND", "03-NQ/TU"]);
    let places: Vec<_> = answer.ties.iter().map(|tie| (tie.file.as_str(), tie.line)).collect();
    assert_eq!(places, [("61.txt", 9), ("62.txt", 9)]);
    assert!(answer.ties[0].words.starts_with("Thực hiện Nghị quyết"));
    let none = query::ask("path(\"03-NQ/TU\", 62.txt)", &registry, Grammar::builtin()).unwrap();
    assert!(none.documents.is_empty());
}

#[test]
fn paths_are_all_told_the_shortest_first() {
    let ask = |question| query::ask(question, &registry(), Grammar::builtin()).unwrap();
    let answer = ask("các-đường(44.txt, \"20/KH-UBND\")");
    let labels: Vec<_> = answer.documents.iter().map(Card::label).collect();
    assert_eq!(labels, ["44/BC-VPUB", "16/KH-VPUB", "20/KH-UBND"]);
    let ids: Vec<_> = answer.documents.iter().map(|card| card.id).collect();
    assert_eq!(answer.paths, [vec![ids[0], ids[2]], ids.clone()]);
    assert_eq!((answer.ties.len(), answer.is_cut), (3, false));
    check("cac-duong(44.txt, \"20/KH-UBND\") & ngày(2023-02-03)", &["16/KH-VPUB"]);
    assert!(ask("paths(44.txt, \"20/KH-UBND\") - loại(BC)").paths.is_empty());
    check("paths(\"20/KH-UBND\", 44.txt)", &[]);
}

/// Every plan carries out every other one: more paths than could be written down.
#[test]
fn a_dense_folder_does_not_hang() {
    let text = |own: usize| {
        let mut text = format!(
            "Số: {own:02}/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nDân vận\n\n"
        );
        for other in (1..=24).filter(|&other| other != own) {
            let plan = format!("Kế hoạch số {other:02}/KH-VPUB ngày 03/02/2023");
            writeln!(text, "Thực hiện {plan} của Văn phòng UBND tỉnh.").unwrap();
        }
        text
    };
    let mut registry = Registry::in_memory().unwrap();
    let sheets = (1..=24).map(|own| (sheet(&format!("{own}.txt"), &text(own)), String::new()));
    registry.add(sheets).unwrap();
    let answer = query::ask("paths(1.txt, 24.txt)", &registry, Grammar::builtin()).unwrap();
    assert_eq!((answer.paths.len(), answer.is_cut), (query::MOST_PATHS, true));
    let lengths: Vec<_> = answer.paths.iter().map(Vec::len).collect();
    assert!(lengths.is_sorted() && lengths[0] == 2, "{lengths:?}");
}

#[test]
fn conditions_and_sets() {
    check("loại(KH) & ngày(2023)", &["20/KH-UBND", "09/KH-VPUB", "16/KH-VPUB"]);
    check(
        "type(\"Kế hoạch\") & issuer(VPUB) & number(1..20)",
        &["09/KH-VPUB", "09/KH-VPUB", "16/KH-VPUB"],
    );
    check("(loại(KH) & ngày(2023-01..2023-02)) - sổ()", &["20/KH-UBND", "16/KH-VPUB"]);
    check("loại(KH) & ngày(2023) - registry()", &["20/KH-UBND", "16/KH-VPUB"]);
    check("cơ-quan(\"Ủy ban nhân dân tỉnh Sơn La\")", &["20/KH-UBND"]);
    check("số(44) | số(30)", &["30/2020/NĐ-CP", "44/BC-VPUB"]);
    check("ngày(16/01/2023)", &["20/KH-UBND"]);
    check("chưa-báo-cáo() & ngày(2023)", &["20/KH-UBND", "09/KH-VPUB", "16/KH-VPUB"]);
    check("ends-in-repealed()", &["31/KH-VPUB"]);
    check("hiệu-lực(2019-05-05) & loại(NĐ)", &["110/2004/NĐ-CP"]);
    check("hiệu-lực(2021-05-05) & loại(NĐ)", &["30/2020/NĐ-CP"]);
    check("missing()", &[]);
    check("tất-cả() - loại(KH) - loại(NĐ)", &["44/BC-VPUB"]);
    check("\"09/KH-VPUB/2022\"", &["09/KH-VPUB"]);
    check("finding(conflict-across-files)", &[]);
}

/// Where a question is at fault, and what is said of it.
#[track_caller]
fn fault(question: &str, at: usize, says: &str) {
    let error = query::ask(question, &registry(), Grammar::builtin()).unwrap_err();
    let place = error.place().map(|(at, _)| question[..at].chars().count());
    assert_eq!(place, Some(at), "{question}: {error}");
    let words = error.words();
    assert!(words.in_language(Language::Vietnamese).contains(says), "{words:?}");
    assert!(!words.in_language(Language::English).is_empty());
}

#[test]
fn faults_have_their_place() {
    fault("implementd-by(\"20/KH-UBND\")", 0, "có phải `implemented-by`?");
    fault("loại(KH) & thuc-hiên(\"20/KH-UBND\"", 33, "còn thiếu");
    fault("loại(KH) | )", 11, "không hiểu phần từ dấu ^");
    fault("loại(KH) xyz", 9, "không hiểu phần từ dấu ^");
    fault("loại()", 0, "cần 1 điều trong ngoặc, ở đây không có; ví dụ: loại(KH)");
    fault("path(\"20/KH-UBND\")", 0, "cần 2 điều trong ngoặc, ở đây 1; ví dụ: ");
    fault("paths(\"20/KH-UBND\")", 0, "cần 2 điều trong ngoặc, ở đây 1; ví dụ: ");
    fault("số(một)", 3, "cần số");
    fault("ngày(hôm nay)", 5, "cần ngày");
    fault("date(yesterday)", 5, "cần ngày");
    fault("type*(KH)", 0, "không đi cùng dấu `*`");
    fault("type(cites(\"20/KH-UBND\"))", 5, "không có loại văn bản");
    fault("cites(\"21/KH-UBND\")", 7, "không thấy văn bản");
    fault("", 0, "còn thiếu");
}

#[test]
fn a_law_by_its_name_is_every_law_that_bore_it() {
    let words = |number: &str, day: &str| {
        format!(
            "Số: 12/KH-STP\n\nSơn La, ngày 03 tháng 3 năm 2025\n\nKẾ HOẠCH\n\nTuyên truyền\n\n\
             Căn cứ Luật Tổ chức Chính phủ số {number} ngày {day};\n"
        )
    };
    let [new, old] = [words("63/2025/QH15", "18/02/2025"), words("76/2015/QH13", "19/6/2015")];
    let mut registry = Registry::in_memory().unwrap();
    registry.add([(sheet("12.txt", &new), String::new())]).unwrap();
    let ask = |registry: &Registry| {
        query::ask("được-dẫn(\"Luật Tổ chức Chính phủ\")", registry, Grammar::builtin())
    };
    let answer = ask(&registry).unwrap();
    assert_eq!(answer.documents.iter().map(Card::label).collect::<Vec<_>>(), ["12/KH-STP"]);
    registry.add([(sheet("13.txt", &old.replace("12/KH", "13/KH")), String::new())]).unwrap();
    let Error::Ambiguous { candidates, .. } = ask(&registry).unwrap_err() else { panic!() };
    let labels: Vec<_> = candidates.iter().map(Card::label).collect();
    assert_eq!(labels, ["63/2025/QH15", "76/2015/QH13"]);
    let none = ask(&Registry::in_memory().unwrap()).unwrap_err().words();
    let none = none.in_language(Language::Vietnamese);
    assert!(none.contains("viendan sổ nạp") && !none.contains("có phải"), "{none}");
}

#[test]
fn a_law_with_its_number_is_told_of_those_who_name_it_alone() {
    let plan = "Số: 12/KH-STP\n\nSơn La, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nTuyên truyền\n\n\
                Thực hiện Luật Việc làm, Sở Tư pháp ban hành Kế hoạch này.\n";
    let other = "Số: 13/KH-STP\n\nSơn La, ngày 04 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nHồ sơ\n\n\
                 Luật Việc làm số 74/2025/QH15 ngày 16/6/2025 có hiệu lực từ ngày 01/01/2026.\n";
    let mut registry = Registry::in_memory().unwrap();
    let sheets = [("12.txt", plan), ("13.txt", other)];
    registry.add(sheets.map(|(name, words)| (sheet(name, words), String::new()))).unwrap();
    let asked = "được-thực-hiện(\"74/2025/QH15\")";
    let answer = query::ask(asked, &registry, Grammar::builtin()).unwrap();
    assert!(answer.documents.is_empty());
    let beside: Vec<_> = answer.beside.iter().filter_map(|it| it.question.as_ref()).collect();
    assert!(beside.iter().any(|it| it[0] == "được-thực-hiện(\"Luật Việc làm\")"), "{beside:?}");
}

#[test]
fn how_many_texts_speak_of_a_document_is_counted_once_for_each() {
    let registry = registry();
    let times = registry.times_cited().unwrap();
    let answer = query::ask("tất-cả()", &registry, Grammar::builtin()).unwrap();
    let said = |label: &str| {
        let card = answer.documents.iter().find(|card| card.label() == label).unwrap();
        times.get(&card.id).copied().unwrap_or_default()
    };
    assert_eq!([said("110/2004/NĐ-CP"), said("20/KH-UBND"), said("31/KH-VPUB")], [2, 2, 0]);
}

#[test]
fn two_candidates_are_two_candidates() {
    let error = query::ask("cites(\"09/KH-VPUB\")", &registry(), Grammar::builtin()).unwrap_err();
    let Error::Ambiguous { candidates, .. } = error else { panic!("{error}") };
    let dates: Vec<_> = candidates.iter().map(|card| card.date.unwrap().to_string()).collect();
    assert_eq!(dates, ["2023-01-09", "2022-02-10"]);
    let whole = "Kế hoạch số 09/KH-VPUB ngày 10/02/2022";
    let card = query::named(whole, &registry(), Grammar::builtin()).unwrap();
    assert_eq!(card.subject.as_deref(), Some("Cải cách hành chính"));
}

#[test]
fn every_function_is_known_by_both_its_words() {
    for function in query::FUNCTIONS {
        for word in [function.en, function.vi] {
            // A name may hold commas, and nothing is known of this one; no other word is guessed.
            let asked = query::ask(&format!("{word}(a, b, c)"), &registry(), Grammar::builtin());
            let says = asked.map_or_else(|error| error.to_string(), |_| String::new());
            assert!(!says.contains("perhaps") && !says.contains("có phải"), "{word}: {says}");
        }
    }
}
