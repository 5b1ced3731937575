//! QR codes: images that a decoder can read.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance_sandbox::APP_ID;
use common::{answer, stage, text};
use serde_json::json;

/// An image with three bytes per pixel.
struct Image {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Image {
    fn read(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let size = reader.output_buffer_size().expect("a size");
        let mut pixels = vec![0; size];
        let info = reader.next_frame(&mut pixels).expect("an image");
        assert_eq!(info.color_type, png::ColorType::Rgb);
        Self {
            width: info.width as usize,
            height: info.height as usize,
            pixels,
        }
    }

    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let start = (y * self.width + x) * 3;
        self.pixels[start..start + 3].try_into().expect("a pixel")
    }

    /// Returns the position and size of the finder pattern in the upper left corner, a dark square of seven modules.
    fn finder(&self, dark: [u8; 3]) -> (usize, usize) {
        let start = (0..self.width)
            .find(|at| self.at(*at, *at) == dark)
            .expect("something dark");
        let end = (start..self.width)
            .find(|x| self.at(*x, start) != dark)
            .expect("an end");
        assert_eq!((end - start) % 7, 0, "seven modules");
        (start, (end - start) / 7)
    }

    /// Compares every module with the code of this text.
    fn assert_shows(&self, text: &str, dark: [u8; 3], light: [u8; 3]) {
        let (start, module) = self.finder(dark);
        let expected = qrcode::QrCode::new(text).expect("a code");
        assert_eq!((self.width - 2 * start) / module, expected.width());
        for row in 0..expected.width() {
            for column in 0..expected.width() {
                let x = start + column * module + module / 2;
                let y = start + row * module + module / 2;
                let wanted = match expected[(column, row)] {
                    qrcode::Color::Dark => dark,
                    qrcode::Color::Light => light,
                };
                assert_eq!(self.at(x, y), wanted, "row {row}, column {column}");
            }
        }
        let edge = self.width - 1;
        assert_eq!(self.at(0, 0), light);
        assert_eq!(self.at(edge, edge), light);
    }
}

/// Builds the text of a code.
fn address(app_name: &str, path: &str) -> String {
    format!(
        "https://sandbox.invalid/mini-program?app_id=tt%5Fsandbox&app_name={app_name}&path={path}"
    )
}

#[tokio::test]
async fn version_1_answers_with_the_image() {
    let stage = stage().await;
    let token = stage.access_token().await;
    let body = json!({
        "access_token": token, "appname": "douyin", "path": "pages/index?a=1", "width": 300,
        "line_color": { "r": 200, "g": 10, "b": 30 }, "background": { "r": 250, "g": 250, "b": 240 },
    });
    let response = stage
        .post("toutiao:/api/apps/qrcode")
        .json(&body)
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.headers()["content-type"], "image/png");
    assert!(response.headers().contains_key("x-tt-logid"));
    let image = Image::read(&response.bytes().await.expect("a body"));
    assert_eq!((image.width, image.height), (300, 300));
    let text = address("douyin", "pages%2Findex%3Fa%3D1");
    image.assert_shows(&text, [200, 10, 30], [250, 250, 240]);
}

#[tokio::test]
async fn version_1_refuses_in_json() {
    let stage = stage().await;
    let body = json!({ "access_token": "unknown", "path": "p" });
    let response = stage
        .post("toutiao:/api/apps/qrcode")
        .json(&body)
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 200);
    assert_eq!(common::read(response).await["errcode"], 40002);
}

#[tokio::test]
async fn version_2_answers_in_base64() {
    let stage = stage().await;
    let token = stage.client_token().await;
    let target = "open:/api/apps/v1/qrcode/create/";
    let body = |path: &str| json!({ "appid": APP_ID, "path": path });
    for path in ["one", "two"] {
        let made = stage.call_with(target, &token, body(path)).await;
        assert_eq!(made["err_no"], 0, "{made}");
        let bytes = STANDARD.decode(text(&made["data"]["img"])).expect("base64");
        let image = Image::read(&bytes);
        assert_eq!(image.width, 430);
        image.assert_shows(&address("", path), [0, 0, 0], [255, 255, 255]);
    }
}

#[tokio::test]
async fn a_path_that_no_code_can_hold_is_refused() {
    let stage = stage().await;
    let token = stage.access_token().await;
    let body = json!({ "access_token": token, "path": "p".repeat(5000) });
    let refused = answer(stage.post("toutiao:/api/apps/qrcode").json(&body)).await;
    assert_eq!(refused["errcode"], 2100004);
    // If the requested width is too small, the image is as wide as the code requires.
    let body = json!({ "access_token": token, "path": "p".repeat(500), "width": 1 });
    let response = stage.post("toutiao:/api/apps/qrcode").json(&body).send();
    let bytes = response.await.expect("an answer").bytes().await;
    let image = Image::read(&bytes.expect("a body"));
    let text = address("", &"p".repeat(500));
    image.assert_shows(&text, [0, 0, 0], [255, 255, 255]);
}
