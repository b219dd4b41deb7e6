//! The program `viendan`.

use std::process::ExitCode;

fn main() -> ExitCode {
    viendan::cli::main()
}
