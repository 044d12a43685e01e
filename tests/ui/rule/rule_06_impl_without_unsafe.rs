// mistakes: 8
use cymem::{BaseAlloc, Count, Init, InitArray, Plain, Pool, PoolAlloc, Shape, Terminator};

struct Mine(Vec<u8>);

impl Plain for Mine {}

struct Other(String);

impl PoolAlloc for Other {
    type View = String;
}

impl<'p> Init<&'p Pool, f64> for Mine {
    unsafe fn init(self, _: &'p Pool, _: *mut f64) -> Result<(), cymem::Error> {
        Ok(())
    }
}

impl<'p> InitArray<&'p Pool, f64> for Mine {
    unsafe fn init_array(self, _: &'p Pool) -> Result<(*mut f64, Option<usize>), cymem::Error> {
        Ok((std::ptr::null_mut(), Some(7)))
    }
}

#[derive(Clone, Copy)]
struct Marker;

impl Shape<Mine> for Marker {
    type View<'a> = &'a Mine;
    type Slice<'a> = &'a [Mine];

    unsafe fn view<'a>(self, slot: &'a Mine) -> &'a Mine {
        slot
    }

    unsafe fn slice<'a>(self, slots: &'a [Mine]) -> &'a [Mine] {
        slots
    }
}

impl Terminator<f64> for Marker {
    unsafe fn write(_: *mut f64) {}
}

impl Count for Marker {
    const NAME: &'static str = "marker";

    fn from_len(_: usize) -> Option<Self> {
        Some(Marker)
    }

    fn to_len(self) -> Option<usize> {
        Some(7)
    }

    fn to_i128(self) -> Option<i128> {
        Some(7)
    }
}

impl BaseAlloc for Marker {
    fn alloc_zeroed(&self, _: std::alloc::Layout) -> Option<std::ptr::NonNull<u8>> {
        None
    }
}

fn main() {}
