//! A shared library for C and Python: `survey_load` makes a graph, `survey_free` frees it, and in between whoever has
//! the pointer reads it. The other side is in `readings.h`, `main.c` and `../python/readings.py`.
//!
//! In C, such a library has a function that frees each array of each station, and forgets one; here the derive
//! exports it.

use std::ffi::{CStr, c_char};
use std::ptr;

use cymem::{Error, Graph, Kept, PoolAlloc};

/// One station: its name, and a reading for each hour.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "station_free"))]
pub struct Station {
    /// For people.
    #[pool(cstr)]
    pub name: *const c_char,
    /// How many hours.
    pub hours: usize,
    /// In degrees.
    #[pool(len = hours)]
    pub readings: *mut f64,
}

/// All stations.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "survey_free"))]
pub struct Survey {
    /// How many.
    pub count: usize,
    /// One after the other.
    #[pool(len = count)]
    pub stations: *mut Station,
}

/// The readings of one station; what would come from a file.
fn readings(station: usize, hours: usize) -> Vec<f64> {
    (0..hours).map(|hour| (station * hours + hour) as f64 / 2.0).collect()
}

fn survey(names: &str, hours: usize) -> Result<Graph<Survey>, Error> {
    let names: Vec<&str> = names.split(',').collect();
    let station = |(station, name)| StationInit { name, readings: Kept(readings(station, hours)) };
    Graph::new(SurveyInit { stations: names.into_iter().enumerate().map(station) })
}

/// A survey of the stations with these names, separated by commas, to be freed with `survey_free`; NULL if memory is
/// exhausted or the names are no UTF-8.
///
/// # Safety
///
/// `names` is a string.
// SAFETY: no other library is called like this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn survey_load(names: *const c_char, hours: usize) -> *mut Survey {
    // SAFETY: the caller's promise.
    let names = unsafe { CStr::from_ptr(names) };
    names.to_str().ok().and_then(|names| survey(names, hours).ok()).map_or(ptr::null_mut(), Graph::into_raw)
}

/// One station alone, to be freed with `station_free`; NULL if memory is exhausted.
// SAFETY: no other library is called like this.
#[unsafe(no_mangle)]
pub extern "C" fn station_load(hours: usize) -> *mut Station {
    let station = StationInit { name: "alone", readings: readings(0, hours) };
    Graph::new(station).map_or(ptr::null_mut(), Graph::into_raw)
}
