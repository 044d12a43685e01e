///The recipe of [`Named`]: data for its fields, written to a pool by `Named::new_in`, `Pool::build` or `Graph::new`.
pub struct Recipe<Number> {
    ///The `id` of the struct.
    pub id: u32,
    ///The `number` of the struct.
    pub number: Number,
}
///A [`Named`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct Seen(::cymem::private::Node<Named, (u32, ::cymem::private::Seen<u32>)>);
impl Named {
    /**Builds a `Named`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        __cymem_pool: &'pool ::cymem::Pool<PoolEngine>,
        __cymem_init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::private::Put<
            &'pool ::cymem::Pool<PoolEngine>,
            Self,
            ::cymem::private::Value,
        >,
    {
        ::cymem::Pool::build(__cymem_pool, __cymem_init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Named {
        type View = Seen;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).id as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).number as *const __cymem::u8,
                            __cymem::OtherField::<*mut u32>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    unsafe impl<Number, Shape: __cymem::NewNodes> __cymem::Source<Named, Shape>
    for Recipe<Number> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Number,
    > __cymem::Write<Context, Named, __cymem::Value, __cymem::Recipe> for Recipe<Number>
    where
        Number: __cymem::Put<Context, *mut u32, __cymem::One>,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Named,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_field_1 = __cymem_writer
                    .cymem_pointer(self.number, (), "Named.number");
                let Named { id: _, number: _ } = *__cymem_slot;
                __cymem::Probe::<
                    u32,
                >::write_fields(&self.id, &raw mut (*__cymem_slot).id);
                (*__cymem_slot).number = __cymem_field_1;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl Seen {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
        }
        ///The field `number`.
        #[inline]
        pub fn number(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<u32>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut u32,
                >>::view(__cymem::One, &self.0.raw.number)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Named {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Named as __cymem::PoolAlloc>::FIELDS;
};
