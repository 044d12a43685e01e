//! SQLite: a virtual table whose module and rows are one graph, which SQLite asks through callbacks.

#![allow(non_camel_case_types, non_snake_case, reason = "the names are those of the C header")]

use std::error::Error;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;

use cymem::{Graph, PoolAlloc};
use cymem_libraries::text;

const SQLITE_OK: c_int = 0;
const SQLITE_ROW: c_int = 100;

/// The methods that this table has; what it has not is NULL.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct sqlite3_module {
    iVersion: c_int,
    xCreate: Option<unsafe extern "C" fn()>, // without it the table is there under its module's name
    xConnect: Option<Connect>,
    xBestIndex: Option<unsafe extern "C" fn(*mut Planets, *mut Opaque) -> c_int>,
    xDisconnect: Option<unsafe extern "C" fn(*mut Planets) -> c_int>,
    xDestroy: Option<unsafe extern "C" fn()>,
    xOpen: Option<unsafe extern "C" fn(*mut Planets, *mut *mut Cursor) -> c_int>,
    xClose: Option<unsafe extern "C" fn(*mut Cursor) -> c_int>,
    xFilter: Option<unsafe extern "C" fn(*mut Cursor, c_int, *const c_char, c_int, *mut Opaque) -> c_int>,
    xNext: Option<unsafe extern "C" fn(*mut Cursor) -> c_int>,
    xEof: Option<unsafe extern "C" fn(*mut Cursor) -> c_int>,
    xColumn: Option<unsafe extern "C" fn(*mut Cursor, *mut Opaque, c_int) -> c_int>,
    xRowid: Option<unsafe extern "C" fn(*mut Cursor, *mut i64) -> c_int>,
    others: [Option<unsafe extern "C" fn()>; 11], // writing, transactions, savepoints and more
}

type Connect = unsafe extern "C" fn(
    *mut Opaque,
    *mut Planets,
    c_int,
    *const *const c_char,
    *mut *mut Planets,
    *mut *mut c_char,
) -> c_int;

/// What SQLite itself keeps in a table.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct sqlite3_vtab {
    #[pool(null)]
    pModule: *const sqlite3_module,
    #[pool(value = 0)]
    nRef: c_int,
    #[pool(null)]
    zErrMsg: *mut c_char,
}

/// SQLite's part comes first, as in every virtual table.
#[derive(PoolAlloc)]
#[repr(C)]
struct Planets {
    #[pool(nested)]
    base: sqlite3_vtab,
    module: sqlite3_module,
    rows: usize,
    #[pool(len = rows, each(cstr))]
    names: *const *const c_char,
    #[pool(len = rows)]
    moons: *const i64,
}

#[repr(C)]
struct Cursor {
    table: *const Planets,
    row: usize,
}

const MODULE: sqlite3_module = sqlite3_module {
    xConnect: Some(connect),
    xBestIndex: Some(best_index),
    xDisconnect: Some(disconnect),
    xOpen: Some(open),
    xClose: Some(close),
    xFilter: Some(filter),
    xNext: Some(next),
    xEof: Some(eof),
    xColumn: Some(column),
    xRowid: Some(rowid),
    ..cymem::zeroed()
};

fn main() -> Result<(), Box<dyn Error>> {
    let planets = [("Earth", 1), ("Mars", 2), ("Jupiter", 95), ("Venus", 0)];
    let mut planets: Graph<Planets> = Graph::new(PlanetsInit {
        base: sqlite3_vtabInit {},
        module: MODULE,
        names: planets.map(|(name, _)| name),
        moons: planets.map(|(_, moons)| moons),
    })?;

    let table = planets.as_mut_ptr();
    let mut db = ptr::null_mut();
    // SAFETY: the calls are those of SQLite's manual; the graph outlives the connection.
    let (answer, version) = unsafe {
        assert_eq!(sqlite3_open(c":memory:".as_ptr(), &mut db), SQLITE_OK);
        let module = &raw const (*table).module;
        assert_eq!(sqlite3_create_module(db, c"planets".as_ptr(), module, table), SQLITE_OK);
        let answer = first_value(
            db,
            c"SELECT group_concat(name || ' ' || moons, ', ') FROM planets WHERE moons % 2 = 1",
        );
        assert_eq!(sqlite3_close(db), SQLITE_OK);
        (answer, text(sqlite3_libversion()))
    };
    assert_eq!(answer, "Earth 1, Jupiter 95");
    println!("{version}: a virtual table of 4 rows, module and rows in one graph, answers a query");
    Ok(())
}

