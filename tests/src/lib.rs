//! The tests of cymem; see the files beside this folder. What several of them need is here.

mod cases;
mod headers;
mod liar;
mod memory;
mod nodes;
mod probe;
mod stacks;
mod tables;

pub use cases::one_in;
pub use headers::refused;
pub use liar::Liar;
pub use memory::bytes_at;
pub use nodes::{Item, ItemInit, Row, RowInit, Tree, TreeInit, dirty_pool};
pub use probe::Probe;
pub use stacks::on_a_stack_of;
pub use tables::{
    Bytes, BytesInit, Matrix, MatrixInit, Pairs, PairsInit, Table, TableInit, Words, WordsInit,
};

/// Checks at compile time that two structs have the same size, alignment and offsets.
#[macro_export]
macro_rules! same_layout {
    ($($ours:ty = $theirs:ty { $($field:ident),* $(,)? })*) => { $( const _: () = {
        assert!(::core::mem::size_of::<$ours>() == ::core::mem::size_of::<$theirs>());
        assert!(::core::mem::align_of::<$ours>() == ::core::mem::align_of::<$theirs>());
        $( assert!(::core::mem::offset_of!($ours, $field) == ::core::mem::offset_of!($theirs, $field)); )*
    }; )* };
}

/// The README's examples, as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
