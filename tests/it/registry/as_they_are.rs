//! Registers as offices keep them: workbooks of many sheets, titles, heads of two rows, old letters.

use viendan::{
    grammar::Grammar,
    known::Doubt,
    model::figures,
    registry::{Left, Mapping, Refusal, Register, Unreadable},
};

use super::{
    fault,
    workbook::{Book, Sheet},
};

fn read(name: &str, bytes: &[u8]) -> Register {
    Register::read(name, bytes, &Mapping::default(), Grammar::builtin()).unwrap()
}

/// Each row that was taken as number, day and subject, parted by blanks.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) -> Register {
    let register = read(name, bytes);
    let rows = register.records().map(|(_, it)| {
        let day = it.date.map(figures).unwrap_or_default();
        let said =
            [it.symbol().unwrap_or_default(), &day, it.subject.as_deref().unwrap_or_default()];
        said.join(" ").trim_end().to_owned()
    });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows, expected, "{:?} {:?}", register.parts, register.refused);
    register
}

const HEAD: [&str; 4] = ["Số, ký hiệu", "Ngày tháng", "Tác giả", "Trích yếu"];

fn month(name: &'static str, number: &'static str, day: &'static str) -> Sheet {
    Sheet::new(name).row(HEAD).row([number, day, "UBND tỉnh Sơn La", "dân vận"])
}

#[test]
fn every_sheet_that_is_shown_is_read_and_the_others_are_told() {
    let book = Book::of([
        Sheet::new("Bìa").row(["SỔ VĂN BẢN ĐI"]),
        month("Tháng 1", "20/KH-UBND", "16/01/2023"),
        month("Cũ", "20/KH-UBND", "16/01/2020").hidden(),
        month("Tháng 2", "31/KH-UBND", "02/02/2023"),
    ]);
    let rows = ["20/KH-UBND 16/01/2023 dân vận", "31/KH-UBND 02/02/2023 dân vận"];
    let register = check("so.xlsx", &book.bytes(), &rows);
    let left = [("Bìa", Left::NoRegister), ("Cũ", Left::Hidden)];
    assert_eq!(register.left, left.map(|(name, why)| (name.to_owned(), why)));
    let (last, _) = register.records().last().unwrap();
    let place = register.place(last);
    assert_eq!(
        place.in_language(viendan::diagnostic::Language::Vietnamese),
        "trang Tháng 2, dòng 2"
    );
}

#[test]
fn a_sheet_is_chosen_and_what_is_left_out_is_not_complete() {
    let book = Book::of([
        month("Tháng 1", "20/KH-UBND", "16/01/2023"),
        month("Tháng 2", "31/KH-UBND", "02/02/2023").hidden(),
    ]);
    let read = |mapping: &str| {
        let mapping: Mapping = toml::from_str(mapping).unwrap();
        Register::read("so.xlsx", &book.bytes(), &mapping, Grammar::builtin())
    };
    assert_eq!(read("sheets = ['Tháng 2']").unwrap().len(), 1);
    assert!(matches!(read("sheets = ['Tháng 3']"), Err(Unreadable::NoSheet { .. })));
    let complete = "[[complete]]\nseries = 'KH-UBND'\nyear = 2023";
    let Err(Unreadable::Incomplete(left)) = read(complete) else { panic!("taken as complete") };
    assert_eq!(left, ["Tháng 2"]);
}

#[test]
fn merged_cells_speak_for_every_row_they_cover() {
    let sheet = Sheet::new("Sổ")
        .row(["SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2023", "", "", ""])
        .row(HEAD)
        .row(["20/KH-UBND", "16/01/2023", "UBND tỉnh Sơn La", "A"])
        .row(["21/KH-UBND", "", "", "B"])
        .row(["Tháng 02/2023", "", "", ""])
        .row(["31/KH-UBND", "02.02.2023", "UBND tỉnh Sơn La", "C"])
        .merged(&["A1:D1", "B3:B4", "C3:C4", "A5:D5"]);
    let rows = ["20/KH-UBND 16/01/2023 A", "21/KH-UBND 16/01/2023 B", "31/KH-UBND 02/02/2023 C"];
    let register = check("so.xlsx", &Book::of([sheet]).bytes(), &rows);
    assert!(register.records().all(|(_, it)| it.issuer() == Some("UBND tỉnh Sơn La")));
    assert_eq!((register.between.len(), register.refused.len()), (1, 0));
}

