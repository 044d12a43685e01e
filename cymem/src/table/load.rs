//! Bytes as a graph.

#[cfg(feature = "std")]
use alloc::vec::Vec;
use core::alloc::Layout;
use core::ptr;
#[cfg(feature = "std")]
use std::io;

use super::fault::Fault;
use super::fingerprint::fingerprint;
use super::header::Header;
use super::source::Saved;
use crate::error::Error;
use crate::pool::Pool;
use crate::table::kind::FieldType;

/// The header of a graph that was saved from a root of this type.
///
/// # Errors
///
/// [`Error::Invalid`] if it was not.
fn start(bytes: &[u8], ty: &'static FieldType) -> Result<Header, Error> {
    Header::read(bytes, fingerprint(ty)?).map_err(invalid)
}

/// The header of these bytes.
///
/// # Errors
///
/// As [`start`]; and [`Error::Invalid`] if there are not as many bytes as it says.
pub(crate) fn header(bytes: &[u8], ty: &'static FieldType) -> Result<Header, Error> {
    let header = start(bytes, ty)?;
    match header.len {
        len if len == bytes.len() => Ok(header),
        len => Err(invalid(Fault::OutOfBounds { offset: 0, bytes: len, len: bytes.len() })),
    }
}

/// Where a saved graph is read from, and its root. If the bytes do not lie as they must, they are copied to the pool.
///
/// # Errors
///
/// Those of the pool.
///
/// The source lives no longer than either.
pub(crate) fn opened(bytes: &[u8], header: &Header, pool: &Pool) -> Result<(Saved, *const u8), Error> {
    let &Header { align, root, .. } = header;
    let start = match bytes.as_ptr() {
        start if start.addr() % align == 0 => start,
        _ => aligned(bytes, align, pool)?,
    };
    Ok((Saved { start, len: bytes.len(), align, in_place: false }, start.wrapping_add(root)))
}

/// A copy that is aligned.
fn aligned(bytes: &[u8], align: usize, pool: &Pool) -> Result<*const u8, Error> {
    let len = bytes.len();
    let layout =
        Layout::from_size_align(len, align).map_err(|_| invalid(Fault::OtherFormat { what: "alignment" }))?;
    let to = pool.reserve(layout)?;
    // SAFETY: the block is new, and as large.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), to.as_ptr(), len) };
    Ok(to.as_ptr())
}

fn invalid(fault: Fault) -> Error {
    Error::Invalid { path: "the saved graph".into(), fault }
}

/// Reads a saved graph to its end.
///
/// # Errors
///
/// As [`Graph::load_from`](crate::Graph::load_from).
#[cfg(feature = "std")]
pub(crate) fn read(reader: &mut dyn io::Read, ty: &'static FieldType, limit: usize) -> io::Result<Vec<u8>> {
    let mut first = [0; Header::LEN];
    reader.read_exact(&mut first)?;
    let len = start(&first, ty).map_err(io_error)?.len;
    if len > limit {
        return Err(io_error(invalid(Fault::TooManyBytes { limit })));
    }
    let mut bytes = Vec::new();
    let (mut filled, mut end) = (0, Header::LEN);
    loop {
        bytes.try_reserve(end - filled).map_err(|_| {
            io_error(Error::OutOfMemory { at: crate::place::Place::default(), bytes: end - filled })
        })?;
        bytes.resize(end, 0);
        match filled {
            0 => bytes.copy_from_slice(&first),
            _ => reader.read_exact(bytes.get_mut(filled..).unwrap_or(&mut []))?,
        }
        if end >= len {
            return Ok(bytes);
        }
        // Who says that there is more has given half of it already.
        (filled, end) = (end, len.min(end.saturating_mul(2).max(FIRST_READ)));
    }
}

/// How much is read before anything else has come.
#[cfg(feature = "std")]
const FIRST_READ: usize = 1 << 16;

/// An error of a reader, around another.
#[cfg(feature = "std")]
pub(crate) fn io_error(error: Error) -> io::Error {
    let kind = match error {
        Error::Invalid { .. } => io::ErrorKind::InvalidData,
        _ => io::ErrorKind::OutOfMemory,
    };
    io::Error::new(kind, error)
}
