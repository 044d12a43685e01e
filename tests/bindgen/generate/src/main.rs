//! Writes the bindings: `generate SVM_H GIT2_INCLUDE OUT`. The headers of Vulkan, GLib and libpng are those of the
//! system.

use std::path::{Path, PathBuf};

use bindgen::callbacks::{AttributeInfo, DeriveInfo, FieldAttributeInfo, ParseCallbacks};

/// Puts the derive on structs, and says what their pointers point to.
#[derive(Debug)]
struct Cymem;

impl ParseCallbacks for Cymem {
    fn add_derives(&self, info: &DeriveInfo<'_>) -> Vec<String> {
        let derives: &[_] = match info.name {
            "svm_problem" | "svm_parameter" | "git_strarray" | "git_diff_options" => &["cymem::PoolAlloc"],
            "svm_node" => &["cymem::PoolAlloc", "PartialEq"],
            "VkShaderModuleCreateInfo"
            | "VkDescriptorSetLayoutBinding"
            | "VkFramebufferCreateInfo"
            | "VkSubmitInfo"
            | "VkDescriptorBufferInfo"
            | "VkDescriptorImageInfo"
            | "VkPhysicalDeviceFeatures"
            | "VkWriteDescriptorSet"
            | "VkDeviceQueueCreateInfo"
            | "VkDeviceCreateInfo" => &["cymem::PoolAlloc"],
            "_GOptionEntry" | "_GDBusAnnotationInfo" | "_GDBusArgInfo" | "_GDBusMethodInfo" => {
                &["cymem::PoolAlloc"]
            }
            "png_text_struct" => &["cymem::PoolAlloc"],
            _ => &[],
        };
        derives.iter().map(ToString::to_string).collect()
    }

    fn add_attributes(&self, info: &AttributeInfo<'_>) -> Vec<String> {
        match info.name {
            "svm_parameter" => vec!["#[pool(zeroed)]".into()],
            _ => Vec::new(),
        }
    }

    fn field_attributes(&self, info: &FieldAttributeInfo<'_>) -> Vec<String> {
        let what = match (info.type_name, info.field_name) {
            ("svm_problem", "y") => "len = l",
            ("svm_problem", "x") => {
                "len = l, each(terminator = svm_node { index: -1, value: 0.0 }, until = |node| node.index == -1)"
            }
            ("svm_parameter", "weight_label" | "weight") => "len = nr_weight",
            ("git_strarray", "strings") => "len = count, each(cstr)",
            ("git_diff_options", "version") => "value = GIT_DIFF_OPTIONS_VERSION",
            ("git_diff_options", "pathspec") => "nested",
            ("git_diff_options", "payload") => "opaque",
            ("git_diff_options", "old_prefix" | "new_prefix") => "cstr",
            (vulkan, field) if vulkan.starts_with("Vk") => match of_vulkan(vulkan, field) {
                Some(what) => what,
                None => return Vec::new(),
            },
            ("_GOptionEntry", "arg_data") => "opaque",
            ("_GOptionEntry", "long_name" | "description" | "arg_description") => "cstr",
            (info, "annotations") if info.starts_with("_GDBus") => "null_terminated, each(one)",
            ("_GDBusMethodInfo", "in_args" | "out_args") => "null_terminated, each(one)",
            (info, "name" | "signature" | "key" | "value") if info.starts_with("_GDBus") => "cstr",
            ("png_text_struct", "text") => "cstr, len = text_length",
            ("png_text_struct", "key" | "lang" | "lang_key") => "cstr",
            _ => return Vec::new(),
        };
        vec![format!("pool({what})")]
    }
}

