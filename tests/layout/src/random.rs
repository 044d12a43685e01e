//! The random data of the tests. `build/head.c` draws the same, in the same order.

/// `SplitMix64`, as in `build/head.c` and `build.rs`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    pub(crate) fn draw<T: Draw>(&mut self) -> T {
        T::draw(self.next())
    }

    /// Up to three items.
    pub(crate) fn len(&mut self) -> usize {
        (self.next() % 4) as usize
    }

    /// Three times out of four.
    pub(crate) fn some(&mut self) -> bool {
        self.len() != 0
    }

    /// Up to three letters.
    pub(crate) fn text(&mut self) -> String {
        (0..self.len()).map(|_| char::from(b'a' + (self.next() % 26) as u8)).collect()
    }

    pub(crate) fn callback(&mut self) -> Option<extern "C" fn(i32) -> i32> {
        (self.next() % 2 == 1).then_some(twice)
    }
}

extern "C" fn twice(x: i32) -> i32 {
    2 * x
}

/// A number made of a random word.
pub(crate) trait Draw {
    fn draw(word: u64) -> Self;
}

macro_rules! draw {
    ($($number:ty = $narrow:ty),*) => { $(
        impl Draw for $number {
            fn draw(word: u64) -> Self {
                word as $narrow as $number
            }
        }
    )* };
}
draw!(u8 = u8, u16 = u16, u32 = u32, u64 = u64, u128 = u64, usize = u64);
draw!(i8 = i8, i16 = i16, i32 = i32, i64 = i64, i128 = i64, isize = i64, f32 = i16, f64 = i32);

impl Draw for bool {
    fn draw(word: u64) -> Self {
        word % 2 == 1
    }
}
