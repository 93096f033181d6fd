//! The baseline: an axum handler that echoes the body it is sent.

use axum::Router;
use axum::body::Bytes;

/// Serves on a free loopback port, printed as the daemon prints its own, until killed.
pub fn serve() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        println!("Listening on http://{}", listener.local_addr().expect("a bound address"));
        println!("Ready.");
        let echo = Router::new().fallback(async |body: Bytes| body);
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            let _ = stream.set_nodelay(true);
        });
        axum::serve(listener, echo).await.expect("the handler never fails");
    });
}
