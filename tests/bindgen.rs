//! The derive on structs that bindgen has generated; `bindgen/regenerate.sh` made the bindings, and
//! `docs/bindgen.md` explains how. They are those of 64-bit targets.
#![cfg(target_pointer_width = "64")]

use core::ffi::{c_char, c_int, c_void};
use core::mem::offset_of;
use core::ptr;
use std::ffi::CStr;

use cymem::Graph;
use git2::{git_diff_options, git_diff_optionsInit, git_strarrayInit};
use svm::{svm_node, svm_parameter, svm_parameterInit, svm_problem, svm_problemInit};

#[allow(non_camel_case_types, non_snake_case, unreachable_pub)]
mod svm {
    include!("bindgen/svm.rs");
}

#[allow(dead_code, non_camel_case_types, non_upper_case_globals, unreachable_pub)]
mod git2 {
    include!("bindgen/git2.rs");
}

#[allow(dead_code, non_camel_case_types, non_snake_case, non_upper_case_globals, unreachable_pub)]
mod vulkan {
    include!("bindgen/vulkan.rs");
}

#[allow(dead_code, non_camel_case_types, non_upper_case_globals, unreachable_pub)]
mod glib {
    include!("bindgen/glib.rs");
}

#[allow(dead_code, non_camel_case_types, unreachable_pub)]
mod png {
    include!("bindgen/png.rs");
}

const fn node(index: c_int, value: f64) -> svm_node {
    svm_node { index, value }
}

#[test]
fn libsvm_problem() {
    let problem: Graph<svm_problem> = Graph::new(svm_problemInit {
        y: [1.0, -1.0],
        x: [vec![node(1, 0.5), node(3, 2.0)], vec![node(2, 4.0)]],
    })
    .expect("a problem of two rows");
    assert_eq!((problem.l(), problem.y()), (2, &[1.0, -1.0][..]));
    assert_eq!(problem.x().get(0), Some(&[node(1, 0.5), node(3, 2.0)][..]));
    assert_eq!(problem.x().get(1), Some(&[node(2, 4.0)][..]));

    // SAFETY: there are two rows.
    let first = unsafe { ptr::read(problem.as_raw().x) };
    // SAFETY: the first has two nodes, and the terminator behind them.
    assert_eq!(unsafe { ptr::read(first.wrapping_add(2)) }, node(-1, 0.0));

    let early = Graph::<svm_problem>::new(svm_problemInit { y: [1.0], x: [[node(-1, 7.0)]] });
    assert!(matches!(early, Err(cymem::Error::EarlyTerminator { .. })));
}

#[test]
fn libsvm_parameter() {
    let parameter: Graph<svm_parameter> = Graph::new(
        svm_parameterInit { C: 10.0, eps: 0.001, ..svm_parameterInit::zeroed() }
            .with_weight_label([1, -1])
            .with_weight([0.5, 2.0]),
    )
    .expect("a parameter with two weights");
    assert_eq!((parameter.C(), parameter.nr_weight(), parameter.gamma()), (10.0, 2, 0.0));
    assert_eq!((parameter.weight_label(), parameter.weight()), (&[1, -1][..], &[0.5, 2.0][..]));
}

unsafe extern "C" fn progress(
    _: *const git2::git_diff,
    _: *const c_char,
    _: *const c_char,
    _: *mut c_void,
) -> c_int {
    7
}

#[test]
fn libgit2_diff_options() {
    let options: Graph<git_diff_options> = Graph::new(git_diff_optionsInit {
        flags: 0x10,
        ignore_submodules: git2::git_submodule_ignore_t_GIT_SUBMODULE_IGNORE_UNSPECIFIED,
        pathspec: git_strarrayInit { strings: ["src", "docs/*.md"] },
        notify_cb: None,
        progress_cb: Some(progress),
        payload: ptr::null_mut(),
        context_lines: 3,
        interhunk_lines: 0,
        oid_type: git2::git_oid_t_GIT_OID_SHA1,
        id_abbrev: 7,
        max_size: 1 << 29,
        old_prefix: "a",
        new_prefix: cymem::Null,
    })
    .expect("options with two paths");
    assert_eq!((options.version(), options.flags(), options.id_abbrev()), (1, 0x10, 7));
    assert_eq!(options.pathspec().count(), 2);
    assert_eq!(options.pathspec().strings().get(1).flatten(), Some(c"docs/*.md"));
    assert_eq!((options.old_prefix(), options.new_prefix()), (Some(c"a"), None::<&CStr>));

    let callback = options.progress_cb().expect("a callback");
    // SAFETY: `progress` uses none of its arguments.
    assert_eq!(unsafe { callback(ptr::null(), ptr::null(), ptr::null(), ptr::null_mut()) }, 7);
}

/// Handles are aliases of pointers, alone and as the elements of arrays.
#[test]
fn vulkan_handles() {
    let views = [1, 2].map(ptr::without_provenance_mut);
    let framebuffer: Graph<vulkan::VkFramebufferCreateInfo> =
        Graph::new(vulkan::VkFramebufferCreateInfoInit {
            pNext: ptr::null(),
            flags: 0,
            renderPass: ptr::without_provenance_mut(3),
            pAttachments: views,
            width: 64,
            height: 32,
            layers: 1,
        })
        .expect("two attachments");
    assert_eq!((framebuffer.attachmentCount(), framebuffer.pAttachments()), (2, &views[..]));
    assert_eq!(framebuffer.renderPass().addr(), 3);

    let semaphores = [ptr::without_provenance_mut(4)];
    let submit: Graph<vulkan::VkSubmitInfo> = Graph::new(vulkan::VkSubmitInfoInit {
        pNext: ptr::null(),
        pWaitSemaphores: semaphores,
        pWaitDstStageMask: [0x800],
        pCommandBuffers: [ptr::without_provenance_mut(5); 3],
        pSignalSemaphores: cymem::Null,
    })
    .expect("three command buffers");
    assert_eq!((submit.waitSemaphoreCount(), submit.commandBufferCount()), (1, 3));
    assert_eq!((submit.signalSemaphoreCount(), submit.pSignalSemaphores().len()), (0, 0));
    assert_eq!((submit.pWaitSemaphores(), submit.pWaitDstStageMask()), (&semaphores[..], &[0x800][..]));
}

