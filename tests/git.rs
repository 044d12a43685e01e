//! libgit2: `git_strarray`, an array of strings with its count behind it, alone and by value in
//! `git_diff_options`.
#![cfg(not(miri))]
#![allow(missing_docs, non_camel_case_types)]

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};
use core::ptr;
use std::ffi::CString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use cymem::{Graph, Null, PoolAlloc, Zeroed};
use cymem_tests::same_layout;
use libgit2_sys as git;

#[derive(PoolAlloc)]
#[repr(C)]
struct git_strarray {
    #[pool(len = count, each(cstr))]
    strings: *mut *mut c_char,
    count: usize,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct git_diff_options {
    #[pool(value = 1)]
    version: c_uint,
    flags: u32,
    #[pool(value = -1)]
    ignore_submodules: c_int,
    #[pool(nested)]
    pathspec: git_strarray,
    notify_cb: git::git_diff_notify_cb,
    progress_cb: git::git_diff_progress_cb,
    #[pool(opaque)]
    payload: *mut c_void,
    context_lines: u32,
    interhunk_lines: u32,
    #[pool(value = git::GIT_OID_SHA1)]
    oid_type: git::git_oid_t,
    id_abbrev: u16,
    max_size: i64,
    #[pool(cstr)]
    old_prefix: *const c_char,
    #[pool(cstr)]
    new_prefix: *const c_char,
}

same_layout! {
    git_strarray = git::git_strarray { strings, count }
    git_diff_options = git::git_diff_options {
        version, flags, ignore_submodules, pathspec, notify_cb, progress_cb, payload, context_lines,
        interhunk_lines, oid_type, id_abbrev, max_size, old_prefix, new_prefix
    }
}

/// A new repository with its index, in a folder of its own that goes with it.
struct Repository {
    folder: PathBuf,
    repository: *mut git::git_repository,
    index: *mut git::git_index,
}

/// Panics with libgit2's own words.
fn check(code: c_int) {
    if code < 0 {
        // SAFETY: libgit2 has just failed in this thread, so there is an error with a message.
        let error = unsafe { git::git_error_last() };
        // SAFETY: the error is this thread's, until the next call.
        let message = unsafe { (*error).message };
        // SAFETY: the message is a string.
        panic!("{:?}", unsafe { CStr::from_ptr(message) });
    }
}

/// Starts libgit2, and keeps the user's own configuration out of the tests.
fn start() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: nothing of libgit2 runs yet.
        check(unsafe { git::git_libgit2_init() });
        for level in [
            git::GIT_CONFIG_LEVEL_SYSTEM,
            git::GIT_CONFIG_LEVEL_XDG,
            git::GIT_CONFIG_LEVEL_GLOBAL,
            git::GIT_CONFIG_LEVEL_PROGRAMDATA,
        ] {
            let option = git::GIT_OPT_SET_SEARCH_PATH as c_int;
            // SAFETY: this option takes a level and a path.
            check(unsafe { git::git_libgit2_opts(option, level, c"".as_ptr()) });
        }
    });
}

