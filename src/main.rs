//! The `normlint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    normlint::cli::main()
}
