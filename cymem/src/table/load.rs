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
pub(crate) fn header(bytes: &[u8], ty: &'static FieldType) -> Result<Header, Error> {
    Header::read(bytes, fingerprint(ty)?).map_err(invalid)
}

/// Where a saved graph is read from, and its root. If the bytes do not lie as they must, they are copied to the pool.
///
/// # Errors
///
/// [`Error::Invalid`] if the bytes are not as many as the header says, and those of the pool.
pub(crate) fn opened<'a>(
    bytes: &'a [u8],
    header: &Header,
    pool: &'a Pool,
) -> Result<(Saved<'a>, *const u8), Error> {
    let &Header { align, len, root, .. } = header;
    if bytes.len() != len {
        return Err(invalid(Fault::OutOfBounds { offset: 0, bytes: len, len: bytes.len() }));
    }
    let bytes = if bytes.as_ptr().addr() % align == 0 { bytes } else { aligned(bytes, align, pool)? };
    Ok((Saved { bytes, align }, bytes.as_ptr().wrapping_add(root)))
}

/// A copy that is aligned.
fn aligned<'a>(bytes: &[u8], align: usize, pool: &'a Pool) -> Result<&'a [u8], Error> {
    let len = bytes.len();
    let layout =
        Layout::from_size_align(len, align).map_err(|_| invalid(Fault::OtherFormat { what: "alignment" }))?;
    let to = pool.reserve(layout)?;
    // SAFETY: the block is new, and as large.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), to.as_ptr(), len) };
    // SAFETY: so many bytes were written, which nobody else has, and the pool keeps them.
    Ok(unsafe { core::slice::from_raw_parts(to.as_ptr(), len) })
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
    let mut start = [0; Header::LEN];
    reader.read_exact(&mut start)?;
    let len = header(&start, ty).map_err(io_error)?.len;
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
            0 => bytes.copy_from_slice(&start),
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
