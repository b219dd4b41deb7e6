//! Walks the documents of a text: which acts on which, and by which words.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use viendan::{check::Checker, grammar::Grammar, text::Text};

const WORDS: &str = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân \
    vận. Văn phòng đã ban hành Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận.";

fn main() {
    let grammar = Grammar::builtin();
    let text = Text::new("bao-cao.txt", WORDS.into(), grammar.letters());
    let graph = Checker::new(grammar).check(&text).graph;
    for link in graph.links() {
        let [Some(from), Some(to)] = [link.from, link.to].map(|at| graph.document(at)) else {
            continue;
        };
        let (from, to) = (from.label(), to.label());
        println!("{from} {} {to}: “{}”", link.edge.relation.name(), link.edge.words);
    }
}
