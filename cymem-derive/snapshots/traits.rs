///The recipe of [`Task`]: data for its fields, written to a pool by `Task::new_in`, `Pool::build` or `Graph::new`.
pub struct TaskInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Task`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TaskView(::cymem::private::Node<Task, (::cymem::private::Seen<Task>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Task {
        /**Builds a `Task`, and all that it points to, in the pool.

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
        /**Builds a list of `Task`s in the pool, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
        pub fn list_in<'pool, PoolEngine, PoolInits>(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_inits: PoolInits,
        ) -> __cymem::Result<
            __cymem::core::option::Option<__cymem::Pooled<'pool, Self>>,
            __cymem::Error,
        >
        where
            PoolEngine: __cymem::Engine,
            PoolInits: __cymem::core::iter::IntoIterator<
                Item: __cymem::Put<
                        &'pool __cymem::Pool<PoolEngine>,
                        Self,
                        __cymem::Value,
                    >,
            >,
        {
            __cymem::list_in(__cymem_pool, __cymem_inits)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Task {
        type View = TaskView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "Task: id; next list";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[__cymem::LeadsTo::<Task>::node], &[])
        };
    }
    unsafe impl<Shape: __cymem::NewNodes> __cymem::Source<Task, Shape> for TaskInit {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
    > __cymem::Write<Context, Task, __cymem::Value, __cymem::Recipe> for TaskInit {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Task,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Task {
                            next: <*mut Task as __cymem::HasNull>::NULL,
                            id: self.id,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl TaskView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> __cymem::ChainIter<'_, Task> {
            unsafe {
                <__cymem::Next as __cymem::Shape<
                    *mut Task,
                >>::view(__cymem::Next, &self.0.raw.next)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Task {
            &self.0.raw
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::ListNode for Task {
        type Next = *mut Task;
        #[inline]
        unsafe fn next_slot(__cymem_node: *mut Self) -> *mut *mut Task {
            unsafe { &raw mut (*__cymem_node).next }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Show for Task {
        const PARTS: __cymem::Parts<__cymem::DebugFn> = &[];
    }
    #[automatically_derived]
    impl __cymem::core::fmt::Debug for TaskView {
        #[inline]
        fn fmt(
            &self,
            __cymem_f: &mut __cymem::core::fmt::Formatter<'_>,
        ) -> __cymem::core::fmt::Result {
            __cymem::fmt_generic_view::<Task>(self, __cymem_f)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Compare for Task {
        const PARTS: __cymem::Parts<__cymem::EqualFn> = &[];
    }
    #[automatically_derived]
    impl __cymem::core::cmp::PartialEq for TaskView {
        #[inline]
        fn eq(&self, __cymem_other: &Self) -> __cymem::bool {
            __cymem::eq_generic_view::<Task>(self, __cymem_other)
        }
    }
    const _: () = __cymem::check::<Task>();
};
