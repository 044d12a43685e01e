//! Numbers that look like chance, and are the same each time.

/// The xorshift generator of Marsaglia.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below this one, or 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }
}
