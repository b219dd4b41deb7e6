//! What a text may have many of costs no more than its size: operations are counted, not seconds.

use std::collections::BTreeSet;

use rayon::prelude::*;
use viendan::{
    extract,
    grammar::Grammar,
    known::{Asked, Knows as _},
    model::Office,
    read,
    registry::Sheet,
    resolve,
    rules::{self, Case, RULES},
};

use crate::{before::Before, rules::flagged};

pub(crate) mod made;

use made::{SHAPES, Shape};

/// The smaller size, in bytes: more than a sentence is looked at.
const SMALL: usize = 5_000;
/// So many times longer is the larger.
const TIMES: usize = 4;
/// So much more may a count of operations grow than the text, in hundredths; what grows with the
/// square of the text grows fourfold.
const SLACK: u64 = 150;

/// What was done to a text.
struct Done {
    /// Pieces of memory that were asked for.
    pieces: u64,
    /// Their bytes.
    bytes: u64,
    /// The rules that spoke.
    spoke: BTreeSet<&'static str>,
}

#[test]
fn no_shape_costs_more_than_its_size() {
    let shapes = shapes();
    let judged: Vec<_> = shapes.par_iter().map(|(shape, before)| grown(shape, before)).collect();
    let over = |(name, grown, _): &(&str, u64, _)| {
        (*grown > SLACK).then(|| format!("{name}: {grown} hundredths"))
    };
    let faults: Vec<_> = judged.iter().filter_map(over).collect();
    assert!(faults.is_empty(), "these grow faster than their size:\n{}", faults.join("\n"));
    let spoke: BTreeSet<_> = judged.iter().flat_map(|(.., spoke)| spoke).copied().collect();
    let silent = RULES.iter().map(|rule| rule.name).filter(|name| !spoke.contains(name));
    assert_eq!(silent.collect::<Vec<_>>(), [""; 0], "no shape makes these rules speak");
}

/// How much more the operations over a shape grow than its text, and the rules that spoke of it.
fn grown<'s>(shape: &'s Shape, before: &Before) -> (&'s str, u64, BTreeSet<&'static str>) {
    let [small, large] = [SMALL, SMALL * TIMES].map(|bytes| shape.text(bytes));
    let [less, more] = [&small, &large].map(|words| done(words, before));
    let [short, long] = [&small, &large].map(|words| words.len() as u64);
    let ratio = |less: u64, more: u64| more * short * 100 / (less * long).max(1);
    let grown = ratio(less.pieces, more.pieces).max(ratio(less.bytes, more.bytes));
    let once = done(&shape.text(1), before);
    (&shape.name, grown, &once.spoke | &less.spoke)
}

/// Every shape of the table, and what each rule flags in its own head, with what is known then.
fn shapes() -> Vec<(Shape, Before)> {
    let listed = SHAPES.iter().map(|shape| (shape.clone(), Before::default()));
    let flagged = flagged()
        .map(|(rule, text, before)| (Shape::of(format!("what {} flags", rule.name), text), before));
    listed.chain(flagged).collect()
}

/// Reads a text, and lets every rule judge it.
fn done(words: &str, before: &Before) -> Done {
    let grammar = Grammar::builtin();
    let mut spoke = BTreeSet::new();
    let count = allocation_counter::measure(|| {
        let text = read::read("", words.to_owned().into_bytes(), grammar.letters()).unwrap();
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        let asked = Asked { report: &report, graph: &graph, grammar, as_of: None };
        let known = before.of(asked);
        let case = Case { report: &report, graph: &graph, grammar, known: &known };
        let found = rules::run(&case, RULES);
        spoke.extend(found.iter().flat_map(|it| it.caused.iter().copied().chain([it.rule])));
        extract::unread(&report, grammar);
        Sheet::of(&report, &graph, grammar);
    });
    Done { pieces: count.count_total, bytes: count.bytes_total, spoke }
}
