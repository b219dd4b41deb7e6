//! How the cost of a check grows with a text, for every shape of text: `cargo bench --bench growth`.
//!
//! Prints the time of the whole chain for each size and the exponent between the last two: 1 is
//! linear. Words behind `--` choose shapes by what stands in their names, figures the sizes in
//! megabytes: `cargo bench --bench growth -- appendices 1 4 16 64`. Ends with 1 where an exponent is
//! above [`MOST`].

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use std::{process::ExitCode, time::Instant};

use viendan::{check::Checker, grammar::Grammar, text::Text};

#[path = "../it/shapes/made.rs"]
mod made;

/// No shape may grow faster.
const MOST: f64 = 1.1;
/// Shorter times say nothing, in seconds.
const LEAST: f64 = 0.05;

fn main() -> ExitCode {
    // Cargo itself adds `--bench`.
    let words = std::env::args().skip(1).filter(|it| !it.starts_with("--"));
    let (sizes, names): (Vec<_>, Vec<_>) = words.partition(|it| it.parse::<f64>().is_ok());
    let mut sizes: Vec<f64> = sizes.iter().filter_map(|it| it.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1.0, 4.0, 16.0];
    }
    let is_chosen = |name: &str| names.is_empty() || names.iter().any(|it| name.contains(it));
    let mut over = 0;
    for shape in made::SHAPES.iter().filter(|it| is_chosen(&it.name)) {
        let seconds: Vec<_> = sizes.iter().map(|size| seconds(shape, *size)).collect();
        let exponent = match (seconds.as_slice(), sizes.as_slice()) {
            ([.., less, more], [.., small, large]) if *more > LEAST => {
                (more / less).ln() / (large / small).ln()
            }
            _ => 1.0,
        };
        over += usize::from(exponent > MOST);
        let times: Vec<_> = seconds.iter().map(|it| format!("{it:8.3} s")).collect();
        println!("{:40} {exponent:5.2}  {}", shape.name, times.join("  "));
    }
    println!("{over} shapes grow faster than the power {MOST}");
    ExitCode::from(u8::from(over > 0))
}

/// How long a text of so many megabytes is checked, in seconds: the shortest of three times.
fn seconds(shape: &made::Shape, megabytes: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are small")]
    let words = shape.text((megabytes * 1e6) as usize);
    let once = || {
        let began = Instant::now();
        let grammar = Grammar::builtin();
        let text = Text::new("van-ban.txt", words.clone(), grammar.letters());
        std::hint::black_box(Checker::new(grammar).check(&text).findings.len());
        began.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}
