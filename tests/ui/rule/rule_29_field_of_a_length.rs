use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Size {
    w: u32,
    h: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Image {
    size: Size,
    dims: [u16; 2],
    #[pool(len = size.w * size.h + dims[0])]
    pixels: *mut u8,
}

fn enlarge(image: &mut Graph<Image>) {
    image.edit().set_size(Size { w: 1000, h: 1000 });
    image.edit().set_dims([1000; 2]);
}

fn main() {
    _ = enlarge;
}
