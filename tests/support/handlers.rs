//! Functions of managed runtimes, as people deploy them: folders of source, zipped as they are.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Once;

use aws_sdk_lambda::client::Waiters as _;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{
    Environment, FunctionCode, LogFormat, LogType, LoggingConfig, Runtime, TenancyConfig, TenantIsolationMode,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Virga;

/// A daemon that needs not compile the interpreters: that is done once, before.
pub fn start_warm(options: &[&str]) -> Virga {
    Virga::start_with(&[options, &["--cache", compiled()]].concat())
}

/// The folder where the compiled interpreters are.
pub fn compiled() -> &'static str {
    static WARM: Once = Once::new();
    let cache = concat!(env!("CARGO_TARGET_TMPDIR"), "/interpreters");
    WARM.call_once(|| {
        let warm = Command::new(env!("CARGO_BIN_EXE_virga"))
            .args(["runtimes", "warm", "--cache", cache])
            .stdout(Stdio::null())
            .status();
        assert!(warm.expect("the command runs").success());
    });
    cache
}

/// A function that is about to be created.
pub struct Handler<'a> {
    /// The folder below `wasm-functions` that is zipped.
    pub folder: &'a str,
    /// What is called.
    pub entry: &'a str,
    /// The runtime's identifier.
    pub runtime: Runtime,
    /// The memory in MiB.
    pub memory: i32,
    /// The timeout in seconds.
    pub timeout: i32,
    /// Its environment.
    pub variables: &'a [(&'a str, &'a str)],
    /// The ARNs of its layers.
    pub layers: &'a [&'a str],
    /// Whether each tenant has environments of its own.
    pub keeps_tenants_apart: bool,
}

impl Handler<'_> {
    /// A function of `runtime` made of the folder, with the handler `app.handler`.
    pub fn of(runtime: Runtime, folder: &str) -> Handler<'_> {
        Handler {
            folder,
            entry: "app.handler",
            runtime,
            memory: 256,
            timeout: 3,
            variables: &[],
            layers: &[],
            keeps_tenants_apart: false,
        }
    }

    /// Creates it under this name, and waits until it can be called.
    pub async fn create(self, virga: &Virga, name: &str) {
        self.create_of(virga, name, zipped(self.folder)).await;
    }

    /// Has functions made of one file start one after another, each with a variable `STAGE` of its own, in two
    /// daemons of the same seed: each knows its own stage and draws numbers (`drawn`) that no other does, the same in
    /// both daemons.
    pub async fn starts_in_a_row(self, file: &str, source: &str) {
        let zip = zip_of([(file.to_owned(), source.as_bytes().to_vec())]);
        let mut rows = Vec::new();
        for _ in 0..2 {
            let virga = start_warm(&[]);
            let mut row = Vec::new();
            for number in 0..5 {
                let (name, stage) = (format!("function-{number}"), format!("stage-{number}"));
                let variables = &[("STAGE", stage.as_str())];
                Handler { variables, runtime: self.runtime.clone(), ..self }
                    .create_of(&virga, &name, zip.clone())
                    .await;
                let came = invoke(&virga, &name, &json!({})).await;
                assert_eq!(came.payload["stage"], stage, "{:?}", came.log);
                row.push(came.payload["drawn"].to_string());
            }
            rows.push(row);
        }
        assert_eq!(rows[0], rows[1]);
        rows[0].sort();
        rows[0].dedup();
        assert_eq!(rows[0].len(), 5);
    }

    /// Creates it of another zip file.
    pub async fn create_of(&self, virga: &Virga, name: &str, zip: Vec<u8>) {
        let mut environment = Environment::builder();
        for (name, value) in self.variables {
            environment = environment.variables(*name, *value);
        }
        let lambda = virga.lambda();
        let mut create = lambda.create_function();
        for layer in self.layers {
            create = create.layers(*layer);
        }
        if self.keeps_tenants_apart {
            let apart = TenancyConfig::builder().tenant_isolation_mode(TenantIsolationMode::PerTenant);
            create = create.tenancy_config(apart.build().unwrap());
        }
        let created = create
            .function_name(name)
            .runtime(self.runtime.clone())
            .handler(self.entry)
            .role("arn:aws:iam::000000000000:role/test")
            .memory_size(self.memory)
            .timeout(self.timeout)
            .environment(environment.build())
            .code(FunctionCode::builder().zip_file(Blob::new(zip)).build())
            .send();
        created.await.unwrap();
        let active = lambda.wait_until_function_active_v2().function_name(name);
        active.wait(std::time::Duration::from_secs(10)).await.unwrap();
    }

    /// Creates it of a zip file whose handler logs `hello` and answers its tenant's id, and checks that both it
    /// and its log know for whom they are.
    pub async fn knows_its_tenant(self, virga: &Virga, zip: Vec<u8>) {
        Handler { keeps_tenants_apart: true, ..self }.create_of(virga, "function", zip).await;
        let json = LoggingConfig::builder().log_format(LogFormat::Json).build();
        let lambda = virga.lambda();
        let update = lambda.update_function_configuration().function_name("function").logging_config(json);
        update.send().await.unwrap();
        for tenant in ["blue", "green"] {
            let came = invoke_for(virga, Some(tenant), "function", &json!({})).await;
            assert_eq!((came.payload, came.error), (json!(tenant), None));
            let said = came.log.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
            let own = said.filter(|line| line["message"] == "hello").map(|line| line["tenantId"].clone());
            assert_eq!(own.collect::<Vec<_>>(), [json!(tenant)], "{:?}", came.log);
        }
    }
}

/// What an invocation came to.
pub struct Came {
    /// The payload, if it is JSON.
    pub payload: Value,
    /// The `FunctionError`.
    pub error: Option<String>,
    /// The tail of the log.
    pub log: Vec<String>,
}

/// Invokes a function and waits for its answer.
pub async fn invoke(virga: &Virga, name: &str, event: &Value) -> Came {
    invoke_for(virga, None, name, event).await
}

/// Invokes a function on behalf of a tenant.
pub async fn invoke_for(virga: &Virga, tenant: Option<&str>, name: &str, event: &Value) -> Came {
    let lambda = virga.lambda();
    let payload = Blob::new(event.to_string());
    let invoke = lambda.invoke().function_name(name).payload(payload).log_type(LogType::Tail);
    let invoke = invoke.set_tenant_id(tenant.map(str::to_owned));
    let answer = invoke.send().await.unwrap();
    let log = STANDARD.decode(answer.log_result().unwrap()).unwrap();
    Came {
        payload: serde_json::from_slice(answer.payload().unwrap().as_ref()).unwrap_or_default(),
        error: answer.function_error().map(str::to_owned),
        log: String::from_utf8_lossy(&log).lines().map(str::to_owned).collect(),
    }
}

/// A folder below `wasm-functions` as a deployment package.
pub fn zipped(folder: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("wasm-functions").join(folder);
    let files = files(&root).into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read(&path).unwrap())
    });
    zip_of(files)
}

/// These files as a deployment package.
pub fn zip_of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(self::files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
