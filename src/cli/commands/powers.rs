//! `powers`: what a draft creates or specifies, for the inventory that is handed in with it.

use super::outline::document;
use crate::cli::args::{Global, PowersArgs};
use crate::cli::{Status, terminal};
use crate::jurisdiction::Language;
use crate::model::inventory;
use crate::report;
use std::io::Write as _;

pub(in crate::cli) fn run(args: &PowersArgs, global: &Global) -> anyhow::Result<Status> {
    let document = document(&args.file, &args.config, &args.read, global)?;
    let language = args.message_lang.as_deref().and_then(Language::from_tag);
    let given = global.as_of.as_ref().map(|date| date.as_str().to_owned());
    let dated = || document.instrument().dated.clone();
    let as_of = given.or_else(dated).unwrap_or_else(|| global.today());
    let items = inventory(&document, &as_of)?;
    let mut out = terminal::stdout();
    let width = terminal::width();
    report::powers(args.format, &document, &items, &as_of, language, width, &mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}
