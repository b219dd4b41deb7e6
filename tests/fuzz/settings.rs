//! What `viendan.toml` may say, and a file of findings that are known.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use viendan::config::{Baseline, Config};

fuzz_target!(|source: &str| {
    match Config::parse("viendan.toml", source) {
        Ok(config) => {
            config.office();
            config.severities().count();
            config.ignore_in(Path::new("kho/bao-cao.txt"));
            config.accepted("2023-02-20".parse().unwrap()).count();
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Err(error) = Baseline::parse("da-biet.json", source) {
        assert!(!error.to_string().is_empty());
    }
});