impl Repository {
    fn new(name: &str, files: &[&str]) -> Self {
        start();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        for file in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("{file}\n")).unwrap();
        }
        let path = CString::new(folder.to_str().unwrap()).unwrap();
        let (mut repository, mut index) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: the place is valid for writes, and the path is a string.
        check(unsafe { git::git_repository_init(&raw mut repository, path.as_ptr(), 0) });
        // SAFETY: the place is valid for writes, and the repository is open.
        check(unsafe { git::git_repository_index(&raw mut index, repository) });
        Repository { folder, repository, index }
    }

    fn add(&self, pathspec: &Graph<git_strarray>) {
        let flags = git::GIT_INDEX_ADD_DEFAULT as c_uint;
        let (index, pathspec) = (self.index, pathspec.as_ptr().cast());
        // SAFETY: the index is open, and libgit2 only reads the strings, which are in the graph.
        check(unsafe { git::git_index_add_all(index, pathspec, flags, None, ptr::null_mut()) });
    }

    fn entries(&self) -> Vec<String> {
        // SAFETY: the index is open.
        let count = unsafe { git::git_index_entrycount(self.index) };
        let entry = |n| {
            // SAFETY: and has that many entries.
            let entry = unsafe { git::git_index_get_byindex(self.index, n) };
            // SAFETY: so this is one of them.
            let path = unsafe { (*entry).path };
            // SAFETY: its path is a string.
            unsafe { CStr::from_ptr(path) }.to_str().unwrap().to_owned()
        };
        (0..count).map(entry).collect()
    }

    /// What differs between the index and the folder, as a patch.
    fn diff(&self, options: &Graph<git_diff_options>) -> String {
        let mut diff = ptr::null_mut();
        let (repository, index, options) = (self.repository, self.index, options.as_ptr().cast());
        // SAFETY: the repository and its index are open, the options have C's layout, and what they point
        // to is in the graph, but for the payload, which `count` knows.
        check(unsafe { git::git_diff_index_to_workdir(&raw mut diff, repository, index, options) });
        let mut patch = String::new();
        let format = git::GIT_DIFF_FORMAT_PATCH;
        // SAFETY: the diff is made, and `append` takes a `String`.
        check(unsafe { git::git_diff_print(diff, format, Some(append), (&raw mut patch).cast()) });
        // SAFETY: the diff is not used again.
        unsafe { git::git_diff_free(diff) };
        patch
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        // SAFETY: the index is open, and not used again.
        unsafe { git::git_index_free(self.index) };
        // SAFETY: as above.
        unsafe { git::git_repository_free(self.repository) };
        // A folder that stays behind is no failure.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

extern "C" fn append(
    _: *const git::git_diff_delta,
    _: *const git::git_diff_hunk,
    line: *const git::git_diff_line,
    patch: *mut c_void,
) -> c_int {
    // SAFETY: libgit2 passes a line.
    let line = unsafe { &*line };
    // SAFETY: the line says where its content is and how long.
    let content = unsafe { core::slice::from_raw_parts(line.content.cast::<u8>(), line.content_len) };
    // SAFETY: `diff` passes its patch.
    let patch = unsafe { &mut *patch.cast::<String>() };
    if let origin @ (b'+' | b'-') = line.origin as u8 {
        patch.push(origin.into());
    }
    patch.push_str(str::from_utf8(content).unwrap());
    0
}

/// Writes down which part of the pathspec each file was found by.
extern "C" fn note(
    _: *const git::git_diff,
    delta: *const git::git_diff_delta,
    matched: *const c_char,
    found: *mut c_void,
) -> c_int {
    // SAFETY: libgit2 passes a delta.
    let path = unsafe { (*delta).old_file.path };
    // SAFETY: its path is a string.
    let path = unsafe { CStr::from_ptr(path) };
    // SAFETY: the part of the pathspec is a string too.
    let matched = unsafe { CStr::from_ptr(matched) };
    // SAFETY: the payload of the only options with this callback.
    let found = unsafe { &mut *found.cast::<Vec<(CString, CString)>>() };
    found.push((path.to_owned(), matched.to_owned()));
    0
}

const FILES: [&str; 6] = ["a.txt", "b.md", "notes.txt", "src/deep/x.rs", "src/y.rs", "target/z.o"];

#[test]
fn git_index_add_all_adds_what_the_pathspec_says() {
    let repository = Repository::new("add", &FILES);
    let pathspec: Graph<git_strarray> = Graph::new(git_strarrayInit { strings: ["*.txt", "src"] }).unwrap();
    repository.add(&pathspec);
    assert_eq!(repository.entries(), ["a.txt", "notes.txt", "src/deep/x.rs", "src/y.rs"]);
    assert!(pathspec.strings().iter().flatten().eq([c"*.txt", c"src"]));
}

#[test]
fn an_empty_pathspec_means_all_files() {
    let repository = Repository::new("all", &FILES);
    let pathspec: Graph<git_strarray> =
        Graph::new(git_strarrayInit { strings: Vec::<String>::new() }).unwrap();
    assert_eq!((pathspec.as_raw().strings, pathspec.count()), (ptr::null_mut(), 0));
    repository.add(&pathspec);
    assert_eq!(repository.entries(), FILES);
}

#[test]
fn a_diff_is_limited_to_the_pathspec_and_uses_the_prefixes() {
    let repository = Repository::new("diff", &FILES);
    repository.add(&Graph::new(Zeroed).unwrap());
    for file in FILES {
        fs::write(repository.folder.join(file), "changed\n").unwrap();
    }
    let mut found: Vec<(CString, CString)> = vec![];
    let options: Graph<git_diff_options> = Graph::new(git_diff_optionsInit {
        flags: git::GIT_DIFF_NORMAL,
        pathspec: git_strarrayInit { strings: ["src/*", "a.txt"] },
        notify_cb: Some(note),
        progress_cb: None,
        payload: (&raw mut found).cast(),
        context_lines: 3,
        interhunk_lines: 0,
        id_abbrev: 7,
        max_size: 0,
        old_prefix: "before",
        new_prefix: format!("after-{}", 1),
    })
    .unwrap();
    let patch = repository.diff(&options);

    let found = found.iter().map(|(path, matched)| (path.to_str().unwrap(), matched.to_str().unwrap()));
    assert!(found.eq([("a.txt", "a.txt"), ("src/deep/x.rs", "src/*"), ("src/y.rs", "src/*")]));
    assert!(patch.contains("--- before/a.txt\n+++ after-1/a.txt\n"), "{patch}");
    assert!(patch.contains("-a.txt\n+changed\n"), "{patch}");
    assert!(!patch.contains("notes.txt"), "{patch}");
}

/// Most callers care for few of the fourteen fields.
#[test]
fn options_that_start_from_zeros() {
    let repository = Repository::new("defaults", &FILES);
    repository.add(&Graph::new(Zeroed).unwrap());
    fs::write(repository.folder.join("b.md"), "changed\n").unwrap();
    let init = git_diff_optionsInit { context_lines: 3, ..git_diff_optionsInit::zeroed() };
    let options: Graph<git_diff_options> =
        Graph::new(init.with_pathspec(git_strarrayInit { strings: ["*"] }).with_new_prefix("n")).unwrap();
    assert_eq!((options.version(), options.ignore_submodules()), (1, -1));
    let patch = repository.diff(&options);
    assert!(patch.contains("--- a/b.md\n+++ n/b.md\n"), "{patch}");
}

#[test]
fn null_is_no_pathspec() {
    let pathspec: Graph<git_strarray> = Graph::new(git_strarrayInit { strings: Null }).unwrap();
    assert!(pathspec.strings().is_empty());
}