/// A length in bytes, and counts that are inputs.
#[test]
fn vulkan_lengths() {
    let module: Graph<vulkan::VkShaderModuleCreateInfo> = Graph::new(vulkan::VkShaderModuleCreateInfoInit {
        pNext: ptr::null(),
        flags: 0,
        pCode: [0x0723_0203, 0x0001_0000, 0],
    })
    .expect("three words");
    assert_eq!((module.codeSize(), module.pCode().len()), (12, 3));

    let binding = |count, sampler: Option<[vulkan::VkSampler; 1]>| {
        Graph::<vulkan::VkDescriptorSetLayoutBinding>::new(vulkan::VkDescriptorSetLayoutBindingInit {
            binding: 0,
            descriptorType: vulkan::VkDescriptorType_VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
            descriptorCount: count,
            stageFlags: 0x20,
            pImmutableSamplers: cymem::OrNull(sampler),
        })
    };
    let without = binding(7, None).expect("no samplers");
    assert_eq!((without.descriptorCount(), without.pImmutableSamplers().len()), (7, 0));
    let sampler = ptr::without_provenance_mut(6);
    let with = binding(1, Some([sampler])).expect("one sampler");
    assert_eq!((with.descriptorCount(), with.pImmutableSamplers()), (1, &[sampler][..]));
    let other = binding(2, Some([sampler]));
    assert!(matches!(other, Err(cymem::Error::LengthMismatch { expected: 2, found: 1, .. })));

    let write: Graph<vulkan::VkWriteDescriptorSet> = Graph::new(vulkan::VkWriteDescriptorSetInit {
        pNext: ptr::null(),
        dstSet: ptr::null_mut(),
        dstBinding: 0,
        dstArrayElement: 0,
        descriptorCount: 1,
        descriptorType: vulkan::VkDescriptorType_VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
        pImageInfo: cymem::Null,
        pBufferInfo: [vulkan::VkDescriptorBufferInfoInit { buffer: ptr::null_mut(), offset: 0, range: 64 }],
        pTexelBufferView: cymem::Null,
    })
    .expect("one buffer");
    assert_eq!(write.pBufferInfo()[0].range(), 64);
}

#[test]
fn glib_options() {
    let mut verbose = 0;
    let entry: Graph<glib::GOptionEntry> = Graph::new(glib::_GOptionEntryInit {
        long_name: "verbose",
        short_name: c_char::try_from(b'v').expect("ASCII"),
        flags: 0,
        arg: glib::GOptionArg_G_OPTION_ARG_NONE,
        arg_data: (&raw mut verbose).cast(),
        description: "Say more",
        arg_description: cymem::Null,
    })
    .expect("an option");
    assert_eq!((entry.long_name(), entry.arg_description()), (Some(c"verbose"), None));
    assert_eq!(entry.arg_data(), (&raw mut verbose).cast());
}

#[test]
fn glib_introspection() {
    let arg = |name, signature| glib::_GDBusArgInfoInit {
        ref_count: -1,
        name,
        signature,
        annotations: [glib::_GDBusAnnotationInfoInit {
            ref_count: -1,
            key: "org.example.Unit",
            value: "m",
            annotations: cymem::Null,
        }],
    };
    let method: Graph<glib::GDBusMethodInfo> = Graph::new(glib::_GDBusMethodInfoInit {
        ref_count: -1,
        name: "Move",
        in_args: [arg("x", "d"), arg("y", "d")],
        out_args: [arg("moved", "b")],
        annotations: [glib::_GDBusAnnotationInfoInit {
            ref_count: -1,
            key: "k",
            value: "v",
            annotations: cymem::Null,
        }],
    })
    .expect("a method");
    let y = method.in_args().get(1).flatten().expect("two arguments");
    assert_eq!((y.name(), y.signature()), (Some(c"y"), Some(c"d")));
    assert_eq!(y.annotations().get(0).flatten().and_then(|unit| unit.value()), Some(c"m"));
}

#[test]
fn libpng_text() {
    let text: Graph<png::png_text> = Graph::new(png::png_text_structInit {
        compression: -1,
        key: "Title",
        text: "Nested data",
        itxt_length: 0,
        lang: cymem::Null,
        lang_key: None::<&str>,
    })
    .expect("a chunk");
    assert_eq!((text.text_length(), text.text()), (11, Some(c"Nested data")));
    assert_eq!((text.key(), text.lang()), (Some(c"Title"), None));
}

/// Sizes and offsets as clang has them.
#[test]
fn layout() {
    assert_eq!((size_of::<svm_problem>(), offset_of!(svm_problem, x)), (24, 16));
    assert_eq!((size_of::<svm_parameter>(), offset_of!(svm_parameter, weight)), (104, 72));
    assert_eq!((size_of::<git_diff_options>(), offset_of!(git_diff_options, pathspec)), (96, 16));
    assert_eq!(offset_of!(git_diff_options, new_prefix), 88);
}
