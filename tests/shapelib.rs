//! The shapes of shapelib as `shapefil.h` declares them (`c/shapes.h`): arrays that share a count, of which
//! some may be NULL.
#![allow(missing_docs)]
#![allow(non_snake_case, reason = "the names are those of the C header")]

use core::ffi::c_int;

use cymem::{Error, Graph, Null, OrNull, PoolAlloc};
use cymem_tests::{assert_c_reads, assert_layout_of_c, refused};

const SHPT_POLYGON: c_int = 5;
const SHPT_MULTIPOINTZ: c_int = 18;
const SHPP_RING: c_int = 5;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
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
    dfXMin: f64,
    dfYMin: f64,
    dfZMin: f64,
    dfMMin: f64,
    dfXMax: f64,
    dfYMax: f64,
    dfZMax: f64,
    dfMMax: f64,
    bMeasureIsUsed: c_int,
    bFastModeReadObject: c_int,
}

/// What every polygon has.
const POLYGON: SHPObjectInit<Null, Null, Null, Null, Null, Null> =
    SHPObjectInit { nSHPType: SHPT_POLYGON, nShapeId: -1, ..SHPObjectInit::zeroed() };

#[test]
fn c_reads_a_polygon_without_z_and_m() {
    let y = |i: u8| f64::from(if i < 4 { i } else { 100 + i });
    assert_c_reads!(check_polygon: SHPObject, SHPObjectInit { dfXMax: 6.0, dfYMax: 106.0, ..POLYGON }
        .with_panPartStart([0, 4])
        .with_panPartType([SHPP_RING; 2])
        .with_padfX((0..7_u8).map(f64::from))
        .with_padfY((0..7_u8).map(y)));
}

#[test]
fn c_reads_points_without_parts() {
    assert_c_reads!(check_multipoint_z: SHPObject, SHPObjectInit {
        nSHPType: SHPT_MULTIPOINTZ, nShapeId: 7, panPartStart: Null, panPartType: [0; 0],
        padfX: [1.0, 2.0], padfY: [3.0, 4.0], padfZ: OrNull(Some([5.0, 6.0])), padfM: [7.0, 8.0],
        dfXMin: 1.0, dfYMin: 3.0, dfZMin: 5.0, dfMMin: 7.0, dfXMax: 2.0, dfYMax: 4.0, dfZMax: 6.0, dfMMax: 8.0,
        bMeasureIsUsed: 1, bFastModeReadObject: 0,
    });
}

#[test]
fn coordinates_of_a_shape_must_agree_also_behind_one_that_is_null() {
    let shape = POLYGON.with_padfX([0.0; 3]).with_padfY(Null).with_padfZ(OrNull(Some([0.0; 2])));
    let (error, field) = refused(Graph::new(shape));
    assert_eq!(field, "SHPObject.padfZ");
    assert!(matches!(
        error,
        Error::LengthMismatch { expected: 3, found: 2, given_by: "SHPObject.padfX", .. }
    ));

    let (error, field) =
        refused(Graph::new(POLYGON.with_panPartStart([0; 1]).with_panPartType([SHPP_RING; 2])));
    assert_eq!(field, "SHPObject.panPartType");
    assert!(matches!(
        error,
        Error::LengthMismatch { expected: 1, found: 2, given_by: "SHPObject.panPartStart", .. }
    ));
}

unsafe extern "C" {
    fn check_polygon(shape: *const SHPObject) -> c_int;
    fn check_multipoint_z(shape: *const SHPObject) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layouts_are_those_of_c() {
    assert_layout_of_c! {
        SHPObject = SHPObject {
            nSHPType, nShapeId, nParts, panPartStart, panPartType, nVertices, padfX, padfY, padfZ, padfM,
            dfXMin, dfYMin, dfZMin, dfMMin, dfXMax, dfYMax, dfZMax, dfMMax, bMeasureIsUsed, bFastModeReadObject
        }
    }
}
