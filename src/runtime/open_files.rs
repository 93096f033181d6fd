//! How many files guests have open: each of them, and all together.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;
use rustix::process::{Resource, getrlimit};

/// The most files that one guest may have open.
///
/// *AWS documentation: Lambda quotas (File descriptors).*
const FILES_OF_A_GUEST: usize = 1024;

/// The files of all guests, which are files of this process: they take at most half of those that it may
/// have open, so that the port always gets its own.
#[derive(Debug)]
pub(super) struct AllFiles {
    open: AtomicUsize,
    limit: usize,
}

impl Default for AllFiles {
    fn default() -> Self {
        let limit = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX) / 2;
        Self { open: AtomicUsize::new(0), limit: usize::try_from(limit).unwrap_or(usize::MAX) }
    }
}

/// The files that one guest has open. All clones are one.
#[derive(Clone, Debug)]
pub(super) struct OpenFiles(Arc<Files>);

#[derive(Debug)]
struct Files {
    own: Mutex<Own>,
    all: Arc<AllFiles>,
}

#[derive(Debug, Default)]
struct Own {
    count: usize,
    /// The handles of a component's, which has others that it didn't open.
    handles: HashSet<u32>,
}

impl OpenFiles {
    /// None yet.
    pub(super) fn new(all: &Arc<AllFiles>) -> Self {
        Self(Arc::new(Files { own: Mutex::default(), all: Arc::clone(all) }))
    }

    /// Whether one more may be opened; it is taken as open then.
    pub(super) fn admit(&self) -> bool {
        let mut own = self.0.own.lock();
        let all = &self.0.all;
        if own.count >= FILES_OF_A_GUEST {
            return false;
        }
        if all.open.fetch_add(1, Ordering::Relaxed) >= all.limit {
            all.open.fetch_sub(1, Ordering::Relaxed);
            return false;
        }
        own.count += 1;
        true
    }

    /// One is closed, or could not be opened. What the guest had open from the start isn't counted, and
    /// closing it neither, once there is nothing else.
    pub(super) fn release(&self) {
        let mut own = self.0.own.lock();
        if own.count > 0 {
            own.count -= 1;
            self.0.all.open.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// A component has this handle of one that was admitted.
    pub(super) fn name(&self, handle: u32) {
        self.0.own.lock().handles.insert(handle);
    }

    /// A component drops a handle.
    pub(super) fn drop_handle(&self, handle: u32) {
        let was_counted = self.0.own.lock().handles.remove(&handle);
        if was_counted {
            self.release();
        }
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        self.all.open.fetch_sub(self.own.get_mut().count, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(limit: usize) -> Arc<AllFiles> {
        Arc::new(AllFiles { open: AtomicUsize::new(0), limit })
    }

    #[test]
    fn a_guest_has_so_many_files_and_no_more() {
        let files = OpenFiles::new(&all(5_000));
        assert_eq!((0..2_000).filter(|_| files.admit()).count(), FILES_OF_A_GUEST);
        files.release();
        assert!(files.admit() && !files.admit());
    }

    #[test]
    fn all_guests_together_leave_enough_for_the_daemon() {
        let all = all(3);
        let [one, other] = [OpenFiles::new(&all), OpenFiles::new(&all)];
        assert!(one.admit() && one.admit() && other.admit());
        assert!(!one.admit() && !other.admit());
        drop(one);
        assert!(other.admit() && other.admit() && !other.admit());
    }

    #[test]
    fn dropping_what_was_never_opened_makes_no_room() {
        let files = OpenFiles::new(&all(1));
        assert!(files.admit());
        files.name(7);
        files.drop_handle(8);
        assert!(!files.admit());
        files.drop_handle(7);
        assert!(files.admit());
    }
}
