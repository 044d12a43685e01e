//! Callbacks: a closure as the function and the `void *` that a C library takes.

use core::ffi::c_void;
use core::fmt;
use core::marker::PhantomData;
use core::ptr;

use crate::engine::Engine;
use crate::error::Error;
use crate::plain::Plain;
use crate::pool::Pool;

/// A closure that a pool keeps, as C sees it: a function, and a pointer that C passes along. Made by
/// [`Pool::callback`]; it may be copied.
///
/// # Safety of the functions
///
/// [`first`](Callback::first) and [`last`](Callback::last) are `unsafe`: they take a `void *`, and C could pass any.
/// Whoever calls one of them, or lets C do so,
///
/// - passes [`data`](Callback::data) of the same callback for the pointer, while the pool is borrowed;
/// - passes arguments that the closure may be called with: it may trust a pointer, if its author says so;
/// - calls it from one thread at a time, if the closure is not `Sync`, and counts the use of
///   [`closure`](Callback::closure) as a call.
///
/// The closure may be entered again while it runs. A panic in it aborts the program, as it does in every `extern "C"`
/// function.
pub struct Callback<'p, F, Args> {
    closure: &'p F,
    arguments: PhantomData<fn(Args)>,
}

/// Closures that C can call: `Fn` with up to six arguments of types that are [`Passed`], which return a value that is
/// [`Returned`].
///
/// # Safety
///
/// The functions call the closure that the pointer leads to, once, with their arguments, and do nothing else.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no closure that C could call",
    label = "expected an `Fn` with at most six plain values and pointers as arguments, which returns one or nothing",
    note = "say the types of the arguments: `|a: *const c_int, b: f64| …`; a `&T` is a `*const T` in C",
    note = "it must be `Fn`, since C may enter it again while it runs: what it changes is in a `Cell` or a `Mutex`"
)]
pub unsafe trait Function<Args> {
    /// The function with the pointer in front of the arguments.
    type First;
    /// The function with the pointer behind them.
    type Last;

    #[doc(hidden)]
    const FIRST: Self::First;
    #[doc(hidden)]
    const LAST: Self::Last;
}

/// The arguments of C functions: plain values but arrays, and pointers.
///
/// A struct with pointers, which some libraries pass by value, is so if you say it:
///
/// ```
/// use cymem::{Pool, callback::Passed};
/// use std::ffi::{c_int, c_void};
///
/// /// `typedef struct { int kind; const void *data[3]; } Cursor;`
/// #[repr(C)]
/// struct Cursor { kind: c_int, data: [*const c_void; 3] }
///
/// // SAFETY: it is `repr(C)`, and all its fields are C's.
/// unsafe impl Passed for Cursor {}
///
/// let pool = Pool::new();
/// let visit = pool.callback(|cursor: Cursor, parent: Cursor| cursor.kind - parent.kind)?;
/// let visit: unsafe extern "C" fn(Cursor, Cursor, *mut c_void) -> c_int = visit.last();
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// # Safety
///
/// The type has the layout of a C type, and is passed by value as that is: it is no array.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no argument of a C function",
    label = "neither a plain value nor a pointer",
    note = "a `&T` is a `*const T` in C, and a `&str` a `*const c_char`"
)]
pub unsafe trait Passed {
    #[doc(hidden)]
    const ARRAY: bool = false;
}

// SAFETY: the contract of `Plain`.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> Passed for T {
    const ARRAY: bool = T::ARRAY; // whose functions refuse to be compiled
}
// SAFETY: a pointer to a type with a size.
unsafe impl<T> Passed for *const T {}
// SAFETY: as above.
unsafe impl<T> Passed for *mut T {}

/// What C functions return: what is [`Passed`], or nothing.
///
/// # Safety
///
/// The type has the layout of a C type, or is `()`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that a C function returns",
    label = "neither a plain value, a pointer, nor `()`"
)]
pub unsafe trait Returned {
    #[doc(hidden)]
    const ARRAY: bool = false;
}

// SAFETY: the contract of `Passed`.
#[diagnostic::do_not_recommend]
unsafe impl<T: Passed> Returned for T {
    const ARRAY: bool = T::ARRAY;
}
// SAFETY: `void`.
unsafe impl Returned for () {}

/// Refuses arrays among the arguments and what is returned.
const fn no_array(arrays: &[bool]) {
    let mut at = 0;
    while at < arrays.len() {
        assert!(!arrays[at], "C passes and returns no arrays: an argument `[T; N]` is a `*const T` in C");
        at += 1;
    }
}

macro_rules! functions {
    ($([$($arg:ident)*])*) => { $(
        // SAFETY: that is what the two functions do.
        unsafe impl<F, Ret, $($arg),*> Function<($($arg,)*)> for F
        where
            F: Fn($($arg),*) -> Ret,
            $($arg: Passed,)*
            Ret: Returned,
        {
            type First = unsafe extern "C" fn(*mut c_void, $($arg),*) -> Ret;
            type Last = unsafe extern "C" fn($($arg,)* *mut c_void) -> Ret;

            const FIRST: Self::First = {
                no_array(&[Ret::ARRAY $(, $arg::ARRAY)*]);
                #[allow(non_snake_case, reason = "an argument is named like its type")]
                unsafe extern "C" fn first<F: Fn($($arg),*) -> Ret, Ret, $($arg),*>(
                    data: *mut c_void,
                    $($arg: $arg),*
                ) -> Ret {
                    // SAFETY: the caller passes the closure that the callback has.
                    let closure = unsafe { &*data.cast::<F>() };
                    closure($($arg),*)
                }
                first::<F, Ret, $($arg),*>
            };
            const LAST: Self::Last = {
                no_array(&[Ret::ARRAY $(, $arg::ARRAY)*]);
                #[allow(non_snake_case, reason = "an argument is named like its type")]
                unsafe extern "C" fn last<F: Fn($($arg),*) -> Ret, Ret, $($arg),*>(
                    $($arg: $arg,)*
                    data: *mut c_void,
                ) -> Ret {
                    // SAFETY: as above.
                    let closure = unsafe { &*data.cast::<F>() };
                    closure($($arg),*)
                }
                last::<F, Ret, $($arg),*>
            };
        }
    )* };
}

