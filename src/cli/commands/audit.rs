//! `audit`: tables and figures over many documents, and samples of findings for people to judge.

use crate::cli::args::{AuditArgs, Global};
use crate::cli::audit::{self, Batch, Parts};
use crate::cli::terminal::counted;
use crate::cli::{Status, output, progress, terminal};
use anyhow::{Context as _, anyhow, bail};
use std::io::Write as _;
use std::path::Path;

pub(in crate::cli) fn run(args: &AuditArgs, global: &Global) -> anyhow::Result<Status> {
    if let Some(sheet) = &args.verdicts {
        let mut out = terminal::stdout();
        audit::verdicts(sheet, &mut out)?;
        out.flush()?;
        return Ok(Status::Clean);
    }
    match (args.sample.as_deref(), &args.out) {
        (Some([lint, count]), out) => sample(args, lint, count, out.as_deref(), global),
        (_, Some(out)) => tables(args, out, global),
        _ => bail!("--out says where the tables are to be written"),
    }
}

fn tables(args: &AuditArgs, out: &Path, global: &Global) -> anyhow::Result<Status> {
    let batch = Batch::new(&args.paths, Some(out), &args.lints, &args.batch, global)?;
    let parts = Parts::open(out, &batch)?;
    let bar = progress::bytes(&parts.chunks, |chunk| (chunk.bytes, parts.has(chunk)));
    audit::fill(&parts, &batch, &bar)?;
    bar.finish_and_clear();
    let (status, run) = audit::merge(parts, out, args.format, args.fail_on, &batch, global)?;
    let told = format!(
        "{} with {} in {}",
        counted(run.documents as usize, "document"),
        counted(usize::try_from(run.findings).unwrap_or(usize::MAX), "finding"),
        out.display(),
    );
    terminal::note(global.color, &told);
    Ok(status)
}

fn sample(
    args: &AuditArgs,
    lint: &str,
    count: &str,
    out: Option<&Path>,
    global: &Global,
) -> anyhow::Result<Status> {
    let most: usize =
        count.parse().map_err(|_| anyhow!("--sample: `{count}` is no number of findings"))?;
    let lints = crate::cli::args::LintArgs {
        select: vec![lint.to_owned()],
        ignore: args.lints.ignore.clone(),
    };
    let batch = Batch::new(&args.paths, out, &lints, &args.batch, global)?;
    let bar = progress::bytes(&batch.inputs, |planned| (planned.input.size(), false));
    let (sheet, status) = audit::sample(&batch, (args.seed, most), &bar, global.color)?;
    bar.finish_and_clear();
    let told = format!("{} of {} drawn", sheet.drawn(), counted(sheet.seen(), "finding"));
    terminal::note(global.color, &told);
    match out {
        None => sheet.write(terminal::stdout())?,
        Some(out) => {
            let path = out.join(format!("sample-{lint}.csv"));
            let mut bytes = Vec::new();
            sheet.write(&mut bytes)?;
            std::fs::create_dir_all(out)
                .and_then(|()| output::replace(&path, &bytes))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(status)
}
