///The recipe of [`Levels`]: data for its fields, written to a pool by `Levels::new_in`, `Pool::build` or `Graph::new`.
pub struct LevelsInit<Cells, Words> {
    ///The `cells` of the struct.
    pub cells: Cells,
    ///The `words` of the struct.
    pub words: Words,
}
///A [`Levels`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct LevelsView(::cymem::private::Node<Levels, (::cymem::private::Seen<f32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Levels {
        /**Builds a `Levels`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Levels {
        type View = LevelsView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, u32, u32, __cymem::Numbers<f32>, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "Levels: planes count; rows count; columns count; cells len 0 len 1 len 2 numbers; words until until cstr";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[],
                &[
                    __cymem::EndsWith::<
                        __cymem::Zero,
                        *mut *mut ::core::ffi::c_char,
                    >::REFERENCE,
                    __cymem::EndsWith::<
                        __cymem::Zero,
                        *mut ::core::ffi::c_char,
                    >::REFERENCE,
                ],
            )
        };
    }
    unsafe impl<Cells, Words, Shape: __cymem::NewNodes> __cymem::Source<Levels, Shape>
    for LevelsInit<Cells, Words> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Cells,
        Words,
    > __cymem::Write<Context, Levels, __cymem::Value, __cymem::Recipe>
    for LevelsInit<Cells, Words>
    where
        Cells: __cymem::Put<
            Context,
            *mut *mut *mut f32,
            __cymem::Counted<__cymem::Counted<__cymem::Counted>>,
        >,
        Words: __cymem::Put<
            Context,
            *mut *mut *mut ::core::ffi::c_char,
            __cymem::Terminated<
                __cymem::Zero,
                __cymem::Terminated<__cymem::Zero, __cymem::CString>,
            >,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Levels,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_agreed_2 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &Levels {
                            cells: __cymem_writer
                                .cymem_counted(
                                    self.cells,
                                    &__cymem_agreed_0,
                                    1,
                                    __cymem::Length::new(
                                        &__cymem_agreed_1,
                                        1,
                                        __cymem::Length::new(
                                            &__cymem_agreed_2,
                                            1,
                                            (),
                                            "Levels.cells",
                                        ),
                                        "Levels.cells",
                                    ),
                                    "Levels.cells",
                                ),
                            words: __cymem_writer
                                .cymem_pointer(self.words, (), "Levels.words"),
                            planes: __cymem_writer
                                .cymem_count(&__cymem_agreed_0, "Levels.planes"),
                            rows: __cymem_writer
                                .cymem_count(&__cymem_agreed_1, "Levels.rows"),
                            columns: __cymem_writer
                                .cymem_count(&__cymem_agreed_2, "Levels.columns"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl LevelsView {
        ///The field `planes`.
        #[inline]
        pub fn planes(&self) -> u32 {
            self.0.raw.planes
        }
        ///The field `rows`.
        #[inline]
        pub fn rows(&self) -> u32 {
            self.0.raw.rows
        }
        ///The field `columns`.
        #[inline]
        pub fn columns(&self) -> u32 {
            self.0.raw.columns
        }
        ///The field `cells`.
        #[inline]
        pub fn cells(
            &self,
        ) -> __cymem::List<'_, *mut *mut f32, __cymem::Counted<__cymem::Counted>> {
            unsafe {
                <__cymem::Counted<
                    __cymem::Counted<__cymem::Counted>,
                > as __cymem::Shape<
                    *mut *mut *mut f32,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.planes),
                        __cymem::Counted::new(
                            __cymem::stored_len(self.0.raw.rows),
                            __cymem::Counted::new(
                                __cymem::stored_len(self.0.raw.columns),
                                __cymem::Value,
                            ),
                        ),
                    ),
                    &self.0.raw.cells,
                )
            }
        }
        ///The field `words`.
        #[inline]
        pub fn words(
            &self,
        ) -> __cymem::List<
            '_,
            *mut *mut ::core::ffi::c_char,
            __cymem::Terminated<__cymem::Zero, __cymem::CString>,
        > {
            unsafe {
                <__cymem::Terminated<
                    __cymem::Zero,
                    __cymem::Terminated<__cymem::Zero, __cymem::CString>,
                > as __cymem::Shape<
                    *mut *mut *mut ::core::ffi::c_char,
                >>::view(
                    __cymem::Terminated::new(__cymem::Terminated::new(__cymem::CString)),
                    &self.0.raw.words,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Levels {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Levels>();
};
