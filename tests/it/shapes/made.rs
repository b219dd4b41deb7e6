//! Texts of any size made of one unit over and over, as `shapes.toml` lists them.

use std::{fmt::Write as _, sync::LazyLock};

use serde::Deserialize;

/// The words that `{words}` is made of.
const WORDS: [&str; 16] = [
    "đất", "nước", "sông", "núi", "biển", "trời", "mây", "gió", "trăng", "sao", "hoa", "lá", "cây",
    "cỏ", "đồng", "ruộng",
];
/// The capitals that `{letters}` is made of.
const LETTERS: [&str; 10] = ["A", "B", "C", "D", "E", "G", "H", "K", "L", "M"];

/// All that stands in the table.
pub(crate) static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("shapes.toml")).expect("a table of shapes");
    table.shape
});

#[derive(Debug, Deserialize)]
struct Table {
    shape: Vec<Shape>,
}

/// A text of any size.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shape {
    pub(crate) name: String,
    #[serde(default)]
    head: String,
    unit: String,
    #[serde(default)]
    tail: String,
}

impl Shape {
    /// Words without counts, over and over, each below the last.
    #[expect(clippy::allow_attributes, reason = "the bench of growth needs no shapes of its own")]
    #[allow(dead_code, reason = "the bench of growth needs no shapes of its own")]
    pub(crate) fn of(name: String, words: String) -> Self {
        Self { name, unit: format!("\n{words}"), head: words, tail: String::new() }
    }

    /// A text of so many bytes, or a unit more.
    pub(crate) fn text(&self, bytes: usize) -> String {
        let mut text = self.head.clone();
        let pieces: Vec<_> = self.unit.split('{').collect();
        let mut count = 0;
        while text.len() < bytes {
            let mut pieces = pieces.iter();
            text.extend(pieces.next().copied());
            for piece in pieces {
                let (hole, rest) = piece.split_once('}').unwrap_or(("", piece));
                fill(&mut text, hole, count);
                text.push_str(rest);
            }
            count += 1;
        }
        text + &self.tail
    }
}

fn fill(text: &mut String, hole: &str, count: usize) {
    let figures = |base: usize| (0..4).map(move |at| count / base.pow(at) % base);
    match hole {
        "" => write!(text, "{}", count + 1),
        "+1" => write!(text, "{}", count + 2),
        "words" => {
            let words: Vec<_> = figures(16).filter_map(|at| WORDS.get(at).copied()).collect();
            write!(text, "{}", words.join(" "))
        }
        "letters" => {
            figures(10).filter_map(|at| LETTERS.get(at)).try_for_each(|it| write!(text, "{it}"))
        }
        most => write!(text, "{}", count % most.parse::<usize>().unwrap_or(1) + 1),
    }
    .ok();
}
