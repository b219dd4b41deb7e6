//! Questions to the texts of the corpus: who answers, why, and what is told where nobody does.

use std::{fs, path::Path, sync::OnceLock};

use viendan::{
    diagnostic::Language::{English, Vietnamese},
    grammar::Grammar,
    model::Office,
    query::{self, By, Order},
    registry::{Registry, Sheet},
    render::answer::{self, Shown},
    resolve,
    text::Text,
};

/// What the texts of the corpus say.
fn sheets() -> &'static [Sheet] {
    static SHEETS: OnceLock<Vec<Sheet>> = OnceLock::new();
    SHEETS.get_or_init(|| {
        let grammar = Grammar::builtin();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> =
            paths.filter(|it| it.extension().is_some_and(|it| it == "txt")).collect();
        paths.sort();
        let sheet = |path: &std::path::PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let words = fs::read_to_string(path).unwrap();
            let text = Text::new(name, words, grammar.letters());
            let (report, graph) = resolve::linked(&text, grammar, &Office::default());
            Sheet::of(&report, &graph, grammar)
        };
        paths.iter().map(sheet).collect()
    })
}

fn registry() -> Registry {
    let mut registry = Registry::in_memory().unwrap();
    registry.add(sheets().iter().map(|sheet| (sheet.clone(), String::new()))).unwrap();
    registry
}

/// The labels of the documents that answer a question, with how they are reached.
fn asked(question: &str) -> Result<Vec<String>, query::Error> {
    let answer = query::ask(question, &registry(), Grammar::builtin())?;
    let said = answer.documents.iter().map(|card| {
        let mut does: Vec<_> = answer
            .reasons(card)
            .map(|tie| format!("{} {}", tie.relation.name(), tie.pinpoint.as_deref().unwrap_or("")))
            .map(|it| it.trim_end().to_owned())
            .collect();
        does.sort();
        does.dedup();
        format!("{} {}", card.label(), does.join(", ")).trim_end().to_owned()
    });
    Ok(said.collect())
}

#[track_caller]
fn check(question: &str, expected: &[&str]) {
    assert_eq!(asked(question).unwrap(), expected, "{question}");
}

/// What a question is refused with.
#[track_caller]
fn refused(question: &str, expected: &str) {
    let words = asked(question).unwrap_err().words();
    assert_eq!(words.in_language(Vietnamese), expected, "{question}");
}