functions! {
    []
    [A]
    [A B]
    [A B C]
    [A B C D]
    [A B C D E]
    [A B C D E G]
}

impl<F: Function<Args>, Args> Callback<'_, F, Args> {
    /// The function for a C library that passes the pointer in front of the arguments.
    #[must_use]
    pub fn first(self) -> F::First {
        F::FIRST
    }

    /// The function for a C library that passes the pointer behind the arguments.
    #[must_use]
    pub fn last(self) -> F::Last {
        F::LAST
    }
}

impl<'p, F, Args> Callback<'p, F, Args> {
    /// The pointer that C passes along.
    #[must_use]
    pub fn data(self) -> *mut c_void {
        ptr::from_ref(self.closure).cast_mut().cast()
    }

    /// The closure itself.
    #[must_use]
    pub fn closure(self) -> &'p F {
        self.closure
    }
}

impl<F, Args> Copy for Callback<'_, F, Args> {}
impl<F, Args> Clone for Callback<'_, F, Args> {
    fn clone(&self) -> Self {
        *self
    }
}

/// Shows the address of the closure.
impl<F, Args> fmt::Debug for Callback<'_, F, Args> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Callback").field(&self.data()).finish()
    }
}

impl<B: Engine> Pool<B> {
    /// Keeps a closure for a C library that takes a function and a `void *`.
    ///
    /// In C the data is a struct that somebody defines for each function, fills, keeps and casts back:
    ///
    /// ```c
    /// struct by_key { const double *keys; };
    /// static int compare(const void *a, const void *b, void *data) {
    ///     const struct by_key *by = data;   /* or whatever it is: nobody looks */
    ///     double x = by->keys[*(const unsigned *)a], y = by->keys[*(const unsigned *)b];
    ///     return (x > y) - (x < y);
    /// }
    /// struct by_key by = { keys };
    /// qsort_r(order, n, sizeof *order, compare, &by);
    /// ```
    ///
    /// Here it is a closure, and what it captures:
    ///
    /// ```
    /// use cymem::Pool;
    /// use std::ffi::{c_int, c_void};
    ///
    /// # #[cfg(all(target_os = "linux", target_env = "gnu", not(miri)))] {
    /// unsafe extern "C" {
    ///     fn qsort_r(
    ///         base: *mut c_void,
    ///         n: usize,
    ///         size: usize,
    ///         compare: unsafe extern "C" fn(*const c_void, *const c_void, *mut c_void) -> c_int,
    ///         data: *mut c_void,
    ///     );
    /// }
    ///
    /// let keys = vec![2.5, 0.5, 1.5];
    /// let pool = Pool::new();
    /// let compare = pool.callback(move |a: *const c_void, b: *const c_void| -> c_int {
    ///     // SAFETY: `qsort_r` passes elements of the array, which are positions in `keys`.
    ///     let [a, b] = [a, b].map(|place| keys[unsafe { *place.cast::<u32>() } as usize]);
    ///     f64::total_cmp(&a, &b) as c_int
    /// })?;
    /// let mut order = [0_u32, 1, 2];
    /// // SAFETY: the array has three elements of four bytes, and the function is called with its own data.
    /// unsafe { qsort_r(order.as_mut_ptr().cast(), 3, 4, compare.last(), compare.data()) };
    /// assert_eq!(order, [1, 2, 0]);
    /// # }
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// Both go into a struct as well: the function where a field is an `Option` of it, the pointer where one is
    /// `opaque`.
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc};
    /// use std::ffi::{c_int, c_void};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Watcher {
    ///     notify: Option<unsafe extern "C" fn(data: *mut c_void, event: c_int) -> c_int>,
    ///     #[pool(opaque)]
    ///     data: *mut c_void,
    /// }
    ///
    /// let pool = Pool::new();
    /// let notify = pool.callback(|event: c_int| event + 1)?;
    /// let watcher = Watcher::new_in(&pool, WatcherInit { notify: Some(notify.first()), data: notify.data() })?;
    /// // As C would call it.
    /// // SAFETY: the two belong together.
    /// assert_eq!(unsafe { watcher.notify().unwrap()(watcher.data(), 41) }, 42);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// `FnMut` would be entered twice if C, or the closure through C, calls it while it runs: a `Cell` or a `Mutex`
    /// holds what changes.
    ///
    /// # Errors
    ///
    /// As [`Pool::own`], which keeps the closure.
    pub fn callback<F, Args>(&self, closure: F) -> Result<Callback<'_, F, Args>, Error>
    where
        F: Function<Args> + Send + 'static,
    {
        Ok(Callback { closure: self.own(closure)?, arguments: PhantomData })
    }
}
