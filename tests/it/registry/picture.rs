//! Pictures and the index: every document once, no box over another, nothing from outside.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
};

use quick_xml::{Reader, events::Event};
use regex::Regex;
use viendan::{
    diagnostic::Language,
    grammar::Grammar,
    model::Relation,
    read,
    registry::Registry,
    render::{
        index::{self, Index, Scope},
        picture::{PAINTERS, Picture},
    },
};
use zip::ZipArchive;

use super::sheets;
use crate::before::sheet;

/// The picture of a registry in one format.
pub(super) fn painted(registry: &Registry, format: &str) -> String {
    let cards = registry.cards().unwrap();
    let mut ties = registry.all_ties().unwrap();
    ties.retain(|tie| tie.relation != Relation::Cites);
    let said = (Grammar::builtin(), Language::Vietnamese);
    let picture = Picture::new(&cards, &ties, &registry.counts().unwrap(), said);
    let mut out = Vec::new();
    let painter = PAINTERS.iter().find(|it| it.name == format).unwrap();
    (painter.paint)(&mut out, &picture).unwrap();
    String::from_utf8(out).unwrap()
}

/// Every document has one box, and no box lies over another.
#[track_caller]
pub(super) fn check(registry: &Registry) {
    let svg = painted(registry, "svg");
    let number = r"([0-9.]+)";
    let pattern =
        format!(r#"class="hop" x="{number}" y="{number}" width="{number}" height="{number}""#);
    let boxes: Vec<[f64; 4]> = Regex::new(&pattern)
        .unwrap()
        .captures_iter(&svg)
        .map(|hit| [1, 2, 3, 4].map(|at| hit[at].parse().unwrap()))
        .collect();
    assert_eq!(boxes.len(), registry.cards().unwrap().len());
    for (at, one) in boxes.iter().enumerate() {
        for two in &boxes[at + 1..] {
            let apart = |axis: usize| {
                one[axis] + one[axis + 2] <= two[axis] || two[axis] + two[axis + 2] <= one[axis]
            };
            assert!(apart(0) || apart(1), "{one:?} lies over {two:?}");
        }
    }
    for format in ["svg", "graphml", "gexf"] {
        well_formed(&painted(registry, format), format);
    }
    let json: serde_json::Value = serde_json::from_str(&painted(registry, "jsonld")).unwrap();
    let graph = json["@graph"].as_array().unwrap();
    let ids: BTreeSet<_> = graph.iter().map(|it| it["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), boxes.len(), "each document has a name of its own");
}

fn well_formed(xml: &str, format: &str) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{format}: {error}")) {
            Event::Eof => return,
            Event::Start(start) => {
                for attribute in start.attributes() {
                    attribute.unwrap();
                }
            }
            _ => {}
        }
    }
}

fn three() -> Registry {
    let mut registry = Registry::in_memory().unwrap();
    registry.add(sheets()).unwrap();
    registry
}

#[test]
fn what_is_carried_out_stands_above() {
    let registry = three();
    check(&registry);
    let svg = painted(&registry, "svg");
    let top = |label: &str| {
        let pattern = format!(r#"y="([0-9.]+)" text-anchor="middle">{label}<"#);
        Regex::new(&pattern).unwrap().captures(&svg).unwrap()[1].parse::<f64>().unwrap()
    };
    assert!(top("20/KH-UBND") < top("16/KH-VPUB"));
}

#[test]
fn many_documents_and_a_circle_are_drawn_too() {
    let mut registry = Registry::in_memory().unwrap();
    let text = |number: usize, other: usize| {
        format!(
            "Số: {number:02}/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nDân vận\n\n\
             Thực hiện Kế hoạch số {other:02}/KH-VPUB ngày 03/02/2023 của Văn phòng UBND tỉnh."
        )
    };
    let sheets =
        (1..=60).map(|at| (sheet(&format!("{at}.txt"), &text(at, at / 3 + 1)), String::new()));
    registry.add(sheets).unwrap();
    registry.add([(sheet("1.txt", &text(1, 40)), "anew".to_owned())]).unwrap();
    check(&registry);
    check(&Registry::in_memory().unwrap());
}

#[test]
fn a_page_needs_no_net_and_holds_the_words() {
    let html = painted(&three(), "html");
    let own = html.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "");
    assert!(!own.contains("http"));
    assert!(!html.contains("src="), "nothing is loaded");
    assert!(
        html.contains("Thực hiện Kế hoạch số 20/KH-UBND") && html.contains("16.txt, phần mở đầu")
    );
}

