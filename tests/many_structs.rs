//! Many structs with arrays and strings, which walks pass without a list of what remains: they find what is wrong in the
//! middle of them, and count as for few.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "nothing else knows the structs"
)]

use std::ffi::{CString, c_char};
use std::ptr;

use cymem::{Error, Fault, FromC, Graph, Limits, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Row {
    len: i32,
    #[pool(len = len)]
    values: *const f64,
    wide: u8,
    #[pool(len = wide)]
    units: *const u16,
    #[pool(cstr)]
    name: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Table {
    len: usize,
    #[pool(len = len)]
    rows: *const Row,
}

const ROWS: usize = 40;

/// Rows of 0 to 3 values, of which some have no name; and the data that they lead to.
struct Data {
    values: Vec<f64>,
    units: Vec<u16>,
    names: Vec<CString>,
    rows: Vec<Row>,
}

impl Data {
    fn new() -> Self {
        let names = (0..ROWS).map(|at| CString::new("n".repeat(at % 7)).unwrap());
        let mut data = Data {
            values: (0..ROWS + 4).map(|at| at as f64).collect(),
            units: vec![7; 300],
            names: names.collect(),
            rows: Vec::new(),
        };
        data.rows = (0..ROWS).map(|at| data.row(at)).collect();
        data
    }

    fn row(&self, at: usize) -> Row {
        let (len, wide) = (at % 4, at % 3);
        Row {
            len: len as i32,
            // Without elements it leads anywhere, or nowhere.
            values: if at.is_multiple_of(8) { ptr::null() } else { self.values[at..].as_ptr() },
            wide: wide as u8,
            units: self.units[at..].as_ptr(),
            name: if at.is_multiple_of(5) { ptr::null() } else { self.names[at].as_ptr() },
        }
    }

    /// Nodes and bytes of its graph.
    fn amount(&self) -> (usize, usize) {
        let (mut nodes, mut bytes) = (1 + ROWS, size_of::<Table>() + ROWS * size_of::<Row>());
        for (at, row) in self.rows.iter().enumerate() {
            let (len, wide) = (row.len as usize, usize::from(row.wide));
            nodes += len + wide;
            bytes += 8 * len + 2 * wide;
            if !row.name.is_null() {
                bytes += self.names[at].as_bytes_with_nul().len();
            }
        }
        (nodes, bytes)
    }

    fn import(&self, limits: Limits) -> Result<Graph<Table>, Error> {
        unsafe { Table::import(&Table { len: ROWS, rows: self.rows.as_ptr() }, limits) }
    }

    fn is(&self, table: &TableView) -> bool {
        table.rows().len() == ROWS
            && table.rows().iter().enumerate().all(|(at, row)| {
                let name = (!at.is_multiple_of(5)).then_some(&*self.names[at]);
                let values = self.values[at..].iter().take(at % 4);
                row.values().iter().eq(values) && row.units() == &[7; 2][..at % 3] && row.name() == name
            })
    }
}

fn fault<T>(result: Result<T, Error>) -> (String, Fault) {
    match result {
        Err(Error::Invalid { path, fault }) => (path.into(), fault),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("expected an error"),
    }
}

#[test]
fn they_are_imported_copied_saved_and_loaded() {
    let data = Data::new();
    let graph = data.import(Limits::new()).unwrap();
    assert!(data.is(&graph));
    let copy = graph.try_clone().unwrap();
    let saved = graph.save_to_vec().unwrap();
    assert_eq!(saved, copy.save_to_vec().unwrap());
    drop(graph);
    assert!(data.is(&copy) && data.is(&Graph::<Table>::load(&saved).unwrap()));
    // What has no elements leads nowhere.
    assert!(copy.rows()[4].as_raw().values.is_null() && copy.rows()[9].as_raw().units.is_null());
}

#[test]
fn limits_are_exact() {
    let data = Data::new();
    let (nodes, bytes) = data.amount();
    data.import(Limits::new().nodes(nodes).bytes(bytes).unended(7)).unwrap();
    let few = data.import(Limits::new().nodes(nodes - 1));
    assert_eq!(fault(few), ("Table.rows[39].values".into(), Fault::TooManyNodes { limit: nodes - 1 }));
    let few = data.import(Limits::new().bytes(bytes - 1));
    assert_eq!(fault(few), ("Table.rows[39].name".into(), Fault::TooManyBytes { limit: bytes - 1 }));
    let short = data.import(Limits::new().unended(6));
    assert_eq!(fault(short), ("Table.rows[6].name".into(), Fault::NoEnd { limit: 6 }));
}

#[test]
fn what_is_wrong_in_the_middle_is_found() {
    let wrong = |change: fn(&mut Row)| {
        let mut data = Data::new();
        change(&mut data.rows[22]);
        fault(data.import(Limits::new()))
    };
    let [values, units] = ["values", "units"].map(|field| format!("Table.rows[22].{field}"));
    assert_eq!(wrong(|row| row.len = -1), (values.clone(), Fault::InvalidCount { found: Some(-1) }));
    assert_eq!(wrong(|row| row.values = ptr::null()), (values, Fault::MissingArray { count: 2 }));
    assert_eq!(wrong(|row| row.units = ptr::null()), (units.clone(), Fault::MissingArray { count: 1 }));
    let (path, fault) = wrong(|row| row.units = row.units.wrapping_byte_add(1));
    assert!(path == units && matches!(fault, Fault::MisalignedPointer { align: 2, .. }), "{path}: {fault}");
}

/// The offset of a field of a row in a saved table.
fn offset(saved: &[u8], row: usize, field: usize) -> usize {
    let word = |at: usize| usize::from_ne_bytes(saved[at..at + size_of::<usize>()].try_into().unwrap());
    let root = 40;
    word(root + std::mem::offset_of!(Table, rows)) + row * size_of::<Row>() + field
}

#[test]
fn bytes_are_not_trusted_in_the_middle() {
    let saved = Data::new().import(Limits::new()).unwrap().save_to_vec().unwrap();
    let wrong = |row: usize, field: usize, value: usize| {
        let mut saved = saved.clone();
        let at = offset(&saved, row, field);
        saved[at..at + size_of::<usize>()].copy_from_slice(&value.to_ne_bytes());
        Graph::<Table>::load(&saved)
    };
    let len = saved.len();
    let values = std::mem::offset_of!(Row, values);
    let name = std::mem::offset_of!(Row, name);
    let offset = len & !7;
    let outside = fault(wrong(22, values, offset));
    assert_eq!(outside, ("Table.rows[22].values".into(), Fault::OutOfBounds { offset, bytes: 16, len }));
    let (path, fault) = fault(wrong(23, values, 41));
    assert!(path == "Table.rows[23].values" && matches!(fault, Fault::MisalignedPointer { .. }), "{fault}");
    // Text that ends with the bytes does, and text behind them is none.
    assert_eq!(wrong(22, name, len - 1).unwrap().rows()[22].name(), Some(c""));
    assert!(wrong(22, name, len).is_err());
    // NULL stays NULL, and the walk goes on.
    let graph = wrong(22, values, 0).unwrap();
    assert!(graph.rows()[22].as_raw().values.is_null());
    assert_eq!(graph.rows()[23].values(), [23.0, 24.0, 25.0]);
}
