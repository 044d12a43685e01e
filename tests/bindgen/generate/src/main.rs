//! Writes the bindings: `generate SVM_H GIT2_INCLUDE OUT`. The headers of Vulkan, GLib, libpng and x264 are those of the
//! system.

use std::path::{Path, PathBuf};

use bindgen::callbacks::{AttributeInfo, DeriveInfo, FieldAttributeInfo, ParseCallbacks};

/// The structs of Vulkan that are built.
const VULKAN: &[&str] = &[
    "VkApplicationInfo",
    "VkBufferCreateInfo",
    "VkCommandBufferAllocateInfo",
    "VkCommandBufferBeginInfo",
    "VkCommandPoolCreateInfo",
    "VkComputePipelineCreateInfo",
    "VkDescriptorBufferInfo",
    "VkDescriptorImageInfo",
    "VkDescriptorPoolCreateInfo",
    "VkDescriptorPoolSize",
    "VkDescriptorSetAllocateInfo",
    "VkDescriptorSetLayoutBinding",
    "VkDescriptorSetLayoutCreateInfo",
    "VkDeviceCreateInfo",
    "VkDeviceQueueCreateInfo",
    "VkFramebufferCreateInfo",
    "VkInstanceCreateInfo",
    "VkMemoryAllocateInfo",
    "VkPhysicalDeviceFeatures",
    "VkPhysicalDeviceFeatures2",
    "VkPhysicalDeviceTimelineSemaphoreFeatures",
    "VkPipelineLayoutCreateInfo",
    "VkPipelineShaderStageCreateInfo",
    "VkPushConstantRange",
    "VkSemaphoreCreateInfo",
    "VkSemaphoreTypeCreateInfo",
    "VkSemaphoreWaitInfo",
    "VkShaderModuleCreateInfo",
    "VkSpecializationInfo",
    "VkSpecializationMapEntry",
    "VkSubmitInfo",
    "VkTimelineSemaphoreSubmitInfo",
    "VkWriteDescriptorSet",
];

/// The functions of Vulkan that `tests/libraries` calls.
const VULKAN_FUNCTIONS: &[&str] = &[
    "vkAllocateCommandBuffers",
    "vkAllocateDescriptorSets",
    "vkAllocateMemory",
    "vkBeginCommandBuffer",
    "vkBindBufferMemory",
    "vkCmdBindDescriptorSets",
    "vkCmdBindPipeline",
    "vkCmdDispatch",
    "vkCreateBuffer",
    "vkCreateCommandPool",
    "vkCreateComputePipelines",
    "vkCreateDescriptorPool",
    "vkCreateDescriptorSetLayout",
    "vkCreateDevice",
    "vkCreateInstance",
    "vkCreatePipelineLayout",
    "vkCreateSemaphore",
    "vkCreateShaderModule",
    "vkDestroyBuffer",
    "vkDestroyCommandPool",
    "vkDestroyDescriptorPool",
    "vkDestroyDescriptorSetLayout",
    "vkDestroyDevice",
    "vkDestroyInstance",
    "vkDestroyPipeline",
    "vkDestroyPipelineLayout",
    "vkDestroySemaphore",
    "vkDestroyShaderModule",
    "vkEndCommandBuffer",
    "vkEnumeratePhysicalDevices",
    "vkFreeMemory",
    "vkGetBufferMemoryRequirements",
    "vkGetDeviceQueue",
    "vkGetPhysicalDeviceProperties",
    "vkMapMemory",
    "vkQueueSubmit",
    "vkUpdateDescriptorSets",
    "vkWaitSemaphores",
];

/// The structs of x264 that are built.
const X264: &[&str] = &[
    "x264_hrd_t",
    "x264_image_properties_t",
    "x264_image_t",
    "x264_picture_t",
    "x264_sei_payload_t",
    "x264_sei_t",
];

/// Puts the derive on structs, and says what their pointers point to.
#[derive(Debug)]
struct Cymem;

