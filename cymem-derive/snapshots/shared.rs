///The recipe of [`Shared`]: data for its fields, written to a pool by `Shared::new_in`, `Pool::build` or `Graph::new`.
pub struct SharedInit {
    ///The `both` of the struct.
    pub both: *mut (),
    ///The `one` of the struct.
    pub one: *mut (),
}
///A [`Shared`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct SharedView(
    ::cymem::private::Node<Shared, (::cymem::private::Elsewhere<true, false>,)>,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Shared {
        /**Builds a `Shared`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Shared {
        type View = SharedView;
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
                            &raw const (*__cymem_start).both as *const __cymem::u8,
                            <*mut () as __cymem::OpaqueField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).one as *const __cymem::u8,
                            <*mut () as __cymem::OpaqueField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Shared: both opaque; one opaque";
    }
    unsafe impl<Shape: __cymem::NewNodes> __cymem::Source<Shared, Shape> for SharedInit {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
    > __cymem::Write<Context, Shared, __cymem::Value, __cymem::Recipe> for SharedInit {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Shared,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let Shared { both: _, one: _ } = *__cymem_slot;
                (*__cymem_slot).both = self.both;
                (*__cymem_slot).one = self.one;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl SharedView {
        ///The field `both`.
        #[inline]
        pub fn both(&self) -> *mut () {
            self.0.raw.both
        }
        ///The field `one`.
        #[inline]
        pub fn one(&self) -> *mut () {
            self.0.raw.one
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Shared {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Shared as __cymem::PoolAlloc>::FIELDS;
};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};
