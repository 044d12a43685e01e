//! Where in the data an error arose.

use core::fmt;
use core::iter;

/// Where in the data an error arose: a field such as `SparseRow.values`, the position in it, and
/// what its node stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    field: Option<&'static str>,
    within: Option<&'static str>,
    indices: [usize; 3],
    within_indices: [usize; 2],
    depth: u8,
    within_depth: u8,
}

/// What a node stands in: a field, and the positions in its array, or in arrays of arrays.
#[derive(Clone, Copy, Default)]
pub(crate) struct Around {
    pub(crate) field: Option<&'static str>,
    indices: [usize; 3],
    depth: u8,
    /// The address of the array that the first position is in; 0 if there is none.
    array: usize,
}

impl Around {
    /// A field.
    pub(crate) fn field(field: &'static str) -> Self {
        Around { field: Some(field), ..Around::default() }
    }

    /// The array at this address, with its field if that is known.
    pub(crate) fn array(array: usize, field: Option<&'static str>, index: usize) -> Self {
        Around { field, indices: [index, 0, 0], depth: 1, array }
    }

    /// The same with the position of the row, if it is in the row that begins at this address.
    pub(crate) fn in_row(mut self, row: usize, rows: usize, index: usize) -> Around {
        if self.array == row && row != 0 {
            go_out(&mut self.indices, &mut self.depth, index);
            self.array = rows;
        }
        self
    }

    /// The same with what is further out, where the field is not known yet.
    pub(crate) fn or(mut self, outer: Around) -> Around {
        if self.field.is_none() {
            (self.field, self.array) = (outer.field, outer.array);
            for &index in outer.indices().get().iter().rev() {
                go_out(&mut self.indices, &mut self.depth, index);
            }
        }
        self
    }

    fn indices(&self) -> Indices<'_> {
        Indices { all: &self.indices, depth: self.depth }
    }

    /// The positions, from the innermost out. Of those that were left out there is a 0.
    pub(crate) fn outwards(&self) -> impl Iterator<Item = usize> + '_ {
        let known = self.indices().get();
        let left_out = usize::from(self.depth) - known.len();
        iter::repeat_n(0, left_out).chain(known.iter().rev().copied())
    }
}

/// Positions in arrays of arrays, from the outermost inwards: the first `depth` of `all`. Where there are
/// more than fit, the innermost are left out.
#[derive(Clone, Copy)]
struct Indices<'a> {
    all: &'a [usize],
    depth: u8,
}

impl<'a> Indices<'a> {
    fn get(self) -> &'a [usize] {
        &self.all[..self.all.len().min(usize::from(self.depth))]
    }
}

impl fmt::Display for Indices<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().iter().try_for_each(|index| write!(f, "[{index}]"))?;
        if usize::from(self.depth) > self.all.len() { f.write_str("[…]") } else { Ok(()) }
    }
}

/// Puts a position in front.
fn go_out(all: &mut [usize], depth: &mut u8, index: usize) {
    all.rotate_right(1);
    all[0] = index;
    *depth = depth.saturating_add(1);
}

impl Place {
    /// No field: what has gone wrong so far has none.
    pub(crate) const NOWHERE: Place = Place {
        field: None,
        within: None,
        indices: [0; 3],
        within_indices: [0; 2],
        depth: 0,
        within_depth: 0,
    };

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
    /// of rows the row comes first. Three at most.
    #[must_use]
    pub fn indices(&self) -> &[usize] {
        self.in_field().get()
    }

    fn in_field(&self) -> Indices<'_> {
        Indices { all: &self.indices, depth: self.depth }
    }

    fn around(&self) -> Indices<'_> {
        Indices { all: &self.within_indices, depth: self.within_depth }
    }

    /// What the node that has the [`field`](Place::field) stands in: the innermost array or list of nodes
    /// and the positions in it, or else the field that holds the node or points to it.
    /// [`T::list_in`](crate::Chain) has no field for its list.
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
    /// assert_eq!(error.place().within(), Some((Some("Names.names"), &[2][..])));
    /// ```
    #[must_use]
    pub fn within(&self) -> Option<(Option<&'static str>, &[usize])> {
        let indices = self.around().get();
        (self.within.is_some() || !indices.is_empty()).then_some((self.within, indices))
    }

    /// Goes out to the field, or to one around it.
    pub(crate) fn out_to_field(&mut self, field: &'static str) {
        match self.field {
            None => self.field = Some(field),
            Some(_) => {
                self.within.get_or_insert(field);
            }
        }
    }

    /// Goes out to the array with this position.
    pub(crate) fn out_to_array(&mut self, index: usize) {
        if self.field.is_none() {
            go_out(&mut self.indices, &mut self.depth, index);
        } else if self.within.is_none() || self.within_depth == 0 {
            // A position says more than the fields inside it.
            self.within = None;
            go_out(&mut self.within_indices, &mut self.within_depth, index);
        }
    }

    /// Shows what the node stands in.
    pub(crate) fn fmt_within(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within {
            Some(field) => write!(f, " (in {field}{})", self.around()),
            None => match self.around().get() {
                [] => Ok(()),
                [index, ..] => write!(f, " (in element {index})"),
            },
        }
    }
}

/// The field and the position in it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.field, self.index()) {
            (Some(field), _) => write!(f, "{field}{}: ", self.in_field()),
            (None, Some(index)) => write!(f, "element {index}: "),
            (None, None) => Ok(()),
        }
    }
}
