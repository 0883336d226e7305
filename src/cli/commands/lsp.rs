//! `lsp`: the language server on standard input and output.

use crate::cli::Status;
use crate::cli::args::{Global, LspArgs};
use crate::cli::editing::EditorWorkspace;
use crate::lsp::{Ending, serve};
use std::io::{self, BufReader};

pub(in crate::cli) fn run(args: &LspArgs, global: &Global) -> anyhow::Result<Status> {
    let mut workspace = EditorWorkspace::new(args, global)?;
    let ending = serve(BufReader::new(io::stdin()), io::stdout(), &mut workspace)?;
    Ok(match ending {
        Ending::Shutdown => Status::Clean,
        Ending::Abrupt => Status::Findings,
    })
}
