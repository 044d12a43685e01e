///The recipe of [`Callbacks`]: data for its fields, written to a pool by `Callbacks::new_in`, `Pool::build` or `Graph::new`.
pub struct CallbacksInit<Data> {
    ///The `visit` of the struct.
    pub visit: Option<extern "C" fn(&mut u32) -> i32>,
    ///The `log` of the struct.
    pub log: Option<unsafe extern "C" fn(*const u8, ...)>,
    ///The `data` of the struct.
    pub data: Data,
}
///A [`Callbacks`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct CallbacksView(
    ::cymem::private::Node<
        Callbacks,
        (
            Option<extern "C" fn(&mut u32) -> i32>,
            Option<unsafe extern "C" fn(*const u8, ...)>,
            ::cymem::private::Seen<u32>,
        ),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Callbacks {
        /**Builds a `Callbacks`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Callbacks {
        type View = CallbacksView;
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
                            &raw const (*__cymem_start).visit as *const __cymem::u8,
                            __cymem::function_field::<
                                extern "C" fn(&mut u32) -> i32,
                            >(&raw const (*__cymem_start).visit),
                        ),
                        (
                            &raw const (*__cymem_start).log as *const __cymem::u8,
                            <Option<
                                unsafe extern "C" fn(*const u8, ...),
                            > as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).data as *const __cymem::u8,
                            __cymem::OtherField::<*mut u32>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Callbacks: visit; log; data one";
        const NAMED: __cymem::Named = (&[__cymem::node::<u32>], &[]);
    }
    unsafe impl<Data, Shape: __cymem::NewNodes> __cymem::Source<Callbacks, Shape>
    for CallbacksInit<Data> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Data,
    > __cymem::Write<Context, Callbacks, __cymem::Value, __cymem::Recipe>
    for CallbacksInit<Data>
    where
        Data: __cymem::Put<Context, *mut u32, __cymem::One>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Callbacks,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_field_2 = __cymem_writer
                    .cymem_pointer(self.data, (), "Callbacks.data");
                let Callbacks { visit: _, log: _, data: _ } = *__cymem_slot;
                (*__cymem_slot).visit = self.visit;
                __cymem::Probe::<
                    Option<unsafe extern "C" fn(*const u8, ...)>,
                >::write_fields(&self.log, &raw mut (*__cymem_slot).log);
                (*__cymem_slot).data = __cymem_field_2;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl CallbacksView {
        ///The field `visit`.
        #[inline]
        pub fn visit(&self) -> Option<extern "C" fn(&mut u32) -> i32> {
            unsafe { __cymem::get(&self.0.raw.visit) }
        }
        ///The field `log`.
        #[inline]
        pub fn log(&self) -> Option<unsafe extern "C" fn(*const u8, ...)> {
            unsafe { __cymem::get(&self.0.raw.log) }
        }
        ///The field `data`.
        #[inline]
        pub fn data(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<u32>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut u32,
                >>::view(__cymem::One, &self.0.raw.data)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Callbacks {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Callbacks as __cymem::PoolAlloc>::FIELDS;
};
