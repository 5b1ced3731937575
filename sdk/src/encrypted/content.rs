//! The content of decrypted data: JSON that contains a watermark.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::value::RawValue;

use super::cipher::BLOCK;
use super::data::Watermark;
use super::error::DecryptError;
use crate::wire::{Fields, Reader, Structure, WireValue, read};

/// The part that all decrypted data has in common.
#[derive(Default)]
struct Watermarked {
    watermark: Watermark,
}

impl Structure for Watermarked {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("watermark", &mut self.watermark);
    }
}

pub(super) fn parse_json(bytes: &[u8]) -> Result<&RawValue, DecryptError> {
    serde_json::from_slice(bytes).map_err(|_| DecryptError::Json)
}

/// Returns whether the first block could be the beginning of a JSON object. If both the key and the initialization
/// vector are correct, it always is. The remaining blocks are not examined.
pub(super) fn begins_as_json(bytes: &[u8]) -> bool {
    let block = bytes.get(..BLOCK).unwrap_or(bytes);
    block.trim_ascii_start().starts_with(b"{")
        && block
            .iter()
            .all(|byte| *byte >= b' ' || byte.is_ascii_whitespace())
}

/// Checks the watermark and then parses the data.
pub(super) fn read<T: WireValue + Default>(
    json: &RawValue,
    app_id: &str,
    max_age: Option<Duration>,
) -> Result<T, DecryptError> {
    let text = json.get();
    let Watermarked { watermark } = parse_value(text)?;
    if watermark.app_id != app_id {
        return Err(DecryptError::App {
            found: watermark.app_id,
        });
    }
    if let Some(max_age) = max_age {
        check_age(watermark.timestamp, max_age)?;
    }
    parse_value(text)
}

fn parse_value<T: WireValue + Default>(text: &str) -> Result<T, DecryptError> {
    Reader::read_valid(text, read::value).map_err(DecryptError::Misfit)
}

fn check_age(mut timestamp: i64, max_age: Duration) -> Result<(), DecryptError> {
    /// The largest tolerated difference between the platform's clock and this server's clock.
    const CLOCK_SKEW: Duration = Duration::from_secs(300);
    // The platform does not document the unit of the time, and its example has 17 digits. A time in seconds has 10
    // digits from 2001 to 2286, so any further digits are dropped.
    const ELEVEN_DIGITS: i64 = 10_000_000_000;
    while timestamp >= ELEVEN_DIGITS {
        timestamp /= 10;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |since| since.as_secs());
    // A missing time, or one before 1970, counts as 1970.
    let timestamp = u64::try_from(timestamp).unwrap_or(0);
    let ahead = Duration::from_secs(timestamp.saturating_sub(now));
    if ahead > CLOCK_SKEW {
        return Err(DecryptError::Early { ahead });
    }
    let age = Duration::from_secs(now.saturating_sub(timestamp));
    if age > max_age {
        return Err(DecryptError::Stale { age, max_age });
    }
    Ok(())
}
