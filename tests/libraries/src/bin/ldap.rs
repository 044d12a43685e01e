//! OpenLDAP: one array of modifications with both cases of its union, text and bytes, sent to a slapd of our own at the
//! URI in `LDAP_URI`, and read back.

#![allow(non_camel_case_types, reason = "the names are those of the C header")]

use std::error::Error;
use std::ffi::{CStr, c_char, c_int, c_ulong, c_void};
use std::{env, ptr, slice};

use cymem::{OrNull, Pool, PoolAlloc, Pooled, TrackedPool};

const LDAP_MOD_ADD: c_int = 0;
const LDAP_MOD_DELETE: c_int = 1;
const LDAP_MOD_REPLACE: c_int = 2;
const LDAP_MOD_BVALUES: c_int = 0x80;
const LDAP_OPT_API_INFO: c_int = 0;
const LDAP_OPT_PROTOCOL_VERSION: c_int = 0x11;

#[derive(PoolAlloc)]
#[repr(C)]
struct berval {
    bv_len: c_ulong,
    #[pool(bytes, len = bv_len)]
    bv_val: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
union mod_vals_u {
    #[pool(when = 0, null_terminated, each(cstr))]
    modv_strvals: *mut *mut c_char,
    #[pool(when = LDAP_MOD_BVALUES, null_terminated, each(one))]
    modv_bvals: *mut *mut berval,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct LDAPMod {
    mod_op: c_int,
    #[pool(cstr)]
    mod_type: *mut c_char,
    #[pool(tag = mod_op, mask = LDAP_MOD_BVALUES)]
    mod_vals: mod_vals_u,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Modifications {
    #[pool(null_terminated, each(one))]
    mods: *mut *mut LDAPMod,
}

/// What an attribute is to be.
enum Values {
    Text(&'static [&'static str]),
    Bytes(&'static [&'static [u8]]),
    None,
}

fn modifications<'p>(
    pool: &'p TrackedPool,
    mods: &[(c_int, &str, Values)],
) -> Result<Pooled<'p, Modifications>, cymem::Error> {
    let mods = mods.iter().map(|&(mod_op, mod_type, ref values)| LDAPModInit {
        mod_op,
        mod_type,
        mod_vals: match *values {
            Values::Text(texts) => mod_vals_uInit::ModvStrvals(OrNull(Some(texts))),
            Values::None => mod_vals_uInit::ModvStrvals(OrNull(None)),
            Values::Bytes(blocks) => {
                mod_vals_uInit::ModvBvals(blocks.iter().map(|&bv_val| bervalInit { bv_val }))
            }
        },
    });
    Modifications::new_in(pool, ModificationsInit { mods })
}

const BASE: &CStr = c"dc=example";
const ADA: &CStr = c"cn=Ada,dc=example";
const PHOTO: &[u8] = b"\xFF\xD8\xFF\0\x01";

fn main() -> Result<(), Box<dyn Error>> {
    let uri = env::var("LDAP_URI")? + "\0";
    let pool = Pool::tracked(); // each array is a block of its own to valgrind
    let base = modifications(
        &pool,
        &[
            (LDAP_MOD_ADD, "objectClass", Values::Text(&["dcObject", "organization"])),
            (LDAP_MOD_ADD, "o", Values::Text(&["Example"])),
        ],
    )?;
    let ada = modifications(
        &pool,
        &[
            (LDAP_MOD_ADD, "objectClass", Values::Text(&["inetOrgPerson"])),
            (LDAP_MOD_ADD, "sn", Values::Text(&["Byron"])),
            (LDAP_MOD_ADD, "jpegPhoto", Values::Bytes(&[b"\xFF"])),
            (LDAP_MOD_ADD, "title", Values::Text(&["Countess"])),
        ],
    )?;
    let changes = modifications(
        &pool,
        &[
            (LDAP_MOD_ADD, "mail", Values::Text(&["ada@example.org", "a@example.org"])),
            (LDAP_MOD_REPLACE, "jpegPhoto", Values::Bytes(&[PHOTO])),
            (LDAP_MOD_REPLACE, "sn", Values::Text(&["Lovelace"])),
            (LDAP_MOD_DELETE, "title", Values::None),
        ],
    )?;
    let password = berval::new_in(&pool, bervalInit { bv_val: "secret" })?;

    let none = ptr::null_mut();
    let mut ldap = none;
    // SAFETY: the calls are those of the manual pages; the pool outlives them.
    let version = unsafe {
        assert_eq!(ldap_initialize(&mut ldap, uri.as_ptr().cast()), 0);
        assert_eq!(ldap_set_option(ldap, LDAP_OPT_PROTOCOL_VERSION, &3), 0);
        let admin = c"cn=admin,dc=example".as_ptr();
        assert_eq!(ldap_sasl_bind_s(ldap, admin, ptr::null(), password.as_ptr(), none, none, none), 0);
        assert_eq!(ldap_add_ext_s(ldap, BASE.as_ptr(), base.as_raw().mods, none, none), 0);
        assert_eq!(ldap_add_ext_s(ldap, ADA.as_ptr(), ada.as_raw().mods, none, none), 0);
        assert_eq!(ldap_modify_ext_s(ldap, ADA.as_ptr(), changes.as_raw().mods, none, none), 0);

        let (filter, mut found) = (c"(objectClass=*)".as_ptr(), none);
        assert_eq!(
            ldap_search_ext_s(ldap, ADA.as_ptr(), 0, filter, none, 0, none, none, none, 1, &mut found),
            0
        );
        let entry = ldap_first_entry(ldap, found);
        assert_eq!(values(ldap, entry, c"mail"), [&b"ada@example.org"[..], b"a@example.org"]);
        assert_eq!(values(ldap, entry, c"jpegPhoto"), [PHOTO]);
        assert_eq!(values(ldap, entry, c"sn"), [b"Lovelace"]);
        assert!(values(ldap, entry, c"title").is_empty());
        ldap_msgfree(found);

        let mut info =
            LDAPAPIInfo { info_version: 1, numbers: [0; 2], extensions: none, name: none, version: 0 };
        assert_eq!(ldap_get_option(ldap, LDAP_OPT_API_INFO, &mut info), 0);
        ldap_memvfree(info.extensions);
        ldap_memfree(info.name);
        ldap_unbind_ext_s(ldap, none, none);
        info.version
    };
    let (major, minor, patch) = (version / 10000, version / 100 % 100, version % 100);
    println!(
        "{major}.{minor}.{patch}: two entries added, one modified by text, bytes and a deletion in one array, read back"
    );
    Ok(())
}

