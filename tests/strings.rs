//! Everything that is text may become a C string, behind a pointer and in place.

use std::borrow::Cow;
use std::ffi::{CStr, CString, OsStr, OsString, c_char};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use cymem::{Error, Graph, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Name {
    #[pool(cstr)]
    long: *const c_char,
    #[pool(str)]
    short: [c_char; 8],
}

macro_rules! written {
    ($($text:expr),* $(,)?) => { $({
        let name = Graph::<Name>::new(NameInit { long: $text, short: $text }).unwrap();
        assert_eq!((name.long(), name.short()), (Some(c"text"), c"text"));
        let name = Graph::<Name>::new(NameInit { long: Some($text), short: &$text }).unwrap();
        assert_eq!((name.long(), name.short()), (Some(c"text"), c"text"));
    })* };
}

#[test]
fn every_kind_of_text_is_written() {
    written![
        "text",
        String::from("text"),
        Box::<str>::from("text"),
        Rc::<str>::from("text"),
        Arc::<str>::from("text"),
        Cow::Borrowed("text"),
        Cow::<str>::Owned("text".into()),
        c"text",
        CString::from(c"text"),
        Box::<CStr>::from(c"text"),
        Rc::<CStr>::from(c"text"),
        Arc::<CStr>::from(c"text"),
        Cow::<CStr>::Borrowed(c"text"),
    ];
}

#[test]
#[cfg(unix)]
fn paths_are_text() {
    written![OsStr::new("text"), OsString::from("text"), Path::new("text"), PathBuf::from("text")];
}

#[test]
fn an_option_may_be_borrowed() {
    let (some, none) = (Some(String::from("text")), None::<String>);
    let name = |long| Graph::<Name>::new(NameInit { long, short: "" }).unwrap();
    assert_eq!(name(&some).long(), Some(c"text"));
    assert_eq!(name(&none).long(), None);
    assert_eq!(Graph::<Name>::new(NameInit { long: Null, short: "" }).unwrap().long(), None);
}

#[test]
fn text_in_an_array_of_strings_may_be_of_any_kind() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Words {
        #[pool(null_terminated, each(cstr))]
        words: *const *const c_char,
    }
    let words: Vec<Arc<str>> = vec!["one".into(), "two".into()];
    let graph = Graph::<Words>::new(WordsInit { words: &words }).unwrap();
    assert!(graph.words().iter().eq([Some(c"one"), Some(c"two")]));
}

/// However long it is, a string arrives with its NUL: from C by one copy, from Rust after a search.
#[test]
fn strings_of_every_length_arrive() {
    let pool = Pool::new();
    for len in (0..140).step_by(if cfg!(miri) { 11 } else { 1 }) {
        let text: String = ('a'..='z').cycle().take(len).collect();
        let owned = CString::new(text.as_str()).unwrap();
        for copy in [
            pool.cstr(text.as_str()).unwrap(),
            pool.cstr(owned.as_c_str()).unwrap(),
            pool.cstr(&owned).unwrap(),
        ] {
            assert_eq!(*copy, *owned);
            assert_ne!(copy.as_ptr(), owned.as_ptr());
        }
        for position in (0..len).step_by(if cfg!(miri) { 7 } else { 1 }) {
            let cut = format!("{}\0{}", &text[..position], &text[position + 1..]);
            assert!(
                matches!(pool.cstr(cut), Err(Error::InteriorNul { position: found, .. }) if found == position)
            );
        }
    }
}
