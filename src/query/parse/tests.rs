//! Questions as people type them, and what is read.

use super::{FUNCTIONS, Many, Set, question};

/// The set without places, as one would write it in English.
fn written(set: &Set<'_>) -> String {
    match set {
        Set::Name { name, .. } => format!("<{name}>"),
        Set::Call { function, many, arguments, .. } => {
            let star = if *many == Many::Any { "*" } else { "" };
            let arguments: Vec<_> = arguments.iter().map(written).collect();
            format!("{}{star}({})", function.en, arguments.join(", "))
        }
        Set::Both(one, two) => format!("({} & {})", written(one), written(two)),
        Set::Either(one, two) => format!("({} | {})", written(one), written(two)),
        Set::Without(one, two) => format!("({} - {})", written(one), written(two)),
    }
}

#[track_caller]
fn check(typed: &str, expected: &str) {
    let read = question(typed).map_or_else(|it| it.to_string(), |set| written(&set));
    assert_eq!(read, expected, "{typed}");
}

#[test]
fn a_question_is_read_as_it_is_typed() {
    check("được-dẫn(\"30/2020/NĐ-CP\")", "cited-by(<30/2020/NĐ-CP>)");
    check("Được dẫn(“30/2020/NĐ-CP”)", "cited-by(<30/2020/NĐ-CP>)");
    check("duoc dan ('30/2020/NĐ-CP')", "cited-by(<30/2020/NĐ-CP>)");
    check("CITED_BY(«30/2020/NĐ-CP»)", "cited-by(<30/2020/NĐ-CP>)");
    check("được thực hiện * (06/KH-UBND)", "implemented-by*(<06/KH-UBND>)");
    check("về(chuyển đổi số) và loại(Nghị định)", "(about(<chuyển đổi số>) & type(<Nghị định>))");
    check("về(phòng, chống (tệ nạn))", "about(<phòng, chống (tệ nạn)>)");
    check("được-dẫn(Luật Phòng, chống tham nhũng)", "cited-by(<Luật Phòng, chống tham nhũng>)");
    check("cơ-quan(Bộ Giáo dục và Đào tạo)", "issuer(<Bộ Giáo dục và Đào tạo>)");
    check("so(5) and so()", "(number(<5>) & registry())");
    check("tất-cả", "all()");
    check("tất cả trừ sổ", "(all() - registry())");
    check("06/KH-UBND", "<06/KH-UBND>");
    check("Luật Đất đai 2024", "<Luật Đất đai 2024>");
    check("\"06/KH-UBND\" & cơ-quan(\"Hà Nội\")", "(<06/KH-UBND> & issuer(<Hà Nội>))");
    check("06/KH-UBND và cơ quan(Hà Nội)", "(<06/KH-UBND> & issuer(<Hà Nội>))");
}

#[test]
fn words_join_as_signs_do() {
    let expected = "(((type(<KH>) & date(<2023>)) - missing()) | number(<5>))";
    check("loại(KH) & ngày(2023) &- thiếu() | số(5)", expected);
    check("loại(KH) và ngày(2023) và không thiếu hoặc số(5)", expected);
    check("type(KH) AND date(2023) AND NOT missing() OR number(5)", expected);
    check("loai(KH) va ngay(2023) va khong thieu() hoac so(5)", expected);
    check("dẫn(1/KH-A) - 2/KH-A", "(cites(<1/KH-A>) - <2/KH-A>)");
    check("dẫn(1/KH-A và 2/KH-A)", "cites((<1/KH-A> & <2/KH-A>))");
    check("(loại(KH) or loại(CTr)) and date(2023)", "((type(<KH>) | type(<CTr>)) & date(<2023>))");
}

#[test]
fn what_cannot_be_read_is_told() {
    let list = "(every word: viendan query --list)";
    check("foo(\"x\")", &format!("no word `foo` {list}"));
    check("được-dẫm(1/KH-A)", &format!("no word `được-dẫm`; did you mean `được-dẫn`? {list}"));
    check("duoc-dn(1/KH-A)", &format!("no word `duoc-dn`; did you mean `được-dẫn`? {list}"));
    check("sổ*()", "`sổ` takes no `*`");
    check(
        "đường(1/KH-A)",
        "`đường` takes 2 items in brackets, here 1; for example: path(\"bao-cao.docx\", \"17/NQ-CP\")",
    );
    check("loại()", "`loại` takes 1 item in brackets, here none; for example: type(KH)");
    check("dẫn(1/KH-A", "the question breaks off; perhaps `)` is missing");
    check("dẫn(\"1/KH-A)", "the quotation mark is not closed");
    check(
        "dẫn(1/KH-A) dẫn",
        "not understood from ^ on; a name with brackets or commas needs quotation marks: \"…\"",
    );
    check("", "the question breaks off; perhaps `)` is missing");
}

#[test]
fn every_example_is_a_question_of_its_function() {
    for function in FUNCTIONS {
        for typed in function.question() {
            let Ok(Set::Call { function: read, .. }) = question(&typed) else { panic!("{typed}") };
            assert_eq!(read, function, "{typed}");
        }
        assert!(question(function.vi).is_ok() && question(function.en).is_ok());
    }
}
