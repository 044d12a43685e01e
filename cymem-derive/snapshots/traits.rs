///The recipe of [`Task`]: data for its fields, written to a pool by `Task::new_in`, `Pool::build` or `Graph::new`.
pub struct TaskInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Task`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TaskView(::cymem::private::Node<Task, (u32, ::cymem::private::Seen<Task>)>);
impl Task {
    /**Builds a `Task`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
impl Task {
    /**Builds a list of `Task`s in `pool`, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
    pub fn list_in<'pool, PoolEngine, PoolInits>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        inits: PoolInits,
    ) -> ::cymem::private::Result<
        ::cymem::private::core::option::Option<::cymem::Pooled<'pool, Self>>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInits: ::cymem::private::core::iter::IntoIterator<
            Item: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
        >,
    {
        ::cymem::private::list_in(pool, inits)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Task {
        type View = TaskView;
        const PADDED: __cymem::bool = {
            let __place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __start = __cymem::core::mem::MaybeUninit::as_ptr(&__place);
            unsafe {
                __cymem::checked_padding::<
                    Self,
                >(
                    __start,
                    &[
                        (
                            &raw const (*__start).id as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__start).next as *const __cymem::u8,
                            __cymem::OtherField::<*mut Task>::TYPE,
                        ),
                    ],
                )
            }
        };
        const COMPARE: __cymem::core::option::Option<__cymem::CompareFn<TaskView>> = __cymem::core::option::Option::Some(
            <TaskView as __cymem::Compare>::compare_node,
        );
        const SHOW: __cymem::core::option::Option<__cymem::ShowFn<TaskView>> = __cymem::core::option::Option::Some(
            <TaskView as __cymem::Show>::show_node,
        );
    }
    #[automatically_derived]
    impl __cymem::Recipe for TaskInit {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context> __cymem::Init<Context, Task> for TaskInit {
        #[inline]
        unsafe fn init(
            self,
            __cx: Context,
            __slot: *mut Task,
        ) -> __cymem::Result<(), __cymem::Error> {
            use __cymem::NotPlain as _;
            let Self { id: __field_0 } = self;
            let __writer = unsafe { __cymem::Writer::start(__cx, __slot) };
            let __field_1 = <*mut Task as __cymem::HasNull>::NULL;
            unsafe {
                let Task { id: _, next: _ } = *__slot;
                __cymem::Probe::<u32>::write_fields(&__field_0, &raw mut (*__slot).id);
                (*__slot).next = __field_1;
            }
            __writer.cymem_finish()
        }
    }
    impl TaskView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            unsafe { __cymem::get(&self.0.raw.id) }
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
        unsafe fn next_slot(__node: *mut Self) -> *mut *mut Task {
            unsafe { &raw mut (*__node).next }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Show for TaskView {
        unsafe fn show_node(
            &self,
            f: &mut __cymem::core::fmt::Formatter<'_>,
            alone: __cymem::bool,
            showing: __cymem::Showing<'_>,
        ) -> __cymem::core::fmt::Result {
            use __cymem::ShowFlat as _;
            let mut fields = f.debug_struct("Task");
            let _ = fields.field("id", &self.0.raw.id);
            if !alone {
                let _ = fields
                    .field(
                        "next",
                        &unsafe { __cymem::Entry(self.next(), showing).cymem_show() },
                    );
            }
            fields.finish()
        }
    }
    #[automatically_derived]
    impl __cymem::core::fmt::Debug for TaskView {
        fn fmt(
            &self,
            f: &mut __cymem::core::fmt::Formatter<'_>,
        ) -> __cymem::core::fmt::Result {
            __cymem::show_view(self, f)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Compare for TaskView {
        unsafe fn compare_node<'a>(
            &'a self,
            other: &'a Self,
            alone: __cymem::bool,
            comparison: &mut __cymem::Comparison<'a>,
        ) -> __cymem::bool {
            use __cymem::CompareFlat as _;
            true && __cymem::equal(&self.0.raw.id, &other.0.raw.id)
                && (alone
                    || unsafe {
                        __cymem::Pair(self.next(), other.next())
                            .cymem_compare(comparison)
                    })
        }
    }
    #[automatically_derived]
    impl __cymem::core::cmp::PartialEq for TaskView {
        fn eq(&self, other: &Self) -> __cymem::bool {
            __cymem::compare_views(self, other)
        }
    }
    const _: __cymem::bool = <Task as __cymem::PoolAlloc>::PADDED;
};