#[test]
fn what_a_text_says_cannot_become_part_of_the_page() {
    let evil = "Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về <script>alert(1)</script> \"x\" & y";
    let mut registry = Registry::in_memory().unwrap();
    registry.add([(sheet("<b>.txt", evil), String::new())]).unwrap();
    for format in ["html", "svg"] {
        assert!(!painted(&registry, format).contains("<script>alert"), "{format}");
    }
    for page in site(&registry) {
        assert!(!page.html.contains("<script>alert") && !page.html.contains("<b>.txt"));
    }
}

#[test]
fn every_link_of_the_index_leads_to_a_page() {
    let pages = site(&three());
    let names: BTreeSet<_> = pages.iter().map(|page| page.name.as_str()).collect();
    assert_eq!(names.len(), pages.len());
    assert_eq!(pages[0].name, "index.html");
    let links = Regex::new(r#"href="([^"]*)""#).unwrap();
    for page in &pages {
        for link in links.captures_iter(&page.html) {
            assert!(names.contains(&link[1]), "{} in {}", &link[1], page.name);
        }
        assert!(
            !page.html.replace("http-equiv", "").contains("http"),
            "{} needs the net",
            page.name
        );
    }
}

#[test]
fn a_law_stands_in_the_pages_under_its_name() {
    let words = "Số: 12/KH-SXD\n\nSơn La, ngày 03 tháng 3 năm 2025\n\nKẾ HOẠCH\n\nTuyên truyền\n\n\
                 Căn cứ Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023;\n";
    let mut registry = Registry::in_memory().unwrap();
    registry.add([(sheet("12.txt", words), String::new())]).unwrap();
    let first = &site(&registry)[0].html;
    assert!(first.contains(">Luật Nhà ở số 27/2023/QH15 "), "{first}");
}

fn site(registry: &Registry) -> Vec<index::Page> {
    index::pages(
        &Index::of(registry, Scope::All, (Grammar::builtin(), Language::Vietnamese)).unwrap(),
    )
}

/// The words of a part of the Word file, as XML has them.
fn part(registry: &Registry, language: Language, name: &str) -> String {
    let index = Index::of(registry, Scope::All, (Grammar::builtin(), language)).unwrap();
    let bytes = index::docx(&index).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let at = zip.index_for_name(name).unwrap();
    let mut words = String::new();
    zip.by_index(at).unwrap().read_to_string(&mut words).unwrap();
    words
}

/// The paragraphs of the Word file: the style of each, and its words.
fn paragraphs(document: &str) -> Vec<(String, String)> {
    let paragraph = Regex::new(r#"(?s)<w:p><w:pPr><w:pStyle w:val="(\w+)"/>(.*?)</w:p>"#).unwrap();
    let run = Regex::new(r"<w:t [^>]*>([^<]*)</w:t>").unwrap();
    let words = |inner: &str| run.captures_iter(inner).map(|it| it[1].to_owned()).collect();
    paragraph.captures_iter(document).map(|it| (it[1].to_owned(), words(&it[2]))).collect()
}

#[test]
fn the_word_file_is_a_booklet_with_who_cites_below_each_document() {
    let document = part(&three(), Language::Vietnamese, "word/document.xml");
    let told = paragraphs(&document);
    let told: Vec<_> = told.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let title = "1. Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La về công tác dân vận \
                 năm 2023";
    assert_eq!(
        told[..6],
        [
            ("Title", "BẢNG TRA CỨU VIỆN DẪN"),
            ("Where", ""),
            ("Heading1", "UBND tỉnh Sơn La"),
            ("Entry", title),
            ("Where", "thực hiện: 16/KH-VPUB (phần mở đầu)"),
            ("Where", "dẫn: 44/BC-VPUB (phần mở đầu, đoạn 2)"),
        ]
    );
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "A4");
    let english = part(&three(), Language::English, "word/document.xml");
    assert!(english.contains("CITATION INDEX") && english.contains(">implements: <"));
    let styles = part(&three(), Language::English, "word/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains(r#"<w:sz w:val="26"/>"#));
}

#[test]
fn what_many_texts_tell_of_two_others_is_named_twice_and_counted() {
    let mut registry = Registry::in_memory().unwrap();
    let told = |at: usize| {
        let words = format!(
            "Số: {at}/BC-STP\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nBÁO CÁO\n\nCông tác tư pháp\n\n\
             Nghị định số 34/2022/NĐ-CP ngày 28/5/2022 của Chính phủ sửa đổi, bổ sung Nghị định số \
             52/2021/NĐ-CP ngày 19/4/2021 của Chính phủ."
        );
        (sheet(&format!("{at}.txt"), &words), String::new())
    };
    registry.add((1..=5).map(told)).unwrap();
    let document = part(&registry, Language::Vietnamese, "word/document.xml");
    let told = paragraphs(&document);
    let amended = told.iter().find(|it| it.1.starts_with("sửa đổi: ")).map(|it| it.1.as_str());
    let amended = amended.unwrap();
    assert!(amended.starts_with("sửa đổi: 34/2022/NĐ-CP (theo 1/BC-STP, "), "{amended}");
    assert!(amended.ends_with("; và 3 nơi khác)"), "{amended}");
    // Each of the five is still found where it cites.
    let cited = told.iter().filter(|it| it.1.starts_with("dẫn: "));
    assert!(cited.clone().all(|it| it.1.matches("/BC-STP").count() == 5), "{told:?}");
    assert_eq!(cited.count(), 2);
}

#[test]
fn a_text_without_a_number_gives_a_status_by_the_name_of_its_file() {
    let mut registry = Registry::in_memory().unwrap();
    let words = "Sơn La, ngày 03 tháng 02 năm 2023\n\nQUYẾT ĐỊNH\n\nVề hồ sơ\n\nĐiều 1. Quyết định \
                 này thay thế Quyết định số 15/QĐ-UBND ngày 03/02/2020 của UBND tỉnh Sơn La.";
    registry.add([(sheet("ho-so/nam/thay-the.txt", words), String::new())]).unwrap();
    let said = (Grammar::builtin(), Language::Vietnamese);
    let index = Index::of(&registry, Scope::All, said).unwrap();
    let status: Vec<_> =
        index.lines.iter().map(|it| it.status.in_language(Language::Vietnamese)).collect();
    assert!(status.contains(&"đã được thay thế bởi thay-the.txt (03/02/2023)"), "{status:?}");
}

#[test]
fn the_word_file_is_read_back_and_holds_no_foreign_tag() {
    let evil = "Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về <w:br/> \"x\" & y";
    let mut registry = Registry::in_memory().unwrap();
    registry.add([(sheet("<b>.txt", evil), String::new())]).unwrap();
    let document = part(&registry, Language::Vietnamese, "word/document.xml");
    assert!(!document.contains("<w:br/>") && !document.contains("<b>"));
    assert!(document.contains("&lt;b&gt;.txt"));
    let grammar = Grammar::builtin();
    let index = Index::of(&registry, Scope::All, (grammar, Language::Vietnamese)).unwrap();
    let text = read::read("i.docx", index::docx(&index).unwrap(), grammar.letters()).unwrap();
    assert!(text.words().contains("04/KH-UBND ngày 04/01/2023"), "{}", text.words());
}
