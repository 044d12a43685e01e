///The recipe of [`Reserved`]: data for its fields, written to a pool by `Reserved::new_in`, `Pool::build` or `Graph::new`.
pub struct ReservedInit<Items> {
    ///The `room` of the struct.
    pub room: usize,
    ///The `items` of the struct.
    pub items: Items,
}
///A [`Reserved`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ReservedView(::cymem::private::Node<Reserved, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Reserved {
        /**Builds a `Reserved`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Reserved {
        type View = ReservedView;
        type Kind = __cymem::IsNode;
        type Fields = (usize, usize, __cymem::Numbers<f32>);
        const DESCRIPTION: &'static __cymem::str = "Reserved: size count; room; items room computed len 0 numbers";
        const NAMED: __cymem::Named = (
            &[],
            &[
                __cymem::Reference::Align(__Align2_0::ALIGN),
                __cymem::Reference::computed::<
                    Self,
                >(|__cymem_node| __length2_0(__cymem::Len::of(__cymem_node.room))),
            ],
        );
    }
    #[inline]
    fn __length2_0(__cymem_field_1: __cymem::Len) -> __cymem::Len {
        __cymem_field_1
    }
    struct __Align2_0(__cymem::core::marker::PhantomData<Reserved>);
    impl __Align2_0 {
        const ALIGN: __cymem::usize = __cymem::alignment(64);
    }
    const _: __cymem::usize = <__Align2_0>::ALIGN;
    unsafe impl<Items, Shape: __cymem::NewNodes> __cymem::Source<Reserved, Shape>
    for ReservedInit<Items> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Items,
    > __cymem::Write<Context, Reserved, __cymem::Value, __cymem::Recipe>
    for ReservedInit<Items>
    where
        Items: __cymem::Put<Context, *mut f32, __cymem::Reserved<__cymem::Counted>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Reserved,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &Reserved {
                            items: __cymem_writer
                                .cymem_pointer(
                                    self.items,
                                    __cymem::Room::new(
                                        __cymem::Length::new(
                                            &__cymem_agreed_0,
                                            1,
                                            (),
                                            "Reserved.items",
                                        ),
                                        __cymem::core::option::Option::Some(
                                            __cymem_writer
                                                .cymem_capacity(
                                                    __length2_0(__cymem::Len::of(self.room)),
                                                    1,
                                                    "room",
                                                    "Reserved.items",
                                                ),
                                        ),
                                        __Align2_0::ALIGN,
                                    ),
                                    "Reserved.items",
                                ),
                            size: __cymem_writer
                                .cymem_count(&__cymem_agreed_0, "Reserved.size"),
                            room: self.room,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl ReservedView {
        ///The field `size`.
        #[inline]
        pub fn size(&self) -> usize {
            self.0.raw.size
        }
        ///The field `room`.
        #[inline]
        pub fn room(&self) -> usize {
            self.0.raw.room
        }
        ///The field `items`.
        #[inline]
        pub fn items(&self) -> &[f32] {
            unsafe { __cymem::numbers(self.0.raw.items, self.0.raw.size) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Reserved {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Reserved>();
};
