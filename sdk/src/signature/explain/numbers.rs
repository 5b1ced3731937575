//! Writes numbers the way other programs do.

use std::borrow::Cow;

use super::cause::Cause;

/// A style in which a program may write numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberStyle {
    AsTheyAre,
    /// Writes `1.00` as `1`.
    Integers,
    /// Writes `1.00` as `1.0`, the way Python and some other languages write floating-point numbers.
    Floats,
    /// Rounds integers that an `f64` cannot represent. Writes only the digits needed to identify the `f64`, followed by
    /// zeros.
    Rounded,
    /// Rounds integers that an `f64` cannot represent. Writes all digits of the `f64`.
    RoundedInFull,
    /// Writes every number the way JavaScript does, which is also how Go writes numbers in JSON.
    Doubles,
    /// Writes `1` as `1.0`.
    OneDecimal,
    /// Writes `1` as `1.00`.
    TwoDecimals,
    /// Writes every number the way Go prints a `float64`.
    Go,
}

/// The number styles of programs that parse JSON and serialize it again, each with the resulting cause.
pub(crate) const BODY_NUMBERS: [(Cause, NumberStyle); 6] = [
    (Cause::BodyFloatsAsIntegers, NumberStyle::Integers),
    (Cause::BodyFloatsShortened, NumberStyle::Floats),
    (Cause::BodyNumbersRounded, NumberStyle::Rounded),
    (Cause::BodyNumbersRounded, NumberStyle::RoundedInFull),
    (Cause::BodyNumbersAsDoubles, NumberStyle::Doubles),
    (Cause::IntegersAsFloats, NumberStyle::OneDecimal),
];
/// The number styles of programs that sign each value as a separate string, each with the resulting cause.
pub(crate) const VALUE_NUMBERS: [(Cause, NumberStyle); 8] = [
    (Cause::BodyFloatsAsIntegers, NumberStyle::Integers),
    (Cause::BodyFloatsShortened, NumberStyle::Floats),
    (Cause::BodyNumbersRounded, NumberStyle::Rounded),
    (Cause::BodyNumbersRounded, NumberStyle::RoundedInFull),
    (Cause::BodyNumbersAsDoubles, NumberStyle::Doubles),
    (Cause::IntegersAsFloats, NumberStyle::OneDecimal),
    (Cause::IntegersAsFloats, NumberStyle::TwoDecimals),
    (Cause::IntegersAsFloats, NumberStyle::Go),
];

/// Writes a number in the given style. Text that is not a number is returned unchanged.
pub(crate) fn write_number(value: &str, style: NumberStyle) -> Cow<'_, str> {
    /// 2^53, the limit beyond which an `f64` cannot represent every integer.
    const INEXACT: f64 = 9_007_199_254_740_992.0;
    let as_it_is = Cow::Borrowed(value);
    let is_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let float = value.parse::<f64>().ok().filter(|float| float.is_finite());
    let Some(float) = float.filter(|_| is_number) else {
        return as_it_is;
    };
    let is_whole = !value.contains(['.', 'e', 'E']);
    let is_exact = float.abs() < INEXACT;
    Cow::Owned(match style {
        NumberStyle::Integers if !is_whole && float.fract() == 0.0 && is_exact => {
            format!("{float:.0}")
        }
        NumberStyle::Floats if !is_whole && is_exact => format!("{float:?}"),
        NumberStyle::Rounded if is_whole && !is_exact => write_shortest(float),
        NumberStyle::RoundedInFull if is_whole && !is_exact => format!("{float:.0}"),
        NumberStyle::Doubles => write_shortest(float),
        NumberStyle::OneDecimal if is_whole && is_exact => format!("{float:.1}"),
        NumberStyle::TwoDecimals if is_whole && is_exact => format!("{float:.2}"),
        NumberStyle::Go => write_go(float),
        _ => return as_it_is,
    })
}

/// Writes only the digits needed to identify the number, as JavaScript does. Very large and very small numbers are
/// written with an exponent.
fn write_shortest(float: f64) -> String {
    if float == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&float.abs()) {
        return float.to_string();
    }
    let (digits, exponent) = split_exponent(float);
    format!("{digits}e{exponent:+}")
}

/// Writes a number the way Go prints it. Numbers of a million or more, and very small ones, are written with an
/// exponent of at least two digits.
fn write_go(float: f64) -> String {
    let (digits, exponent) = split_exponent(float);
    if (-4..6).contains(&exponent) {
        return float.to_string();
    }
    format!("{digits}e{exponent:+03}")
}

/// Splits a number into its digits, with a decimal point after the first one, and its power of ten.
fn split_exponent(float: f64) -> (String, i32) {
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.to_owned(), exponent.parse().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_other_programs_write_them() {
        for (style, value, text) in [
            (NumberStyle::Integers, "1.00", "1"),
            (NumberStyle::Integers, "1.50", "1.50"),
            (NumberStyle::Floats, "1.00", "1.0"),
            (NumberStyle::Floats, "1.10", "1.1"),
            (NumberStyle::Floats, "1", "1"),
            // node -e 'console.log(JSON.stringify([7123456789012345678, 1.00, 1.10, 1e21, 123e-9, -0]))'
            (
                NumberStyle::Rounded,
                "7123456789012345678",
                "7123456789012346000",
            ),
            (NumberStyle::Rounded, "9007199254740991", "9007199254740991"),
            (
                NumberStyle::Doubles,
                "7123456789012345678",
                "7123456789012346000",
            ),
            (NumberStyle::Doubles, "1.00", "1"),
            (NumberStyle::Doubles, "1.10", "1.1"),
            (NumberStyle::Doubles, "1000000000000000000000", "1e+21"),
            (NumberStyle::Doubles, "123e-9", "1.23e-7"),
            (NumberStyle::Doubles, "-0", "0"),
            // python3 -c 'print("%.0f" % 7123456789012345678)'
            (
                NumberStyle::RoundedInFull,
                "7123456789012345678",
                "7123456789012345856",
            ),
            (NumberStyle::OneDecimal, "2376", "2376.0"),
            (NumberStyle::OneDecimal, "1.00", "1.00"),
            (NumberStyle::TwoDecimals, "-2376", "-2376.00"),
            // fmt.Sprintf("%v", float64(1000000))
            (NumberStyle::Go, "1000000", "1e+06"),
            (NumberStyle::Go, "1234567", "1.234567e+06"),
            (NumberStyle::Go, "999999", "999999"),
            (NumberStyle::Go, "0.00001", "1e-05"),
            (NumberStyle::Go, "1e100", "1e+100"),
            (NumberStyle::AsTheyAre, "1.00", "1.00"),
            (NumberStyle::Doubles, "1e999", "1e999"),
            (NumberStyle::Doubles, "true", "true"),
            (NumberStyle::Doubles, "inf", "inf"),
        ] {
            assert_eq!(write_number(value, style), text, "{value}");
        }
    }
}
