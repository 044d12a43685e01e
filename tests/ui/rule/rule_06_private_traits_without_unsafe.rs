// mistakes: 6
use cymem::private::{Constant, ConstantField, PhantomField, PlainField, SeenAs, Target};

struct Mine(Vec<u8>);

impl PlainField for Mine {}

impl ConstantField for Mine {}

impl PhantomField for Mine {}

impl Target for Mine {
    type View = String;
}

impl SeenAs<String> for Mine {}

impl Constant for Mine {
    const PADDED: bool = false;

    unsafe fn write(self, _: *mut Self) {}
}

fn main() {}
