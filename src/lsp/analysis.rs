//! Documents analysed, on a thread of their own.

use super::Plan;
use super::server::Event;
use crate::lint::{Effort, Finding};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::{Format, Source};
use ls_types::Uri;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread;

/// As much stack as the main thread has, so that what `check` can lint the server can, too.
const STACK_BYTES: usize = 8 << 20;

/// From this length on, in bytes, a text is worth the threads.
const LARGE: usize = 1 << 16;

/// A text to be analysed.
#[derive(Debug)]
pub(super) struct Job {
    /// Its name.
    pub(super) uri: Uri,
    /// Which text and settings these are.
    pub(super) revision: u64,
    /// The text.
    pub(super) text: String,
    /// How it is laid out.
    pub(super) format: Format,
    /// The revision of the document that is wanted: that of this job until the text changes.
    pub(super) wanted: Arc<AtomicU64>,
    /// What decides how it is linted.
    pub(super) plan: Arc<Plan>,
    /// What came of an older text of the document, to take over what has not changed.
    pub(super) earlier: Option<Arc<Analysis>>,
}

/// What came of a text.
#[derive(Debug)]
pub(super) struct Analysis {
    /// Which text and settings these are.
    pub(super) revision: u64,
    /// The document as it was understood.
    pub(super) document: Arc<Document>,
    /// Its findings, those in the baseline left out.
    pub(super) findings: Vec<Finding>,
    /// What decided how it was linted.
    pub(super) plan: Arc<Plan>,
    citations: OnceLock<Citations>,
}

/// What came of a job.
#[derive(Debug)]
pub(super) enum Outcome {
    /// What is known of the text.
    Analysed(Arc<Analysis>),
    /// Normlint itself failed on it.
    Failed,
    /// The text has changed meanwhile.
    Overtaken,
}

/// For each provision, the references that cite it or a part of it: indices, in order.
type Citations = BTreeMap<NodeId, Vec<usize>>;

impl Analysis {
    /// Analyses a text.
    fn of(job: Job) -> Outcome {
        let Job { revision, text, format, wanted, plan, earlier, .. } = job;
        let is_wanted = || wanted.load(Ordering::Relaxed) == revision;
        let source = Source::new(plan.name.clone(), text, format);
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let mut document = plan.linter.unread(source, &plan.settings).ok()?;
            if let Some(earlier) = &earlier {
                document.take_over_from(&earlier.document);
            }
            let large = document.text().len() >= LARGE;
            let threads = if large { plan.threads } else { 1 };
            let effort = Effort { threads, wanted: &is_wanted };
            let assessed = plan.linter.assess_with(&document, &plan.settings, effort);
            let findings = assessed.report.findings;
            document.forget_earlier();
            Some((Arc::new(document), findings))
        }));
        if !is_wanted() {
            return Outcome::Overtaken;
        }
        let Ok(Some((document, mut findings))) = attempt else { return Outcome::Failed };
        if let Some(baseline) = &plan.baseline {
            let mut baseline = baseline.clone();
            findings.retain(|finding| !baseline.take(finding));
        }
        let citations = OnceLock::new();
        Outcome::Analysed(Arc::new(Self { revision, document, findings, plan, citations }))
    }

    /// What is known of a document that is not linted; `None` where normlint itself fails on it.
    pub(super) fn unlinted(source: Source, plan: Arc<Plan>) -> Option<Self> {
        let read = || plan.linter.document(source, &plan.settings);
        let document = Arc::new(catch_unwind(AssertUnwindSafe(read)).ok()?.ok()?);
        let (findings, citations) = (Vec::new(), OnceLock::new());
        Some(Self { revision: 0, document, findings, plan, citations })
    }

    /// Indices of the references that cite `node` or a part of it, in order.
    pub(super) fn citing(&self, node: NodeId) -> &[usize] {
        let citations = self.citations.get_or_init(|| {
            let mut found = Citations::new();
            for (index, reference) in self.document.references().iter().enumerate() {
                let cited = reference.targets.iter().filter_map(|target| target.node);
                for node in cited.flat_map(|node| self.document.outline().ancestors(node)) {
                    let citing = found.entry(node).or_default();
                    if citing.last() != Some(&index) {
                        citing.push(index);
                    }
                }
            }
            found
        });
        citations.get(&node).map_or(&[], Vec::as_slice)
    }
}

/// Starts the thread that analyses. It ends when the sender of jobs is dropped.
pub(super) fn start(events: Sender<Event>) -> std::io::Result<Sender<Job>> {
    crate::text::remember();
    let (sender, jobs) = mpsc::channel();
    let thread = thread::Builder::new().name("analysis".to_owned()).stack_size(STACK_BYTES);
    thread.spawn(move || work(&jobs, &events))?;
    Ok(sender)
}

fn work(jobs: &Receiver<Job>, events: &Sender<Event>) {
    // Of several texts of one document only the last is worth the while.
    let mut waiting: BTreeMap<String, Job> = BTreeMap::new();
    loop {
        if waiting.is_empty() {
            let Ok(job) = jobs.recv() else { return };
            waiting.insert(job.uri.as_str().to_owned(), job);
        }
        for job in jobs.try_iter() {
            waiting.insert(job.uri.as_str().to_owned(), job);
        }
        let Some((_, job)) = waiting.pop_first() else { continue };
        let (uri, revision) = (job.uri.clone(), job.revision);
        let outcome = Analysis::of(job);
        if events.send(Event::Analysed { uri, revision, outcome }).is_err() {
            return;
        }
    }
}
