//! Numbers as other programs would write them anew.

use std::borrow::Cow;

use super::Cause;

/// How numbers are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    AsTheyAre,
    /// `1.00` as `1`.
    Integers,
    /// `1.00` as `1.0`: with a point, as Python and others write floating-point numbers.
    Floats,
    /// Integers that a floating-point number does not hold, in its shortest digits.
    Rounded,
    /// The same in all the digits that the floating-point number has.
    RoundedInFull,
    /// Every number as JavaScript writes it, and Go in JSON.
    Doubles,
    /// `1` as `1.0`.
    OneDecimal,
    /// `1` as `1.00`.
    TwoDecimals,
    /// Every number as Go prints a `float64`.
    Printed,
}

/// How programs write the numbers of JSON that do not keep them as they are.
pub(super) const OF_BODIES: [(Cause, Numbers); 6] = [
    (Cause::BodyFloatsAsIntegers, Numbers::Integers),
    (Cause::BodyFloatsShortened, Numbers::Floats),
    (Cause::BodyNumbersRounded, Numbers::Rounded),
    (Cause::BodyNumbersRounded, Numbers::RoundedInFull),
    (Cause::BodyNumbersAsDoubles, Numbers::Doubles),
    (Cause::IntegersAsFloats, Numbers::OneDecimal),
];
/// How they write the numbers that they sign as texts of their own.
pub(super) const OF_VALUES: [(Cause, Numbers); 8] = [
    (Cause::BodyFloatsAsIntegers, Numbers::Integers),
    (Cause::BodyFloatsShortened, Numbers::Floats),
    (Cause::BodyNumbersRounded, Numbers::Rounded),
    (Cause::BodyNumbersRounded, Numbers::RoundedInFull),
    (Cause::BodyNumbersAsDoubles, Numbers::Doubles),
    (Cause::IntegersAsFloats, Numbers::OneDecimal),
    (Cause::IntegersAsFloats, Numbers::TwoDecimals),
    (Cause::IntegersAsFloats, Numbers::Printed),
];

/// A number as another program would write it; anything else as it is.
pub(super) fn number(value: &str, numbers: Numbers) -> Cow<'_, str> {
    /// From here on not every integer is a floating-point number.
    const INEXACT: f64 = 9_007_199_254_740_992.0;
    let as_it_is = Cow::Borrowed(value);
    let is_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let float = value.parse::<f64>().ok().filter(|float| float.is_finite());
    let Some(float) = float.filter(|_| is_number) else {
        return as_it_is;
    };
    let is_whole = !value.contains(['.', 'e', 'E']);
    let is_exact = float.abs() < INEXACT;
    Cow::Owned(match numbers {
        Numbers::Integers if !is_whole && float.fract() == 0.0 && is_exact => {
            format!("{float:.0}")
        }
        Numbers::Floats if !is_whole && is_exact => format!("{float:?}"),
        Numbers::Rounded if is_whole && !is_exact => short(float),
        Numbers::RoundedInFull if is_whole && !is_exact => format!("{float:.0}"),
        Numbers::Doubles => short(float),
        Numbers::OneDecimal if is_whole && is_exact => format!("{float:.1}"),
        Numbers::TwoDecimals if is_whole && is_exact => format!("{float:.2}"),
        Numbers::Printed => printed(float),
        _ => return as_it_is,
    })
}

/// The shortest digits that stand for the number, with zeros up to its point; an exponent where it is very large or small.
fn short(float: f64) -> String {
    if float == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&float.abs()) {
        return float.to_string();
    }
    let (digits, exponent) = with_exponent(float);
    format!("{digits}e{exponent:+}")
}

/// As Go prints it: with an exponent of two digits from a million on.
fn printed(float: f64) -> String {
    let (digits, exponent) = with_exponent(float);
    if (-4..6).contains(&exponent) {
        return float.to_string();
    }
    format!("{digits}e{exponent:+03}")
}

/// The digits with a point behind the first, and the power of ten.
fn with_exponent(float: f64) -> (String, i32) {
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.to_owned(), exponent.parse().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_other_programs_write_them() {
        for (numbers, value, text) in [
            (Numbers::Integers, "1.00", "1"),
            (Numbers::Integers, "1.50", "1.50"),
            (Numbers::Floats, "1.00", "1.0"),
            (Numbers::Floats, "1.10", "1.1"),
            (Numbers::Floats, "1", "1"),
            // node -e 'console.log(JSON.stringify([7123456789012345678, 1.00, 1.10, 1e21, 123e-9, -0]))'
            (
                Numbers::Rounded,
                "7123456789012345678",
                "7123456789012346000",
            ),
            (Numbers::Rounded, "9007199254740991", "9007199254740991"),
            (
                Numbers::Doubles,
                "7123456789012345678",
                "7123456789012346000",
            ),
            (Numbers::Doubles, "1.00", "1"),
            (Numbers::Doubles, "1.10", "1.1"),
            (Numbers::Doubles, "1000000000000000000000", "1e+21"),
            (Numbers::Doubles, "123e-9", "1.23e-7"),
            (Numbers::Doubles, "-0", "0"),
            // python3 -c 'print("%.0f" % 7123456789012345678)'
            (
                Numbers::RoundedInFull,
                "7123456789012345678",
                "7123456789012345856",
            ),
            (Numbers::OneDecimal, "2376", "2376.0"),
            (Numbers::OneDecimal, "1.00", "1.00"),
            (Numbers::TwoDecimals, "-2376", "-2376.00"),
            // fmt.Sprintf("%v", float64(1000000))
            (Numbers::Printed, "1000000", "1e+06"),
            (Numbers::Printed, "1234567", "1.234567e+06"),
            (Numbers::Printed, "999999", "999999"),
            (Numbers::Printed, "0.00001", "1e-05"),
            (Numbers::Printed, "1e100", "1e+100"),
            (Numbers::AsTheyAre, "1.00", "1.00"),
            (Numbers::Doubles, "1e999", "1e999"),
            (Numbers::Doubles, "true", "true"),
            (Numbers::Doubles, "inf", "inf"),
        ] {
            assert_eq!(number(value, numbers), text, "{value}");
        }
    }
}
