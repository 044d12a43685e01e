//! Writes `svm.rs` and `git2.rs`: `generate SVM_H GIT2_INCLUDE OUT`.

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
            _ => return Vec::new(),
        };
        vec![format!("pool({what})")]
    }
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
}

fn bindings(header: &Path) -> bindgen::Builder {
    bindgen::Builder::default()
        .header(header.to_str().expect("a path in UTF-8"))
        .parse_callbacks(Box::new(Cymem))
}

fn write(bindings: bindgen::Builder, path: &Path) {
    bindings.generate().expect("bindings").write_to_file(path).expect("a file that can be written");
}
