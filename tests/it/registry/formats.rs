//! Registers of every format, and what is said of what cannot be taken.

use viendan::{
    grammar::Grammar,
    registry::{Mapping, Refusal, Register, Registry, Unreadable},
};

use super::{
    fault, maps, refusals,
    workbook::{Book, Sheet},
};

/// Reads a register and gives its documents as titles.
#[track_caller]
fn check(name: &str, bytes: &[u8], mapping: &Mapping, expected: &[&str]) {
    let grammar = Grammar::builtin();
    let register = Register::read(name, bytes, mapping, grammar).unwrap();
    let mut registry = Registry::in_memory().unwrap();
    registry.import(&register, "").unwrap();
    assert_eq!(registry.verify().unwrap(), []);
    let cards = registry.cards().unwrap();
    let titles: Vec<_> = cards.iter().map(|card| card.title(grammar)).collect();
    assert_eq!(titles, expected, "{:?}", register.parts);
}

#[test]
fn columns_are_guessed_from_what_clerks_write_above_them() {
    let none = Mapping::default();
    let plan = "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về dân vận";
    check(
        "so.csv",
        "Số,Ký hiệu,Ngày ban hành,Trích yếu\n9,KH-VPUB,09/01/2023,về dân vận".as_bytes(),
        &none,
        &[plan],
    );
    check(
        "so.csv",
        "\u{feff}SỐ VÀ KÝ HIỆU;NGÀY THÁNG NĂM;TRÍCH YẾU NỘI DUNG\n09/KH-VPUB;9/1/2023;về dân vận"
            .as_bytes(),
        &none,
        &[plan],
    );
    check("so.csv", "SỔ ĐĂNG KÝ VĂN BẢN ĐI,,\n\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản\n09/KH-VPUB,2023-01-09,về dân vận".as_bytes(), &none, &[plan]);
    check(
        "so.tsv",
        "symbol\tdate\tsubject\n09/KH-VPUB\tngày 09 tháng 01 năm 2023\tvề dân vận".as_bytes(),
        &none,
        &[plan],
    );
    check(
        "so.csv",
        "Số,Ký hiệu,Ngày,Tác giả\n3,NQ/TU,21/01/2021,Tỉnh ủy Sơn La".as_bytes(),
        &none,
        &["Nghị quyết số 03/NQ-TU ngày 21/01/2021 của Tỉnh ủy Sơn La"],
    );
}

#[test]
fn a_mapping_says_what_no_heading_says() {
    let mapping: Mapping = toml::from_str(
        "place = 'Sơn La'\n[columns]\nsymbol = 'so_hieu'\ndate = 'ngay'\nissuer = 'don_vi'\n\
         [values]\nsubject = 'về dân vận'",
    )
    .unwrap();
    let lines =
        r#"{"so_hieu": "20/KH-UBND", "ngay": "2023-01-16", "don_vi": "UBND Tỉnh", "x": null}"#;
    check(
        "so.jsonl",
        lines.as_bytes(),
        &mapping,
        &["Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND Tỉnh Sơn La về dân vận"],
    );
    let wrong: Mapping = toml::from_str("[columns]\nsymbol = 'so-hieu-van-ban'").unwrap();
    assert!(
        matches!(fault("so.jsonl", lines, &wrong), Unreadable::NoColumn(it) if it == ["so-hieu-van-ban"])
    );
    assert!(toml::from_str::<Mapping>("[columns]\nsoo = 'x'").is_err());
    let both = ["[columns]\nsymbol = 'x'", "[cot]\nso-ky-hieu = 'x'"];
    let both = both.map(|it| toml::from_str::<Mapping>(it).unwrap());
    assert_eq!(both[0].columns, both[1].columns);
    assert_eq!(maps("normative.toml").name.as_deref(), Some("cơ sở dữ liệu VBPL"));
    assert_eq!(maps("gazette.toml").place.as_deref(), Some("Sơn La"));
}

#[test]
fn what_cannot_be_taken_is_named_and_the_rest_is_taken() {
    let csv = "số ký hiệu,ngày\n09/KH-VPUB,09/01/2023\n,10/01/2023\nkhông số,11/01/2023\n12/KH-VPUB,tháng giêng\n";
    let register =
        Register::read("so.csv", csv.as_bytes(), &Mapping::default(), Grammar::builtin()).unwrap();
    assert_eq!(register.len(), 1);
    assert_eq!(
        refusals(&register),
        [
            (3, Refusal::NoNumber),
            (4, Refusal::Symbol("không số".to_owned())),
            (5, Refusal::Date("tháng giêng".to_owned())),
        ]
    );
    let none = Mapping::default();
    assert!(matches!(fault("so.csv", "Họ tên,Tuổi\nA,1", &none), Unreadable::NoSymbol(_)));
    assert!(matches!(fault("so.csv", "", &none), Unreadable::NoSymbol(_)));
    assert!(matches!(
        fault("so.jsonl", "{\"number\": 1}\n[2]", &none),
        Unreadable::Json { row: 2, .. }
    ));
    assert!(matches!(fault("so.xlsx", "PK\u{3}\u{4}", &none), Unreadable::Sheet(_)));
    assert!(matches!(fault("so.edxml", "<a><b></a>", &none), Unreadable::Xml(_)));
}

#[test]
fn an_electronic_envelope_is_a_row() {
    let envelope = r#"<?xml version="1.0" encoding="utf-8"?>
<edXML:Document xmlns:edXML="http://www.e-doc.vn/Schema/">
  <edXML:Envelope><edXML:Header><edXML:MessageHeader>
    <edXML:From><edXML:OrganId>000.00.11.H52</edXML:OrganId><edXML:OrganName>Văn phòng UBND tỉnh Sơn La</edXML:OrganName></edXML:From>
    <edXML:To><edXML:OrganName>Sở Nội vụ tỉnh Sơn La</edXML:OrganName></edXML:To>
    <edXML:Code><edXML:CodeNumber>09</edXML:CodeNumber><edXML:CodeNotation>KH-VPUB</edXML:CodeNotation></edXML:Code>
    <edXML:PromulgationInfo><edXML:Place>Sơn La</edXML:Place><edXML:PromulgationDate>2023-01-09</edXML:PromulgationDate></edXML:PromulgationInfo>
    <edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeName>Kế hoạch</edXML:TypeName></edXML:DocumentType>
    <edXML:Subject>về dân vận &amp; dân chủ</edXML:Subject>
  </edXML:MessageHeader></edXML:Header></edXML:Envelope>
</edXML:Document>"#;
    check(
        "09-kh.edxml",
        envelope.as_bytes(),
        &Mapping::default(),
        &[
            "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 của Văn phòng UBND tỉnh Sơn La về dân vận & dân chủ",
        ],
    );
}

#[test]
fn a_spreadsheet_with_a_title_above_its_headings_is_read() {
    let sheet = Sheet::new("Sổ")
        .row(["SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2023"])
        .row(["Số", "Ký hiệu", "Ngày, tháng", "Trích yếu"])
        .row(["#9", "KH-VPUB", "@44935", "về dân vận"]);
    check(
        "so.xlsx",
        &Book::of([sheet]).bytes(),
        &Mapping::default(),
        &["Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về dân vận"],
    );
}
