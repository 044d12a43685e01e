//! Messages as protobuf-c unpacks them: `protobuf-c.h` and what `protoc-c` makes of
//!
//! ```text
//! message Person {
//!   required string name = 1;
//!   optional int32 id = 2;
//!   repeated Phone phone = 3;
//!   repeated sint64 scores = 4;
//!   optional bytes photo = 5;
//!   oneof contact { string email = 6; Phone call = 7; }
//! }
//! message Phone { required string number = 1; optional Type type = 2; }
//! ```
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "each call is what the test is about"
)]

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use cymem::{Error, Fault, FromC, Limits, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
enum Type {
    Mobile = 0,
    Home = 1,
}

/// `ProtobufCMessage`, which every message begins with. The descriptor is static.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Base {
    #[pool(opaque)]
    descriptor: *const c_void,
    n_unknown_fields: u32,
    #[pool(len = n_unknown_fields)]
    unknown_fields: *mut Unknown,
}

/// `ProtobufCMessageUnknownField`.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Unknown {
    tag: u32,
    wire_type: u32,
    len: usize,
    #[pool(len = len)]
    data: *mut u8,
}

/// `ProtobufCBinaryData`.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Binary {
    len: usize,
    #[pool(len = len)]
    data: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Phone {
    #[pool(nested)]
    base: Base,
    #[pool(cstr)]
    number: *mut c_char,
    has_type: c_int,
    kind: Type,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(empty(not_set = 0), derive(Debug, PartialEq))]
union Contact {
    #[pool(when = 6, cstr)]
    email: *mut c_char,
    #[pool(when = 7, one)]
    call: *mut Phone,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Person {
    #[pool(nested)]
    base: Base,
    #[pool(cstr)]
    name: *mut c_char,
    has_id: c_int,
    id: i32,
    n_phone: usize,
    #[pool(len = n_phone, each(one))]
    phone: *mut *mut Phone,
    n_scores: usize,
    #[pool(len = n_scores)]
    scores: *mut i64,
    has_photo: c_int,
    #[pool(nested)]
    photo: Binary,
    contact_case: u32,
    #[pool(tag = contact_case)]
    contact: Contact,
}

static DESCRIPTOR: u8 = 0;

fn base() -> Base {
    Base { descriptor: (&raw const DESCRIPTOR).cast(), n_unknown_fields: 0, unknown_fields: ptr::null_mut() }
}

fn phone(number: &'static std::ffi::CStr, kind: Type) -> Phone {
    Phone { base: base(), number: number.as_ptr().cast_mut(), has_type: 1, kind }
}

/// Lets `look` have a message as C has unpacked it.
fn unpacked(look: impl FnOnce(*mut Person)) {
    let mut phones = [phone(c"123", Type::Mobile), phone(c"456", Type::Home), phone(c"789", Type::Home)];
    let [first, second, call] = phones.each_mut().map(ptr::from_mut);
    let (mut pointers, mut scores, mut photo, mut extra) =
        ([first, second], [-1, 2, i64::MIN], [1, 2, 3], [9]);
    let mut unknown = [Unknown { tag: 99, wire_type: 2, len: 1, data: extra.as_mut_ptr() }];
    let mut person = Person {
        base: Base { n_unknown_fields: 1, unknown_fields: unknown.as_mut_ptr(), ..base() },
        name: c"Ada".as_ptr().cast_mut(),
        has_id: 1,
        id: -5,
        n_phone: 2,
        phone: pointers.as_mut_ptr(),
        n_scores: 3,
        scores: scores.as_mut_ptr(),
        has_photo: 1,
        photo: Binary { len: 3, data: photo.as_mut_ptr() },
        contact_case: 7,
        contact: Contact { call },
    };
    look(&raw mut person);
}

#[test]
fn a_message_is_seen_and_imported() {
    let mut kept = None;
    unpacked(|raw| {
        let (view, imported) =
            unsafe { (Person::view_raw(raw), Person::import(raw, Limits::new()).unwrap()) };
        assert!(*view == *imported);
        assert_eq!(
            (view.id(), view.scores(), view.photo().data()),
            (-5, &[-1, 2, i64::MIN][..], &[1, 2, 3][..])
        );
        kept = Some(imported);
    });
    // What C had is gone.
    let person = kept.unwrap();
    assert_eq!(person.name().unwrap(), c"Ada");
    let numbers: Vec<_> =
        person.phone().iter().map(|phone| phone.unwrap().number().unwrap().to_owned()).collect();
    assert_eq!(numbers, [c"123".to_owned(), c"456".to_owned()]);
    assert_eq!(person.phone().get(1).unwrap().unwrap().kind(), Type::Home);
    assert_eq!(person.base().unknown_fields()[0].data(), [9]);
    assert_eq!(person.base().descriptor(), (&raw const DESCRIPTOR).cast());
    assert!(format!("{:?}", person.contact()).contains("789"));
    unpacked(|raw| unsafe {
        (*raw).contact_case = 0;
        (*raw).contact.call = ptr::null_mut();
        assert!(*Person::import(raw, Limits::new()).unwrap() == *Person::view_raw(raw));
    });
}

#[test]
fn messages_that_are_wrong_say_where() {
    let refused = |change: &dyn Fn(&mut Person), path: &str, fault: Fault| {
        unpacked(|raw| {
            change(unsafe { &mut *raw });
            let error = unsafe { Person::import(raw, Limits::new()) }.unwrap_err();
            assert_eq!(error, Error::Invalid { path: path.into(), fault });
        });
    };
    refused(&|person| person.phone = ptr::null_mut(), "Person.phone", Fault::MissingArray { count: 2 });
    refused(&|person| person.contact_case = 8, "Person.contact", Fault::UnknownTag { found: 8 });
    refused(
        &|person| unsafe { (&raw mut (**person.phone.add(1)).kind).cast::<c_int>().write(5) },
        "Person.phone[1].kind",
        Fault::InvalidEnum { found: 5 },
    );
    refused(
        &|person| person.base.unknown_fields = ptr::null_mut(),
        "Person.base.unknown_fields",
        Fault::MissingArray { count: 1 },
    );
}
