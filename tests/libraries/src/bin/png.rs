//! libpng: text chunks of all kinds, written into a picture and read back. The bindings are bindgen's, as they come.

use std::error::Error;
use std::ffi::{c_char, c_int, c_void};
use std::{ptr, slice};

use cymem::{Fault, Limits, Null, Pool, PoolAlloc, FromC};
use cymem_libraries::text;
use png::*;

#[allow(clippy::all, dead_code, missing_docs, non_camel_case_types, unreachable_pub)]
mod png {
    include!("../../../bindgen/png.rs");

    #[link(name = "png16")]
    unsafe extern "C" {
        pub fn png_get_libpng_ver(png: *const png_struct) -> *const std::ffi::c_char;
    }
}

/// The version of the bindings; libpng compares the first two numbers.
const VERSION: *const c_char = c"1.6.0".as_ptr();

/// What `png_set_IHDR`, `png_set_rows` and `png_set_text` take.
#[derive(PoolAlloc)]
#[repr(C)]
struct Picture {
    width: u32,
    height: u32,
    #[pool(len = height, each(len = width))]
    rows: *mut *mut u8,
    texts: c_int,
    #[pool(len = texts)]
    text: *mut png_text,
}

const KINDS: [(c_int, &str, &str, Option<&str>); 3] = [
    (-1, "Title", "Nested data", None),          // tEXt
    (0, "Description", "A pool, a graph", None), // zTXt
    (1, "Comment", "grün", Some("de")),          // iTXt
];

fn main() -> Result<(), Box<dyn Error>> {
    let pool = Pool::tracked(); // each array is a block of its own to valgrind
    let picture = Picture::new_in(
        &pool,
        PictureInit {
            rows: [[0, 128, 255], [7, 8, 9]],
            text: KINDS.map(|(compression, key, text, lang)| png_text_structInit {
                compression,
                key,
                text,
                itxt_length: 0,
                lang,
                lang_key: Null,
            }),
        },
    )?;
    let file = write(&picture);
    assert_eq!(&file[..8], b"\x89PNG\r\n\x1a\n");
    let version = read(&file);
    println!(
        "{version}: {} bytes with tEXt, zTXt and iTXt chunks and 2 rows, read back the same and imported",
        file.len()
    );
    Ok(())
}

fn write(picture: &PictureView) -> Vec<u8> {
    unsafe extern "C" fn append(png: png_structp, data: png_bytep, length: usize) {
        // SAFETY: libpng hands on the `Vec` below, and as many bytes as it says.
        let (file, data) =
            unsafe { (&mut *png_get_io_ptr(png).cast::<Vec<u8>>(), slice::from_raw_parts(data, length)) };
        file.extend_from_slice(data);
    }

    let mut file: Vec<u8> = Vec::new();
    let raw = picture.as_raw();
    // SAFETY: the calls are those of libpng's manual; the picture and `file` outlive them.
    unsafe {
        let mut png = png_create_write_struct(VERSION, ptr::null_mut(), None, None);
        let mut info = png_create_info_struct(png);
        png_set_write_fn(png, (&raw mut file).cast(), Some(append), None);
        png_set_IHDR(png, info, raw.width, raw.height, 8, 0, 0, 0, 0);
        png_set_rows(png, info, raw.rows);
        png_set_text(png, info, raw.text, raw.texts);
        png_write_png(png, info, 0, ptr::null_mut());
        png_destroy_write_struct(&mut png, &mut info);
    }
    file
}

/// Sees and imports a chunk that libpng has read.
fn import(read: &png_text) {
    // SAFETY: libpng has filled it, and does not change it.
    match unsafe { png_text::import(read, Limits::new()) } {
        Ok(copy) => {
            assert!(read.compression < 1);
            // SAFETY: as above, and it was checked.
            let view = unsafe { png_text::view_raw(read) };
            assert_eq!(
                (copy.key(), copy.text(), copy.text_length()),
                (view.key(), view.text(), view.text_length())
            );
            assert_ne!(copy.as_raw().text, read.text);
        }
        // Of international text the length stands in another field than these bindings say.
        Err(error) => {
            assert_eq!((read.compression, read.text_length), (1, 0));
            assert_eq!(
                error,
                cymem::Error::Invalid {
                    path: "png_text_struct.text".into(),
                    fault: Fault::TextLength { expected: 0, found: read.itxt_length },
                }
            );
        }
    }
}

/// The version of libpng, after everything has been compared.
fn read(file: &[u8]) -> &'static str {
    unsafe extern "C" fn take(png: png_structp, data: png_bytep, length: usize) {
        // SAFETY: libpng hands on the slice below, and room for as many bytes as it says.
        let (file, data) =
            unsafe { (&mut *png_get_io_ptr(png).cast::<&[u8]>(), slice::from_raw_parts_mut(data, length)) };
        let (head, rest) = file.split_at(length);
        data.copy_from_slice(head);
        *file = rest;
    }

    let mut rest = file;
    // SAFETY: as above; what libpng has read is looked at before it is destroyed.
    unsafe {
        let mut png = png_create_read_struct(VERSION, ptr::null_mut(), None, None);
        let mut info = png_create_info_struct(png);
        png_set_read_fn(png, (&raw mut rest).cast::<c_void>(), Some(take));
        png_read_png(png, info, 0, ptr::null_mut());
        let rows = slice::from_raw_parts(png_get_rows(png, info), 2);
        assert_eq!(slice::from_raw_parts(rows[1], 3), [7, 8, 9]);

        let (mut texts, mut count) = (ptr::null_mut(), 0);
        png_get_text(png, info, &mut texts, &mut count);
        let texts = slice::from_raw_parts(texts, usize::try_from(count).expect("a count"));
        assert_eq!(texts.len(), KINDS.len());
        for (read, (compression, key, written, lang)) in texts.iter().zip(KINDS) {
            assert_eq!((read.compression, text(read.key), text(read.text)), (compression, key, written));
            assert_eq!(read.text_length.max(read.itxt_length), written.len());
            assert!(lang.is_none_or(|lang| text(read.lang) == lang));
            import(read);
        }
        png_destroy_read_struct(&mut png, &mut info, ptr::null_mut());
        text(png_get_libpng_ver(ptr::null()))
    }
}
