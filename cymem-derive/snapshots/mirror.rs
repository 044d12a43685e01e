///The recipe of [`Mirror`]: data for its fields, written to a pool by `Mirror::new_in`, `Pool::build` or `Graph::new`.
pub struct MirrorInit<Data> {
    ///The `id` of the struct.
    pub id: u32,
    ///The `data` of the struct.
    pub data: Data,
}
///A [`Mirror`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct MirrorView(::cymem::private::Node<Mirror, (::cymem::private::Seen<u32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Mirror {
        /**Builds a `Mirror`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Mirror {
        type View = MirrorView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "Mirror: id; data one";
        const NAMED: __cymem::Named = (&[__cymem::node::<u32>], &[]);
    }
    unsafe impl<Data, Shape: __cymem::NewNodes> __cymem::Source<Mirror, Shape>
    for MirrorInit<Data> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Data,
    > __cymem::Write<Context, Mirror, __cymem::Value, __cymem::Recipe>
    for MirrorInit<Data>
    where
        Data: __cymem::Put<Context, *mut u32, __cymem::One>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Mirror,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Mirror {
                            data: __cymem_writer
                                .cymem_pointer(self.data, (), "Mirror.data"),
                            id: self.id,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl MirrorView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
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
        pub fn as_raw(&self) -> &Mirror {
            &self.0.raw
        }
    }
    #[allow(type_alias_bounds)]
    type __Foreign = foreign::entry;
    #[allow(deprecated)]
    #[automatically_derived]
    unsafe impl __cymem::Mirror for Mirror {
        type Foreign = __Foreign;
        const SAME: () = {
            use __cymem::NotNumbers as _;
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_own = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            let __cymem_place = __cymem::core::mem::MaybeUninit::<
                Self::Foreign,
            >::uninit();
            let __cymem_foreign = __cymem::core::mem::MaybeUninit::as_ptr(
                &__cymem_place,
            );
            unsafe {
                let _ = || {
                    let __Foreign { id: _, data: _ } = *__cymem_foreign;
                };
                {
                    let (__cymem_a, __cymem_b) = (
                        &raw const (*__cymem_own).id,
                        &raw const (*__cymem_foreign).id,
                    );
                    __cymem::core::assert!(
                        __cymem::size_behind(__cymem_a) ==
                        __cymem::size_behind(__cymem_b),
                        "field `id`: it has another size in `foreign::entry`"
                    );
                    __cymem::core::assert!(
                        (__cymem_a as * const __cymem::u8).offset_from(__cymem_own as *
                        const __cymem::u8) == (__cymem_b as * const __cymem::u8)
                        .offset_from(__cymem_foreign as * const __cymem::u8),
                        "field `id`: it stands at another offset in `foreign::entry`"
                    );
                    let __cymem_fields = __cymem::Fields::of(__cymem_a, __cymem_b);
                    let _ = || __cymem_fields.cymem_agree();
                }
                {
                    let (__cymem_a, __cymem_b) = (
                        &raw const (*__cymem_own).data,
                        &raw const (*__cymem_foreign).data,
                    );
                    __cymem::core::assert!(
                        __cymem::size_behind(__cymem_a) ==
                        __cymem::size_behind(__cymem_b),
                        "field `data`: it has another size in `foreign::entry`"
                    );
                    __cymem::core::assert!(
                        (__cymem_a as * const __cymem::u8).offset_from(__cymem_own as *
                        const __cymem::u8) == (__cymem_b as * const __cymem::u8)
                        .offset_from(__cymem_foreign as * const __cymem::u8),
                        "field `data`: it stands at another offset in `foreign::entry`"
                    );
                    let __cymem_fields = __cymem::Fields::of(__cymem_a, __cymem_b);
                    let _ = || __cymem_fields.cymem_agree();
                }
            }
            __cymem::core::assert!(
                __cymem::core::mem::align_of:: < Self > () ==
                __cymem::core::mem::align_of:: < Self::Foreign > (),
                "`Mirror` has another alignment than `foreign::entry`"
            );
            __cymem::core::assert!(
                __cymem::core::mem::size_of:: < Self > () ==
                __cymem::core::mem::size_of:: < Self::Foreign > (),
                "`Mirror` has another size than `foreign::entry`"
            );
        };
    }
    const _: () = <Mirror as __cymem::Mirror>::SAME;
    const _: () = __cymem::check::<Mirror>();
};
