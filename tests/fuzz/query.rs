//! A question to a registry of three texts.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viendan::{
    grammar::Grammar,
    model::Office,
    query,
    registry::{Registry, Sheet},
    resolve,
    text::Text,
};

const TEXTS: [&str; 3] = [
    "Số: 20/KH-UBND\n\nSơn La, ngày 16 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2023\n",
    "Số: 16/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nCông tác dân vận của Văn phòng\n\n\
     Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La về công tác dân vận.\n",
    "Số: 44/BC-VPUB\n\nSơn La, ngày 28 tháng 02 năm 2023\n\nBÁO CÁO\n\nKết quả công tác dân vận\n\n\
     Văn phòng đã ban hành Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận.\n",
];

thread_local! {
    static REGISTRY: Registry = registry();
}

fn registry() -> Registry {
    let grammar = Grammar::builtin();
    let mut registry = Registry::in_memory().unwrap();
    for (at, words) in TEXTS.iter().enumerate() {
        let text = Text::new("a.txt", (*words).to_owned(), grammar.letters());
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        registry.add([(Sheet::of(&report, &graph, grammar), at.to_string())]).unwrap();
    }
    registry
}

fuzz_target!(|question: &str| {
    REGISTRY.with(|registry| match query::ask(question, registry, Grammar::builtin()) {
        Ok(answer) => {
            for card in &answer.documents {
                answer.reasons(card).count();
            }
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            // What is missing stands at the end, behind the last letter.
            if let Some((at, _)) = error.place() {
                assert!(question.is_char_boundary(at), "{at}");
            }
        }
    });
});
