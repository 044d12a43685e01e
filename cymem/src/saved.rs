//! Graphs as bytes, and whether two are the same.

use alloc::vec::Vec;
#[cfg(feature = "std")]
use std::io;

use crate::error::Error;
use crate::graph::Graph;
use crate::node::{PoolAlloc, described};
use crate::pool::Pool;
use crate::table::fingerprint::fingerprint;
use crate::table::source::Inspected;
use crate::table::{load, save};

/// # Saving
///
/// A saved graph is one block of bytes: a header, the root, and everything that can be reached from it, laid out
/// as C has it in memory, with offsets in place of addresses. Sharing, links and the order of lists are kept, padding is
/// zero, and the same graph gives the same bytes.
///
/// The header has the version of the format, the order of bytes, the size of pointers, and a fingerprint of the types:
/// their names, fields, offsets, sizes and attributes. Bytes that were saved by a program with other types are refused.
///
/// What means nothing in another process is refused, too: pointers that nobody follows (`opaque`) and those to functions
/// must be NULL. Nor is it known which bytes are a value of a type that is plain by hand or by promise, or of a
/// union without tags; a graph with one is refused, unless any bytes are a value of the union.
impl<T: PoolAlloc> Graph<T> {
    /// Saves the graph to a vector. See [Saving](Graph#saving).
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with the path to what cannot be saved, [`Error::OutOfMemory`].
    ///
    /// ```
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    ///
    /// let row: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] })?;
    /// let saved = row.save_to_vec()?;
    /// let again = Graph::<Row>::load(&saved)?;
    /// assert_eq!(again.values(), [1.0, 2.0]);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn save_to_vec(&self) -> Result<Vec<u8>, Error> {
        let fingerprint = fingerprint(described::<T>())?;
        self.bytes(Inspected { stays: false }, fingerprint)
    }

    /// Saves the graph to a file or whatever else can be written to. See [Saving](Graph#saving).
    ///
    /// # Errors
    ///
    /// Those of the writer; and those of [`save_to_vec`](Graph::save_to_vec) as an [`io::Error`] around the [`Error`],
    /// of which nothing was written.
    ///
    /// ```
    /// # use cymem::{Graph, PoolAlloc};
    /// # #[derive(PoolAlloc)]
    /// # #[repr(C)]
    /// # struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    /// let row: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] })?;
    /// let mut file = Vec::new(); // or `File::create("row")?`
    /// row.save(&mut file)?;
    /// let again = Graph::<Row>::load_from(&*file, 1 << 20)?; // of 1 MiB at most
    /// assert_eq!(again.values(), [1.0, 2.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "std")]
    pub fn save<W: io::Write + ?Sized>(&self, writer: &mut W) -> io::Result<()> {
        let bytes = self.save_to_vec().map_err(load::io_error)?;
        writer.write_all(&bytes)
    }

    /// Makes a graph of bytes that were [saved](Graph#saving).
    ///
    /// The bytes may come from anyone. Before anything is a graph, everything in it is checked: that pointers lead to
    /// places inside and are aligned, that strings and arrays end, that counts, tags, `bool`s, enums and constants
    /// have values that they can have, and that no node owns itself. An array may be NULL whatever its count says, as in a
    /// graph that was saved so. What is made of them takes at most some ten times their memory, most of it for links until
    /// all that is owned was read. Fields have values of their types, and no more is checked: what else your code relies
    /// on, as that an index lies in some range, check by yourself.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with the path to what is wrong, [`Error::OutOfMemory`].
    ///
    /// ```
    /// # use cymem::{Graph, PoolAlloc};
    /// # #[derive(PoolAlloc)]
    /// # #[repr(C)]
    /// # struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    /// let row: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] })?;
    /// let mut saved = row.save_to_vec()?;
    /// saved[40..44].copy_from_slice(&200_u32.to_ne_bytes()); // as if the row had 200 values
    /// let error = Graph::<Row>::load(&saved).unwrap_err();
    /// assert!(error.to_string().starts_with("`Row.values`: the pointer leads to 1600 bytes at offset"));
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn load(bytes: &[u8]) -> Result<Self, Error> {
        let pool = Pool::new();
        let header = load::header(bytes, described::<T>())?;
        let (source, root) = load::opened(bytes, &header, &pool)?;
        // SAFETY: nothing is asked of a saved graph but its bytes, which are there.
        unsafe { Self::copied(source, root.cast()) }
    }

    /// Reads a graph that was [saved](Graph#saving) from a file or whatever else can be read, and makes a graph of it
    /// as [`load`](Graph::load) does. What comes behind it is not read.
    ///
    /// # Errors
    ///
    /// Those of the reader; and those of [`load`](Graph::load) as an [`io::Error`] around the [`Error`], which
    /// [`downcast`](io::Error::downcast) gives back. A graph of more than `limit` bytes is
    /// [`Fault::TooManyBytes`](crate::Fault::TooManyBytes).
    ///
    /// ```
    /// # use cymem::{Error, Graph, PoolAlloc};
    /// # #[derive(PoolAlloc)]
    /// # #[repr(C)]
    /// # struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    /// let error = Graph::<Row>::load_from(&[0; 100][..], 1 << 20).unwrap_err();
    /// let error: Error = error.downcast().unwrap();
    /// assert_eq!(error.to_string(), "`the saved graph`: the bytes do not begin like a saved graph");
    /// ```
    #[cfg(feature = "std")]
    pub fn load_from<R: io::Read>(mut reader: R, limit: usize) -> io::Result<Self> {
        let bytes = load::read(&mut reader, described::<T>(), limit)?;
        Self::load(&bytes).map_err(load::io_error)
    }

    /// Whether two graphs are the same: in everything that can be reached from their roots, with what is shared in one
    /// shared in the other, and links that lead to the same places. Where they stand in memory and what is in their
    /// padding makes no difference.
    ///
    /// Values are the same if their bytes are: 0.0 is not -0.0, and a NaN is itself. Pointers that nobody follows,
    /// `opaque` ones and those to functions, are the same if their addresses are.
    ///
    /// Both graphs are written out for it, so it takes as much time and memory as saving them.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if there is a value of a type that is plain by promise, of which nobody knows what is padding,
    /// [`Error::OutOfMemory`].
    ///
    /// ```
    /// use cymem::{Graph, Null, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Node { id: u32, #[pool(one)] left: *mut Node, #[pool(one)] right: *mut Node }
    ///
    /// let leaf = || NodeInit { id: 2, left: Null, right: Null };
    /// let tree: Graph<Node> = Graph::new(NodeInit { id: 1, left: leaf(), right: leaf() })?;
    /// let diamond: Graph<Node> = Graph::build(|pool, root| {
    ///     let shared = Node::new_in(pool, leaf())?;
    ///     root.fill(NodeInit { id: 1, left: shared, right: shared })
    /// })?;
    /// assert!(tree.same(&tree.try_clone()?)?);
    /// assert!(!tree.same(&diamond)?);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn same(&self, other: &Self) -> Result<bool, Error> {
        // Both are of one type.
        let mine = self.bytes(Inspected { stays: true }, 0)?;
        Ok(mine == other.bytes(Inspected { stays: true }, 0)?)
    }

    fn bytes(&self, source: Inspected, fingerprint: u64) -> Result<Vec<u8>, Error> {
        // SAFETY: the graph's own root was written, with all that it leads to.
        unsafe { save::bytes_of(source, described::<T>(), self.as_ptr().cast(), fingerprint) }
    }
}
