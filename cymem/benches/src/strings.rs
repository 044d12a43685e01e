//! C strings: an array of structs with one each, and a `char **`.

use std::ffi::{CStr, CString, c_char, c_void};
use std::ptr;

use cymem::{Graph, Pool, PoolAlloc};

use crate::arena::Arena;
use crate::calloc::Calloc;
use crate::case::Workload;
use crate::method::{Method, fresh};

/// A string among others.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Name {
    pub(crate) id: u64,
    #[pool(cstr)]
    pub(crate) text: *const c_char,
}

/// An array of structs with a string each.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct NameTable {
    length: usize,
    #[pool(len = length)]
    pub(crate) names: *mut Name,
}

/// A `char **` that ends with `NULL`.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Arguments {
    #[pool(null_terminated, each(cstr))]
    argv: *mut *mut c_char,
}

unsafe extern "C" {
    fn names_build(source: *const *const c_char, length: usize) -> *mut c_void;
    fn names_free(names: *mut c_void);
    fn arguments_build(source: *const *const c_char, length: usize) -> *mut c_void;
    fn arguments_free(arguments: *mut c_void);
}

/// Strings of 1 to 31 bytes.
struct Texts {
    texts: Vec<CString>,
    /// Without the NUL at the end.
    plain: Vec<&'static str>,
    /// As C sees them.
    borrowed: Vec<*const c_char>,
}

impl Texts {
    fn new(len: usize) -> Self {
        let plain: Vec<_> = (0..len).map(|i| &"a string of no great importance"[..1 + i * 7 % 31]).collect();
        let texts: Vec<_> = plain.iter().map(|&text| CString::new(text).unwrap()).collect();
        let borrowed = texts.iter().map(|text| text.as_ptr()).collect();
        Texts { texts, plain, borrowed }
    }
}

/// The array of structs.
pub struct Names(Texts);

impl Names {
    /// So many strings.
    #[must_use]
    pub fn new(len: usize) -> Self {
        Names(Texts::new(len))
    }

    fn init(&self) -> NameTableInit<impl ExactSizeIterator<Item = NameInit<&CStr>>> {
        NameTableInit {
            names: self
                .0
                .texts
                .iter()
                .enumerate()
                .map(|(id, text)| NameInit { id: id as u64, text: &**text }),
        }
    }
}

impl Names {
    /// The data of its structs.
    pub fn texts(&self) -> impl Iterator<Item = (u64, &str)> {
        (0..).zip(&self.0.plain).map(|(id, &text)| (id, text))
    }

    /// The same from `&str`s, in which a NUL must be looked for.
    pub fn in_pool_from_str(&self, pool: &Pool) -> *const NameTable {
        let name = |(id, &text): (usize, &&'static str)| NameInit { id: id as u64, text };
        let names = self.0.plain.iter().enumerate().map(name);
        NameTable::new_in(pool, NameTableInit { names }).unwrap().as_ptr()
    }
}

impl Workload for Names {
    type Root = NameTable;

    #[inline]
    fn graph(&self) -> Graph<NameTable> {
        Graph::new(self.init()).unwrap()
    }

    #[inline]
    fn in_pool(&self, pool: &Pool) -> *const NameTable {
        NameTable::new_in(pool, self.init()).unwrap().as_ptr()
    }

    #[inline]
    fn by_hand(&self, arena: &impl Arena) -> *const NameTable {
        let texts = &self.0.texts;
        let names = arena.fill(
            texts
                .iter()
                .enumerate()
                .map(|(id, text)| Name { id: id as u64, text: arena.copy(text.as_bytes_with_nul()).cast() }),
        );
        arena.one(NameTable { length: texts.len(), names })
    }

    fn calloc(&self) -> Calloc {
        // SAFETY: C reads as many strings as there are.
        let root = unsafe { names_build(self.0.borrowed.as_ptr(), self.0.borrowed.len()) };
        // SAFETY: this is the pair of functions that belongs together.
        unsafe { Calloc::new(root, names_free) }
    }

    fn others(&self) -> Vec<Method<'_>> {
        vec![fresh("Vec<CString>, clone", || self.0.texts.clone())]
    }

    #[cfg(test)]
    #[allow(clippy::multiple_unsafe_ops_per_block, reason = "one walk over one graph")]
    unsafe fn sum(&self, root: *const NameTable) -> u64 {
        let mut sum = crate::sum::Sum::default();
        // SAFETY: the caller's promise.
        unsafe {
            let table = &*root;
            for name in crate::sum::elements(table.names, table.length) {
                sum.add(name.id);
                CStr::from_ptr(name.text).to_bytes().iter().for_each(|&byte| sum.add(byte.into()));
            }
        }
        sum.0
    }
}

/// The `char **`.
pub struct Argv(Texts);

impl Argv {
    /// So many strings.
    #[must_use]
    pub fn new(len: usize) -> Self {
        Argv(Texts::new(len))
    }

    fn init(&self) -> ArgumentsInit<impl ExactSizeIterator<Item = &CStr>> {
        ArgumentsInit { argv: self.0.texts.iter().map(|text| &**text) }
    }
}

impl Workload for Argv {
    type Root = Arguments;

    #[inline]
    fn graph(&self) -> Graph<Arguments> {
        Graph::new(self.init()).unwrap()
    }

    #[inline]
    fn in_pool(&self, pool: &Pool) -> *const Arguments {
        Arguments::new_in(pool, self.init()).unwrap().as_ptr()
    }

    #[inline]
    fn by_hand(&self, arena: &impl Arena) -> *const Arguments {
        let texts = &self.0.texts;
        let pointer = |i: usize| match texts.get(i) {
            Some(text) => arena.copy(text.as_bytes_with_nul()).cast(),
            None => ptr::null_mut(),
        };
        let argv = arena.fill((0..texts.len() + 1).map(pointer));
        arena.one(Arguments { argv })
    }

    fn calloc(&self) -> Calloc {
        // SAFETY: C reads as many strings as there are.
        let root = unsafe { arguments_build(self.0.borrowed.as_ptr(), self.0.borrowed.len()) };
        // SAFETY: this is the pair of functions that belongs together.
        unsafe { Calloc::new(root, arguments_free) }
    }

    #[cfg(test)]
    #[allow(clippy::multiple_unsafe_ops_per_block, reason = "one walk over one graph")]
    unsafe fn sum(&self, root: *const Arguments) -> u64 {
        let mut sum = crate::sum::Sum::default();
        // SAFETY: the caller's promise.
        unsafe {
            let mut argument = (*root).argv;
            while !(*argument).is_null() {
                CStr::from_ptr(*argument).to_bytes_with_nul().iter().for_each(|&byte| sum.add(byte.into()));
                argument = argument.add(1);
            }
        }
        sum.0
    }
}
