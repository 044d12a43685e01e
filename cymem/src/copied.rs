//! `Copied`: the bytes of a finished node as an Init.

use core::ptr;

use crate::engine::Engine;
use crate::handle::FitsFresh;
use crate::node::{PoolAlloc, Pooled};
use crate::pool::Pool;
use crate::put::build::{Build, Failed};
use crate::put::traits::{Source, Write};
use crate::shape::one::{NewNode, One};
use crate::shape::value::Value;
use crate::slots::InCycle;
use crate::start::Fresh;

/// An Init that copies the bytes of a finished node, and nothing that it leads to: the copy leads to the same arrays,
/// strings and nodes. So a node that was built alone, or by another thread, gets a place in an array of nodes.
///
/// It fits where the node's handle fits, in the same or a shorter-lived pool: where a node is due by value, in an array
/// of nodes, and behind `one`; also in a build with cycles. [`Cloned`](crate::Cloned) copies all that the node leads to, and fits everywhere.
///
/// `tables[0] = *shared_table; tables[1] = *shared_table;` in C, where nobody knows any more who frees
/// `shared_table->names`:
///
/// ```
/// use cymem::{Copied, Pool, PoolAlloc};
/// use std::ffi::c_char;
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Table { len: u32, #[pool(len = len, each(cstr))] names: *mut *mut c_char }
///
/// let pool = Pool::new();
/// let shared = Table::new_in(&pool, TableInit { names: ["a", "b"] })?;
/// let tables = pool.array::<Table>([Copied(shared), Copied(shared)])?;
/// assert_eq!(tables[0].as_raw().names, tables[1].as_raw().names);
/// assert!(tables[1].names().iter().flatten().eq([c"a", c"b"]));
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// Nodes that the original holds and that lead [`back`](derive@crate::PoolAlloc) to it would not lead to the copy, so while
/// it has any, it is refused with [`Error::LeadsBack`](crate::Error::LeadsBack): such a node is written anew, or copied by
/// [`Cloned`](crate::Cloned). What its `nested` parts and its unions hold is not looked at, nor the node behind it in a list,
/// which has it as the one before: those lead to the original, which lives as long.
///
/// What goes from node to node, such as [`Graph::try_clone`](crate::Graph::try_clone), knows nodes behind `one` and
/// `link` again, and arrays of structs with pointers. Other arrays and strings that copies share it has once for each of
/// them.
///
/// In a [`Chain`](crate::Chain) a copy is followed by the next item, and the last one by what followed the original.
#[derive(Debug)]
pub struct Copied<'p, T: PoolAlloc>(pub Pooled<'p, T>);

impl<T: PoolAlloc> Copy for Copied<'_, T> {}
impl<T: PoolAlloc> Clone for Copied<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

/// The way of [`Copied`].
#[doc(hidden)]
#[derive(Debug)]
pub enum Copies {}

// SAFETY: a copy of a node.
#[diagnostic::do_not_recommend]
unsafe impl<T, U: PoolAlloc> Source<T, Value> for Copied<'_, U> {
    type By = Copies;
}

// SAFETY: its value is written.
#[diagnostic::do_not_recommend]
unsafe impl<T, U: PoolAlloc> Source<T, One> for Copied<'_, U> {
    type By = NewNode;
}

/// "The bytes of a `U` are a node of this type." It carries the message for handles of other nodes.
///
/// # Safety
///
/// `U` is this type.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`Copied` of a `{U}` cannot be written as a `{Self}`",
    label = "expected `Copied` of a handle of a `{Self}`",
    note = "`Copied(handle)` copies the bytes of a node of the handle's own type"
)]
pub unsafe trait CopiedFrom<U> {}

// SAFETY: the same type.
#[diagnostic::do_not_recommend]
unsafe impl<T> CopiedFrom<T> for T {}

// SAFETY: a finished node is a valid `T` of which every byte was written, and what it leads to lives as long as its
// pool, which is borrowed for longer than the context's.
unsafe impl<'a: 'p, 'p, B, T, U> Write<&'p Pool<B>, T, Value, Copies> for Copied<'a, U>
where
    B: Engine,
    U: PoolAlloc,
    T: CopiedFrom<U>,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, &'p Pool<B>>, (): (), slot: *mut T) -> Result<(), Failed> {
        if let Some(field) = U::cymem_held(self.0.view()) {
            return Err(build.failure().leads_back(field));
        }
        // SAFETY: the two types are one. The node is live, and the slot is the caller's promise: memory of its own.
        unsafe { ptr::copy_nonoverlapping(self.0.as_ptr().cast(), slot, 1) };
        Ok(())
    }
}

// SAFETY: as for a pool: the context's lives as long as `'p`.
unsafe impl<'a: 'p, 'p, B, T, U> Write<InCycle<'_, 'p, B>, T, Value, Copies> for Copied<'a, U>
where
    B: Engine,
    U: PoolAlloc,
    T: CopiedFrom<U>,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, InCycle<'_, 'p, B>>, (): (), slot: *mut T) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { Write::<&'p Pool<B>, T, Value, Copies>::write(self, build.in_pool(), (), slot) }
    }
}

// SAFETY: never: what the node leads to is in another pool.
unsafe impl<T: PoolAlloc, I: FitsFresh> Write<Fresh, T, Value, Copies> for I {
    unsafe fn write(self, build: Build<'_, Fresh>, (): (), _: *mut T) -> Result<(), Failed> {
        Err(build.failure().refuse())
    }
}
