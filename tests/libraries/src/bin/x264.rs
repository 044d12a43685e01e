//! x264: a picture whose planes are pointers in the struct, with a message of the user's behind two more, encoded without
//! loss. The bindings are bindgen's, as they come.

use std::error::Error;
use std::{ptr, slice};

use cymem::{Graph, Zeroed, zeroed};
use x264::*;

#[allow(clippy::all, dead_code, missing_docs, non_camel_case_types, non_upper_case_globals, unreachable_pub)]
mod x264 {
    /// The bindings say `len = i_stride[0] * HEIGHT` of each plane, as the header leaves the height to the parameters.
    pub const HEIGHT: usize = 32;

    include!("../../../bindgen/x264.rs");

    #[link(name = "x264")]
    unsafe extern "C" {}
}

const WIDTH: usize = 64;
const SIZE: usize = WIDTH * HEIGHT;
/// SEI of type 5: 16 bytes that say whose message it is, and the message.
const USER_DATA: i32 = 5;
const MESSAGE: &[u8] = b"0123456789abcdefnested structs";

fn main() -> Result<(), Box<dyn Error>> {
    let planes: [Vec<u8>; 3] =
        [3, 5, 7].map(|step: usize| (0..SIZE).map(|at| (at * step % 251) as u8).collect());
    let width = WIDTH.try_into()?;
    let mut picture: Graph<x264_picture_t> = Graph::new(x264_picture_tInit {
        i_type: X264_TYPE_AUTO.try_into()?,
        i_qpplus1: 0,
        i_pic_struct: 0,
        b_keyframe: 0,
        i_pts: 7,
        i_dts: 0,
        img: x264_image_tInit {
            i_csp: X264_CSP_I444.try_into()?,
            i_plane: 3,
            i_stride: [width, width, width, 0],
            plane: &planes,
        },
        prop: Zeroed,
        hrd_timing: zeroed(),
        extra_sei: x264_sei_tInit {
            payloads: [x264_sei_payload_tInit { payload_type: USER_DATA, payload: MESSAGE }],
            sei_free: None,
        },
    })?;

    // SAFETY: the calls are those of the header; the graph outlives the encoder.
    let stream = unsafe {
        let mut parameters = std::mem::zeroed();
        assert_eq!(
            x264_param_default_preset(&mut parameters, c"medium".as_ptr(), c"zerolatency".as_ptr()),
            0
        );
        parameters.i_log_level = 0; // errors
        parameters.i_width = width;
        parameters.i_height = HEIGHT.try_into()?;
        parameters.i_csp = X264_CSP_I444.try_into()?;
        parameters.rc.i_rc_method = 0; // a constant quantizer
        parameters.rc.i_qp_constant = 0; // no loss
        parameters.b_full_recon = 1;
        let encoder = x264_encoder_open_164(&mut parameters);
        assert!(!encoder.is_null());

        let (mut nals, mut count, mut out) = (ptr::null_mut(), 0, std::mem::zeroed());
        let bytes = x264_encoder_encode(encoder, &mut nals, &mut count, picture.as_mut_ptr(), &mut out);
        assert!(bytes > 0 && count > 0);
        let stream = slice::from_raw_parts((*nals).p_payload, bytes.try_into()?).to_vec();

        // What a decoder will see is what was given.
        assert_eq!((out.i_pts, out.b_keyframe), (7, 1));
        for ((plane, &stride), given) in out.img.plane.iter().zip(&out.img.i_stride).zip(&planes) {
            for (row, given) in given.chunks(WIDTH).enumerate() {
                let row = plane.add(row * usize::try_from(stride)?);
                assert_eq!(slice::from_raw_parts(row, WIDTH), given);
            }
        }
        x264_encoder_close(encoder);
        stream
    };
    assert!(stream.windows(MESSAGE.len()).any(|bytes| bytes == MESSAGE), "the message is in the stream");
    println!(
        "0.{X264_BUILD}: a picture of 3 planes in {} bytes without loss, with a message in an SEI",
        stream.len()
    );
    Ok(())
}
