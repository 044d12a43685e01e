///The recipe of [`Bytes`]: data for its fields, written to a pool by `Bytes::new_in`, `Pool::build` or `Graph::new`.
pub struct BytesInit<Val> {
    ///The `val` of the struct.
    pub val: Val,
}
///A [`Bytes`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct BytesView(::cymem::private::Node<Bytes, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Bytes {
        /**Builds a `Bytes`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
        #[inline]
        pub fn new_in<
            'pool,
            PoolEngine: __cymem::Engine,
            PoolInit: __cymem::Put<
                    &'pool __cymem::Pool<PoolEngine>,
                    Self,
                    __cymem::Value,
                >,
        >(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_init: PoolInit,
        ) -> __cymem::Result<__cymem::Pooled<'pool, Self>, __cymem::Error> {
            __cymem::Pool::build::<Self, PoolInit>(__cymem_pool, __cymem_init)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Bytes {
        type View = BytesView;
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
                            &raw const (*__cymem_start).len as *const __cymem::u8,
                            <usize as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).val as *const __cymem::u8,
                            <*mut ::core::ffi::c_char as __cymem::BytesField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Bytes: len count; val bytes 0";
    }
    unsafe impl<Val, Shape: __cymem::NewNodes> __cymem::Source<Bytes, Shape>
    for BytesInit<Val> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Val,
    > __cymem::Write<Context, Bytes, __cymem::Value, __cymem::Recipe> for BytesInit<Val>
    where
        Val: __cymem::Put<Context, *mut ::cymem::private::u8, __cymem::Bytes>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Bytes,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                let __cymem_field_1 = __cymem_writer
                    .cymem_pointer(
                        self.val,
                        __cymem::Length::new(&__cymem_agreed_0, 1, (), "Bytes.val"),
                        "Bytes.val",
                    );
                let __cymem_field_0 = __cymem_writer
                    .cymem_count(&__cymem_agreed_0, "Bytes.len");
                let Bytes { len: _, val: _ } = *__cymem_slot;
                (*__cymem_slot).len = __cymem_field_0;
                (*__cymem_slot).val = __cymem_field_1.cast();
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl BytesView {
        ///The field `len`.
        #[inline]
        pub fn len(&self) -> usize {
            self.0.raw.len
        }
        ///The field `val`.
        #[inline]
        pub fn val(&self) -> &[__cymem::u8] {
            unsafe {
                <__cymem::Bytes as __cymem::Shape<
                    *mut ::cymem::private::u8,
                >>::view(
                    __cymem::Bytes::new(__cymem::stored_len(self.0.raw.len)),
                    &*(&raw const self.0.raw.val).cast::<*mut ::cymem::private::u8>(),
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Bytes {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Bytes as __cymem::PoolAlloc>::FIELDS;
};
