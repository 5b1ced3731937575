//! The SDK's generated documentation: people can find an endpoint or event by any name they know it by.

use std::fs;
use std::path::Path;
use std::process::Command;

use bytedance::callback::known_events;
use bytedance_tests::repository::target;
use bytedance_tests::{endpoints, search};
use serde_json::Value;

/// Returns the class names that another SDK uses for events. Classes of the course library are left out, because the catalogue does not
/// contain those events.
fn classes_of_events() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/sources/events.jsonl");
    let sources = fs::read_to_string(file).expect("the sources of the events");
    let events = sources
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a JSON object"));
    let classes = events.filter_map(|event| event["class"].as_str().map(str::to_owned));
    classes
        .filter(|class| !class.starts_with("Product"))
        .collect()
}

#[test]
fn every_endpoint_and_event_is_found_by_title_path_and_other_names() {
    let target = target().join("searched-docs");
    let status = Command::new(env!("CARGO"))
        .args([
            "doc",
            "--quiet",
            "--no-deps",
            "--offline",
            "-p",
            "bytedance-sdk",
            "--features",
            "full,callbacks",
            "--target-dir",
        ])
        .arg(&target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo starts");
    assert!(status.success());

    let endpoints = endpoints();
    let mut queries = vec![
        "code2Session".to_owned(),
        "文本内容检测".to_owned(),
        "/api/apps/qrcode".to_owned(),
        // Searches typical of newcomers: verify a voucher, refund, live room.
        "核销".to_owned(),
        "退款".to_owned(),
        "直播间".to_owned(),
        "支付结果回调".to_owned(),
        "退款申请回调".to_owned(),
        "pre_create_refund".to_owned(),
        "life_trade_order_notify".to_owned(),
    ];
    // The search treats a `-`, a bracket or a dot as part of a type.
    let searchable = |name: &&str| !name.contains(['(', '（', '-', '.', '{', ' ']);
    let classes = classes_of_events();
    assert!(classes.len() > 50, "only {} events", classes.len());
    queries.extend(classes);
    for endpoint in &endpoints {
        let names = [&endpoint["title"], &endpoint["path"]]
            .into_iter()
            .chain(endpoint["aliases"].as_array().expect("aliases"));
        queries.extend(
            names
                .filter_map(|name| name.as_str())
                .filter(searchable)
                .map(str::to_owned),
        );
    }
    for event in known_events() {
        let names = [event.title, event.event].into_iter();
        let names = names.filter(|name| !name.is_empty()).filter(searchable);
        queries.extend(names.map(str::to_owned));
    }
    let words: Vec<&str> = queries.iter().map(String::as_str).collect();
    let found = search(&target.join("doc"), &words);
    let lost: Vec<&&str> = words
        .iter()
        .zip(&found)
        .filter(|(_, names)| names.is_empty())
        .map(|(word, _)| word)
        .collect();
    assert!(lost.is_empty(), "not found: {lost:?}");
    assert!(
        words.len() > 100,
        "only {} names were searched",
        words.len()
    );
}
