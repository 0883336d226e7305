//! Work on many documents at once whose results come in order.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// Results that wait to be taken, for each worker: enough to keep all of them busy, few enough that
/// memory does not grow with the number of documents.
const ITEMS_A_JOB: usize = 8;
/// The same in bytes of input.
const BYTES_A_JOB: u64 = 1 << 20;
/// Threads get as much stack as the main thread has, so that what runs on one runs on many.
pub(super) const STACK_BYTES: usize = 8 << 20;

/// Does `work` on each of `items`, `jobs` at a time, and hands the results to `take` in order.
/// Whatever `jobs` is, the results are the same. Ends early when `take` breaks off.
///
/// # Errors
/// What `take` gives, and where threads cannot be had.
pub(super) fn in_order<'i, I: Sync, O: Send>(
    items: &'i [I],
    jobs: NonZeroUsize,
    size: impl Fn(&I) -> u64,
    work: impl Fn(&'i I) -> O + Sync,
    mut take: impl FnMut(O) -> anyhow::Result<ControlFlow<()>>,
) -> anyhow::Result<()> {
    let jobs = jobs.get().min(items.len());
    if jobs <= 1 {
        for item in items {
            if take(work(item))?.is_break() {
                break;
            }
        }
        return Ok(());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK_BYTES).build()?;
    let mut rest = items;
    let mut ready = Vec::new();
    while !rest.is_empty() {
        let chunk;
        (chunk, rest) = rest.split_at(chunk_len(rest, jobs, &size));
        // The results of the last chunk are taken while this one is worked on.
        let mut next = Vec::new();
        let flow = pool.in_place_scope(|scope| {
            // One document at a time: halves of a chunk would have one thread wait for the other.
            let each = chunk.par_iter().with_max_len(1);
            scope.spawn(|_| next = each.map(&work).collect());
            drain(ready, &mut take)
        })?;
        if flow.is_break() {
            return Ok(());
        }
        ready = next;
    }
    drain(ready, &mut take).map(|_| ())
}

fn drain<O>(
    results: Vec<O>,
    take: &mut impl FnMut(O) -> anyhow::Result<ControlFlow<()>>,
) -> anyhow::Result<ControlFlow<()>> {
    for result in results {
        if take(result)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// How many of `items`, which are not empty, make the next chunk.
fn chunk_len<I>(items: &[I], jobs: usize, size: impl Fn(&I) -> u64) -> usize {
    let (most, limit) = (ITEMS_A_JOB * jobs, BYTES_A_JOB * jobs as u64);
    let mut bytes = 0;
    let fitting = items.iter().take(most).take_while(|item| {
        let fits = bytes < limit;
        bytes += size(item);
        fits
    });
    fitting.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(jobs: usize, items: &[u64], stop_at: Option<u64>) -> Vec<u64> {
        let mut taken = Vec::new();
        let jobs = NonZeroUsize::new(jobs).expect("not zero");
        in_order(
            items,
            jobs,
            |_| 1,
            |&item| item * 2,
            |result| {
                taken.push(result);
                Ok(if Some(result) == stop_at {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                })
            },
        )
        .expect("nothing fails");
        taken
    }

    #[test]
    fn results_come_in_order_whatever_the_number_of_jobs() {
        let items: Vec<u64> = (0..500).collect();
        let expected: Vec<u64> = items.iter().map(|item| item * 2).collect();
        for jobs in [1, 2, 7] {
            assert_eq!(run(jobs, &items, None), expected);
        }
        assert!(run(4, &[], None).is_empty());
    }

    #[test]
    fn taking_can_be_broken_off() {
        let items: Vec<u64> = (0..500).collect();
        for jobs in [1, 3] {
            assert_eq!(run(jobs, &items, Some(8)), [0, 2, 4, 6, 8]);
        }
    }

    #[test]
    fn chunks_are_bounded_in_number_and_in_bytes() {
        let many = vec![1; 1000];
        assert_eq!(chunk_len(&many, 2, |&size| size), 2 * ITEMS_A_JOB);
        let large = vec![BYTES_A_JOB; 1000];
        assert_eq!(chunk_len(&large, 3, |&size| size), 3);
        assert_eq!(chunk_len(&[u64::MAX / 2], 1, |&size| size), 1);
    }
}
