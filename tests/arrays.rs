//! Arrays and strings without a struct around them, read by C (`c/arrays.c`) and through their handles.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::ffi::{CStr, c_char, c_int, c_uint, c_void};
use core::ptr::NonNull;

use cymem::{
    Context, Error, Graph, Init, InitFrom, Null, OrNull, Pool, PoolAlloc, Pooled, PooledArray, PooledCStr,
    Via, Zeroed,
};
use cymem_tests::dirty_pool;

unsafe extern "C" {
    fn reached(nvtxs: c_int, xadj: *const i32, adjncy: *const i32) -> c_int;
    fn load_matrix(n: c_int, ia: *const c_int, ja: *const c_int, ar: *const f64) -> f64;
    fn check_events(events: *const Event, n: usize) -> c_int;
    fn check_registry(functions: *const luaL_Reg) -> c_int;
    fn check_items(items: *const *mut Item) -> c_int;
    fn check_counted_items(items: *const *mut Item, n: usize) -> c_int;
    fn drain(numbers: *mut c_int) -> c_int;
    fn check_argv(argc: c_int, argv: *const *mut c_char, program: *const c_char) -> c_int;
    fn check_nothing(
        counted: *const c_int,
        terminated: *const c_int,
        argv: *const *mut c_char,
        text: *const c_char,
    ) -> c_int;
    fn check_handle(handle: *const Handle) -> c_int;
    fn check_packet(packet: *const Packet) -> c_int;
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Event {
    kind: u8,
    value: f64,
}

type Function = Option<extern "C" fn(*mut c_void) -> c_int>;

#[allow(non_camel_case_types, reason = "the name in C")]
#[derive(PoolAlloc)]
#[repr(C)]
struct luaL_Reg {
    #[pool(cstr)]
    name: *const c_char,
    func: Function,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Item {
    #[pool(cstr)]
    name: *const c_char,
    length: c_int,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

/// The adjacency, as data of the application.
const NEIGHBOURS: [&[i32]; 5] = [&[1, 2], &[0], &[0, 3], &[2], &[]];

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn compressed_rows_for_metis() -> Result<(), Error> {
    let pool = Pool::new();
    let mut end = 0;
    let ends = NEIGHBOURS.map(|row| {
        end += row.len() as i32;
        end
    });
    let xadj = pool.array((0..6).map(|i| if i == 0 { 0 } else { ends[i - 1] }))?;
    let adjncy = pool.array(NEIGHBOURS.concat())?;
    assert_eq!((&*xadj, adjncy.len()), (&[0, 2, 3, 5, 6, 6][..], 6));
    // SAFETY: five rows, whose ends are in `xadj`.
    assert_eq!(unsafe { reached(5, xadj.as_ptr(), adjncy.as_ptr()) }, 4);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn triplets_for_glpk() -> Result<(), Error> {
    let pool = Pool::tracked();
    let (rows, columns) = (pool.array([0, 1, 1, 2])?, pool.array(vec![0, 1, 3, 1])?);
    let values = pool.array([0.0, 2.0, 1.0, 4.0])?;
    // SAFETY: there are three entries behind the first, which is not read.
    let sum = unsafe { load_matrix(3, rows.as_ptr(), columns.as_ptr(), values.as_ptr()) };
    assert_eq!(sum, 511.0);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn padding_is_zero() -> Result<(), Error> {
    let pool = dirty_pool();
    let events = pool.array((1..5_u8).map(|kind| Event { kind, value: f64::from(kind - 1) }))?;
    assert_eq!(events[3], Event { kind: 4, value: 3.0 });
    // SAFETY: there are as many events.
    assert_eq!(unsafe { check_events(events.as_ptr(), events.len()) }, 0);

    let events = pool.terminated(&*events, Event { kind: 5, value: 4.0 })?;
    // SAFETY: the terminator is one more.
    assert_eq!(unsafe { check_events(events.as_ptr(), events.len() + 1) }, 0);
    Ok(())
}

extern "C" fn open(_: *mut c_void) -> c_int {
    1
}

extern "C" fn close(_: *mut c_void) -> c_int {
    2
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn nodes_that_zeros_end() -> Result<(), Error> {
    let pool = dirty_pool();
    let functions: [(&str, Function); 2] = [("open", Some(open)), ("close", Some(close))];
    let registry = pool.terminated(functions.map(|(name, func)| luaL_RegInit { name, func }), Zeroed)?;
    assert_eq!((registry.len(), registry[1].name()), (2, Some(c"close")));
    // SAFETY: zeros are behind the second.
    assert_eq!(unsafe { check_registry(registry.as_ptr()) }, 0);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn pointers_to_nodes() -> Result<(), Error> {
    let pool = dirty_pool();
    let first: Pooled<Item> = Item::new_in(&pool, ItemInit { name: "first", length: 5 })?;
    let last = Item::new_in(&pool, ItemInit { name: "last", length: 4 })?;
    let items = pool.null_terminated([first, first, last])?;
    assert!(items.iter().flatten().map(|item| item.length()).eq([5, 5, 4]));
    assert_eq!(items.get(1).flatten(), Some(&*first));
    // SAFETY: NULL is behind the third.
    assert_eq!(unsafe { check_items(items.as_ptr()) }, 0);

    let items = pool.pointers([Some(first), None, Some(first)])?;
    // SAFETY: there are three pointers.
    assert_eq!(unsafe { check_counted_items(items.as_ptr(), items.len()) }, 0);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_writes_between_two_looks() -> Result<(), Error> {
    let pool = Pool::new();
    let numbers = pool.terminated([1, 2, 3], -1)?;
    let other = numbers;
    assert_eq!(*other, [1, 2, 3]);
    // SAFETY: -1 is behind the third, and nothing of the array is borrowed.
    assert_eq!(unsafe { drain(numbers.as_ptr().cast_mut()) }, 6);
    assert_eq!((&*numbers, other.view()), (&[7, 7, 7][..], &[7, 7, 7][..]));
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn strings() -> Result<(), Error> {
    let pool = Pool::new();
    let program = pool.cstr("program")?;
    let argv = pool.argv([program.view(), c"--name=two words", c""])?;
    assert!(argv.iter().flatten().eq([c"program", c"--name=two words", c""]));
    // SAFETY: three strings and NULL.
    assert_eq!(unsafe { check_argv(argv.len() as c_int, argv.as_ptr(), program.as_ptr()) }, 0);
    Ok(())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn nothing_at_all() -> Result<(), Error> {
    let pool = Pool::new();
    let (counted, terminated) = (pool.array([0; 0])?, pool.terminated([0; 0], 0)?);
    let (argv, text) = (pool.argv([""; 0])?, pool.cstr("")?);
    assert!(counted.is_empty() && terminated.is_empty() && argv.is_empty() && text.is_empty());
    assert_eq!((&*counted, &*terminated, argv.iter().count()), (&[][..], &[][..], 0));
    // SAFETY: as they are.
    let line = unsafe { check_nothing(counted.as_ptr(), terminated.as_ptr(), argv.as_ptr(), text.as_ptr()) };
    assert_eq!(line, 0);
    Ok(())
}

/// NULL has no terminator either.
#[test]
fn an_array_that_is_missing() -> Result<(), Error> {
    let pool = Pool::new();
    let arrays: [PooledArray<'_, u8>; 4] = [
        pool.array(Null)?,
        pool.array(OrNull(None::<&[u8]>))?,
        pool.terminated(Null, 0)?,
        pool.terminated(OrNull(Some([3_u8])), 0)?,
    ];
    assert_eq!(arrays.map(|array| array.as_ptr().is_null()), [true, true, true, false]);
    assert_eq!(arrays.map(|array| array.len()), [0, 0, 0, 1]);
    assert!(pool.argv(Null)?.as_ptr().is_null());
    assert_eq!(arrays[0].view(), []);
    Ok(())
}

#[test]
fn elements_tell_their_type() -> Result<(), Error> {
    let pool = Pool::new();
    let rows = pool.array([RowInit { values: [1.0] }, RowInit { values: [2.0] }])?;
    let rows: PooledArray<'_, Row> = rows;
    assert_eq!(rows[1].values(), [2.0]);

    struct Line(Vec<f64>);
    impl<'a> InitFrom<&'a Line> for Row {
        fn init_from<C: Context>(line: &'a Line) -> impl Init<C, Row> {
            RowInit { values: &line.0 }
        }
    }
    let lines = [Line(vec![1.0]), Line(vec![])];
    assert_eq!(pool.array::<Row>(lines.iter().map(Via))?[0].values(), [1.0]);
    assert_eq!(pool.pointers::<Row>(lines.iter().map(Via))?.len(), 2);

    let bytes: PooledArray<'_, u8> = pool.array(b"bytes")?;
    let grid: PooledArray<'_, [f32; 2]> = pool.array([[1.0, 2.0], [3.0, 4.0]])?;
    assert_eq!((&*bytes, grid[1]), (&b"bytes"[..], [3.0, 4.0]));
    Ok(())
}

/// What is shown lives as long as the pool, not only as long as the handle.
#[test]
fn views_outlive_handles() -> Result<(), Error> {
    fn longest<'p>(pool: &'p Pool, text: &str) -> Result<(&'p [i32], &'p CStr), Error> {
        let numbers = pool.array([text.len() as i32])?;
        Ok((numbers.view(), pool.cstr(text)?.view()))
    }
    let pool = Pool::new();
    assert_eq!(longest(&pool, &String::from("four"))?, (&[4][..], c"four"));
    Ok(())
}

#[test]
fn handles_go_to_other_threads() -> Result<(), Error> {
    let pool = Pool::new();
    let (numbers, text) = (pool.array([1.5, 2.5])?, pool.cstr("text")?);
    let argv = pool.argv(["a", "b"])?;
    let (sum, words) = std::thread::scope(|scope| {
        let sum = scope.spawn(move || numbers.iter().sum::<f64>());
        let words = scope.spawn(move || argv.iter().flatten().count() + text.len());
        (sum.join().unwrap(), words.join().unwrap())
    });
    assert_eq!((sum, words), (4.0, 6));
    Ok(())
}

#[test]
fn handles_show_addresses_and_views_show_content() -> Result<(), Error> {
    let pool = Pool::new();
    let (numbers, text) = (pool.array([1, 2])?, pool.cstr("text")?);
    let items = pool.pointers([ItemInit { name: "one", length: 3 }])?;
    assert_eq!(format!("{:?} {:?}", &*numbers, &*text), r#"[1, 2] "text""#);
    assert_eq!(format!("{:?}", &*items), r#"[Some(Item { name: Some("one"), length: 3 })]"#);
    for (shown, name) in [(format!("{numbers:?}"), "PooledArray(0x"), (format!("{text:?}"), "PooledCStr(0x")]
    {
        assert!(shown.starts_with(name), "{shown}");
    }
    Ok(())
}

/// Arrays are parts of other data as what they show.
#[test]
fn arrays_in_recipes() -> Result<(), Error> {
    let pool = Pool::new();
    let (values, name): (_, PooledCStr<'_>) = (pool.array([1.0, 2.0])?, pool.cstr("name")?);
    let row = Row::new_in(&pool, RowInit { values: &*values })?;
    let item: Graph<Item> = Graph::new(ItemInit { name: &*name, length: 4 })?;
    assert_eq!((row.values(), item.name()), (&*values, Some(&*name)));
    Ok(())
}

#[test]
#[cfg(unix)]
#[cfg_attr(miri, ignore = "calls C")]
fn posix_spawn_takes_argv() -> Result<(), Error> {
    let pool = Pool::new();
    let (path, argv) =
        (pool.cstr("/bin/sh")?, pool.argv(["sh", "-c", r#"[ "$1$X" = "two words" ]"#, "sh", "two "])?);
    let envp = pool.argv([("X", "words")].map(|(name, value)| format!("{name}={value}")))?;
    let (mut pid, mut status) = (0, -1);
    let nothing = core::ptr::null();
    // SAFETY: a path, and two arrays of strings that end with NULL.
    let spawned = unsafe {
        libc::posix_spawn(&raw mut pid, path.as_ptr(), nothing, nothing.cast(), argv.as_ptr(), envp.as_ptr())
    };
    assert_eq!(spawned, 0);
    // SAFETY: the place is valid for writes.
    assert_eq!(unsafe { libc::waitpid(pid, &raw mut status, 0) }, pid);
    assert_eq!(status, 0);
    Ok(())
}

/// `struct file_handle`, as the documentation of the derive has it.
#[repr(C)]
struct Handle {
    handle_bytes: c_uint,
    handle_type: c_int,
    f_handle: [u8; 0],
}

/// The array starts in the padding at the end of the struct.
#[repr(C)]
struct Packet {
    id: u64,
    n: u16,
    data: [u16; 0],
}

/// Room for a `T` and, behind it, the tail.
fn with_tail<T, E>(pool: &Pool, tail: &[E]) -> Result<NonNull<T>, Error> {
    let layout = Layout::from_size_align(size_of::<T>() + size_of_val(tail), align_of::<T>());
    Ok(pool.alloc_layout(layout.unwrap())?.cast())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn flexible_array_members_by_hand() -> Result<(), Error> {
    let pool = dirty_pool();
    let bytes = b"bytes";
    let handle = with_tail::<Handle, _>(&pool, bytes)?;
    // SAFETY: the block is new and has room for the struct.
    unsafe { handle.write(Handle { handle_bytes: 5, handle_type: 129, f_handle: [] }) };
    // SAFETY: the member is in the block.
    let tail = unsafe { &raw mut (*handle.as_ptr()).f_handle };
    // SAFETY: there is room for the bytes behind the struct.
    unsafe { tail.cast::<u8>().copy_from(bytes.as_ptr(), bytes.len()) };
    // SAFETY: the struct and as many bytes are written.
    assert_eq!(unsafe { check_handle(handle.as_ptr()) }, 0);

    let data = [1, 2, 3, 4_u16];
    let packet = with_tail::<Packet, _>(&pool, &data)?;
    // SAFETY: the block is new and has room for the struct.
    unsafe { packet.write(Packet { id: 7, n: 4, data: [] }) };
    // SAFETY: the member is in the block.
    let tail = unsafe { &raw mut (*packet.as_ptr()).data };
    // SAFETY: there is room for the numbers from the member on.
    unsafe { tail.cast::<u16>().copy_from(data.as_ptr(), data.len()) };
    // SAFETY: the struct and as many numbers are written.
    assert_eq!(unsafe { check_packet(packet.as_ptr()) }, 0);
    Ok(())
}
