use cymem::PoolAlloc;

mod inner {
    #[derive(cymem::PoolAlloc, Clone, Copy)]
    #[repr(C)]
    pub union Word {
        pub small: u8,
        pub large: u64,
    }
}

use inner::{Word, WordView};

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    #[pool(untagged)]
    word: Word,
}

fn main() {
    let forged = WordView(Word { small: 1 });
    let bare: &WordView = &Word { small: 1 };
    let _ = (forged.large(), bare.large());
}
