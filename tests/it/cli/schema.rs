//! What the program prints for other programs is what its schemas promise.

use std::{fs, path::Path};

use super::Desk;

/// Runs a command and tries every object that it prints.
#[track_caller]
fn check(schema: &str, desk: &Desk, command: &str, least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema").join(schema);
    let schema = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let output = desk.run(command);
    let objects = serde_json::Deserializer::from_slice(&output.stdout);
    let mut count = 0;
    for object in objects.into_iter::<serde_json::Value>() {
        let object = object.unwrap();
        let faults: Vec<_> = validator.iter_errors(&object).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{command}: {object}\n{}", faults.join("\n"));
        count += 1;
    }
    assert!(count >= least, "{command}: {count} objects");
}

/// A desk with the corpus on it.
fn desk() -> Desk {
    let desk = Desk::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for entry in fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt") {
            let name = path.file_name().unwrap().to_str().unwrap();
            desk.put(&format!("corpus/{name}"), &fs::read(&path).unwrap());
        }
    }
    desk.put("corpus/bao-cao.docx", &super::word::report());
    desk
}

#[test]
fn json_is_as_promised() {
    let desk = desk();
    check("check.v1.json", &desk, "viendan check bao-cao.txt corpus hong.bin --format json", 1);
    check("check.v1.json", &desk, "viendan check corpus --format jsonl --lang en", 5);
    check("check.v1.json", &desk, "viendan check ho-so --format json", 1);
    check("extract.v1.json", &desk, "viendan extract bao-cao.txt corpus --unread", 50);
}
