//! A registry is what its sources say now: whatever came and went before leaves no trace.

use std::{collections::BTreeMap, fmt::Write as _, sync::LazyLock};

use proptest::{prelude::*, sample::select};
use viendan::{
    grammar::Grammar,
    known::Doubt,
    registry::{Doubtful, Mapping, Register, Registry, Sheet, VIEWS},
};

use crate::before::sheet;

/// Texts by the name of their file; each file has several states.
static TEXTS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let head = |number: &str, day: &str, kind: &str, title: &str| {
        format!("Số: {number}\n\nSơn La, ngày {day}\n\n{kind}\n\n{title}\n\n")
    };
    let mut sheets = Vec::new();
    for day in ["16 tháng 01 năm 2023", "18 tháng 01 năm 2023", "18 tháng 01 năm 2024"] {
        let head = head("20/KH-UBND", day, "KẾ HOẠCH", "Công tác dân vận năm 2023");
        sheets.push(sheet("ke-hoach.txt", &format!("{head}TM. ỦY BAN NHÂN DÂN\n")));
    }
    let cites = [
        "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La về công tác dân vận.",
        "Thực hiện Kế hoạch số 20/KH-UBND của UBND tỉnh.",
        "Theo Kế hoạch số 20/KH-UBND ngày 17/01/2023 của UBND tỉnh Lạng Sơn về chuyển đổi số.",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15; thay thế Kế hoạch số 20/KH-UBND \
         ngày 17/01/2023 của UBND tỉnh Sơn La.",
    ];
    for name in ["bao-cao.txt", "a.txt", "z.txt"] {
        let head = head("44/BC-VPUB", "28 tháng 02 năm 2023", "BÁO CÁO", "Kết quả dân vận");
        sheets.extend(cites.map(|cites| sheet(name, &format!("{head}{cites}\n"))));
    }
    let head = head("05/QĐ-UBND", "01 tháng 3 năm 2022", "QUYẾT ĐỊNH", "Về việc bãi bỏ văn bản");
    let words = "Bãi bỏ Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La.";
    sheets.push(sheet("quyet-dinh.txt", &format!("{head}{words}\n")));
    sheets
});

/// Registers by their name, each with several states.
static REGISTERS: LazyLock<Vec<Register>> = LazyLock::new(|| {
    let states = [
        ("so.csv", "20/KH-UBND,16/01/2023,UBND tỉnh Sơn La,Dân vận"),
        ("so.csv", "20/KH-UBND,19/01/2023,UBND tỉnh Sơn La,Công tác dân vận"),
        (
            "so.csv",
            "20/KH-UBND,16/01/2023,UBND tỉnh Sơn La,A\n20/KH-UBND,19/01/2023,UBND tỉnh Sơn La,B",
        ),
        ("so-khac.csv", "20/KH-UBND,16/01/2032,UBND tỉnh Sơn La,C\n44/BC-VPUB,28/02/2023,,"),
        ("luat.csv", "10/2022/QH15,10/11/2022,Quốc hội,Thực hiện dân chủ ở cơ sở"),
        ("luat.csv", "10/2022/QH15,10/11/2021,Quốc hội,Thực hiện dân chủ ở cơ sở"),
    ];
    let read = |(name, rows): (&str, &str)| register(name, rows);
    states.map(read).into()
});

fn register(name: &str, rows: &str) -> Register {
    let csv = format!("số ký hiệu,ngày,cơ quan,trích yếu\n{rows}\n");
    Register::read(name, csv.as_bytes(), &Mapping::default(), Grammar::builtin()).unwrap()
}

