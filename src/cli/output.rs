//! Where findings are written: standard output and files, several at once.

use super::args::Color;
use super::inputs::explain;
use super::suggest::suggestions;
use super::terminal;
use crate::lint::DocumentReport;
use crate::report::{Emitter, Format, Options, Summary, emitter};
use crate::text::Source;
use anyhow::{Context, anyhow, bail};
use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tempfile::NamedTempFile;

/// One `--output`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    format: Format,
    /// `None` for standard output.
    file: Option<PathBuf>,
}

/// All outputs of a run.
pub(super) struct Outputs {
    sinks: Vec<Sink>,
    /// Whether nobody reads standard output any more.
    closed: Rc<Cell<bool>>,
}

struct Sink {
    emitter: Box<dyn Emitter>,
    /// The file that takes the place of the target at the end.
    finished: Option<(NamedTempFile, PathBuf)>,
    stdout: bool,
}

/// What `--output` and `--format` ask for.
#[derive(Debug)]
pub(super) struct Targets(Vec<Target>);

impl Targets {
    /// Reads the arguments. Where they name no place, findings go to standard output if
    /// `stdout_by_default`.
    pub(super) fn new(
        outputs: &[String],
        format: Option<Format>,
        stdout_by_default: bool,
    ) -> anyhow::Result<Self> {
        targets(outputs, format, stdout_by_default).map(Self)
    }

    /// The files that are written.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().filter_map(|target| target.file.as_deref())
    }

    /// Opens all of them. `options` are those of all formats but for colour and width, which only
    /// standard output has.
    pub(super) fn open(&self, color: Color, options: &Options) -> anyhow::Result<Outputs> {
        let closed = Rc::new(Cell::new(false));
        let sinks = self.0.iter().map(|target| target.open(color, options, &closed));
        let sinks: anyhow::Result<Vec<Sink>> = sinks.collect();
        Ok(Outputs { sinks: sinks?, closed })
    }
}

impl Outputs {
    /// Whether standard output gets something.
    pub(super) fn has_stdout(&self) -> bool {
        self.sinks.iter().any(|sink| sink.stdout)
    }

    /// Whether nothing that is written reaches anybody.
    pub(super) fn is_dead(&self) -> bool {
        self.closed.get() && self.sinks.iter().all(|sink| sink.stdout)
    }

    /// Writes `text` to standard output, which gets nothing else.
    pub(super) fn print(&self, text: &str) -> io::Result<()> {
        let closed = Rc::clone(&self.closed);
        let mut out = Quiet { out: terminal::stdout(), closed };
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Writes the findings of the next document.
    pub(super) fn document(
        &mut self,
        report: &DocumentReport,
        source: Option<&Source>,
    ) -> io::Result<()> {
        self.sinks.iter_mut().try_for_each(|sink| sink.emitter.document(report, source))
    }

    /// Ends all outputs; files appear now.
    pub(super) fn finish(self, summary: &Summary) -> anyhow::Result<()> {
        for mut sink in self.sinks {
            sink.emitter.finish(summary)?;
            drop(sink.emitter);
            if let Some((file, path)) = sink.finished {
                file.persist(&path).map_err(|error| {
                    anyhow!("cannot write {}: {}", path.display(), explain(&error.error))
                })?;
            }
        }
        Ok(())
    }
}

impl Target {
    fn open(
        &self,
        color: Color,
        options: &Options,
        closed: &Rc<Cell<bool>>,
    ) -> anyhow::Result<Sink> {
        let mut options = options.clone();
        let Some(path) = &self.file else {
            options.color = terminal::colored(color, &io::stdout());
            options.width = terminal::width();
            let out = Quiet { out: terminal::stdout(), closed: Rc::clone(closed) };
            let emitter = emitter(self.format, Box::new(out), options);
            return Ok(Sink { emitter, finished: None, stdout: true });
        };
        let (file, finished) = create(path)
            .map_err(|error| anyhow!("cannot write {}: {}", path.display(), explain(&error)))?;
        let emitter = emitter(self.format, Box::new(BufWriter::new(file)), options);
        Ok(Sink { emitter, finished, stdout: false })
    }
}

/// What to write to for `path`: a new file beside it that takes its place at the end, so that
/// nobody ever sees half of it; the thing itself where it is no ordinary file.
fn create(path: &Path) -> io::Result<(File, Option<(NamedTempFile, PathBuf)>)> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        return Ok((File::options().write(true).open(path)?, None));
    }
    let path = if existing.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
    let file = beside(&path, existing.map(|metadata| metadata.permissions()))?;
    let handle = file.reopen()?;
    Ok((handle, Some((file, path))))
}

/// Writes `bytes` to `path` in one step: nobody ever sees half of it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (mut file, finished) = create(path)?;
    file.write_all(bytes)?;
    file.flush()?;
    match finished {
        Some((temporary, path)) => temporary.persist(path).map(drop).map_err(|error| error.error),
        None => Ok(()),
    }
}

