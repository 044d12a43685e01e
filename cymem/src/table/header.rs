//! What a saved graph begins with.

use super::fault::Fault;

/// No text begins so, and transfers that change the ends of lines destroy it (as that of PNG).
const MAGIC: [u8; 8] = *b"\x93cymem\r\n";

/// Of the format.
const VERSION: u8 = 1;

/// The order of bytes in what follows the header, whose own numbers are little endian.
const ENDIANNESS: u8 = if cfg!(target_endian = "little") { 1 } else { 2 };

/// In bytes.
const POINTER_WIDTH: u8 = size_of::<*const u8>() as u8;

/// The first bytes of a saved graph.
#[derive(Clone, Copy)]
pub(crate) struct Header {
    /// What the first byte must be aligned to, so that everything is.
    pub(crate) align: usize,
    /// That of the root's type.
    pub(crate) fingerprint: u64,
    /// How many bytes the file has.
    pub(crate) len: usize,
    /// Where the root stands.
    pub(crate) root: usize,
}

impl Header {
    /// How long it is.
    pub(crate) const LEN: usize = 40;

    pub(crate) fn to_bytes(self) -> [u8; Header::LEN] {
        let align = self.align.trailing_zeros() as u8;
        let kind = [VERSION, ENDIANNESS, POINTER_WIDTH, align, 0, 0, 0, 0];
        let [fingerprint, len, root] =
            [self.fingerprint, self.len as u64, self.root as u64].map(u64::to_le_bytes);
        let mut bytes = [0; Header::LEN];
        for (to, from) in bytes.chunks_exact_mut(8).zip([MAGIC, kind, fingerprint, len, root]) {
            to.copy_from_slice(&from);
        }
        bytes
    }

    /// Reads the header of a graph that was saved by this version on such a machine, from a root of a type with this
    /// fingerprint.
    ///
    /// # Errors
    ///
    /// What is not so.
    pub(crate) fn read(bytes: &[u8], expected: u64) -> Result<Header, Fault> {
        let mut words = bytes.chunks_exact(8).filter_map(|word| <[u8; 8]>::try_from(word).ok());
        let mut word = || words.next().ok_or(Fault::NotSaved);
        if word()? != MAGIC {
            return Err(Fault::NotSaved);
        }
        let [version, endianness, width, align, rest @ ..] = word()?;
        let other = |what| Err(Fault::OtherFormat { what });
        if version != VERSION || rest != [0; 4] {
            return other("version of the format");
        }
        if endianness != ENDIANNESS {
            return other("order of bytes");
        }
        if width != POINTER_WIDTH {
            return other("size of pointers");
        }
        let fingerprint = u64::from_le_bytes(word()?);
        if fingerprint != expected {
            return other("type, or another version of it");
        }
        let mut number = || Ok(usize::try_from(u64::from_le_bytes(word()?)).unwrap_or(usize::MAX));
        let (len, root) = (number()?, number()?);
        // Nothing is aligned to more than the offset at which it stands.
        let align = 1_usize.checked_shl(u32::from(align)).filter(|&align| align <= len);
        let Some(align) = align else { return other("alignment") };
        Ok(Header { align, fingerprint, len, root })
    }
}
