//! Arrays and strings without a struct around them.

use core::ffi::{CStr, c_char};
use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::{self, NonNull};

use crate::engine::Engine;
use crate::error::Error;
use crate::list::List;
use crate::node::PoolAlloc;
use crate::pool::Pool;
use crate::put::build::{Build, Failure};
use crate::put::length::{Agreed, Length};
use crate::put::null::Null;
use crate::put::traits::{Measured, Put};
use crate::shape::counted::Counted;
use crate::shape::cstring::{CString, write_string};
use crate::shape::ended::{self, Ended};
use crate::shape::items::Array;
use crate::shape::one::One;
use crate::shape::terminated::Element;
use crate::shape::traits::Shape;
use crate::shape::value::{Value, ValueFor};
use crate::str::Str;

/// A handle to a finished array that lives in a pool borrowed for `'p`, made by [`Pool::array`] and its
/// neighbours. It may be copied, and derefs to what is in the array: to a slice, or to a [`List`] where its
/// elements are pointers.
///
/// ```
/// use cymem::{Pool, PooledArray};
///
/// let pool = Pool::new();
/// let weights: PooledArray<'_, f64> = pool.array([0.5, 2.0])?;
/// assert_eq!(*weights, [0.5, 2.0]);
/// assert_eq!(weights.iter().sum::<f64>(), 2.5);
/// assert!(pool.contains(weights.as_ptr()));
/// # Ok::<(), cymem::Error>(())
/// ```
pub struct PooledArray<'p, T, S = Value> {
    list: List<'p, T, S>,
}

impl<'p, T, S: Shape<T>> PooledArray<'p, T, S> {
    /// # Safety
    ///
    /// As [`List::starting_at`].
    unsafe fn new(start: *const T, len: usize, shape: S) -> Self {
        // SAFETY: the caller's promise.
        PooledArray { list: unsafe { List::starting_at(start, len, shape) } }
    }

    /// The address of the first element, for C that reads, for as long as the pool is borrowed. It is good for
    /// the whole array, also for a terminator. NULL if there is neither an element nor a terminator.
    ///
    /// C that writes gets it with `as_ptr().cast_mut()`, and may change what it
    /// [may in a graph](crate::Graph#what-c-may-change), only while nothing that was got from a handle to the
    /// array is in use.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        self.list.start()
    }

    /// How many elements there are, without a terminator.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What is in the array, for as long as the pool is borrowed. What is got through the handle itself, by
    /// deref, is borrowed from the handle only.
    #[must_use]
    pub fn view(self) -> S::Slice<'p> {
        // SAFETY: the elements were written with this shape, and live for `'p`.
        unsafe { self.list.shape.slice(self.list.as_raw()) }
    }
}

impl<T, S: Copy> Copy for PooledArray<'_, T, S> {}
impl<T, S: Copy> Clone for PooledArray<'_, T, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: PoolAlloc> Deref for PooledArray<'_, T> {
    type Target = [T::View];

    #[inline]
    fn deref(&self) -> &[T::View] {
        self.view()
    }
}

impl<'p, T: PoolAlloc> Deref for PooledArray<'p, *mut T, One> {
    type Target = List<'p, *mut T, One>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl<'p> Deref for PooledArray<'p, *mut c_char, CString> {
    type Target = List<'p, *mut c_char, CString>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

/// Shows the address; `{:?}` of `&*handle` shows the content.
impl<T, S: Shape<T>> fmt::Debug for PooledArray<'_, T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PooledArray").field(&self.as_ptr()).finish()
    }
}

/// A handle to a finished string that lives in a pool borrowed for `'p`, made by [`Pool::cstr`]. It may be
/// copied, and derefs to a [`CStr`].
///
/// ```
/// use cymem::Pool;
///
/// let pool = Pool::new();
/// let path = pool.cstr("/usr/lib")?;
/// assert_eq!((path.to_str(), path.len()), (Ok("/usr/lib"), 8));
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct PooledCStr<'p> {
    start: NonNull<c_char>,
    seen: PhantomData<&'p CStr>,
}

impl<'p> PooledCStr<'p> {
    /// The address of the first byte, for C that reads, for as long as the pool is borrowed. C that writes gets
    /// it with `as_ptr().cast_mut()`, for bytes in front of the NUL, while nothing that was got from a handle
    /// to the string is in use.
    #[must_use]
    pub fn as_ptr(&self) -> *const c_char {
        self.start.as_ptr()
    }

