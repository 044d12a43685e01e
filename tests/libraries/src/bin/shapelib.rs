//! shapelib: objects that the library makes, seen and imported. The structs are those of `tests/shapelib.rs`, in brief.
#![allow(non_snake_case, reason = "the names are those of the C header")]

use std::ffi::c_int;
use std::ptr;

use cymem::{Error, Fault, Limits, PoolAlloc, FromC};

#[derive(PoolAlloc)]
#[repr(C)]
struct SHPObject {
    nSHPType: c_int,
    nShapeId: c_int,
    nParts: c_int,
    #[pool(len = nParts)]
    panPartStart: *mut c_int,
    #[pool(len = nParts)]
    panPartType: *mut c_int,
    nVertices: c_int,
    #[pool(len = nVertices)]
    padfX: *mut f64,
    #[pool(len = nVertices)]
    padfY: *mut f64,
    #[pool(len = nVertices)]
    padfZ: *mut f64,
    #[pool(len = nVertices)]
    padfM: *mut f64,
    bounds: [f64; 8],
    bMeasureIsUsed: c_int,
    bFastModeReadObject: c_int,
}

#[link(name = "shp")]
unsafe extern "C" {
    #[allow(clippy::too_many_arguments, reason = "as C has it")]
    fn SHPCreateObject(
        kind: c_int,
        id: c_int,
        parts: c_int,
        starts: *const c_int,
        types: *const c_int,
        vertices: c_int,
        x: *const f64,
        y: *const f64,
        z: *const f64,
        m: *const f64,
    ) -> *mut SHPObject;
    fn SHPDestroyObject(object: *mut SHPObject);
    fn SHPRewindObject(file: *mut std::ffi::c_void, object: *mut SHPObject) -> c_int;
}

const POLYGON: c_int = 5;

fn main() -> Result<(), Error> {
    let (x, y) =
        ([0.0, 0.0, 4.0, 4.0, 0.0, 1.0, 2.0, 2.0, 1.0], [0.0, 4.0, 4.0, 0.0, 0.0, 1.0, 2.0, 1.0, 1.0]);
    let starts = [0, 5];
    // SAFETY: the arrays are as long as the counts say; without types all parts are rings, without Z and M they are 0.
    let object = unsafe {
        SHPCreateObject(
            POLYGON,
            7,
            2,
            starts.as_ptr(),
            ptr::null(),
            x.len() as c_int,
            x.as_ptr(),
            y.as_ptr(),
            ptr::null(),
            ptr::null(),
        )
    };
    // SAFETY: the object is complete, and nobody changes it while the view is in use.
    let (view, mut copy) =
        unsafe { (SHPObject::view_raw(object), SHPObject::import(object, Limits::new())?) };
    assert_eq!((view.padfX(), view.padfY(), view.panPartStart()), (&x[..], &y[..], &starts[..]));
    assert_eq!((copy.padfX(), copy.padfY(), copy.panPartType()), (&x[..], &y[..], &[5, 5][..]));
    assert_eq!((copy.padfZ(), copy.bounds()), (&[0.0; 9][..], [0.0, 0.0, 0.0, 0.0, 4.0, 4.0, 0.0, 0.0]));

    // SAFETY: the object is the library's; a count that it never has is an error, and put back.
    let error = unsafe {
        (*object).nVertices = -1;
        let error = SHPObject::import(object, Limits::new()).unwrap_err();
        (*object).nVertices = x.len() as c_int;
        SHPDestroyObject(object);
        error
    };
    assert_eq!(
        error,
        Error::Invalid { path: "SHPObject.padfX".into(), fault: Fault::InvalidCount { found: Some(-1) } }
    );
    // SAFETY: the library turns the vertices of the hole around: plain values of the copy, which no view looks at.
    let turned = unsafe { SHPRewindObject(ptr::null_mut(), copy.as_mut_ptr()) };
    assert_eq!(
        (turned, &copy.padfX()[5..], &copy.padfY()[5..]),
        (1, &[1.0, 2.0, 2.0, 1.0][..], &[1.0, 1.0, 2.0, 1.0][..])
    );
    println!("an object of 2 rings seen and imported; the library turned the hole of the copy around");
    Ok(())
}
