//! The registry: what goes in comes out, in any order, whole or not at all.

use std::{collections::BTreeSet, fs, path::Path};

use rusqlite::Connection;
use viendan::{
    grammar::Grammar,
    registry::{Error, Fate, Mapping, Refusal, Register, Registry, Sheet, Unreadable},
};

use crate::before::sheet;

mod as_they_are;
mod bounds;
mod crash;
mod durable;
mod formats;
mod picture;
mod query;
mod real;
mod session;
mod true_after_change;
mod workbook;

/// A plan of the province.
pub(crate) const PLAN: &str = "Số: 20/KH-UBND\n\nSơn La, ngày 16 tháng 01 năm 2023\n\nKẾ HOẠCH\n\n\
    Công tác dân vận năm 2023\n\nTM. ỦY BAN NHÂN DÂN\n";
/// The plan of the office that carries it out.
pub(crate) const OFFICE: &str = "Số: 16/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\n\
    Công tác dân vận năm 2023 của Văn phòng\n\n\
    Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La về công tác dân vận.\n";
/// A report that cites both, one of them without its year.
pub(crate) const REPORT: &str = "Số: 44/BC-VPUB\n\nSơn La, ngày 28 tháng 02 năm 2023\n\nBÁO CÁO\n\n\
    Kết quả công tác dân vận\n\n\
    Văn phòng đã ban hành Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận.\n\
    Theo Kế hoạch số 20/KH-UBND của UBND tỉnh Sơn La, Văn phòng đã tổ chức 02 hội nghị.\n";

/// The three texts, in their usual order.
pub(crate) fn sheets() -> Vec<(Sheet, String)> {
    let texts = [("20.txt", PLAN), ("16.txt", OFFICE), ("44.txt", REPORT)];
    texts.map(|(name, words)| (sheet(name, words), name.to_owned())).into()
}

/// What a registry knows, without the numbers that only it gives.
fn check(registry: &Registry) -> BTreeSet<String> {
    assert_eq!(registry.verify().unwrap(), [], "a registry is whole");
    let cards = registry.cards().unwrap();
    let named = |id| cards.iter().find(|card| card.id == id).unwrap().wire_id();
    let documents = cards.iter().map(|card| format!("{} {:?}", card.wire_id(), card.date));
    let ties = registry.all_ties().unwrap();
    let ties =
        ties.iter().map(|it| format!("{} {:?} {}", named(it.from), it.relation, named(it.to)));
    documents.chain(ties).collect()
}

#[test]
fn the_order_of_texts_does_not_matter() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let known = orders.map(|order| {
        let mut registry = Registry::in_memory().unwrap();
        for at in order {
            registry.add([sheets().remove(at)]).unwrap();
        }
        check(&registry)
    });
    assert!(known.iter().all(|it| *it == known[0]), "{known:#?}");
    let plans = known[0].iter().filter(|it| it.starts_with("KH 20/KH-UBND"));
    assert_eq!(plans.count(), 1, "the citation without a year means the plan");
}

#[test]
fn what_was_removed_is_as_if_it_had_never_been() {
    let mut registry = Registry::in_memory().unwrap();
    registry.add(sheets().into_iter().take(2)).unwrap();
    let before = check(&registry);
    registry.add(sheets().into_iter().skip(2)).unwrap();
    assert_ne!(check(&registry), before);
    assert!(registry.remove("44.txt").unwrap());
    assert_eq!(check(&registry), before);
    assert!(!registry.remove("44.txt").unwrap());
    for (sheet, _) in sheets().iter().take(2) {
        registry.remove(&sheet.file).unwrap();
    }
    assert_eq!(check(&registry), BTreeSet::new());
}

#[test]
fn an_unchanged_text_is_left_and_a_changed_one_replaced() {
    let mut registry = Registry::in_memory().unwrap();
    assert_eq!(registry.add(sheets()).unwrap(), [Fate::Added; 3]);
    assert_eq!(registry.add(sheets()).unwrap(), [Fate::Unchanged; 3]);
    let changed = REPORT.replace("20/KH-UBND", "21/KH-UBND");
    let fates = registry.add([(sheet("44.txt", &changed), "other".to_owned())]).unwrap();
    assert_eq!(fates, [Fate::Replaced]);
    let mut anew = Registry::in_memory().unwrap();
    anew.add(sheets().into_iter().take(2)).unwrap();
    anew.add([(sheet("44.txt", &changed), "other".to_owned())]).unwrap();
    assert_eq!(check(&registry), check(&anew));
}