/// What the server says of an attribute.
///
/// # Safety
///
/// `entry` is one that a search of `ldap` has found.
unsafe fn values(ldap: *mut Opaque, entry: *mut Opaque, attribute: &CStr) -> Vec<Vec<u8>> {
    // SAFETY: the library counts its own values, and has as many bytes of each as it says.
    unsafe {
        let values = ldap_get_values_len(ldap, entry, attribute.as_ptr());
        let count = ldap_count_values_len(values).try_into().expect("a count");
        let bytes = |at| {
            let value: *mut berval = *values.add(at);
            slice::from_raw_parts((*value).bv_val.cast::<u8>(), (*value).bv_len as usize).to_vec()
        };
        let found = (0..count).map(bytes).collect();
        ldap_value_free_len(values);
        found
    }
}

/// What `LDAP_OPT_API_INFO` fills in.
#[repr(C)]
struct LDAPAPIInfo {
    info_version: c_int,
    numbers: [c_int; 2],
    extensions: *mut Opaque,
    name: *mut Opaque,
    version: c_int,
}

/// What only OpenLDAP knows.
type Opaque = c_void;

#[link(name = "ldap")]
unsafe extern "C" {
    fn ldap_initialize(ldap: *mut *mut Opaque, uri: *const c_char) -> c_int;
    fn ldap_set_option(ldap: *mut Opaque, option: c_int, value: *const c_int) -> c_int;
    fn ldap_get_option(ldap: *mut Opaque, option: c_int, value: *mut LDAPAPIInfo) -> c_int;
    fn ldap_sasl_bind_s(
        ldap: *mut Opaque,
        dn: *const c_char,
        mechanism: *const c_char,
        password: *const berval,
        server: *mut Opaque,
        client: *mut Opaque,
        answer: *mut Opaque,
    ) -> c_int;
    fn ldap_add_ext_s(
        ldap: *mut Opaque,
        dn: *const c_char,
        mods: *mut *mut LDAPMod,
        server: *mut Opaque,
        client: *mut Opaque,
    ) -> c_int;
    fn ldap_modify_ext_s(
        ldap: *mut Opaque,
        dn: *const c_char,
        mods: *mut *mut LDAPMod,
        server: *mut Opaque,
        client: *mut Opaque,
    ) -> c_int;
    fn ldap_search_ext_s(
        ldap: *mut Opaque,
        base: *const c_char,
        scope: c_int,
        filter: *const c_char,
        attributes: *mut Opaque,
        names_only: c_int,
        server: *mut Opaque,
        client: *mut Opaque,
        timeout: *mut Opaque,
        limit: c_int,
        found: *mut *mut Opaque,
    ) -> c_int;
    fn ldap_first_entry(ldap: *mut Opaque, found: *mut Opaque) -> *mut Opaque;
    fn ldap_get_values_len(
        ldap: *mut Opaque,
        entry: *mut Opaque,
        attribute: *const c_char,
    ) -> *mut *mut berval;
    fn ldap_count_values_len(values: *mut *mut berval) -> c_int;
    fn ldap_value_free_len(values: *mut *mut berval);
    fn ldap_msgfree(message: *mut Opaque) -> c_int;
    fn ldap_memfree(block: *mut Opaque);
    fn ldap_memvfree(blocks: *mut Opaque);
    fn ldap_unbind_ext_s(ldap: *mut Opaque, server: *mut Opaque, client: *mut Opaque) -> c_int;
}
