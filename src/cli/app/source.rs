//! The files that a template names: code to deploy, definitions of state machines.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Where the files are that a template names. Errors are for a person to read.
pub trait Source {
    /// The text of a file.
    fn text(&self, path: &str) -> Result<String, String>;

    /// A folder, file or zip archive as a deployment package: a zip archive in base64.
    fn package(&self, path: &str) -> Result<String, String>;
}

/// The folder that a template stands in.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

/// The largest file, package or definition that is read, in bytes.
///
/// AWS documentation: "Lambda quotas": a package has at most 250 MB unzipped.
const LARGEST: u64 = 250 * 1024 * 1024;

/// The most files of one package.
const MOST_FILES: usize = 10_000;

/// How deep folders may nest in a package.
const DEEPEST: usize = 32;

impl Source for Folder {
    fn text(&self, path: &str) -> Result<String, String> {
        let bytes = read(&self.0.join(path), LARGEST)?;
        String::from_utf8(bytes).map_err(|_| format!("{path} is no text"))
    }

    fn package(&self, path: &str) -> Result<String, String> {
        let full = self.0.join(path);
        let package = if full.is_dir() {
            zip_folder(&full)?
        } else if full.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) {
            read(&full, LARGEST)?
        } else {
            let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            zip(&[(name, read(&full, LARGEST)?)])?
        };
        Ok(BASE64_STANDARD.encode(package))
    }
}

fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let problem = |error: std::io::Error| format!("can't read {}: {error}", path.display());
    let file = fs::File::open(path).map_err(problem)?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(problem)?;
    if bytes.len() as u64 > most {
        return Err(format!("{} has more than {LARGEST} bytes", path.display()));
    }
    Ok(bytes)
}

fn zip_folder(folder: &Path) -> Result<Vec<u8>, String> {
    let mut files = Vec::new();
    let mut left = LARGEST;
    collect(folder, "", DEEPEST, &mut left, &mut files)?;
    if files.is_empty() {
        return Err(format!("{} has no files", folder.display()));
    }
    zip(&files)
}

/// Adds the files of a folder, in the order of their names, so that the same files always make the
/// same archive.
fn collect(
    folder: &Path,
    prefix: &str,
    deeper: usize,
    left: &mut u64,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("can't read {}: {error}", folder.display());
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(problem)?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let inside = format!("{prefix}{name}");
        if path.is_dir() {
            let deeper = deeper.checked_sub(1).ok_or_else(|| format!("{} nests too deep", path.display()))?;
            collect(&path, &format!("{inside}/"), deeper, left, files)?;
        } else {
            let bytes = read(&path, *left)?;
            *left -= bytes.len() as u64;
            files.push((inside, bytes));
        }
        if files.len() > MOST_FILES {
            return Err(format!("a package has at most {MOST_FILES} files"));
        }
    }
    Ok(())
}

fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o755);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options).map_err(|error| format!("{name}: {error}"))?;
        archive.write_all(bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
