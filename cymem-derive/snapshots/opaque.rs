///The recipe of [`Handle`]: data for its fields, written to a pool by `Handle::new_in`, `Pool::build` or `Graph::new`.
pub struct HandleInit {
    ///The `raw` of the struct.
    pub raw: *mut u8,
}
///A [`Handle`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct HandleView(::cymem::private::Node<Handle, (*mut u8,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Handle {
        /**Builds a `Handle`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Handle {
        type View = HandleView;
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
                            &raw const (*__cymem_start).raw as *const __cymem::u8,
                            <*mut u8 as __cymem::OpaqueField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Handle: raw opaque";
    }
    unsafe impl<Shape: __cymem::NewNodes> __cymem::Source<Handle, Shape> for HandleInit {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
    > __cymem::Write<Context, Handle, __cymem::Value, __cymem::Recipe> for HandleInit {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Handle,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let Handle { .. } = *__cymem_slot;
                let Handle { raw: _ } = *__cymem_slot;
                (*__cymem_slot).raw = self.raw;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl HandleView {
        ///The field `raw`.
        #[inline]
        pub fn raw(&self) -> *mut u8 {
            self.0.raw.raw
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Handle {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Handle as __cymem::PoolAlloc>::FIELDS;
};
