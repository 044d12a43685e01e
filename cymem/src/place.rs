//! Where in the data an error arose.

use core::fmt;

/// Where in the data an error arose: a field such as `SparseRow.values`, the position in it, and
/// which node of an array it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    field: Option<&'static str>,
    /// From the outermost array inwards; the first `depth` of them.
    indices: [usize; MAX_DEPTH],
    depth: u8,
    within_field: Option<&'static str>,
    within_index: Option<usize>,
}

/// Arrays of arrays of arrays have a position in each; further inside it is left out.
const MAX_DEPTH: usize = 3;

impl Place {
    /// The field, as `Struct.field`; `None` for an operation that has no field, such as
    /// [`Pool::alloc`](crate::Pool::alloc).
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// The position of the element of [`field`](Place::field), counted from 0.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.indices().first().copied()
    }

    /// The positions in [`field`](Place::field) if its elements are arrays themselves: in an array
    /// of rows the row comes first.
    #[must_use]
    pub fn indices(&self) -> &[usize] {
        &self.indices[..usize::from(self.depth)]
    }

    /// The array or list of nodes of which one has the [`field`](Place::field), and that node's
    /// position. The innermost one if there are several. [`T::list_in`](crate::Chain) has no field
    /// for it.
    ///
    /// ```
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Name { #[pool(str)] text: [std::ffi::c_char; 4] }
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Names { len: u32, #[pool(len = len)] names: *mut Name }
    ///
    /// let names = ["one", "two", "three"].map(|text| NameInit { text });
    /// let error = Graph::<Names>::new(NamesInit { names }).unwrap_err();
    /// assert_eq!(error.field(), Some("Name.text"));
    /// assert_eq!(error.place().within(), Some((Some("Names.names"), 2)));
    /// ```
    #[must_use]
    pub fn within(&self) -> Option<(Option<&'static str>, usize)> {
        self.within_index.map(|index| (self.within_field, index))
    }

    /// Goes out to the field, unless one further inside has been named already: then it may be the
    /// array that the node stands in.
    pub(crate) fn out_to_field(&mut self, field: &'static str) {
        if self.field.is_none() {
            self.field = Some(field);
        } else if self.within_index.is_some() {
            self.within_field.get_or_insert(field);
        }
    }

    /// Goes out to the array with this position.
    pub(crate) fn out_to_array(&mut self, index: usize) {
        if self.field.is_some() {
            self.within_index.get_or_insert(index);
            return;
        }
        self.indices.rotate_right(1);
        self.indices[0] = index;
        if self.indices().len() < MAX_DEPTH {
            self.depth += 1;
        }
    }

    /// Shows the node that has the field.
    pub(crate) fn fmt_within(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within() {
            Some((Some(field), index)) => write!(f, " (in {field}[{index}])"),
            Some((None, index)) => write!(f, " (in element {index})"),
            None => Ok(()),
        }
    }
}

/// The field and the position in it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.field, self.index()) {
            (None, None) => return Ok(()),
            (None, Some(_)) => f.write_str("element ")?,
            (Some(field), _) => f.write_str(field)?,
        }
        match (self.field, self.indices()) {
            (None, [index]) => write!(f, "{index}")?,
            (_, indices) => indices.iter().try_for_each(|index| write!(f, "[{index}]"))?,
        }
        f.write_str(": ")
    }
}
