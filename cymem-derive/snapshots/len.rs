///The recipe of [`Len`]: data for its fields, written to a pool by `Len::new_in`, `Pool::build` or `Graph::new`.
pub struct LenInit<Indices, Values> {
    ///The `indices` of the struct.
    pub indices: Indices,
    ///The `values` of the struct.
    pub values: Values,
}
///A [`Len`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct LenView(
    ::cymem::private::Node<
        Len,
        (::cymem::private::Seen<usize>, ::cymem::private::Seen<f64>),
    >,
);
impl Len {
    /**Builds a `Len`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Len {
        type View = LenView;
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
                            &raw const (*__cymem_start).length as *const __cymem::u8,
                            __cymem::OtherField::<u32>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).indices as *const __cymem::u8,
                            __cymem::OtherField::<*mut usize>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).values as *const __cymem::u8,
                            __cymem::OtherField::<*const f64>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    unsafe impl<Indices, Values, Shape: __cymem::NewNodes> __cymem::Source<Len, Shape>
    for LenInit<Indices, Values> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Indices,
        Values,
    > __cymem::Write<Context, Len, __cymem::Value, __cymem::Recipe>
    for LenInit<Indices, Values>
    where
        Indices: __cymem::Put<Context, *mut usize, __cymem::Counted<__cymem::Value>>,
        Values: __cymem::Put<Context, *const f64, __cymem::Counted<__cymem::Value>>,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Len,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                let __cymem_field_1 = __cymem_writer
                    .cymem_counted(
                        self.indices,
                        &__cymem_agreed_0,
                        1,
                        (),
                        "Len.indices",
                    );
                let __cymem_field_2 = __cymem_writer
                    .cymem_counted(self.values, &__cymem_agreed_0, 1, (), "Len.values");
                let __cymem_field_0 = __cymem_writer
                    .cymem_count::<u32>(&__cymem_agreed_0, "Len.length");
                let Len { length: _, indices: _, values: _ } = *__cymem_slot;
                (*__cymem_slot).length = __cymem_field_0;
                (*__cymem_slot).indices = __cymem_field_1;
                (*__cymem_slot).values = __cymem_field_2;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl LenView {
        ///The field `length`.
        #[inline]
        pub fn length(&self) -> u32 {
            self.0.raw.length
        }
        ///The field `indices`.
        #[inline]
        pub fn indices(&self) -> &[usize] {
            unsafe { __cymem::plain_array(self.0.raw.indices, self.0.raw.length) }
        }
        ///The field `values`.
        #[inline]
        pub fn values(&self) -> &[f64] {
            unsafe { __cymem::plain_array(self.0.raw.values, self.0.raw.length) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Len {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Len as __cymem::PoolAlloc>::FIELDS;
};
