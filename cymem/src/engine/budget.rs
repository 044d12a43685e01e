//! What several arenas may hand out together, on many threads.

use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many bytes there are for all, and how many are handed out. Nobody hands a byte out that was not taken here before.
pub(crate) struct Budget {
    limit: Option<usize>,
    used: AtomicUsize,
}

#[cfg(feature = "std")]
impl Budget {
    pub(crate) const fn new(limit: Option<usize>, used: usize) -> Self {
        Budget { limit, used: AtomicUsize::new(used) }
    }

    pub(crate) fn is_limited(&self) -> bool {
        self.limit.is_some()
    }

    /// So many are handed out now.
    pub(crate) fn set_used(&mut self, used: usize) {
        *self.used.get_mut() = used;
    }
}

impl Budget {
    pub(super) fn limit(&self) -> usize {
        self.limit.unwrap_or(usize::MAX)
    }

    #[cfg(feature = "serde")]
    pub(super) fn left(&self) -> usize {
        self.limit().saturating_sub(self.used.load(Relaxed))
    }

    /// Takes so many bytes.
    ///
    /// # Errors
    ///
    /// There are not so many left; how many are handed out.
    pub(super) fn take(&self, bytes: usize) -> Result<(), usize> {
        let take = |used: usize| used.checked_add(bytes).filter(|&used| used <= self.limit());
        self.used.fetch_update(Relaxed, Relaxed, take).map(drop)
    }

    /// Gives bytes back that were taken and not handed out.
    pub(super) fn give_back(&self, bytes: usize) {
        self.used.fetch_sub(bytes, Relaxed);
    }
}
