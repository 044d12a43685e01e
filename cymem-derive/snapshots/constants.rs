///The recipe of [`Constants`]: data for its fields, written to a pool by `Constants::new_in`, `Pool::build` or `Graph::new`.
pub struct ConstantsInit {
    ///The `user` of the struct.
    pub user: *mut u8,
}
///A [`Constants`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ConstantsView(::cymem::private::Node<Constants, (u32, u8, *mut u8)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Constants {
        /**Builds a `Constants`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Constants {
        type View = ConstantsView;
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
                            &raw const (*__cymem_start).size as *const __cymem::u8,
                            <u32 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).version as *const __cymem::u8,
                            <u8 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).next as *const __cymem::u8,
                            <*mut u8 as __cymem::ConstantField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).user as *const __cymem::u8,
                            <*mut u8 as __cymem::OpaqueField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Constants: size size_of; version constant; next null; user opaque";
        const NAMED: __cymem::Named = (
            &[],
            &[__cymem::Reference::constant(__Value1::value)],
        );
    }
    struct __Value1(__cymem::core::marker::PhantomData<Constants>);
    impl __Value1 {
        #[inline]
        fn value() -> u8 {
            3
        }
    }
    unsafe impl<Shape: __cymem::NewNodes> __cymem::Source<Constants, Shape>
    for ConstantsInit {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
    > __cymem::Write<Context, Constants, __cymem::Value, __cymem::Recipe>
    for ConstantsInit {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Constants,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_field_0: u32 = __cymem_writer
                    .cymem_size_of::<Constants, u32>();
                let __cymem_field_1: u8 = __Value1::value();
                let __cymem_field_2: *mut u8 = <*mut u8 as __cymem::HasNull>::NULL;
                let Constants { size: _, version: _, next: _, user: _ } = *__cymem_slot;
                __cymem::Constant::write(__cymem_field_0, &raw mut (*__cymem_slot).size);
                __cymem::Constant::write(
                    __cymem_field_1,
                    &raw mut (*__cymem_slot).version,
                );
                __cymem::Constant::write(__cymem_field_2, &raw mut (*__cymem_slot).next);
                (*__cymem_slot).user = self.user;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl ConstantsView {
        ///The field `size`.
        #[inline]
        pub fn size(&self) -> u32 {
            unsafe { __cymem::get(&self.0.raw.size) }
        }
        ///The field `version`.
        #[inline]
        pub fn version(&self) -> u8 {
            unsafe { __cymem::get(&self.0.raw.version) }
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> *mut u8 {
            unsafe { __cymem::get(&self.0.raw.next) }
        }
        ///The field `user`.
        #[inline]
        pub fn user(&self) -> *mut u8 {
            self.0.raw.user
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Constants {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Constants as __cymem::PoolAlloc>::FIELDS;
};