    /// How many bytes there are, without the NUL.
    #[must_use]
    pub fn len(&self) -> usize {
        self.view().count_bytes()
    }

    /// Whether there is nothing but the NUL.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.view().is_empty()
    }

    /// The string, for as long as the pool is borrowed. What is got through the handle itself, by deref, is
    /// borrowed from the handle only.
    #[must_use]
    pub fn view(self) -> &'p CStr {
        // SAFETY: the string was written with its NUL, and lives for `'p`.
        unsafe { CStr::from_ptr(self.start.as_ptr()) }
    }
}

impl Deref for PooledCStr<'_> {
    type Target = CStr;

    #[inline]
    fn deref(&self) -> &CStr {
        self.view()
    }
}

// SAFETY: a handle is a shared reference to a string.
unsafe impl Send for PooledCStr<'_> {}
// SAFETY: as above.
unsafe impl Sync for PooledCStr<'_> {}

/// Shows the address; `{:?}` of `&*handle` shows the text.
impl fmt::Debug for PooledCStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PooledCStr").field(&self.start).finish()
    }
}

/// Arrays and strings for C functions that take them as arguments, without a struct around them.
impl<B: Engine> Pool<B> {
    /// An array of plain values or of nodes; NULL if it is empty. It takes what a field with `#[pool(len = n)]`
    /// takes.
    ///
    /// `void glp_load_matrix(glp_prob *, int n, const int ia[], const int ja[], const double ar[]);` counts from 1:
    ///
    /// ```
    /// use cymem::Pool;
    /// use std::ffi::{c_int, c_void};
    ///
    /// # #[allow(unused_variables)]
    /// # unsafe extern "C" fn glp_load_matrix(
    /// #     problem: *mut c_void, n: c_int, ia: *const c_int, ja: *const c_int, ar: *const f64,
    /// # ) {
    /// #     assert_eq!(unsafe { (*ia.add(3), *ja.add(3), *ar.add(3)) }, (2, 1, 4.0));
    /// # }
    /// # let problem = std::ptr::null_mut();
    /// let entries = [(1, 1, 2.0), (1, 3, 1.0), (2, 1, 4.0)]; // row, column, value
    /// let at = |i: usize| if i == 0 { (0, 0, 0.0) } else { entries[i - 1] };
    ///
    /// let pool = Pool::new();
    /// let rows = pool.array((0..4).map(|i| at(i).0))?;
    /// let columns = pool.array((0..4).map(|i| at(i).1))?;
    /// let values = pool.array((0..4).map(|i| at(i).2))?;
    /// assert_eq!(*rows, [0, 1, 1, 2]);
    /// // SAFETY: there are three entries behind the one that is not used.
    /// unsafe { glp_load_matrix(problem, 3, rows.as_ptr(), columns.as_ptr(), values.as_ptr()) };
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// The elements tell their type; where they do not, as [`Via`](crate::Via) and [`Zeroed`](crate::Zeroed), the method or the handle says it:
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc, PooledArray};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: u32, #[pool(len = len)] cells: *mut f64 }
    ///
    /// let pool = Pool::new();
    /// let rows = pool.array::<Row>([RowInit { cells: [1.0, 2.0] }, RowInit { cells: [3.0, 4.0] }])?;
    /// assert_eq!(rows[1].cells(), [3.0, 4.0]);
    /// # let rows: PooledArray<Row> = pool.array([RowInit { cells: [1.0, 2.0] }])?;
    /// # assert_eq!(rows.len(), 1);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    pub fn array<'p, T: PoolAlloc>(
        &'p self,
        items: impl Array + Put<&'p Pool<B>, *mut T, Counted>,
    ) -> Result<PooledArray<'p, T>, Error> {
        self.counted(items)
    }

    /// An array of plain values or of nodes, and the terminator that ends it, as a field with
    /// `#[pool(terminator = …)]` has it: a value, a recipe, or [`Zeroed`](crate::Zeroed). The handle shows the array
    /// without it.
    ///
    /// `int getopt_long(int argc, char *const argv[], const char *opts, const struct option *longopts, int *);`
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc, Zeroed};
    /// use std::ffi::{c_char, c_int};
    ///
    /// #[derive(PoolAlloc)]
    /// #[pool(init = OptionInit)]
    /// #[repr(C)]
    /// struct option { #[pool(cstr)] name: *const c_char, has_arg: c_int, #[pool(null)] flag: *mut c_int, val: c_int }
    ///
    /// let pool = Pool::new();
    /// let options = [("help", 0, 'h'), ("file", 1, 'f')];
    /// let longopts = pool.terminated::<option>(
    ///     options.iter().map(|&(name, has_arg, val)| OptionInit { name, has_arg, val: val as c_int }),
    ///     Zeroed,
    /// )?;
    /// assert_eq!((longopts.len(), longopts[1].name()), (2, Some(c"file")));
    /// // SAFETY: the terminator is behind the last element.
    /// assert!(unsafe { (*longopts.as_ptr().add(2)).name.is_null() });
    ///
    /// let primes = pool.terminated([2, 3, 5], -1)?;
    /// assert_eq!(*primes, [2, 3, 5]);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pool::build`], and [`Error::EarlyTerminator`] if an element equals the terminator, field by field;
    /// pointers are equal if their addresses are.
    pub fn terminated<'p, T: PoolAlloc>(
        &'p self,
        items: impl Array + Put<&'p Pool<B>, *mut T, Ended>,
        terminator: impl ValueFor<T> + Put<&'p Pool<B>, T, Value>,
    ) -> Result<PooledArray<'p, T>, Error> {
        self.ended(items, terminator)
    }

    /// An array of pointers to nodes; NULL if it is empty. It takes what a field with
    /// `#[pool(len = n, each(one))]` takes: recipes, handles, [`Null`], and `Option`s of these.
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: u32, #[pool(len = len)] cells: *mut f64 }
    ///
    /// let pool = Pool::new();
    /// let row = Row::new_in(&pool, RowInit { cells: [1.0, 2.0] })?;
    /// let rows = pool.pointers([row, row])?; // of a `Row **`, to one row that is shared
    /// assert_eq!(rows.iter().flatten().count(), 2);
    /// assert_eq!(rows.as_raw()[0], rows.as_raw()[1]);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    pub fn pointers<'p, T: PoolAlloc>(
        &'p self,
        items: impl Array + Put<&'p Pool<B>, *mut *mut T, Counted<One>>,
    ) -> Result<PooledArray<'p, *mut T, One>, Error> {
        self.counted(items)
    }

    /// An array of pointers to nodes that NULL ends. It takes what a field with
    /// `#[pool(null_terminated, each(one))]` takes.
    ///
    /// `int ldap_modify_ext_s(LDAP *, const char *dn, LDAPMod **mods, LDAPControl **, LDAPControl **);`
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc};
    /// use std::ffi::{c_char, c_int};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct LDAPMod {
    ///     mod_op: c_int,
    ///     #[pool(cstr)] mod_type: *mut c_char,
    ///     #[pool(null_terminated, each(cstr))] mod_values: *mut *mut c_char,
    /// }
    ///
    /// let pool = Pool::new();
    /// let mods = pool.null_terminated::<LDAPMod>([
    ///     LDAPModInit { mod_op: 0, mod_type: "objectClass", mod_values: vec!["top", "person"] },
    ///     LDAPModInit { mod_op: 2, mod_type: "sn", mod_values: vec!["Ada"] },
    /// ])?;
    /// let for_c: *const *mut LDAPMod = mods.as_ptr();
    /// assert_eq!(mods.get(1).flatten().unwrap().mod_type(), Some(c"sn"));
    /// // SAFETY: NULL is behind the last pointer.
    /// assert!(unsafe { (*for_c.add(2)).is_null() });
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pool::build`], and [`Error::EarlyTerminator`] if an item is NULL.
    pub fn null_terminated<'p, T: PoolAlloc>(
        &'p self,
        items: impl Array + Put<&'p Pool<B>, *mut *mut T, Ended<One>>,
    ) -> Result<PooledArray<'p, *mut T, One>, Error> {
        self.ended(items, Null)
    }

    /// A string with its NUL, of everything that is text: what a field with `#[pool(cstr)]` takes.
    ///
    /// ```
    /// use cymem::Pool;
    ///
    /// unsafe extern "C" {
    ///     fn strlen(text: *const std::ffi::c_char) -> usize;
    /// }
    ///
    /// let pool = Pool::new();
    /// let text = pool.cstr(format!("{} graphs", 3))?;
    /// # if !cfg!(miri) {
    /// // SAFETY: the string ends with NUL.
    /// assert_eq!(unsafe { strlen(text.as_ptr()) }, 8);
    /// # }
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pool::build`], and [`Error::InteriorNul`].
    pub fn cstr(&self, text: impl Str) -> Result<PooledCStr<'_>, Error> {
        let failure = Failure::none();
        match write_string(&text, Build::new(self, &failure)) {
            Ok(start) => Ok(PooledCStr { start: start.cast(), seen: PhantomData }),
            Err(failed) => Err(failure.into_error(failed)),
        }
    }

    /// An array of strings that NULL ends: the `argv` of `main`, and an `envp`.
    ///
    /// `int execv(const char *path, char *const argv[]);`
    ///
    /// ```
    /// use cymem::Pool;
    /// use std::ffi::c_char;
    ///
    /// let pool = Pool::new();
    /// let argv = pool.argv(["ls", "-l", "/tmp"])?;
    /// assert_eq!(argv.len(), 3);
    /// assert!(argv.iter().flatten().eq([c"ls", c"-l", c"/tmp"]));
    /// let for_c: *const *mut c_char = argv.as_ptr();
    /// // SAFETY: NULL is behind the last pointer.
    /// assert!(unsafe { (*for_c.add(3)).is_null() });
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pool::build`], [`Error::InteriorNul`], and [`Error::EarlyTerminator`] if an item is NULL.
    pub fn argv<'p>(
        &'p self,
        strings: impl Array + Put<&'p Pool<B>, *mut *mut c_char, Ended<CString>>,
    ) -> Result<PooledArray<'p, *mut c_char, CString>, Error> {
        self.ended(strings, Null)
    }

    fn counted<'p, T, S>(
        &'p self,
        items: impl Array + Put<&'p Pool<B>, *mut T, Counted<S>>,
    ) -> Result<PooledArray<'p, T, S>, Error>
    where
        S: Shape<T> + for<'a> Measured<Lengths<'a> = ()> + Default,
    {
        let failure = Failure::none();
        let mut start = ptr::null_mut();
        // SAFETY: the length is that of the handle, which is made for this array.
        let agreed = unsafe { Agreed::open() };
        // SAFETY: as above.
        let length = unsafe { Length::new(&agreed, 1, (), "") };
        // SAFETY: the slot is a pointer that is valid for writes.
        match unsafe { items.put(Build::new(self, &failure), length, &raw mut start) } {
            // SAFETY: so many elements were written, and the pool keeps them for `'p`.
            Ok(()) => Ok(unsafe { PooledArray::new(start, agreed.len(), S::default()) }),
            Err(failed) => Err(failure.into_error(failed)),
        }
    }

    fn ended<'p, T, S>(
        &'p self,
        items: impl Array + Put<&'p Pool<B>, *mut T, Ended<S>>,
        terminator: impl Put<&'p Pool<B>, T, S>,
    ) -> Result<PooledArray<'p, T, S>, Error>
    where
        T: Element,
        S: Shape<T> + for<'a> Measured<Lengths<'a> = ()> + Default,
    {
        let failure = Failure::none();
        let build = Build::new(self, &failure);
        let mut start = ptr::null_mut();
        // SAFETY: the length is that of the handle, which is made for this array.
        let agreed = unsafe { Agreed::open() };
        // SAFETY: as above.
        let length = unsafe { Length::new(&agreed, 1, (), "") };
        // SAFETY: the slot is a pointer that is valid for writes.
        let written = unsafe { items.put(build, length, &raw mut start) };
        let ended = written.and_then(|()| match NonNull::new(start) {
            // SAFETY: the array was just written, with so many elements.
            Some(start) => unsafe { ended::end(start, agreed.len(), terminator, build) },
            None => Ok(()),
        });
        match ended {
            // SAFETY: so many elements were written, and the pool keeps them for `'p`.
            Ok(()) => Ok(unsafe { PooledArray::new(start, agreed.len(), S::default()) }),
            Err(failed) => Err(failure.into_error(failed)),
        }
    }
}