impl ParseCallbacks for Cymem {
    fn add_derives(&self, info: &DeriveInfo<'_>) -> Vec<String> {
        let derives: &[_] = match info.name {
            "svm_problem" | "svm_parameter" | "git_strarray" | "git_diff_options" => &["cymem::PoolAlloc"],
            "svm_node" => &["cymem::PoolAlloc", "PartialEq"],
            name if VULKAN.contains(&name) => &["cymem::PoolAlloc"],
            "_GOptionEntry" => &["cymem::PoolAlloc"],
            name if name.starts_with("_GDBus") && name.ends_with("Info") => &["cymem::PoolAlloc"],
            name if X264.contains(&name) => &["cymem::PoolAlloc"],
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
            (vulkan, "sType") if VULKAN.contains(&vulkan) => {
                return vec![format!("pool(value = {})", structure_type(vulkan))];
            }
            (vulkan, field) if VULKAN.contains(&vulkan) => match of_vulkan(vulkan, field) {
                Some(what) => what,
                None => return Vec::new(),
            },
            ("_GOptionEntry", "arg_data") => "opaque",
            ("_GOptionEntry", "long_name" | "description" | "arg_description") => "cstr",
            (info, "name" | "path" | "signature" | "key" | "value") if info.starts_with("_GDBus") => "cstr",
            (info, field) if info.starts_with("_GDBus") && !matches!(field, "ref_count" | "flags") => {
                "null_terminated, each(one)"
            }
            ("png_text_struct", "text") => "cstr, len = text_length",
            ("png_text_struct", "key" | "lang" | "lang_key") => "cstr",
            ("x264_picture_t", "img" | "prop" | "extra_sei") => "nested",
            ("x264_picture_t", "param" | "opaque") => "null",
            // The header leaves the height to the parameters; whoever includes this names it.
            ("x264_image_t", "plane") => "each(len = i_stride[0] * HEIGHT)",
            ("x264_image_properties_t", "quant_offsets" | "mb_info") => "null",
            ("x264_sei_t", "payloads") => "len = num_payloads",
            ("x264_sei_payload_t", "payload") => "bytes, len = payload_size",
            _ => return Vec::new(),
        };
        vec![format!("pool({what})")]
    }
}

/// The constant that stands in `sType`, as Vulkan derives it from the name of the struct.
fn structure_type(name: &str) -> String {
    let mut constant = String::from("VkStructureType_VK_STRUCTURE_TYPE");
    for letter in name.trim_start_matches("Vk").chars() {
        if letter.is_uppercase() || letter.is_numeric() {
            constant.push('_');
        }
        constant.push(letter.to_ascii_uppercase());
    }
    constant
}