#[test]
fn a_head_may_have_two_rows_and_be_counted() {
    let sheet = Sheet::new("Sổ")
        .row(["STT", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Nội dung", ""])
        .row(["", "", "", "Tên loại", "Trích yếu"])
        .row(["(1)", "(2)", "(3)", "(4)", "(5)"])
        .row(["1", "20/KH-UBND", "16/01/2023", "Kế hoạch", "dân vận"])
        .merged(&["A1:A2", "B1:B2", "C1:C2", "D1:E1"]);
    check("so.xlsx", &Book::of([sheet]).bytes(), &["20/KH-UBND 16/01/2023 dân vận"]);
    let lines = "Số,Ký hiệu,Ngày,Nội dung,,Người ký\n,,,Tên loại,Trích yếu,\n1,2,3,4,5,6\n\
        20,KH-UBND,16/01/2023,Kế hoạch,dân vận,A\nTổng cộng: 1,,,,,\n,,,NGƯỜI LẬP,TRƯỞNG PHÒNG,\n";
    let register = check("so.csv", lines.as_bytes(), &["20/KH-UBND 16/01/2023 dân vận"]);
    assert_eq!(register.between.iter().map(|at| at.row).collect::<Vec<_>>(), [5, 6]);
    assert_eq!(register.refused, []);
}

#[test]
fn kind_and_subject_in_one_column_are_parted() {
    let lines = "STT;Số KH;Ngày ban hành;Tên loại, trích yếu nội dung văn bản;Nơi nhận\n\
        1;20/KH-UBND;16/01/2023;Kế hoạch cải cách hành chính;Các sở\n";
    let register =
        check("so.csv", lines.as_bytes(), &["20/KH-UBND 16/01/2023 cải cách hành chính"]);
    let unused: Vec<_> = register.parts[0].unused().collect();
    assert_eq!((unused, register.separator), (vec!["STT", "Nơi nhận"], Some(';')));
}

#[test]
fn days_are_read_however_they_are_written() {
    let rows = Sheet::new("Sổ")
        .row(HEAD)
        .row(["20/KH-UBND", "#44942", "", "A"])
        .row(["21/KH-UBND", "19/1/23", "", "B"])
        .row(["22/KH-UBND", "2023/01/20", "", "C"])
        .row(["23/KH-UBND", "21.01.2023", "", "D"])
        .row(["24/KH-UBND", "22/01/2023 00:00:00", "", "E"]);
    let days = ["16/01/2023", "19/01/2023", "20/01/2023", "21/01/2023", "22/01/2023"];
    let register = read("so.xlsx", &Book::of([rows]).bytes());
    let read: Vec<_> = register.records().map(|(_, it)| figures(it.date.unwrap())).collect();
    assert_eq!(read, days);
}

#[test]
fn a_column_with_the_month_first_is_in_doubt() {
    let lines = "Số ký hiệu,Ngày,Trích yếu\n21/KH-UBND,02/05/2024,A\n22/KH-UBND,02/19/2024,B\n\
        23/KH-UBND,03/03/2024,C\n";
    let register = read("so.csv", lines.as_bytes());
    let doubtful: Vec<_> = register.doubtful.iter().map(|(at, why)| (at.row, *why)).collect();
    assert_eq!(doubtful, [(2, Doubt::Order)]);
    assert_eq!(register.refused.len(), 1);
    // One slip among many days that are written day first says nothing of the column.
    let many = (1..=15).map(|row| format!("{row}/KH-UBND,{}/02/2024,A", row + 13));
    let many = many.collect::<Vec<_>>().join("\n");
    let register = read("so.csv", format!("{lines}{many}").as_bytes());
    assert_eq!(register.doubtful, []);
}

#[test]
fn a_number_that_a_spreadsheet_made_a_day_of_is_told() {
    let sheet = Sheet::new("Sổ")
        .row(["Số", "Ký hiệu", "Ngày", "Trích yếu"])
        .row(["#44942", "QĐ-UBND", "16/01/2023", "A"])
        .row(["@45017", "QĐ-UBND", "17/01/2023", "B"])
        .row(["04/2023", "QĐ-UBND", "18/01/2023", "C"]);
    let register = read("so.xlsx", &Book::of([sheet]).bytes());
    assert!(register.records().any(|(_, it)| it.symbol() == Some("04/2023/QĐ-UBND")));
    let eaten = register.refused.iter().filter(|(_, why)| matches!(why, Refusal::Eaten(_)));
    assert_eq!(eaten.map(|(at, _)| at.row).collect::<Vec<_>>(), [3]);
}

#[test]
fn letters_and_marks_of_any_program_are_read() {
    let words = "Số, ký hiệu;Ngày tháng;Trích yếu\r\n20/KH-UBND;16/01/2023;Công tác dân vận, dân chủ ở cơ sở\r\n";
    let rows = ["20/KH-UBND 16/01/2023 Công tác dân vận, dân chủ ở cơ sở"];
    let tabs = words.replace(';', "\t");
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(tabs.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let register = check("so.csv", &utf16, &rows);
    assert_eq!((register.letters, register.separator), (Some("UTF-16"), Some('\t')));
    // Windows-1258: tones stand behind their letters.
    let old = b"S\xf4\xec, ky\xec hi\xea\xf2u;Ng\xe0y th\xe1ng;Tr\xedch y\xea\xecu\r\n\
        20/KH-UBND;16/01/2023;C\xf4ng t\xe1c d\xe2n v\xe2\xf2n, d\xe2n chu\xd2 \xf5\xd2 c\xf5 s\xf5\xd2\r\n";
    let register = check("so.csv", old, &rows);
    assert_eq!((register.letters, register.separator), (Some("Windows-1258"), Some(';')));
    check("so.csv", format!("sep=;\r\n{words}").as_bytes(), &rows);
    let register = check("so.csv", format!("\"sep=;\"\r\n{words}").as_bytes(), &rows);
    assert_eq!(register.records().map(|(at, _)| at.row).collect::<Vec<_>>(), [3]);
    let broken = words.replace("dân vận, ", "\"dân vận,\r\n ").replace("cơ sở\r", "cơ sở\"\r");
    let broken = broken.replace(";Công tác \"", ";\"Công tác ");
    check("so.csv", broken.as_bytes(), &rows);
}

#[test]
fn an_envelope_may_write_its_day_year_first() {
    for day in ["2024/02/05", "05/02/2024", "2024-02-05T00:00:00", "05/02/2024 07:30:00"] {
        let envelope = format!(
            "<d:Document xmlns:d='x'><d:MessageHeader><d:Code><d:CodeNumber>20</d:CodeNumber>\
             <d:CodeNotation>KH-UBND</d:CodeNotation></d:Code><d:PromulgationInfo>\
             <d:PromulgationDate>{day}</d:PromulgationDate></d:PromulgationInfo>\
             <d:Subject>dân vận</d:Subject></d:MessageHeader></d:Document>"
        );
        check("20.edxml", envelope.as_bytes(), &["20/KH-UBND 05/02/2024 dân vận"]);
    }
}

#[test]
fn where_no_number_is_found_a_mapping_is_offered() {
    let said = fault("so.csv", "Mã,Lập ngày\nA,16/01/2023", &Mapping::default()).words();
    let said = said.in_language(viendan::diagnostic::Language::Vietnamese);
    assert!(
        said.ends_with(
            "[columns]\nsymbol = \"Mã\"\ndate = \"Lập ngày\"\nissuer = \"\"\nsubject = \"\""
        ),
        "{said}"
    );
    let mapping: Result<Mapping, _> = toml::from_str(said.split_once('\n').unwrap().1);
    assert!(mapping.is_ok());
}

/// Laid out whole, the cells between these two would fill any machine.
#[test]
fn a_cell_astray_costs_nothing() {
    let far = |place: &str| {
        let sheet = Sheet::new("2023").row(["Số ký hiệu", "Ngày", "Trích yếu"]);
        let sheet = sheet.row(["09/KH-VPUB", "09/01/2023", "về dân vận"]).astray(place);
        let bytes = Book::of([sheet]).bytes();
        Register::read("so.xlsx", &bytes, &Mapping::default(), Grammar::builtin()).unwrap()
    };
    for place in ["XFD1048576", "XFD3", "A1048576", "inlineStr9", "ZZZZZZZZ99999999999999"] {
        let register = far(place);
        assert_eq!((register.len(), register.refused.len()), (1, 0), "{place}");
    }
}
