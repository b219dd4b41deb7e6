//! No files import one another in a circle.

use std::collections::HashMap;

use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};

use crate::tidy::{captures, check, code, files};

#[test]
fn no_files_import_one_another_in_a_circle() {
    let sources = files(&["src/"], ".rs");
    let of_module: HashMap<Vec<&str>, &str> =
        sources.iter().map(|(path, _)| (module(path), path.as_str())).collect();
    let mut graph: DiGraphMap<&str, ()> = DiGraphMap::new();
    for (path, source) in &sources {
        let code = code(source);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let own = module(path);
        for import in paths(code, &own) {
            // The longest path that is a file; what follows it is a name in that file.
            let file = (1..=import.len()).rev().find_map(|end| {
                let parts: Vec<&str> = import[..end].iter().map(String::as_str).collect();
                of_module.get_key_value(&parts)
            });
            let Some((other, file)) = file else { continue };
            // A folder and what stands in it are one house.
            if !own.starts_with(other) && !other.starts_with(&own) {
                graph.add_edge(path.as_str(), *file, ());
            }
        }
    }
    check("no files import one another in a circle", &circles(&graph));
}

#[test]
fn no_modules_of_the_page_import_one_another_in_a_circle() {
    let sources = files(&["src/web/page/"], ".js");
    let mut graph: DiGraphMap<&str, ()> = DiGraphMap::new();
    let mut faults = Vec::new();
    for (path, source) in &sources {
        for name in captures(r#"(?m)^import [^;]* from "\./([^"]+)";"#, source) {
            let other = format!("src/web/page/{name}");
            match sources.iter().find(|(path, _)| *path == other) {
                Some((other, _)) => drop(graph.add_edge(path.as_str(), other.as_str(), ())),
                None => faults.push(format!("{path}: no {name}")),
            }
        }
    }
    assert!(graph.contains_edge("src/web/page/page.js", "src/web/page/desk.js"));
    faults.extend(circles(&graph));
    check("no modules of the page import one another in a circle", &faults);
}

fn circles(graph: &DiGraphMap<&str, ()>) -> Vec<String> {
    let circles = tarjan_scc(graph).into_iter().filter(|circle| circle.len() > 1);
    circles.map(|circle| circle.join(", ")).collect()
}

/// The parts of the path of a file's module.
fn module(path: &str) -> Vec<&str> {
    path.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect()
}

/// The paths that a file imports, from the root, each with the name at its end.
fn paths(code: &str, own: &[&str]) -> Vec<Vec<String>> {
    let statements = captures(r"(?s)(?:^|\n)\s*(?:pub(?:\([^)]*\))? )?use ([^;]+);", code);
    let inline = captures(r"\b(super::[\w:]+)", code);
    let mut found = Vec::new();
    for statement in statements.chain(inline) {
        for path in spread(&statement) {
            let mut parts: Vec<String> = Vec::new();
            let path = path.split(" as ").next().unwrap_or_default();
            let words: Vec<&str> = path.split("::").collect();
            let ups = words.iter().take_while(|it| **it == "super").count();
            if words.first() != Some(&"crate") {
                parts.extend(own.iter().map(|&part| part.to_owned()));
            }
            parts.truncate(parts.len().saturating_sub(ups));
            let named = words.iter().filter(|it| !matches!(**it, "super" | "self" | "crate"));
            parts.extend(named.map(|&word| word.to_owned()));
            found.push(parts);
        }
    }
    found
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`.
fn spread(path: &str) -> Vec<String> {
    let Some((head, rest)) = path.split_once('{') else { return vec![path.trim().to_owned()] };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let mut depth = 0_usize;
    let parts = inner.split(|letter: char| {
        depth = depth + usize::from(letter == '{') - usize::from(letter == '}');
        letter == ',' && depth == 0
    });
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| spread(&format!("{}{part}", head.trim()))).collect()
}