fn of_vulkan(name: &str, field: &str) -> Option<&'static str> {
    Some(match (name, field) {
        ("VkDeviceCreateInfo", "pNext") => "elem = VkPhysicalDeviceFeatures2, one",
        ("VkPhysicalDeviceFeatures2", "pNext") => "elem = VkPhysicalDeviceTimelineSemaphoreFeatures, one",
        ("VkSemaphoreCreateInfo", "pNext") => "elem = VkSemaphoreTypeCreateInfo, one",
        (
            "VkShaderModuleCreateInfo"
            | "VkDescriptorSetLayoutBinding"
            | "VkFramebufferCreateInfo"
            | "VkSubmitInfo"
            | "VkWriteDescriptorSet"
            | "VkDeviceQueueCreateInfo",
            "pNext",
        ) => "opaque",
        (_, "pNext") => "null",
        ("VkApplicationInfo", "pApplicationName" | "pEngineName") => "cstr",
        ("VkInstanceCreateInfo", "pApplicationInfo") => "one",
        ("VkTimelineSemaphoreSubmitInfo", "pWaitSemaphoreValues") => "len = waitSemaphoreValueCount",
        ("VkTimelineSemaphoreSubmitInfo", "pSignalSemaphoreValues") => "len = signalSemaphoreValueCount",
        ("VkSemaphoreWaitInfo", "pSemaphores") => "len = semaphoreCount, each(opaque)",
        ("VkSemaphoreWaitInfo", "pValues") => "len = semaphoreCount",
        ("VkBufferCreateInfo", "pQueueFamilyIndices") => "len = queueFamilyIndexCount",
        ("VkDescriptorSetLayoutCreateInfo", "pBindings") => "len = bindingCount",
        ("VkDescriptorPoolCreateInfo", "pPoolSizes") => "len = poolSizeCount",
        ("VkDescriptorSetAllocateInfo", "descriptorPool") => "opaque",
        ("VkDescriptorSetAllocateInfo", "pSetLayouts") => "len = descriptorSetCount, each(opaque)",
        ("VkPipelineLayoutCreateInfo", "pSetLayouts") => "len = setLayoutCount, each(opaque)",
        ("VkPipelineLayoutCreateInfo", "pPushConstantRanges") => "len = pushConstantRangeCount",
        ("VkSpecializationInfo", "pMapEntries") => "len = mapEntryCount",
        ("VkSpecializationInfo", "pData") => "elem = u32, len = dataSize, unit = bytes",
        ("VkPipelineShaderStageCreateInfo", "module") => "opaque",
        ("VkPipelineShaderStageCreateInfo", "pName") => "cstr",
        ("VkPipelineShaderStageCreateInfo", "pSpecializationInfo") => "one",
        ("VkComputePipelineCreateInfo", "stage") => "nested",
        ("VkComputePipelineCreateInfo", "layout" | "basePipelineHandle") => "opaque",
        ("VkCommandBufferAllocateInfo", "commandPool") => "opaque",
        ("VkCommandBufferBeginInfo", "pInheritanceInfo") => "null",
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
        (_, "ppEnabledLayerNames") => "len = enabledLayerCount, each(cstr)",
        (_, "ppEnabledExtensionNames") => "len = enabledExtensionCount, each(cstr)",
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
        .allowlist_type(VULKAN.join("|"))
        .allowlist_function(VULKAN_FUNCTIONS.join("|"));
    write(vulkan, &out.join("vulkan.rs"));

    let glib = bindings(Path::new("/usr/include/glib-2.0/gio/gio.h"))
        .clang_args(["-I/usr/include/glib-2.0", "-I/usr/lib/x86_64-linux-gnu/glib-2.0/include"])
        .allowlist_type("GOptionEntry|GDBusNodeInfo")
        .allowlist_function("g_dbus_node_info_generate_xml|g_string_(new|free)")
        .allowlist_var("G(LIB|_DBUS)_.*(VERSION|READABLE)")
        .generate_comments(false);
    write(glib, &out.join("glib.rs"));

    let png = bindings(Path::new("/usr/include/png.h")).allowlist_type("png_text")
        .allowlist_function("png_create_(read|write)_struct|png_create_info_struct|png_destroy_(read|write)_struct")
        .allowlist_function("png_set_(IHDR|(read|write)_fn|rows|text)|png_get_(io_ptr|rows|text)|png_(read|write)_png");
    write(png, &out.join("png.rs"));

    let x264 = bindings(Path::new("/usr/include/x264.h"))
        .clang_args(["-include", "stdint.h"])
        .allowlist_function("x264_param_default_preset|x264_param_apply_profile")
        .allowlist_function("x264_encoder_(open_.*|encode|close)|x264_picture_init")
        .allowlist_var("X264_(CSP_I444|TYPE_AUTO|BUILD|LOG_ERROR)");
    write(x264, &out.join("x264.rs"));
}

fn bindings(header: &Path) -> bindgen::Builder {
    bindgen::Builder::default()
        .header(header.to_str().expect("a path in UTF-8"))
        .parse_callbacks(Box::new(Cymem))
}

fn write(bindings: bindgen::Builder, path: &Path) {
    bindings.generate().expect("bindings").write_to_file(path).expect("a file that can be written");
}
