//! A client of a platform that always sends the same response.

use std::sync::Arc;

use bytedance::Client;
use bytedance::transport::{HttpResponse, MemoryTransport};

pub fn client(body: &'static str) -> (Client, Arc<MemoryTransport>) {
    let platform = Arc::new(MemoryTransport::new(move |request| {
        Ok(HttpResponse::json(&request, body))
    }));
    let client = Client::builder("tt_app_id", "secret").transport(platform.clone());
    (client.build().unwrap(), platform)
}
