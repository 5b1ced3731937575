//! What decrypted data holds: JSON with a watermark.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::value::RawValue;

use super::{DecryptError, Watermark};
use crate::wire::{Fields, Reader, Structure, Value, read};

/// What is read of all data.
#[derive(Default)]
struct Marked {
    watermark: Watermark,
}

impl Structure for Marked {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("watermark", &mut self.watermark);
    }
}

/// The JSON that the bytes are.
pub(super) fn json(bytes: &[u8]) -> Result<&RawValue, DecryptError> {
    serde_json::from_slice(bytes).map_err(|_| DecryptError::Json)
}

/// Checks the watermark and reads the data.
pub(super) fn read<T: Value + Default>(
    json: &RawValue,
    app_id: &str,
    max_age: Option<Duration>,
) -> Result<T, DecryptError> {
    let text = json.get();
    let Marked { watermark } = value(text)?;
    if watermark.app_id != app_id {
        return Err(DecryptError::App {
            found: watermark.app_id,
        });
    }
    if let Some(max_age) = max_age {
        let age = age(watermark.timestamp);
        if age > max_age {
            return Err(DecryptError::Stale { age, max_age });
        }
    }
    value(text)
}

fn value<T: Value + Default>(text: &str) -> Result<T, DecryptError> {
    Reader::read_valid(text, read::value).map_err(DecryptError::Misfit)
}

/// How long ago a time is; nothing if it is to come, for clocks differ.
fn age(mut timestamp: i64) -> Duration {
    // The documents name no unit, and their example has 17 digits: in finer ones than seconds, data would never grow old.
    const YEAR_5138: i64 = 100_000_000_000;
    while timestamp >= YEAR_5138 {
        timestamp /= 1000;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |since| since.as_secs());
    // A time that is missing, or before 1970, is as old as can be.
    Duration::from_secs(now.saturating_sub(u64::try_from(timestamp).unwrap_or(0)))
}