fn of_vulkan(name: &str, field: &str) -> Option<&'static str> {
    Some(match (name, field) {
        ("VkShaderModuleCreateInfo", "sType") => {
            "value = VkStructureType_VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO"
        }
        ("VkFramebufferCreateInfo", "sType") => {
            "value = VkStructureType_VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO"
        }
        ("VkSubmitInfo", "sType") => "value = VkStructureType_VK_STRUCTURE_TYPE_SUBMIT_INFO",
        ("VkWriteDescriptorSet", "sType") => "value = VkStructureType_VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET",
        ("VkDeviceQueueCreateInfo", "sType") => {
            "value = VkStructureType_VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO"
        }
        ("VkDeviceCreateInfo", "sType") => "value = VkStructureType_VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO",
        (_, "pNext") => "opaque",
        ("VkShaderModuleCreateInfo", "pCode") => "len = codeSize, unit = bytes",
        ("VkDescriptorSetLayoutBinding", "descriptorCount") => "given",
        ("VkDescriptorSetLayoutBinding", "pImmutableSamplers") => "len = descriptorCount, each(opaque)",
        ("VkFramebufferCreateInfo", "renderPass") => "opaque",
        ("VkFramebufferCreateInfo", "pAttachments") => "len = attachmentCount, each(opaque)",
        ("VkSubmitInfo", "pWaitSemaphores") => "len = waitSemaphoreCount, each(opaque)",
        ("VkSubmitInfo", "pWaitDstStageMask") => "len = waitSemaphoreCount",
        ("VkSubmitInfo", "pCommandBuffers") => "len = commandBufferCount, each(opaque)",
        ("VkSubmitInfo", "pSignalSemaphores") => "len = signalSemaphoreCount, each(opaque)",
        ("VkDescriptorBufferInfo", "buffer") | ("VkWriteDescriptorSet", "dstSet") => "opaque",
        ("VkWriteDescriptorSet", "descriptorCount") => "given",
        ("VkWriteDescriptorSet", "pBufferInfo") => "len = descriptorCount",
        ("VkWriteDescriptorSet", "pTexelBufferView") => "len = descriptorCount, each(opaque)",
        ("VkWriteDescriptorSet", "pImageInfo") => "len = descriptorCount",
        ("VkDescriptorImageInfo", "sampler" | "imageView") => "opaque",
        ("VkDeviceQueueCreateInfo", "pQueuePriorities") => "len = queueCount",
        ("VkDeviceCreateInfo", "pQueueCreateInfos") => "len = queueCreateInfoCount",
        ("VkDeviceCreateInfo", "ppEnabledLayerNames") => "len = enabledLayerCount, each(cstr)",
        ("VkDeviceCreateInfo", "ppEnabledExtensionNames") => "len = enabledExtensionCount, each(cstr)",
        ("VkDeviceCreateInfo", "pEnabledFeatures") => "one",
        _ => return None,
    })
}

fn main() {
    let [svm, git2, out] = std::env::args_os()
        .skip(1)
        .map(PathBuf::from)
        .collect::<Vec<_>>()
        .try_into()
        .expect("three paths: svm.h, the include folder of libgit2, the folder to write to");

    let svm = bindings(&svm).allowlist_type("svm_problem|svm_parameter");
    write(svm, &out.join("svm.rs"));

    let include = format!("-I{}", git2.display());
    let git2 = bindings(&git2.join("git2/diff.h"))
        .clang_arg(include)
        .allowlist_type("git_diff_options")
        .allowlist_var("GIT_DIFF_OPTIONS_VERSION")
        .generate_comments(false);
    write(git2, &out.join("git2.rs"));

    let vulkan = bindings(Path::new("/usr/include/vulkan/vulkan_core.h"))
        .allowlist_type("VkShaderModuleCreateInfo|VkDescriptorSetLayoutBinding|VkFramebufferCreateInfo")
        .allowlist_type("VkSubmitInfo|VkWriteDescriptorSet|VkDeviceCreateInfo");
    write(vulkan, &out.join("vulkan.rs"));

    let glib = bindings(Path::new("/usr/include/glib-2.0/gio/gio.h"))
        .clang_args(["-I/usr/include/glib-2.0", "-I/usr/lib/x86_64-linux-gnu/glib-2.0/include"])
        .allowlist_type("GOptionEntry|GDBusMethodInfo")
        .generate_comments(false);
    write(glib, &out.join("glib.rs"));

    let png = bindings(Path::new("/usr/include/png.h")).allowlist_type("png_text");
    write(png, &out.join("png.rs"));
}

fn bindings(header: &Path) -> bindgen::Builder {
    bindgen::Builder::default()
        .header(header.to_str().expect("a path in UTF-8"))
        .parse_callbacks(Box::new(Cymem))
}

fn write(bindings: bindgen::Builder, path: &Path) {
    bindings.generate().expect("bindings").write_to_file(path).expect("a file that can be written");
}