/// # Safety
///
/// `db` is an open connection.
unsafe fn first_value(db: *mut Opaque, query: &CStr) -> String {
    let mut statement = ptr::null_mut();
    // SAFETY: the text is copied before its statement ends.
    unsafe {
        assert_eq!(sqlite3_prepare_v2(db, query.as_ptr(), -1, &mut statement, ptr::null_mut()), SQLITE_OK);
        assert_eq!(sqlite3_step(statement), SQLITE_ROW);
        let value = text(sqlite3_column_text(statement, 0).cast()).to_owned();
        assert_eq!(sqlite3_finalize(statement), SQLITE_OK);
        value
    }
}

unsafe extern "C" fn connect(
    db: *mut Opaque,
    table: *mut Planets,
    _: c_int,
    _: *const *const c_char,
    out: *mut *mut Planets,
    _: *mut *mut c_char,
) -> c_int {
    // SAFETY: SQLite hands on what `sqlite3_create_module` was given, and room for a pointer.
    unsafe {
        *out = table;
        sqlite3_declare_vtab(db, c"CREATE TABLE x(name TEXT, moons INTEGER)".as_ptr())
    }
}

unsafe extern "C" fn best_index(_: *mut Planets, _: *mut Opaque) -> c_int {
    SQLITE_OK // all rows
}

unsafe extern "C" fn disconnect(_: *mut Planets) -> c_int {
    SQLITE_OK // the graph owns the table
}

unsafe extern "C" fn open(table: *mut Planets, out: *mut *mut Cursor) -> c_int {
    // SAFETY: SQLite has room for a pointer.
    unsafe { *out = Box::into_raw(Box::new(Cursor { table, row: 0 })) };
    SQLITE_OK
}

unsafe extern "C" fn close(cursor: *mut Cursor) -> c_int {
    // SAFETY: `open` made it, and SQLite closes it once.
    drop(unsafe { Box::from_raw(cursor) });
    SQLITE_OK
}

unsafe extern "C" fn filter(
    cursor: *mut Cursor,
    _: c_int,
    _: *const c_char,
    _: c_int,
    _: *mut Opaque,
) -> c_int {
    // SAFETY: an open cursor.
    unsafe { (*cursor).row = 0 };
    SQLITE_OK
}

unsafe extern "C" fn next(cursor: *mut Cursor) -> c_int {
    // SAFETY: an open cursor.
    unsafe { (*cursor).row += 1 };
    SQLITE_OK
}

unsafe extern "C" fn eof(cursor: *mut Cursor) -> c_int {
    // SAFETY: an open cursor; its table is alive.
    unsafe { c_int::from((*cursor).row >= (*(*cursor).table).rows) }
}

unsafe extern "C" fn column(cursor: *mut Cursor, context: *mut Opaque, column: c_int) -> c_int {
    // SAFETY: an open cursor of a live table, in front of its end; the strings outlive the connection.
    unsafe {
        let Cursor { table, row } = *cursor;
        match column {
            0 => sqlite3_result_text(context, *(*table).names.add(row), -1, None),
            _ => sqlite3_result_int64(context, *(*table).moons.add(row)),
        }
    }
    SQLITE_OK
}

unsafe extern "C" fn rowid(cursor: *mut Cursor, out: *mut i64) -> c_int {
    // SAFETY: an open cursor, and room for a number.
    unsafe { *out = i64::try_from((*cursor).row).expect("few rows") };
    SQLITE_OK
}

/// What only SQLite knows.
type Opaque = c_void;

#[link(name = "sqlite3")]
unsafe extern "C" {
    fn sqlite3_libversion() -> *const c_char;
    fn sqlite3_open(name: *const c_char, db: *mut *mut Opaque) -> c_int;
    fn sqlite3_close(db: *mut Opaque) -> c_int;
    fn sqlite3_create_module(
        db: *mut Opaque,
        name: *const c_char,
        module: *const sqlite3_module,
        data: *mut Planets,
    ) -> c_int;
    fn sqlite3_declare_vtab(db: *mut Opaque, sql: *const c_char) -> c_int;
    fn sqlite3_prepare_v2(
        db: *mut Opaque,
        sql: *const c_char,
        length: c_int,
        statement: *mut *mut Opaque,
        tail: *mut *const c_char,
    ) -> c_int;
    fn sqlite3_step(statement: *mut Opaque) -> c_int;
    fn sqlite3_column_text(statement: *mut Opaque, column: c_int) -> *const u8;
    fn sqlite3_finalize(statement: *mut Opaque) -> c_int;
    fn sqlite3_result_text(
        context: *mut Opaque,
        text: *const c_char,
        length: c_int,
        free: Option<unsafe extern "C" fn(*mut c_void)>,
    );
    fn sqlite3_result_int64(context: *mut Opaque, value: i64);
}