/// A new file in the folder of `path`, with `permissions` or those that any new file gets.
fn beside(path: &Path, permissions: Option<fs::Permissions>) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".normlint-");
    #[cfg(unix)]
    let new = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(new);
    let file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    if let Some(permissions) = permissions {
        fs::set_permissions(file.path(), permissions)?;
    }
    Ok(file)
}

/// The outputs that the arguments ask for.
fn targets(
    outputs: &[String],
    format: Option<Format>,
    stdout_by_default: bool,
) -> anyhow::Result<Vec<Target>> {
    let usual = format.unwrap_or(Format::Full);
    let mut targets = Vec::new();
    let mut named_usual = false;
    for output in outputs {
        let (own, file) = split(output)?;
        named_usual |= own.is_none();
        if file.is_empty() {
            bail!("--output {output}: no file; `-` is standard output");
        }
        let file = (file != "-").then(|| PathBuf::from(file));
        if targets.iter().any(|target: &Target| target.file == file) {
            bail!("--output {output}: two outputs cannot go to the same place");
        }
        targets.push(Target { format: own.unwrap_or(usual), file });
    }
    // A --format that no output takes can only be meant for standard output.
    let to_stdout = targets.is_empty() || (format.is_some() && !named_usual);
    if stdout_by_default && to_stdout && targets.iter().all(|target| target.file.is_some()) {
        targets.push(Target { format: usual, file: None });
    }
    Ok(targets)
}

/// The format and the file of an `--output`.
fn split(output: &str) -> anyhow::Result<(Option<Format>, &str)> {
    let Some((name, file)) = output.split_once('=') else { return Ok((None, output)) };
    // A path with `=` in one of its later steps names no format.
    if name.contains(['/', '\\', '.']) {
        return Ok((None, output));
    }
    match name.parse() {
        Ok(format) => Ok((Some(format), file)),
        Err(error) => {
            let meant = suggestions(name, Format::ALL.iter().map(|format| format.name()));
            let meant = meant.first().map_or(String::new(), |name| format!("{name}={file} or "));
            Err(error).with_context(|| format!("--output {output} (write {meant}./{output})"))
        }
    }
}

/// A writer that goes on in silence when nobody reads any more: other outputs are still written.
struct Quiet<W> {
    out: W,
    closed: Rc<Cell<bool>>,
}

impl<W: Write> Quiet<W> {
    fn attempt<T>(&mut self, or: T, write: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.closed.get() {
            return Ok(or);
        }
        match write(&mut self.out) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed.set(true);
                Ok(or)
            }
            result => result,
        }
    }
}

impl<W: Write> Write for Quiet<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt((), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(outputs: &[&str], format: Option<Format>) -> anyhow::Result<Vec<(Format, String)>> {
        let outputs: Vec<String> = outputs.iter().map(|&output| output.to_owned()).collect();
        let show = |file: Option<PathBuf>| file.map_or("-".to_owned(), |p| p.display().to_string());
        Ok(targets(&outputs, format, true)?.into_iter().map(|t| (t.format, show(t.file))).collect())
    }

    #[track_caller]
    fn check(outputs: &[&str], format: Option<Format>, expected: &[(Format, &str)]) {
        let found = parse(outputs, format).expect("the outputs are right");
        let found: Vec<(Format, &str)> = found.iter().map(|(f, p)| (*f, p.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn standard_output_is_the_default() {
        check(&[], None, &[(Format::Full, "-")]);
        check(&[], Some(Format::Json), &[(Format::Json, "-")]);
    }

    #[test]
    fn an_output_has_its_own_format_or_the_usual_one() {
        check(&["json=a.json"], None, &[(Format::Json, "a.json")]);
        check(&["a.json"], Some(Format::Json), &[(Format::Json, "a.json")]);
        check(&["a.txt"], None, &[(Format::Full, "a.txt")]);
        check(&["out/a=b.txt"], None, &[(Format::Full, "out/a=b.txt")]);
    }

    #[test]
    fn a_format_that_no_file_takes_is_for_standard_output() {
        check(
            &["json=a.json"],
            Some(Format::Short),
            &[(Format::Json, "a.json"), (Format::Short, "-")],
        );
        check(&["json=-"], Some(Format::Short), &[(Format::Json, "-")]);
    }

    #[test]
    fn mistakes_are_told() {
        let error = |outputs: &[&str]| format!("{:#}", parse(outputs, None).expect_err("wrong"));
        assert!(error(&["jsn=a.json"]).contains("json=a.json"));
        assert!(error(&["-", "json=-"]).contains("same place"));
        assert!(error(&["json="]).contains("no file"));
    }

    #[test]
    fn a_closed_pipe_is_silent_and_remembered() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
        let closed = Rc::new(Cell::new(false));
        let mut quiet = Quiet { out: Closed, closed: Rc::clone(&closed) };
        assert_eq!(quiet.write(b"abc").expect("silent"), 3);
        assert!(closed.get());
        quiet.flush().expect("silent");
    }
}
