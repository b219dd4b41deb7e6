//! What holds for every text.

use icu_normalizer::DecomposingNormalizerBorrowed;
use proptest::{prelude::*, sample::select};
use viendan::{extract, grammar::Grammar, parse, text::Text};

use crate::checked::by_all;

/// Words and signs that parsers wait for, whole and broken.
const PIECES: [&str; 64] = [
    "Kế hoạch số ",
    "Quyết định ",
    "Nghị định số ",
    "các Quyết định số ",
    "Công văn số ",
    "Thông tư ",
    "Luật Tiếp cận thông tin",
    "Luật Đất đai năm 2013",
    "Bộ luật ",
    "Hiến pháp ",
    "số ",
    "Số: ",
    "04/KH-UBND",
    "13/2018/NĐ-CP",
    "550/ VPUB -KSTTHC",
    "17KH-VPUB",
    "201/QĐ - UBND",
    "429-QĐi",
    "03-NQ/TU",
    "27/NQ-TW",
    "31/2024/QH15",
    "66.1/2025/NQ-CP",
    "178/QÐ-TTg",
    "16495/BТС-PTHT",
    "TCVN 11738-7:2016",
    "QCVN ",
    "275-CP",
    "      /QĐ-UBND",
    "/",
    "-",
    "–",
    ":",
    ";",
    ", ",
    ".",
    "(",
    ")",
    "“",
    "”",
    " ngày 06/01/2023",
    " ngày 31/02/2024",
    "ngày ngày ",
    "ngày 05 tháng 5 năm 2023",
    " tháng ",
    " của UBND tỉnh",
    " của Thủ tướng Chính phủ",
    " về việc ",
    "Căn cứ ",
    "Thực hiện ",
    "được sửa đổi, bổ sung bởi ",
    "điểm a khoản 2 Điều 5 ",
    "Điều 5, Điều 7 và khoản 2 ",
    "này",
    " nêu trên",
    "26/28 ",
    "\n",
    "\n\n",
    "\t",
    "<td>",
    "</p>",
    "&amp;",
    "\u{a0}",
    "\u{ad}",
    "e\u{302}\u{301}",
];

const KINDS: [(&str, &str); 6] = [
    ("Kế hoạch", "KH"),
    ("Quyết định", "QĐ"),
    ("Báo cáo", "BC"),
    ("Thông báo", "TB"),
    ("Tờ trình", "TTr"),
    ("Chương trình", "CTr"),
];

/// Any text: pieces of citations among anything else.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(PIECES.as_slice()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[0-9/.A-ZĐa-z \u{300}-\u{303}-]{0,16}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A sentence of a report, as offices write it.
fn sentence() -> impl Strategy<Value = String> {
    let symbol =
        (1..3000_u32, select(KINDS.as_slice()), select(["UBND", "VPUB", "SNV"].as_slice()));
    let date = (1..29_u32, 1..13_u32, 2016..2024_u32);
    (symbol, date).prop_map(|((number, (kind, code), issuer), (day, month, year))| {
        format!(
            "Thực hiện {kind} số {number:02}/{code}-{issuer} ngày {day:02}/{month:02}/{year} của UBND \
             tỉnh Sơn La về nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn."
        )
    })
}

fn report() -> impl Strategy<Value = String> {
    prop::collection::vec(sentence(), 1..5).prop_map(|sentences| sentences.join("\n\n"))
}

fn text_of(words: &str) -> Text {
    Text::new("bao-cao.txt", words.to_owned(), Grammar::builtin().letters())
}

/// What is said of the cited documents, in order: form, kind, symbol, date, issuer.
fn citations(words: &str) -> Vec<String> {
    let text = text_of(words);
    let mentions = extract::mentions(&text, Grammar::builtin());
    mentions
        .iter()
        .map(|it| {
            let symbol = it.symbol.as_ref().map(viendan::model::Symbol::canonical);
            let date = it.date.map(|date| date.to_string());
            format!(
                "{:?} {:?} {symbol:?} {date:?} {:?}",
                it.form,
                it.kind.map(|it| &it.code),
                it.issuer
            )
        })
        .collect()
}

