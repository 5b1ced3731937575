//! QR codes: real PNG images in two colors.
//!
//! Each code encodes a URL on a domain that does not exist: `https://sandbox.invalid/mini-program?app_id=..&app_name=..&path=..`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use png::{BitDepth, ColorType, Encoder, EncodingError};
use qrcode::{Color, QrCode};
use serde_json::Value;

use super::answers::payload_answer;
use crate::catalogue::ResponseKind;
use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::Platform;

/// The default width of the image, in pixels.
const WIDTH: u32 = 430;
/// The minimum and maximum width, in pixels. They keep the image readable and limit memory use.
const WIDTHS: (u32, u32) = (64, 4096);
/// The width of the white margin on each side, in modules, as required by the QR code standard.
const QUIET: u32 = 4;

/// A color given as red, green and blue.
type Rgb = [u8; 3];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/// Draws a QR code. The response is the image itself if the endpoint responds with bytes. Otherwise, the image is in the field `img`,
/// encoded in base64.
pub(super) fn create_qr_code(
    _: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let text = build_address(call, caller);
    let code = QrCode::new(text.as_bytes())
        .map_err(|_| Refusal::parameter("path is too long for a QR code"))?;
    let width = call
        .field("width")
        .and_then(|width| width.to_json().as_u64())
        .and_then(|width| u32::try_from(width).ok())
        .unwrap_or(WIDTH)
        .clamp(WIDTHS.0, WIDTHS.1);
    let line = read_color(call.field("line_color"), BLACK);
    let background = read_color(call.field("background"), WHITE);
    let image = draw(&code, width, line, background)
        .map_err(|_| Refusal::parameter("cannot encode the image"))?;
    Ok(match call.endpoint.response {
        ResponseKind::Binary => Answer::Binary {
            content_type: "image/png",
            bytes: image.into(),
        },
        _ => payload_answer(call.endpoint, &[("img", STANDARD.encode(image).into())]),
    })
}

/// Builds the URL that the QR code encodes.
fn build_address(call: &Call<'_>, caller: &Caller) -> String {
    let encoded = |text: Option<&str>| {
        utf8_percent_encode(text.unwrap_or_default(), NON_ALPHANUMERIC).to_string()
    };
    format!(
        "https://sandbox.invalid/mini-program?app_id={}&app_name={}&path={}",
        encoded(Some(caller.app())),
        encoded(call.first_text(&["app_name", "appname"])),
        encoded(call.text("path")),
    )
}

/// Reads a color from a field such as `{"r": 1, "g": 2, "b": 3}`. Returns `otherwise` if the field is missing or not an object.
fn read_color(given: Option<FieldValue<'_>>, otherwise: Rgb) -> Rgb {
    let Some(Value::Object(parts)) = given.map(FieldValue::to_json) else {
        return otherwise;
    };
    ["r", "g", "b"].map(|name| {
        parts
            .get(name)
            .and_then(Value::as_i64)
            .map_or(0, |part| u8::try_from(part.clamp(0, 255)).unwrap_or(0))
    })
}

/// Draws the code in the middle of a PNG with a two-color palette and one bit per pixel.
fn draw(code: &QrCode, width: u32, line: Rgb, background: Rgb) -> Result<Vec<u8>, EncodingError> {
    let modules = u32::try_from(code.width()).unwrap_or(u32::MAX);
    let scale = (width / modules.saturating_add(2 * QUIET)).max(1);
    // If the code does not fit into the requested width, the image is made as wide as necessary.
    let width = width.max(modules.saturating_add(2 * QUIET));
    let margin = (width - modules * scale) / 2;
    let colors = code.to_colors();
    let bytes_a_row = width.div_ceil(8) as usize;
    let mut pixels = vec![0_u8; bytes_a_row * width as usize];
    for (index, _) in colors
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == Color::Dark)
    {
        let (column, row) = (index % code.width(), index / code.width());
        for y in 0..scale as usize {
            let start = (margin as usize + row * scale as usize + y) * bytes_a_row;
            for x in 0..scale as usize {
                let at = margin as usize + column * scale as usize + x;
                pixels[start + at / 8] |= 0x80 >> (at % 8);
            }
        }
    }
    let mut image = Vec::new();
    let mut encoder = Encoder::new(&mut image, width, width);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::One);
    encoder.set_palette([background, line].concat());
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(image)
}
