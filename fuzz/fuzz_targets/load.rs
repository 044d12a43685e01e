//! Bytes in place of saved graphs: loaded, and mapped from a file.
//!
//! The first byte says which type it is, the second one how the bytes lie; the rest is what stands behind the header of a
//! saved graph, or all of it.
#![no_main]

use std::fmt::Debug;
use std::fs::File;
use std::io::Write;
use std::os::fd::FromRawFd;

use cymem::{Error, Graph, PoolAlloc};
use libfuzzer_sys::fuzz_target;

#[path = "../support/mod.rs"]
mod support;
use support::network::network;
use support::{Exact, HEADER, everything, look};

/// Whole files, their headers included.
const WHOLE: u8 = 1;
/// In memory that is not aligned.
const MISALIGNED: u8 = 2;
/// From a file.
const MAPPED: u8 = 4;

fuzz_target!(|data: &[u8]| {
    let [ty, how, rest @ ..] = data else { return };
    match ty % 2 {
        0 => attack(&everything(1), *how, rest),
        _ => attack(&network(), *how, rest),
    }
});

fn attack<T: PoolAlloc<View: Debug + PartialEq>>(model: &Graph<T>, how: u8, rest: &[u8]) {
    let mut bytes = rest.to_vec();
    if how & WHOLE == 0 {
        // What is right for the header is hard to find by chance, and soon checked.
        let mut header = model.save_to_vec().unwrap()[..HEADER].to_vec();
        header[24..32].copy_from_slice(&((HEADER + rest.len()) as u64).to_le_bytes());
        bytes = [&header[..], rest].concat();
    }
    let loaded = load::<T>(&bytes, how);
    match &loaded {
        Ok(graph) => look(graph),
        Err(error) => {
            assert!(matches!(error, Error::Invalid { .. }) && !error.to_string().is_empty(), "{error:?}")
        }
    }
    if how & MAPPED == 0 {
        return;
    }
    match (map::<T>(&bytes), loaded) {
        (Ok(mapped), Ok(loaded)) => {
            assert!(mapped.same(&loaded).unwrap());
            assert_eq!(format!("{:?}", &*mapped).len(), format!("{:?}", &*loaded).len());
            let copy = mapped.try_clone().unwrap();
            drop(mapped);
            assert!(copy.same(&loaded).unwrap());
        }
        (Err(_), Err(_)) => {}
        (mapped, loaded) => panic!("{mapped:?} {loaded:?}"),
    }
}

fn load<T: PoolAlloc>(bytes: &[u8], how: u8) -> Result<Graph<T>, Error> {
    if how & MISALIGNED == 0 {
        return Graph::load(Exact::of(bytes, 64).bytes());
    }
    let mut block = Exact::zeroed(bytes.len() + 1, 1);
    block.bytes()[1..].copy_from_slice(bytes);
    Graph::load(&block.bytes()[1..])
}

fn map<T: PoolAlloc>(bytes: &[u8]) -> std::io::Result<Graph<T>> {
    // SAFETY: the name is a string.
    let descriptor = unsafe { libc::memfd_create(c"saved".as_ptr(), 0) };
    // SAFETY: nobody else has the descriptor.
    let mut file = unsafe { File::from_raw_fd(descriptor) };
    file.write_all(bytes)?;
    // SAFETY: nobody else knows the file.
    unsafe { Graph::map(&file) }
}
