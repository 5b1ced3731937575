//! Strings that can be created from scalars.

/// A string on the wire that can be created from any scalar: a string, a number or a boolean.
///
/// Numbers and booleans are converted to the text that Python's `str()` returns for them, for example `True`, `1.0` or `1e+16`. Programs in
/// Rust and in Python can therefore store the same values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar(pub(crate) String);

impl From<Scalar> for String {
    fn from(scalar: Scalar) -> Self {
        scalar.0
    }
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<bool> for Scalar {
    fn from(truth: bool) -> Self {
        Self(if truth { "True" } else { "False" }.to_owned())
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {
        $(impl From<$integer> for Scalar {
            fn from(number: $integer) -> Self {
                Self(number.to_string())
            }
        })*
    };
}

from_integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl From<f64> for Scalar {
    fn from(number: f64) -> Self {
        Self(decimal(number))
    }
}

/// Returns the shortest text that can be parsed back to the same number. Numbers with an absolute value below 1e-4, or of 1e16 and above,
/// are written with an exponent.
fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string().to_lowercase();
    }
    let scientific = format!("{number:e}");
    let Some((digits, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..16).contains(&exponent) => format!("{digits}e{exponent:+03}"),
        _ if number.fract() == 0.0 => format!("{number:.1}"),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_written_as_python_writes_them() {
        let cases: [(Scalar, &str); 12] = [
            ("文".into(), "文"),
            (true.into(), "True"),
            (false.into(), "False"),
            (0.into(), "0"),
            (u64::MAX.into(), "18446744073709551615"),
            (1.0.into(), "1.0"),
            (0.1.into(), "0.1"),
            (0.0001.into(), "0.0001"),
            (0.00001.into(), "1e-05"),
            (1e15.into(), "1000000000000000.0"),
            (1e16.into(), "1e+16"),
            ((-1.5e300).into(), "-1.5e+300"),
        ];
        for (scalar, text) in cases {
            assert_eq!(String::from(scalar), text);
        }
    }
}
