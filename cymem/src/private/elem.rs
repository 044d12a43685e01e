//! What untyped pointers point to.

/// Of a struct: what its pointer of the number `FIELD`, a `void *` with `elem = T`, points to. What writes the
/// target and what reads it ask here, so they mean the same type.
pub trait Elem<const FIELD: usize> {
    /// `T`
    type Of;
}
