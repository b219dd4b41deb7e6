//! What is gathered in memory answers as the registry does, in whatever order and in whatever shards the
//! texts came.

use viendan::{
    check::Checker,
    diagnostic::Language,
    grammar::Grammar,
    known::{Asking, Gathered, Handout, Judged, Knowledge, Sheet},
    model::Office,
    registry::{Registry, Shared},
    resolve,
    rules::Profile,
    text::Text,
};

/// Texts that have something to say to one another.
const TEXTS: [(&str, &str); 13] = [
    (
        "01.txt",
        "Số: 64/BC-VPUB\n\nSơn La, ngày 24 tháng 3 năm 2023\n\nBÁO CÁO\n\nCông tác phòng, chống tham nhũng\n\nKế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.",
    ),
    (
        "02.txt",
        "Số: 98/BC-VPUB\n\nSơn La, ngày 05 tháng 5 năm 2023\n\nBÁO CÁO\n\nCông tác dân vận\n\nKế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng năm 2023.",
    ),
    (
        "03.txt",
        "Số: 99/BC-VPUB\n\nSơn La, ngày 06 tháng 5 năm 2023\n\nBÁO CÁO\n\nKế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023.",
    ),
    (
        "04.txt",
        "Số: 107/2021/NĐ-CP\n\nHà Nội, ngày 06 tháng 12 năm 2021\n\nNGHỊ ĐỊNH\n\nSửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP\n\nNghị định này có hiệu lực thi hành kể từ ngày 06/12/2021.\nĐiều 1. Sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
    ),
    (
        "05.txt",
        "Số: 12/BC-UBND\n\nSơn La, ngày 10 tháng 01 năm 2023\n\nBÁO CÁO\n\nCơ chế một cửa\n\nThực hiện khoản 2 Điều 8 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về một cửa.",
    ),
    (
        "06.txt",
        "Số: 30/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\n\nVề công tác văn thư\n\nĐiều 37. Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư. Nghị định này có hiệu lực thi hành từ ngày 05 tháng 3 năm 2020.",
    ),
    (
        "07.txt",
        "Số: 15/KH-UBND\n\nSơn La, ngày 11 tháng 01 năm 2022\n\nKẾ HOẠCH\n\nCông tác văn thư\n\nCăn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư.",
    ),
    (
        "08.txt",
        "Số: 16/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2023\n\nThực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận.",
    ),
    (
        "09.txt",
        "Số: 20/KH-UBND\n\nSơn La, ngày 16 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2023\n\nThực hiện Kế hoạch số 16/KH-VPUB ngày 03/02/2023 của Văn phòng UBND tỉnh về công tác dân vận.",
    ),
    (
        "10.txt",
        "Báo cáo.\n\nKế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh Sơn La về chuyển đổi số; Kế hoạch số 04/KH-UBND ngày 05/01/2023 của UBND tỉnh Hà Giang về trồng rừng.",
    ),
    ("11.txt", "Báo cáo.\n\nTriển khai Kế hoạch số 04/KH-UBND."),
    (
        "12.txt",
        "Số: 17/BC-UBND\n\nSơn La, ngày 10 tháng 02 năm 2023\n\nBÁO CÁO\n\nThông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ bị bãi bỏ bởi Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    ),
    (
        "13.txt",
        "Số: 18/BC-UBND\n\nSơn La, ngày 11 tháng 02 năm 2023\n\nBÁO CÁO\n\nCăn cứ Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ; Kế hoạch số 09/KH-VPUB ngày 10/01/2023 về phòng, chống tham nhũng năm 2023.",
    ),
];

#[test]
fn memory_answers_as_the_registry_does() {
    let texts = texts();
    let mut registry = Registry::in_memory().unwrap();
    registry.add(sheets(&texts).map(|sheet| (sheet, String::new()))).unwrap();
    let shared = Shared::new(registry);
    let told: Vec<String> = texts
        .iter()
        .flat_map(|text| {
            let checker = Checker::new(Grammar::builtin()).profile(Profile::Review).known(&shared);
            said(&checker, text)
        })
        .collect();
    assert_eq!(from_memory(&texts), told);
    let rules =
        ["conflict-across-files", "amended", "replaced", "repealed", "cycle", "ambiguous-document"];
    for rule in rules {
        assert!(told.iter().any(|it| it.contains(rule)), "{rule} is not tried by these texts");
    }
}

#[test]
fn the_order_of_texts_decides_nothing() {
    let texts = texts();
    let mut turned = self::texts();
    turned.reverse();
    let mut found = from_memory(&turned);
    found.sort();
    let mut wanted = from_memory(&texts);
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn shards_from_several_machines_answer_as_one_machine_does() {
    let texts = texts();
    let mut asked: Vec<Vec<_>> = Vec::new();
    let mut shards = Vec::new();
    for some in texts.chunks(3) {
        let mut here = Gathered::default();
        for sheet in sheets(some) {
            let asking = here.add(sheet);
            let mut inquiries = here.inquiries(&asking);
            inquiries.extend(here.inquiry_of_circles(&asking));
            asked.push(inquiries);
        }
        shards.extend(here.shards());
    }
    // Shards come in any order.
    shards.reverse();
    let mut there = Gathered::default();
    for shard in shards {
        there.take(shard);
    }
    let asked: Vec<Vec<_>> = asked
        .into_iter()
        .map(|inquiries| inquiries.into_iter().map(|it| there.asking(it)).collect())
        .collect();
    let judged = there.judged();
    let known =
        asked.iter().map(|all| Handout::knowledge(all.iter().filter_map(|it| judged.handout(it))));
    let found: Vec<String> =
        texts.iter().zip(known).flat_map(|(text, known)| with(&known, text)).collect();
    assert_eq!(found, from_memory(&texts));
}

#[test]
fn what_is_kept_of_a_document_does_not_grow_with_who_cites_it() {
    let size = |count: usize| {
        let words = TEXTS[0].1;
        let texts: Vec<_> = (0..count).map(|at| text(&format!("{at:05}.txt"), words)).collect();
        let mut gathered = Gathered::default();
        for sheet in sheets(&texts) {
            gathered.add(sheet);
        }
        let shards = gathered.shards();
        let cited = shards.iter().find(|it| it.key == "9/KHVPUB").unwrap();
        serde_json::to_string(cited).unwrap().len()
    };
    assert!(size(400) < size(100) + 8, "only the count of the day has a figure more");
}

fn texts() -> Vec<Text> {
    TEXTS.iter().map(|(name, words)| text(name, words)).collect()
}

fn text(name: &str, words: &str) -> Text {
    Text::new(name, words.to_owned(), Grammar::builtin().letters())
}

fn sheets(texts: &[Text]) -> impl Iterator<Item = Sheet> {
    texts.iter().map(|text| {
        let grammar = Grammar::builtin();
        let (report, graph) = resolve::linked(text, grammar, &Office::default());
        Sheet::of(&report, &graph, grammar)
    })
}

fn from_memory(texts: &[Text]) -> Vec<String> {
    let mut gathered = Gathered::default();
    let asked: Vec<Asking> = sheets(texts).map(|sheet| gathered.add(sheet)).collect();
    let judged: Judged = gathered.judged();
    let pairs = texts.iter().zip(asked);
    pairs.flat_map(|(text, asked)| with(&judged.known_of(&asked), text)).collect()
}

fn with(known: &Knowledge, text: &Text) -> Vec<String> {
    let checker = Checker::new(Grammar::builtin()).profile(Profile::Review).known(known);
    said(&checker, text)
}

fn said(checker: &Checker<'_>, text: &Text) -> Vec<String> {
    let result = checker.check(text);
    let line = |finding: &viendan::diagnostic::Diagnostic<'_>| {
        let message = finding.message.in_language(Language::English);
        format!("{} {} {message} {:?}", text.name(), finding.rule, finding.labels)
    };
    result.findings.iter().map(line).collect()
}
