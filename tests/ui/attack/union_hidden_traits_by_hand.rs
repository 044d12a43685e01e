#![forbid(unsafe_code)]
use cymem::private::{AgreedTag, Cases, ShowUnion, Tag, Tagging, Union, WriteCase, same_union};

#[derive(Clone, Copy)]
#[repr(C)]
union U {
    a: u32,
    b: bool,
}

impl Tag for U {
    const VALUES: cymem::private::Values = cymem::private::Values::Range(0, 1);
}

impl Union for U {
    type Untagged = U;
    type Parts = ();
    const TYPE: &'static cymem::private::FieldType = <u32 as cymem::private::PlainField>::TYPE;
}

impl Cases for U {
    type View<'a> = bool;
    const TAGS: &'static [&'static [i128]] = &[];
    unsafe fn view(&self, _: usize) -> bool {
        true
    }
}

impl<C> WriteCase<C, U> for u32 {
    fn cymem_case(&self) -> usize {
        7
    }
    unsafe fn cymem_write_case(
        self,
        _: cymem::init::Build<'_, C>,
        _: *mut U,
    ) -> Result<(), cymem::init::Failed> {
        panic!()
    }
}

impl ShowUnion for U {
    const NAMES: &'static [&'static str] = &[];
    const PARTS: cymem::private::Parts<cymem::private::DebugFn> = &[];
}

fn main() {
    let agreed = AgreedTag::open();
    let _ = Tagging::new(&agreed, 1, "");
    let _ = same_union(&U { a: 1 }, &U { a: 1 });
}
