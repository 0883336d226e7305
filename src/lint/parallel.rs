//! Work on one large document by several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// As much stack as the main thread has, so that what one thread can lint many can, too.
const STACK_BYTES: usize = 8 << 20;

/// How much is put into one document.
#[derive(Clone, Copy)]
pub struct Effort<'w> {
    /// How many threads work on it; none but the one that asks where this is 1 or less.
    pub threads: usize,
    /// Whether the result is still wanted, which is asked again and again.
    pub wanted: &'w (dyn Fn() -> bool + Sync),
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self { threads: 1, wanted: &|| true }
    }
}

/// Does `work` on each of `jobs` and gives the results in the order of the jobs, whatever the number
/// of threads. Those that were not begun before the result was no longer wanted are missing.
pub(super) fn each<J: Sync, T: Send>(
    jobs: &[J],
    effort: Effort<'_>,
    work: impl Fn(&J) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        while (effort.wanted)() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { break };
            done.push((index, work(job)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let spawn = |_| {
            let thread = thread::Builder::new().stack_size(STACK_BYTES);
            // Where there is no other thread to be had, this one does it all.
            thread.spawn_scoped(scope, share).ok()
        };
        let others: Vec<_> = (1..effort.threads).filter_map(spawn).collect();
        let mut done = share();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|&(index, _)| index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn results_are_in_the_order_of_the_jobs_whatever_the_number_of_threads() {
        let jobs: Vec<usize> = (0..1000).collect();
        let expected: Vec<usize> = jobs.iter().map(|job| job * 2).collect();
        for threads in [0, 1, 2, 7] {
            let effort = Effort { threads, ..Effort::default() };
            assert_eq!(each(&jobs, effort, |job| job * 2), expected);
        }
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_begun() {
        let begun = AtomicUsize::new(0);
        let wanted = || begun.load(Ordering::Relaxed) < 3;
        let effort = Effort { threads: 1, wanted: &wanted };
        let done = each(&[(); 10], effort, |()| begun.fetch_add(1, Ordering::Relaxed));
        assert_eq!(done, [0, 1, 2]);
    }

    #[test]
    fn a_panic_of_one_thread_is_one_of_all() {
        let work = |&job: &i32| assert_ne!(job, 5);
        let effort = Effort { threads: 3, ..Effort::default() };
        let all: Vec<i32> = (0..9).collect();
        let attempt = catch_unwind(AssertUnwindSafe(|| each(&all, effort, work).len()));
        assert!(attempt.is_err());
    }
}