/// What is done to a registry.
#[derive(Debug, Clone)]
enum Step {
    Add(usize),
    Import(usize),
    Remove(&'static str),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let names =
        ["ke-hoach.txt", "bao-cao.txt", "a.txt", "z.txt", "quyet-dinh.txt", "so.csv", "luat.csv"];
    let step = prop_oneof![
        (0..TEXTS.len()).prop_map(Step::Add),
        (0..REGISTERS.len()).prop_map(Step::Import),
        select(names.to_vec()).prop_map(Step::Remove),
    ];
    prop::collection::vec(step, 1..12)
}

/// Everything that is handed on, without the time at which it came.
fn exported(registry: &Registry) -> String {
    let mut lines = Vec::new();
    for view in VIEWS {
        registry.export_lines(view, &mut lines).unwrap();
    }
    let mut said = String::new();
    for line in String::from_utf8(lines).unwrap().lines() {
        let mut row: serde_json::Map<_, _> = serde_json::from_str(line).unwrap();
        row.remove("added");
        writeln!(said, "{}", serde_json::Value::from(row)).unwrap();
    }
    said
}

fn take(registry: &mut Registry, step: &Step) {
    match *step {
        Step::Add(at) => {
            registry.add([(TEXTS[at].clone(), at.to_string())]).unwrap();
        }
        Step::Import(at) => {
            registry.import(&REGISTERS[at], &at.to_string()).unwrap();
        }
        Step::Remove(name) => {
            registry.remove(name).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_came_and_went_leaves_no_trace(steps in steps()) {
        let mut registry = Registry::in_memory().unwrap();
        let mut left = BTreeMap::new();
        for step in &steps {
            take(&mut registry, step);
            match *step {
                Step::Add(at) => { left.insert(TEXTS[at].file.as_str(), step); }
                Step::Import(at) => { left.insert(REGISTERS[at].name.as_str(), step); }
                Step::Remove(name) => { left.remove(name); }
            }
        }
        let mut fresh = Registry::in_memory().unwrap();
        for step in left.values() {
            take(&mut fresh, step);
        }
        prop_assert_eq!(registry.verify().unwrap(), []);
        prop_assert_eq!(exported(&registry), exported(&fresh));
        prop_assert_eq!(registry.doubtful().unwrap().len(), fresh.doubtful().unwrap().len());
    }
}

#[test]
fn a_corrected_row_is_corrected_everywhere() {
    let mut registry = Registry::in_memory().unwrap();
    registry.import(&register("w.csv", "22/KH-UBND,12/11/2024,UBND tỉnh Lạng Sơn,B"), "1").unwrap();
    registry.import(&register("w.csv", "22/KH-UBND,12/02/2024,UBND tỉnh Lạng Sơn,A"), "2").unwrap();
    let cards = registry.cards().unwrap();
    let said: Vec<_> =
        cards.iter().map(|it| (it.date.unwrap().to_string(), it.subject.as_deref())).collect();
    assert_eq!(said, [("2024-02-12".to_owned(), Some("A"))]);
}

#[test]
fn rows_that_contradict_themselves_are_named_and_give_no_day() {
    let rows = "21/KH-UBND,05/02/2024,UBND tỉnh Lạng Sơn,A\n21/KH-UBND,19/02/2024,UBND tỉnh Lạng Sơn,A\n\
        107/2020/QH14,10/6/2021,Quốc hội,Nghị quyết\n33/KH-UBND,01/3/2204,UBND tỉnh Lạng Sơn,C\n\
        34/KH-UBND,01/3/2024,UBND tỉnh Lạng Sơn,D";
    let register = register("so.csv", rows);
    let doubts = [(2, Doubt::Days), (3, Doubt::Days), (4, Doubt::Year), (5, Doubt::Day)];
    let said: Vec<_> = register.doubtful.iter().map(|(at, why)| (at.row, *why)).collect();
    assert_eq!(said, doubts);
    let mut registry = Registry::in_memory().unwrap();
    registry.import(&register, "").unwrap();
    assert_eq!(registry.doubtful().unwrap().len(), doubts.len());
    let dated: Vec<_> =
        registry.cards().unwrap().into_iter().filter(|it| it.date.is_some()).collect();
    assert_eq!(dated.len(), 1);
    assert!(registry.cards().unwrap().iter().all(|card| card.year != Some(2204)));
}

#[test]
fn a_relation_that_time_forbids_is_in_doubt() {
    let mut registry = Registry::in_memory().unwrap();
    let repeals = "Số: 05/QĐ-UBND\n\nSơn La, ngày 01 tháng 3 năm 2022\n\nQUYẾT ĐỊNH\n\n\
        Về việc bãi bỏ văn bản\n\nBãi bỏ Kế hoạch số 20/KH-UBND của UBND tỉnh Sơn La.\n";
    registry.add([(sheet("quyet-dinh.txt", repeals), String::new())]).unwrap();
    let later = register("so.csv", "20/KH-UBND,16/01/2023,UBND tỉnh Sơn La,");
    registry.import(&later, "").unwrap();
    assert!(registry.ended().unwrap().is_empty());
    let doubtful = registry.doubtful().unwrap();
    assert!(matches!(doubtful.as_slice(), [Doubtful::Reversed(_)]), "{doubtful:?}");
    // The day that a register gives decides.
    registry.import(&register("so.csv", "05/QĐ-UBND,01/03/2024,UBND tỉnh Sơn La,"), "").unwrap();
    registry.import(&register("so.csv", "20/KH-UBND,16/01/2021,UBND tỉnh Sơn La,"), "2").unwrap();
    assert_eq!(registry.verify().unwrap(), []);
}

#[test]
fn a_file_with_nothing_in_it_is_no_registry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.vdreg");
    std::fs::write(&path, "").unwrap();
    assert!(matches!(Registry::open_to_read(&path), Err(viendan::registry::Error::Empty)));
    assert_eq!(std::fs::metadata(&path).unwrap().len(), 0);
}

#[test]
fn a_law_is_one_document_by_name_with_its_year_and_by_number() {
    let mut registry = Registry::in_memory().unwrap();
    for (name, words) in [
        ("a.txt", "Căn cứ Luật Đất đai số 31/2024/QH15;"),
        ("b.txt", "Theo quy định của Luật Đất đai năm 2024."),
        ("c.txt", "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;"),
    ] {
        registry.add([(sheet(name, words), name.to_owned())]).unwrap();
    }
    let cards = registry.cards().unwrap();
    let laws: Vec<_> = cards.iter().filter(|card| card.kind.as_deref() == Some("Luật")).collect();
    let [law] = laws.as_slice() else { panic!("{laws:?}") };
    assert_eq!(registry.quotes(law.id).unwrap().len(), 3);
}