#[test]
fn a_register_is_believed_before_a_text_and_a_text_before_a_citation() {
    let mut registry = Registry::in_memory().unwrap();
    let date = |registry: &Registry, symbol: &str| {
        let cards = registry.cards().unwrap();
        let card = cards.into_iter().find(|card| card.symbol.as_deref() == Some(symbol)).unwrap();
        card.date.unwrap().to_string()
    };
    let cites = OFFICE.replace("16/01/2023", "17/01/2023");
    registry.add([(sheet("16.txt", &cites), String::new())]).unwrap();
    assert_eq!(date(&registry, "20/KH-UBND"), "2023-01-17");
    registry.add(sheets().into_iter().take(1)).unwrap();
    assert_eq!(date(&registry, "20/KH-UBND"), "2023-01-16");
    let csv = "số ký hiệu,ngày,cơ quan\n20/KH-UBND,18/01/2023,UBND tỉnh Sơn La";
    let register =
        Register::read("so.csv", csv.as_bytes(), &Mapping::default(), Grammar::builtin()).unwrap();
    registry.import(&register, "").unwrap();
    assert_eq!(date(&registry, "20/KH-UBND"), "2023-01-18");
    registry.remove("so.csv").unwrap();
    assert_eq!(date(&registry, "20/KH-UBND"), "2023-01-16");
}

#[test]
fn what_is_no_registry_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.vdreg");
    fs::write(&path, "Số,Ký hiệu\n09,KH-VPUB\n".repeat(200)).unwrap();
    assert!(matches!(Registry::open(&path), Err(Error::Foreign)));
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (id)").unwrap();
    assert!(matches!(Registry::open(&path), Err(Error::Foreign)));
    fs::remove_file(&path).unwrap();
    drop(Registry::open(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Registry::open(&path), Err(Error::Newer { version: 99 })));
    assert!(matches!(Registry::open_to_read(&path), Err(Error::Newer { version: 99 })));
}

#[test]
fn damage_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.vdreg");
    Registry::open(&path).unwrap().add(sheets()).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("UPDATE document SET stands_for = NULL; DELETE FROM mention").unwrap();
    other.execute("UPDATE document SET stands_for = 1 WHERE id = 2", []).unwrap();
    drop(other);
    assert_ne!(Registry::open_to_read(&path).unwrap().verify().unwrap(), []);
    assert!(matches!(Registry::open(&path), Err(Error::Damaged)));
}

#[test]
fn the_views_keep_their_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.vdreg");
    Registry::open(&path).unwrap().add(sheets()).unwrap();
    let other = Connection::open(&path).unwrap();
    let columns = |view: &str| {
        let ask = other.prepare(&format!("SELECT * FROM {view}")).unwrap();
        ask.column_names().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        columns("documents"),
        "id kind symbol name issuer date subject effective ends file in_register"
    );
    assert_eq!(
        columns("mentions"),
        "id file line column words document date issuer subject pinpoint"
    );
    assert_eq!(
        columns("relations"),
        "id from_document relation to_document basis certainty words pinpoint file line column"
    );
    assert_eq!(columns("sources"), "id name kind hash added rows");
    assert_eq!(
        columns("findings"),
        "id file line column rule severity document message_vi message_en"
    );
    let ask = "SELECT count(*) FROM relations WHERE relation = 'implements'";
    assert_eq!(other.query_row(ask, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn subjects_are_found_without_marks() {
    let mut registry = Registry::in_memory().unwrap();
    registry.add(sheets()).unwrap();
    let ask = |question: &str| {
        let answer = viendan::query::ask(question, &registry, Grammar::builtin()).unwrap();
        answer.documents.iter().map(|card| card.label().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ask("about(\"cong tac dan van\")"), ask("về(\"CÔNG TÁC DÂN VẬN\")"));
    assert_eq!(ask("about(\"van phong\")"), ["16/KH-VPUB"]);
    assert_eq!(ask("about(\"dat dai\")"), Vec::<String>::new());
    // Syllables that do not stand side by side, and the beginning of another one, are no find.
    assert_eq!(ask("về(\"công dân\")"), Vec::<String>::new());
    assert_eq!(ask("về(\"công tác dâ\")"), Vec::<String>::new());
}

/// The folder of the mapping files that stand beside these tests.
fn maps(name: &str) -> Mapping {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/maps").join(name);
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn refusals(register: &Register) -> Vec<(usize, Refusal)> {
    register.refused.iter().map(|(at, why)| (at.row, why.clone())).collect()
}

fn fault(name: &str, words: &str, mapping: &Mapping) -> Unreadable {
    Register::read(name, words.as_bytes(), mapping, Grammar::builtin()).unwrap_err()
}