/// The table as a person sees it.
fn table(question: &str, shown: Shown) -> String {
    let mut answer = query::ask(question, &registry(), Grammar::builtin()).unwrap();
    answer.sort(Order::Day);
    let mut out = Vec::new();
    let said = (Vietnamese, Grammar::builtin());
    answer::write(&mut out, &answer, ("table", Shown { width: Some(120), ..shown }), said).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn both_directions_of_a_relation_are_asked() {
    let carried = ["10-CTr/TU implements", "71/NQ-CP implements", "18-NQ/TU implements"];
    check("được-thực-hiện(\"57-NQ/TW\")", &carried);
    check("implemented-by(57-nq/tw)", &carried);
    check("thực hiện(“18-NQ/TU”)", &["57-NQ/TW implements"]);
}

#[test]
fn a_question_is_understood_as_answers_repeat_it() {
    let carried = ["10-CTr/TU implements", "71/NQ-CP implements", "18-NQ/TU implements"];
    for question in [
        "văn bản thực hiện 57-NQ/TW",
        "Văn bản nào thực hiện Nghị quyết số 57-NQ/TW?",
        "documents that implement 57-NQ/TW",
        "được-thi-hành(NQ 57-NQ/TW)",
    ] {
        check(question, &carried);
    }
    check("văn bản thực hiện 57-NQ/TW và loại(CTr)", &["10-CTr/TU implements"]);
    check(
        "documents that implement Resolution 57-NQ/TW and type(programme)",
        &["10-CTr/TU implements"],
    );
    let amended = asked("được-sửa-đổi(08/2023/QĐ-UBND)").unwrap();
    assert_eq!(asked("văn bản sửa đổi 08/2023/QĐ-UBND").unwrap(), amended);
    check("Văn bản mà 18-NQ/TU thực hiện", &["57-NQ/TW implements"]);
    // What it repeats of any question can be asked.
    for question in ["được-triển-khai(57-NQ/TW)", "là-căn-cứ-của(57-NQ/TW)", "dẫn(18-NQ/TU)"]
    {
        let answer = query::ask(question, &registry(), Grammar::builtin()).unwrap();
        for language in [Vietnamese, English] {
            let says = answer.says.as_ref().unwrap().in_language(language);
            let says = says.split(" (").next().unwrap();
            assert_eq!(asked(says).unwrap(), asked(question).unwrap(), "{says}");
        }
    }
    // A document among other words is not what they name.
    refused(
        "ai thực hiện 57-NQ/TW",
        "không thấy văn bản `ai thực hiện 57-NQ/TW` trong những gì đã nạp; nạp bằng: viendan sổ nạp TỆP, hoặc thêm --in TỆP",
    );
}

#[test]
fn a_document_is_named_as_people_say_it() {
    let same = |one: &str, two: &str| {
        assert_eq!(asked(one).unwrap(), asked(two).unwrap(), "{one} {two}");
    };
    for name in ["nghị định 13 năm 2018", "NĐ 13/2018", "nd13/2018", "Nghị định số 13/2018"]
    {
        same(&format!("được-dẫn({name})"), "được-dẫn(13/2018/NĐ-CP)");
    }
    same("được-dẫn(luat tiep can thong tin)", "được-dẫn(Luật Tiếp cận thông tin)");
    same("ngày(quý I/2023)", "ngày(01/2023..03/2023)");
    same("viện-dẫn(18-NQ/TU)", "dẫn(18-NQ/TU)");
}

#[test]
fn what_carries_out_has_one_word() {
    check(
        "được-triển-khai(\"06/QĐ-TTg\") hoặc được-triển-khai(\"104/2016/QH13\")",
        &["2405/QĐ-UBND implements", "13/2018/NĐ-CP details", "118/KH-UBND implements"],
    );
    check("triển-khai(\"118/KH-UBND\")", &["06/QĐ-TTg implements", "05/CT-TTg implements"]);
}

#[test]
fn an_ending_tells_its_extent() {
    check(
        "hết-hiệu-lực",
        &["21/2019/QĐ-UBND repeals", "33/2020/QĐ-UBND replaces", "15/2021/QĐ-UBND repeals"],
    );
    check("thay-thế(\"52/2025/QĐ-UBND\") và hết-hiệu-lực()", &["33/2020/QĐ-UBND replaces"]);
    let in_part = "08/2023/QĐ-UBND amends một số điều của Quy định cung cấp thông tin cho công dân";
    check("sửa-đổi(52/2025/QĐ-UBND)", &[in_part]);
}

#[test]
fn sets_are_joined_and_left_out() {
    check("có-toàn-văn và loại(Báo cáo) và ngày(2025)", &["164/BC-STP", "341/BC-UBND"]);
    check("with-text() and type(BC) and date(2025) and not issuer(STP)", &["341/BC-UBND"]);
    check("loại(KH) & có-toàn-văn() & chưa-báo-cáo()", &["118/KH-UBND"]);
    check("căn-cứ(57/HD-SNNMT)", &["88/2024/NĐ-CP based_on", "102/2024/NĐ-CP based_on"]);
}

#[test]
fn what_cannot_be_is_refused_with_the_nearest() {
    refused("được-dẫn(\"57-NQ/TƯW\")", "không thấy văn bản `57-NQ/TƯW`; có phải ý là `57-NQ/TW`?");
    refused(
        "được-dẫn(\"Luật Lưu trửu\")",
        "không thấy văn bản `Luật Lưu trửu`; có phải ý là `Luật Lưu trữ`?",
    );
    refused(
        "loại(\"Nghị đinhh\")",
        "không có loại văn bản `Nghị đinhh`; có phải `NĐ` (Nghị định)?",
    );
    refused(
        "được-dẫn(\"99/2099/NĐ-CP\")",
        "không thấy văn bản `99/2099/NĐ-CP` trong những gì đã nạp; nạp bằng: viendan sổ nạp TỆP, hoặc \
         thêm --in TỆP",
    );
}

#[test]
fn a_thin_answer_says_what_stands_beside_it() {
    insta::assert_snapshot!(table("là-căn-cứ-của(\"57-NQ/TW\")", Shown::default()));
    insta::assert_snapshot!(table("thực-hiện(\"57-NQ/TW\")", Shown::default()));
    insta::assert_snapshot!(table("được-thực-hiện(\"57-NQ/TW\") và ngày(1999)", Shown::default()));
}

#[test]
fn a_table_tells_the_question_and_why_each_row_is_there() {
    insta::assert_snapshot!(table("bãi-bỏ(52/2025/QĐ-UBND)", Shown::default()));
    let shown = Shown { by: Some(By::Kind), limit: Some(2), ..Shown::default() };
    insta::assert_snapshot!(table("dẫn(\"ra-soat-lien-tich.txt\")", shown));
    let count = Shown { is_count: true, ..Shown::default() };
    insta::assert_snapshot!(table("dẫn(\"ra-soat-lien-tich.txt\")", count));
}

#[test]
fn a_name_of_several_is_asked_back() {
    let error = asked("dẫn(\"Kế hoạch 6\")").unwrap_err();
    let query::Error::Ambiguous { candidates, .. } = &error else { panic!("{error}") };
    let typed: Vec<_> = candidates.iter().map(|card| query::spelling(card, candidates)).collect();
    assert_eq!(typed, ["\"06/KH-VPUB\"", "\"06/KH-UBND\""]);
}

#[test]
fn every_example_is_answered_or_asks_for_its_document() {
    let registry = registry();
    for function in query::FUNCTIONS {
        for question in function.question() {
            let asked = query::ask(&question, &registry, Grammar::builtin());
            let is_told = match asked {
                Ok(answer) => {
                    let says = answer.says.unwrap();
                    [Vietnamese, English].into_iter().all(|it| !says.in_language(it).is_empty())
                }
                Err(query::Error::Unknown { .. } | query::Error::Ambiguous { .. }) => true,
                Err(_) => false,
            };
            assert!(is_told, "{question}");
        }
    }
}