/// Reads a text to the end, and says that all that was read lies in it.
#[track_caller]
fn check(words: &str) {
    let grammar = Grammar::builtin();
    let text = text_of(words);
    let checked = by_all(&text);
    let mut last = 0;
    for it in &checked.report.mentions {
        let range = text.range_of(it.words).expect("a mention is a slice of the text");
        assert!(range.start >= last, "mentions stand in the order of the text");
        last = range.start;
        let symbol = it.symbol.as_ref().map(|symbol| symbol.raw);
        let parts = [symbol, it.kind_words, it.name, it.date.map(|date| date.raw), it.issuer];
        let parts = parts.into_iter().chain([it.subject, it.pinpoint, Some(it.extent)]).flatten();
        for part in parts.chain([it.words]) {
            let place = text.place(part).expect("a part of a mention is a slice of the text");
            assert!(place.span.start <= place.span.end && place.span.end <= words.len());
            assert!(place.line >= 1 && place.column >= 1);
        }
    }
    for finding in &checked.findings {
        assert!(!finding.labels.is_empty(), "`{}` shows no place", finding.rule);
        for label in &finding.labels {
            assert!(text.place(label.words).is_some(), "`{}` points elsewhere", finding.rule);
        }
    }
    for unread in extract::unread(&checked.report, grammar) {
        assert!(text.place(unread.words).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing that is written stops the reading, and what is read lies in what was written.
    #[test]
    fn any_text_is_read_to_its_end(words in anything()) {
        check(&words);
    }

    /// What is written by the book is read back whole, and nothing is forgiven.
    #[test]
    fn a_clean_symbol_is_read_back(
        number in 1..3000_u32,
        code in select(["KH", "QĐ", "TB", "BC", "CTr", "TTr"].as_slice()),
        issuer in select(["UBND", "VPUB", "TTg", "SNNMT", "BCA-V28"].as_slice()),
    ) {
        let written = format!("{number:02}/{code}-{issuer}");
        let (rest, read) = parse::symbol::symbol(&written).unwrap();
        prop_assert_eq!((rest, read.raw, read.quirks.len()), ("", written.as_str(), 0));
        prop_assert_eq!(read.canonical(), written);
    }

    /// Legislation likewise, with its year.
    #[test]
    fn a_clean_normative_symbol_is_read_back(
        number in 1..400_u32,
        year in 1998..2030_u16,
        series in select(["NĐ-CP", "TT-BTC", "QĐ-UBND", "NQ-HĐND", "TTLT-BCA-VKSNDTC", "QH15"].as_slice()),
    ) {
        let written = format!("{number:02}/{year}/{series}");
        let (rest, read) = parse::symbol::symbol(&written).unwrap();
        prop_assert_eq!((rest, read.year, read.quirks.len()), ("", Some(year), 0));
        prop_assert_eq!(read.canonical(), written);
    }

    /// A Party symbol likewise, with its own separators.
    #[test]
    fn a_clean_party_symbol_is_read_back(
        number in 1..2000_u32,
        code in select(["NQ", "QĐ", "CT", "KL", "CTr"].as_slice()),
        issuer in select(["TW", "TU", "HU", "BTCTU-BNCTU"].as_slice()),
    ) {
        let written = format!("{number:02}-{code}/{issuer}");
        let (rest, read) = parse::symbol::symbol(&written).unwrap();
        prop_assert_eq!((rest, read.quirks.len()), ("", 0));
        prop_assert_eq!(read.canonical(), written);
    }

    /// Letters and their marks may lie apart in the file.
    #[test]
    fn decomposed_letters_are_the_same_letters(words in report()) {
        let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(&words).into_owned();
        prop_assert_eq!(citations(&apart), citations(&words));
    }

    /// A page may be set wider, or narrower.
    #[test]
    fn blanks_and_the_width_of_a_page_say_nothing(words in report(), width in 60..120_usize) {
        let citations = citations(&words);
        prop_assert_eq!(&super_citations(&words.replace(' ', "  ")), &citations);
        prop_assert_eq!(&super_citations(&words.replace(' ', "\u{a0}")), &citations);
        prop_assert_eq!(&super_citations(&wrapped(&words, width)), &citations);
    }

    /// The way back keeps the order, and never leaves the file.
    #[test]
    fn the_source_map_keeps_the_order(words in anything()) {
        let text = text_of(&words);
        let mut last = 0..0;
        for (at, letter) in text.words().char_indices() {
            let slice = &text.words()[at..at + letter.len_utf8()];
            let span = text.place(slice).unwrap().span;
            prop_assert!(span.start >= last.start && span.end >= last.end, "{span:?} after {last:?}");
            prop_assert!(span.start >= last.end, "{span:?} overlaps {last:?}");
            prop_assert!(words.get(span.clone()).is_some(), "{span:?} cuts a letter");
            last = span;
        }
    }

    /// What stands where a word was found is that word.
    #[test]
    fn the_source_map_leads_back_to_the_word(words in report()) {
        let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(&words).into_owned();
        for written in [words.clone(), apart, words.replace("số", "s\u{ad}ố"), words.replace(' ', "\u{a0}")] {
            let text = text_of(&written);
            for word in text.words().split_whitespace() {
                let place = text.place(word).unwrap();
                let again = text_of(&written[place.span]);
                prop_assert_eq!(again.words(), word);
            }
        }
    }
}

/// The same, with every run of blanks in an issuer read as one.
fn super_citations(words: &str) -> Vec<String> {
    let single = |it: String| {
        it.split([' ', '\n']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    };
    citations(words).into_iter().map(single).collect()
}

/// The same words on a page of some width.
fn wrapped(words: &str, width: usize) -> String {
    let mut column = 0;
    let mut page = String::new();
    for word in words.split_inclusive(' ') {
        if column > width {
            page.truncate(page.trim_end_matches(' ').len());
            page.push('\n');
            column = 0;
        }
        column = word.rfind('\n').map_or(column + word.chars().count(), |_| word.chars().count());
        page.push_str(word);
    }
    page
}
