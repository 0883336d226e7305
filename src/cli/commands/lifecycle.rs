//! `lifecycle`: the life of each status of a document, drawn.

use super::outline::document;
use crate::cli::args::{Global, LifecycleArgs};
use crate::cli::{Status, terminal};
use crate::jurisdiction::Language;
use crate::report;
use std::io::Write as _;

pub(in crate::cli) fn run(args: &LifecycleArgs, global: &Global) -> anyhow::Result<Status> {
    let document = document(&args.file, &args.config, &args.read, global)?;
    let language = args.message_lang.as_deref().and_then(Language::from_tag);
    let as_of = global.as_of.as_ref().map(|date| date.as_str());
    let mut out = terminal::stdout();
    report::lifecycle(args.format, &document, language, as_of, &mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}
