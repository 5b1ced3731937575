//! Parses the subset of DER that is used in keys.

use super::faults::TRUNCATED;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const SEQUENCE: u8 = 0x30;
/// The tag of the version field in a certificate.
pub(super) const CONTEXT_0: u8 = 0xa0;
const OBJECT_IDENTIFIER: u8 = 0x06;
/// The object identifier `rsaEncryption`, 1.2.840.113549.1.1.1.
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// An element's tag and content.
pub(super) type Element<'a> = (u8, &'a [u8]);

/// The reason why parsing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The input ends too early.
    Truncated,
    /// The input is not DER, or does not have the expected structure.
    Strange,
}

impl Fault {
    /// Returns an error message for this fault. `strange` is the message for any fault other than truncation.
    pub(super) fn describe(self, strange: &'static str) -> &'static str {
        match self {
            Self::Truncated => TRUNCATED,
            Self::Strange => strange,
        }
    }
}

/// Returns whether an algorithm identifier specifies RSA.
pub(super) fn is_rsa(algorithm: &[u8]) -> bool {
    matches!(element(algorithm), Ok(((OBJECT_IDENTIFIER, oid), _)) if oid == RSA_ENCRYPTION)
}

/// Returns the number of bits in an integer, not counting leading zeros.
pub(super) fn bits(number: &[u8]) -> usize {
    let start = number.iter().position(|byte| *byte != 0);
    let number = start.and_then(|start| number.get(start..)).unwrap_or(&[]);
    let unused = number.first().map_or(0, |byte| byte.leading_zeros());
    8 * number.len() - unused as usize
}

/// Parses a sequence and returns its elements. Fails if any bytes follow the sequence.
pub(super) fn sequence(der: &[u8]) -> Result<Vec<Element<'_>>, Fault> {
    match element(der)? {
        ((SEQUENCE, inside), []) => elements(inside),
        _ => Err(Fault::Strange),
    }
}

/// Parses consecutive elements.
pub(super) fn elements(mut inside: &[u8]) -> Result<Vec<Element<'_>>, Fault> {
    let mut elements = Vec::with_capacity(9);
    while !inside.is_empty() {
        let (found, rest) = element(inside)?;
        elements.push(found);
        inside = rest;
    }
    Ok(elements)
}

/// Parses the first element, and returns it along with the bytes that follow it.
fn element(der: &[u8]) -> Result<(Element<'_>, &[u8]), Fault> {
    let (tag, rest) = der.split_first().ok_or(Fault::Truncated)?;
    let (first, rest) = rest.split_first().ok_or(Fault::Truncated)?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        // Four bytes are enough for the length of any key.
        0x81..=0x84 => {
            let bytes = usize::from(first & 0x7f);
            let (length, rest) = rest.split_at_checked(bytes).ok_or(Fault::Truncated)?;
            let length = length
                .iter()
                .fold(0_usize, |length, byte| (length << 8) | usize::from(*byte));
            (length, rest)
        }
        _ => return Err(Fault::Strange),
    };
    let (content, rest) = rest.split_at_checked(length).ok_or(Fault::Truncated)?;
    Ok(((*tag, content), rest))
}
