//! SQLite: a virtual table whose module and rows are one graph, which SQLite asks through callbacks.

use std::error::Error;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;

use cymem::{Graph, PoolAlloc};
use cymem_libraries::text;

const SQLITE_OK: c_int = 0;
const SQLITE_ROW: c_int = 100;

type Unused = Option<unsafe extern "C" fn()>;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct sqlite3_module {
    iVersion: c_int,
    /// Without it a table has its module's name, and needs no `CREATE`.
    #[pool(null)]
    xCreate: Unused,
    xConnect: Option<
        unsafe extern "C" fn(
            *mut sqlite3,
            *mut c_void,
            c_int,
            *const *const c_char,
            *mut *mut sqlite3_vtab,
            *mut *mut c_char,
        ) -> c_int,
    >,
    xBestIndex: Option<unsafe extern "C" fn(*mut sqlite3_vtab, *mut c_void) -> c_int>,
    xDisconnect: Option<unsafe extern "C" fn(*mut sqlite3_vtab) -> c_int>,
    #[pool(null)]
    xDestroy: Unused,
    xOpen: Option<unsafe extern "C" fn(*mut sqlite3_vtab, *mut *mut Cursor) -> c_int>,
    xClose: Option<unsafe extern "C" fn(*mut Cursor) -> c_int>,
    xFilter: Option<unsafe extern "C" fn(*mut Cursor, c_int, *const c_char, c_int, *mut *mut c_void) -> c_int>,
    xNext: Option<unsafe extern "C" fn(*mut Cursor) -> c_int>,
    xEof: Option<unsafe extern "C" fn(*mut Cursor) -> c_int>,
    xColumn: Option<unsafe extern "C" fn(*mut Cursor, *mut sqlite3_context, c_int) -> c_int>,
    xRowid: Option<unsafe extern "C" fn(*mut Cursor, *mut i64) -> c_int>,
    /// Writing, transactions, functions, renaming, savepoints, shadow names.
    #[pool(null)]
    rest: [Unused; 11],
}
