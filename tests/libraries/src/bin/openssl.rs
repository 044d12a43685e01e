//! OpenSSL: arrays of `OSSL_PARAM`, which mix text, bytes and numbers behind `void *`, as key derivations take them.
//! The answers are those of RFC 5869 (HKDF) and RFC 7914 (PBKDF2).

use std::error::Error;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::ptr;

use cymem::{Graph, Pool, PoolAlloc};
use cymem_libraries::text;

const OSSL_PARAM_INTEGER: c_uint = 1;
const OSSL_PARAM_UTF8_STRING: c_uint = 4;
const OSSL_PARAM_OCTET_STRING: c_uint = 5;
const OSSL_PARAM_UNMODIFIED: usize = usize::MAX;

#[derive(PoolAlloc)]
#[repr(C)]
struct OSSL_PARAM {
    #[pool(cstr)]
    key: *const c_char,
    data_type: c_uint,
    /// Numbers are read as such, so they are aligned; providers take text for a C string, so a NUL follows, which does
    /// not count. (`+ 0`: the size is an input, since the room is computed from it.)
    #[pool(bytes, len = data_size + 0, capacity = data_size + 1, align = 8)]
    data: *mut c_void,
    data_size: usize,
    #[pool(value = OSSL_PARAM_UNMODIFIED)]
    return_size: usize,
}

/// `OSSL_PARAM_END` is known by its missing key.
#[derive(PoolAlloc)]
#[repr(C)]
struct Params {
    #[pool(zero_terminated, until = |param| param.key.is_null())]
    params: *const OSSL_PARAM,
}

/// A key, the type of what follows, and its bytes.
type Param<'a> = (&'a str, c_uint, &'a [u8]);

fn main() -> Result<(), Box<dyn Error>> {
    let hkdf: [Param<'_>; 4] = [
        ("digest", OSSL_PARAM_UTF8_STRING, b"SHA256"),
        ("key", OSSL_PARAM_OCTET_STRING, &[0x0b; 22]),
        ("salt", OSSL_PARAM_OCTET_STRING, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        ("info", OSSL_PARAM_OCTET_STRING, &[240, 241, 242, 243, 244, 245, 246, 247, 248, 249]),
    ];
    assert_eq!(
        hex(&derive::<42>(c"HKDF", &hkdf)?),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    );

    let (iterations, pkcs5) = (1_i32.to_ne_bytes(), 1_i32.to_ne_bytes()); // short salts are allowed
    let pbkdf2: [Param<'_>; 5] = [
        ("digest", OSSL_PARAM_UTF8_STRING, b"SHA256"),
        ("pass", OSSL_PARAM_OCTET_STRING, b"passwd"),
        ("salt", OSSL_PARAM_OCTET_STRING, b"salt"),
        ("iter", OSSL_PARAM_INTEGER, &iterations),
        ("pkcs5", OSSL_PARAM_INTEGER, &pkcs5),
    ];
    assert_eq!(
        hex(&derive::<64>(c"PBKDF2", &pbkdf2)?),
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc\
         49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
    );

    // Data that would end the array early does not reach OpenSSL.
    let nameless =
        OSSL_PARAMInit { key: None::<&str>, data_type: OSSL_PARAM_INTEGER, data: [0; 4], data_size: 4 };
    let refused: Result<Graph<Params>, _> = Graph::new(ParamsInit { params: [nameless] });
    assert!(matches!(refused, Err(cymem::Error::EarlyTerminator { .. })));

    // SAFETY: a string of the library.
    let version = unsafe { text(OpenSSL_version(0)) };
    let version = version.split(' ').nth(1).ok_or("a version")?;
    println!("{version}: HKDF and PBKDF2 from OSSL_PARAM arrays of text, bytes and numbers, as in the RFCs");
    Ok(())
}

/// `N` bytes of key material.
fn derive<const N: usize>(kdf: &CStr, params: &[Param<'_>]) -> Result<[u8; N], Box<dyn Error>> {
    let pool = Pool::tracked(); // each array is a block of its own to valgrind
    let params = Params::new_in(
        &pool,
        ParamsInit {
            params: params.iter().map(|&(key, data_type, data)| OSSL_PARAMInit {
                key,
                data_type,
                data,
                data_size: data.len(),
            }),
        },
    )?;
    let mut key = [0; N];
    // SAFETY: the array ends with a parameter without a key, and the pool outlives the calls, which copy it.
    unsafe {
        let kdf = EVP_KDF_fetch(ptr::null_mut(), kdf.as_ptr(), ptr::null());
        let context = EVP_KDF_CTX_new(kdf);
        assert_eq!(EVP_KDF_derive(context, key.as_mut_ptr(), N, params.as_raw().params), 1);
        EVP_KDF_CTX_free(context);
        EVP_KDF_free(kdf);
    }
    Ok(key)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What only OpenSSL knows.
type Opaque = c_void;

#[link(name = "crypto")]
unsafe extern "C" {
    fn OpenSSL_version(what: c_int) -> *const c_char;
    fn EVP_KDF_fetch(libctx: *mut Opaque, name: *const c_char, properties: *const c_char) -> *mut Opaque;
    fn EVP_KDF_free(kdf: *mut Opaque);
    fn EVP_KDF_CTX_new(kdf: *mut Opaque) -> *mut Opaque;
    fn EVP_KDF_CTX_free(context: *mut Opaque);
    fn EVP_KDF_derive(context: *mut Opaque, key: *mut u8, length: usize, params: *const OSSL_PARAM) -> c_int;
}
