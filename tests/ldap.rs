//! The modifications that OpenLDAP takes, as `ldap.h` declares them (`c/shapes.h`): arrays of pointers
//! that end at NULL, of strings and of bytes.
#![allow(missing_docs)]
#![allow(non_camel_case_types, reason = "the names are those of the C header")]

use core::ffi::{c_char, c_int, c_ulong};

use cymem::{Error, Graph, OrNull, PoolAlloc};
use cymem_tests::{assert_layout_of_c, refused};

const LDAP_MOD_ADD: c_int = 0;
const LDAP_MOD_DELETE: c_int = 1;
const LDAP_MOD_REPLACE: c_int = 2;
const LDAP_MOD_BVALUES: c_int = 0x80;

/// With the union's member for strings.
#[derive(PoolAlloc)]
#[repr(C)]
struct LDAPMod {
    mod_op: c_int,
    #[pool(cstr)]
    mod_type: *mut c_char,
    #[pool(null_terminated, each(cstr))]
    modv_strvals: *mut *mut c_char,
}

/// What `ldap_modify_ext` takes is the pointer inside.
#[derive(PoolAlloc)]
#[repr(C)]
struct Modifications {
    #[pool(null_terminated, each(one))]
    mods: *mut *mut LDAPMod,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct berval {
    bv_len: c_ulong,
    #[pool(len = bv_len)]
    bv_val: *mut c_char,
}

/// With the union's member for bytes.
#[derive(PoolAlloc)]
#[repr(C)]
struct LDAPMod_bvalues {
    mod_op: c_int,
    #[pool(cstr)]
    mod_type: *mut c_char,
    #[pool(null_terminated, each(one))]
    modv_bvals: *mut *mut berval,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct BinaryModifications {
    #[pool(null_terminated, each(one))]
    mods: *mut *mut LDAPMod_bvalues,
}

/// One modification; without values it concerns the whole attribute.
fn modification<'a>(
    mod_op: c_int,
    mod_type: &'a str,
    values: &'a [&'a str],
) -> LDAPModInit<&'a str, OrNull<&'a [&'a str]>> {
    let modv_strvals = OrNull((!values.is_empty()).then_some(values));
    LDAPModInit { mod_op, mod_type, modv_strvals }
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_modifications_of_ldap() {
    let mods = [
        modification(LDAP_MOD_ADD, "mail", &["a@example.org", "b@example.org"]),
        modification(LDAP_MOD_REPLACE, "cn", &["Ada"]),
        modification(LDAP_MOD_DELETE, "fax", &[]),
    ];
    let graph: Graph<Modifications> = Graph::new(ModificationsInit { mods }).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_ldap_mods(graph.as_raw().mods) }, 0, "the line in c/shapes.c");
    let last = graph.mods().get(2).unwrap().unwrap();
    assert!(last.modv_strvals().is_empty() && last.as_raw().modv_strvals.is_null());
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_modifications_of_ldap_with_bytes() {
    let bytes = [&b"\xFF\xD8\0\x01"[..], b""]
        .map(|bytes| bervalInit { bv_val: bytes.iter().map(|&byte| c_char::from_ne_bytes([byte])) });
    let photo = LDAPMod_bvaluesInit {
        mod_op: LDAP_MOD_ADD | LDAP_MOD_BVALUES,
        mod_type: "jpegPhoto",
        modv_bvals: bytes,
    };
    let graph: Graph<BinaryModifications> = Graph::new(BinaryModificationsInit { mods: [photo] }).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_ldap_bvalues(graph.as_raw().mods) }, 0, "the line in c/shapes.c");
}

#[test]
fn no_modification_of_ldap_may_end_the_array() {
    let add = |mod_type, values| modification(LDAP_MOD_ADD, mod_type, values);
    let mods = [Some(add("cn", &["Ada"])), None, Some(add("sn", &["Byron"]))];
    let (error, field) = refused(Graph::new(ModificationsInit { mods }));
    assert_eq!((field, error.place().index()), ("Modifications.mods", Some(1)));
    assert!(matches!(error, Error::EarlyTerminator { .. }));

    let (error, field) =
        refused(Graph::new(ModificationsInit { mods: [add("cn", &["Ada"]), add("sn", &["a", "b\0c"])] }));
    assert_eq!((field, error.place().index()), ("LDAPMod.modv_strvals", Some(1)));
    assert!(error.to_string().ends_with("(in Modifications.mods[1])"), "{error}");
    assert!(matches!(error, Error::InteriorNul { position: 1, .. }));

    let modv_strvals = [Some("a"), None];
    let (error, field) =
        refused(Graph::<LDAPMod>::new(LDAPModInit { mod_op: LDAP_MOD_ADD, mod_type: "cn", modv_strvals }));
    assert_eq!((field, error.place().index()), ("LDAPMod.modv_strvals", Some(1)));
    assert!(matches!(error, Error::EarlyTerminator { .. }));
}

unsafe extern "C" {
    fn check_ldap_mods(mods: *mut *mut LDAPMod) -> c_int;
    fn check_ldap_bvalues(mods: *mut *mut LDAPMod_bvalues) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layouts_are_those_of_c() {
    assert_layout_of_c! {
        berval = berval { bv_len, bv_val }
        LDAPMod = LDAPMod { mod_op, mod_type, modv_strvals }
        LDAPMod_bvalues = LDAPMod_bvalues { mod_op, mod_type, modv_bvals }
    }
}
