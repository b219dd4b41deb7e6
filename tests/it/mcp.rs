//! A session with an assistant: what it asks, and what it is told.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

/// Two days of one plan.
const DRAFT: &str = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về cải cách hành chính.\n\
    Phụ lục: Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về cải cách hành chính.\n";

/// What the server answers to calls, after the greeting.
fn session(registry: &std::path::Path, calls: &[(&str, Value)]) -> (Value, Vec<Value>) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_viendan"))
        .args(["mcp", "--lang", "en", "--registry"])
        .arg(registry)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = server.stdin.take().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let mut say = |object: Value| writeln!(input, "{object}").unwrap();
    let mut hear = || serde_json::from_str::<Value>(&lines.next().unwrap().unwrap()).unwrap();

    say(json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {},
        "clientInfo": {"name": "test", "version": "0"},
    }}));
    let greeting = hear();
    assert_eq!(greeting["result"]["capabilities"]["tools"], json!({}));
    say(json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    say(json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}));
    let tools = hear();
    let answers = calls.iter().map(|(name, arguments)| {
        say(json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {
            "name": name, "arguments": arguments,
        }}));
        hear()["result"].take()
    });
    let answers = answers.collect();
    drop(input);
    assert!(server.wait().unwrap().success());
    (tools, answers)
}

fn text(answer: &Value) -> &str {
    answer["content"][0]["text"].as_str().unwrap()
}

#[test]
fn an_assistant_checks_a_draft_and_asks_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("so.vdreg");
    let draft = folder.path().join("ke-hoach.txt");
    std::fs::write(&draft, DRAFT).unwrap();
    let added = Command::new(env!("CARGO_BIN_EXE_viendan"))
        .args(["registry", "add", "--quiet", "--registry"])
        .args([&registry, &draft])
        .status();
    assert!(added.unwrap().success());

    let calls = [
        ("check_text", json!({"text": DRAFT})),
        ("check_file", json!({"path": draft})),
        ("look_up", json!({"name": "09/KH-VPUB"})),
        ("ask_registry", json!({"expression": "number(09/KH-VPUB)"})),
        ("check_text", json!({"text": DRAFT, "profile": "draft"})),
        ("check_file", json!({"path": "no-such-file.docx"})),
    ];
    let (tools, answers) = session(&registry, &calls);
    assert_eq!(tools["result"]["tools"].as_array().unwrap().len(), 4);
    let [checked, file, looked_up, asked, misspelt, missing] = &answers[..] else {
        panic!("six answers")
    };
    for answer in [checked, file] {
        let run: Value = serde_json::from_str(text(answer)).unwrap();
        assert_eq!(run["diagnostics"][0]["rule"], "date-conflict");
    }
    assert!(text(looked_up).contains("09/01/2023"), "{looked_up}");
    assert!(text(asked).contains("09/KH-VPUB"), "{asked}");
    for (answer, words) in [(misspelt, "drafting, review, corpus"), (missing, "no-such-file.docx")]
    {
        assert_eq!(answer["isError"], true);
        assert!(text(answer).contains(words), "{answer}");
    }
}
