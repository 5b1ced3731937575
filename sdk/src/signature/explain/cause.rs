//! The mistakes that can make a signature differ from the expected one.

use std::fmt;

/// A mistake that explains why the given signature differs from the computed one. The `Display` output says what
/// happened and how to correct it.
///
/// Here, "the given signature" is the one that was passed to [`compare`](super::Explanation::compare).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The given signature is in uppercase hex instead of lowercase hex.
    SignatureUpperCase,
    /// The given signature has whitespace around it or inside it.
    SignatureWhiteSpace,
    /// The given signature is encoded in base64, but the protocol uses hex.
    SignatureInBase64,
    /// The given signature is encoded in hex, but the protocol uses base64.
    SignatureInHex,
    /// The given signature is encoded in URL-safe base64, with `-` and `_` instead of `+` and `/`.
    SignatureUrlSafe,
    /// The given signature is encoded in base64 but lacks the `=` padding.
    SignatureUnpadded,
    /// The given signature was made with a different algorithm.
    OtherDigest {
        /// The name of the algorithm that was used.
        used: &'static str,
    },
    /// The given signature is an HMAC, but the protocol uses a plain digest.
    Hmac,
    /// The given signature is a plain digest of the secret and the text, but the protocol uses an HMAC.
    NoHmac,
    /// The secret passed to this module has whitespace around it, but the given signature was made without that
    /// whitespace.
    SecretUntrimmed,
    /// The given signature was made with a secret that ends with a line break.
    SecretWithLineBreak,
    /// The given signature was made without the secret.
    SecretMissing,
    /// The given signature was made with the secret decoded from base64 instead of the secret itself.
    SecretDecoded,
    /// The secret was placed at the wrong end of the signed text.
    SecretAtOtherEnd,
    /// The body was signed without whitespace between its JSON tokens.
    BodyCompact,
    /// The body was signed with a space after each `:` and `,`.
    BodySpaced,
    /// The body was pretty-printed over several lines before it was signed.
    BodyPretty,
    /// The body was signed with its JSON keys sorted.
    BodyKeysSorted,
    /// The characters `<`, `>` and `&` in the body were signed as `\u003c`, `\u003e` and `\u0026`.
    BodyHtmlEscaped,
    /// Non-ASCII characters in the body were signed as `\u....` escapes.
    BodyAsciiEscaped,
    /// The character `/` in the body was signed as `\/`.
    BodySlashesEscaped,
    /// Escape sequences in the body were signed as the characters they represent.
    BodyUnescaped,
    /// Whole numbers written with decimals were signed as integers, for example `1.00` as `1`.
    BodyFloatsAsIntegers,
    /// Numbers were signed without unnecessary trailing zeros, for example `1.00` as `1.0` and `1.10` as `1.1`.
    BodyFloatsShortened,
    /// Integers above 2^53 were rounded because they were parsed as floating-point numbers.
    BodyNumbersRounded,
    /// All numbers were signed the way JavaScript writes them: `1.00` as `1`, `1.10` as `1.1`, and integers above 2^53
    /// rounded.
    BodyNumbersAsDoubles,
    /// Integers were signed as floating-point numbers, for example `2376` as `2376.0` or `2376.00`, or `1000000` as
    /// `1e+06`.
    IntegersAsFloats,
    /// The body was signed with one line break too many or too few at its end.
    BodyLineBreak,
    /// The body was signed without the whitespace around it. For a push, the encrypted message was signed without the
    /// whitespace around it or inside it.
    BodyTrimmed,
    /// The body was left out of the signed text.
    BodyMissing,
    /// Whitespace around values was not removed before signing.
    WhiteSpaceKept,
    /// Quotes around values were not removed before signing.
    QuotesKept,
    /// Quotes that are part of a value were removed before signing.
    QuotesStripped,
    /// A value of 0 was left out, although it must be signed.
    ZeroDropped,
    /// Empty values or nulls were signed, although they must be left out.
    EmptyKept,
    /// A parameter that must be signed was left out.
    ParameterLeftOut {
        /// The parameter's name.
        name: String,
    },
    /// A parameter that must not be signed was signed.
    ParameterSigned {
        /// The parameter's name.
        name: String,
    },
    /// Objects and lists were signed as JSON instead of the way Go prints them.
    NestedAsJson,
    /// Booleans were signed the way Python prints them, as `True` and `False`.
    BooleansOfPython,
    /// Booleans were signed as 1 and 0.
    BooleansAsNumbers,
    /// The values were sorted by the names of their parameters instead of by the values' own bytes.
    SortedByName,
    /// The signed parts were not sorted.
    NotSorted,
    /// The parameters were signed as `name=value` instead of only their values.
    NamesSigned,
    /// The parts were joined in a different way, for example with a different separator.
    JoinedOtherwise,
    /// The query's values were signed without being decoded first.
    QueryNotDecoded,
    /// Either the given or the computed signature covers the URI with its domain, instead of only the path and query.
    UriWithDomain,
    /// The URI was signed without its query.
    UriWithoutQuery,
    /// The URI was signed with its percent-encoding decoded.
    UriDecoded,
    /// The URL was signed with its fragment (`#` and everything after it).
    UrlWithFragment,
    /// The URL was percent-encoded before it was signed.
    UrlEncoded,
    /// The HTTP method was signed in lowercase.
    MethodLowerCase,
    /// The timestamp was signed in milliseconds instead of seconds.
    TimestampInMilliseconds,
    /// The timestamp was signed in seconds, but milliseconds were passed to this module.
    TimestampInSeconds,
    /// A different timestamp was signed.
    TimestampOff {
        /// How many seconds later the signed timestamp is than the one passed to this module. Negative if it is
        /// earlier.
        seconds: i64,
    },
    /// The message was signed without its final line break.
    LastLineBreakMissing,
    /// The message was signed with Windows line breaks (`\r\n`).
    WindowsLineBreaks,
    /// The message was signed in the format for callbacks instead of the one for requests.
    OtherMessage,
    /// The given signature was made with a key of a different version.
    OtherKeyVersion {
        /// The version of the key that was used.
        version: String,
    },
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const AS_IT_IS: &str =
            "sign the exact bytes that are sent or received, never JSON that was serialized again";
        let body = |what: &str| format!("the given signature covers the body {what}: {AS_IT_IS}");
        let text = match self {
            Self::SignatureUpperCase => "the given signature is in uppercase hex: the platform uses lowercase hex".to_owned(),
            Self::SignatureWhiteSpace => "the given signature has whitespace around it or in it: remove the whitespace".to_owned(),
            Self::SignatureInBase64 => "the given signature is the digest in base64: write it in lowercase hex".to_owned(),
            Self::SignatureInHex => "the given signature is in hex: write it in base64".to_owned(),
            Self::SignatureUrlSafe => "the given signature is in URL-safe base64: write `+` and `/` instead of `-` and `_`".to_owned(),
            Self::SignatureUnpadded => "the given signature has no `=` at its end: write base64 with padding".to_owned(),
            Self::OtherDigest { used } => format!("the given signature was made with {used}: use the algorithm of this protocol"),
            Self::Hmac => "the given signature is an HMAC: this protocol uses a plain digest of the secret and the text".to_owned(),
            Self::NoHmac => "the given signature is a plain digest: this protocol uses an HMAC with the secret as its key".to_owned(),
            Self::SecretUntrimmed => "the secret passed to `signature::explain` has whitespace around it, but the given signature was made with the trimmed secret: trim the secret where it is read".to_owned(),
            Self::SecretWithLineBreak => "the given signature was made with a secret that ends with a line break: trim the secret where it is read, for instance from a file".to_owned(),
            Self::SecretMissing => "the given signature was made without the secret: sign with the secret".to_owned(),
            Self::SecretDecoded => "the given signature was made with the secret decoded from base64: use the secret unchanged".to_owned(),
            Self::SecretAtOtherEnd => "the given signature has the secret at the wrong end of the text: compare with the steps".to_owned(),
            Self::BodyCompact => body("without spaces between its tokens"),
            Self::BodySpaced => body("with spaces after `:` and `,`, as Python's json.dumps writes them"),
            Self::BodyPretty => body("on several lines, pretty-printed"),
            Self::BodyKeysSorted => body("with its keys sorted"),
            Self::BodyHtmlEscaped => body("with `\\u003c`, `\\u003e` and `\\u0026` instead of `<`, `>` and `&`, as Go's json.Marshal writes them"),
            Self::BodyAsciiEscaped => body("with `\\u` escapes for all characters outside ASCII, as Python's json.dumps writes them"),
            Self::BodySlashesEscaped => body("with `\\/` instead of `/`, as PHP's json_encode writes it"),
            Self::BodyUnescaped => body("with the characters themselves instead of escapes"),
            Self::BodyFloatsAsIntegers => body("with integers such as `1` instead of `1.00`"),
            Self::BodyFloatsShortened => body("with floating-point numbers such as `1.0` instead of `1.00`"),
            Self::BodyNumbersRounded => body("with integers above 2^53 rounded, as in JavaScript"),
            Self::BodyNumbersAsDoubles => body("with `1` instead of `1.00`, `1.1` instead of `1.10` and integers above 2^53 rounded, as JavaScript and Go write numbers"),
            Self::IntegersAsFloats => "the given signature covers integers written as floating-point numbers, such as `2376.0` instead of `2376` or `1e+06` instead of `1000000`: read and write them as integers".to_owned(),
            Self::BodyLineBreak => "the given signature covers the body with one line break more or one less at its end: sign the exact bytes that are sent or received".to_owned(),
            Self::BodyTrimmed => "the given signature covers the body without its whitespace: sign the exact bytes that are sent or received".to_owned(),
            Self::BodyMissing => "the given signature does not cover the body: read the body before other code consumes it, and sign it".to_owned(),
            Self::WhiteSpaceKept => "the given signature covers whitespace around values: remove it before signing".to_owned(),
            Self::QuotesKept => "the given signature covers the quotes around values: remove one pair before signing".to_owned(),
            Self::QuotesStripped => "the given signature leaves out quotes that belong to a value: keep them".to_owned(),
            Self::ZeroDropped => "the given signature leaves out a value of 0: sign 0, and leave out only empty values".to_owned(),
            Self::EmptyKept => "the given signature covers values that are empty or null: leave them out".to_owned(),
            Self::ParameterLeftOut { name } => format!("the given signature leaves out `{name}`: sign it"),
            Self::ParameterSigned { name } => format!("the given signature covers `{name}`: leave it out"),
            Self::NestedAsJson => "the given signature covers objects and lists as JSON: send them as strings of JSON, which all implementations sign the same way".to_owned(),
            Self::BooleansOfPython => "the given signature covers booleans as `True` and `False`, as Python prints them: send 1 and 0, as in the platform's own fields".to_owned(),
            Self::BooleansAsNumbers => "the given signature covers booleans as 1 and 0: send them as 1 and 0 too".to_owned(),
            Self::SortedByName => "the given signature covers the values in the order of their names: sort the values themselves".to_owned(),
            Self::NotSorted => "the given signature covers parts that are not sorted: sort them by their bytes".to_owned(),
            Self::NamesSigned => "the given signature covers `name=value`: sign only the values".to_owned(),
            Self::JoinedOtherwise => "the given signature joins its parts in another way: compare with the steps".to_owned(),
            Self::QueryNotDecoded => "the given signature covers the values of the query without decoding them: decode them before signing".to_owned(),
            Self::UriWithDomain => "one of the two signatures covers the URI with its domain: sign only the path and query".to_owned(),
            Self::UriWithoutQuery => "the given signature leaves out the query: sign it too, with its `?`".to_owned(),
            Self::UriDecoded => "the given signature covers the URI with its escapes decoded: sign it as it is sent".to_owned(),
            Self::UrlWithFragment => "the given signature covers the `#` of the URL and the fragment after it: leave them out".to_owned(),
            Self::UrlEncoded => "the given signature covers the percent-encoded URL: sign the URL unchanged".to_owned(),
            Self::MethodLowerCase => "the given signature covers the method in lower case: write it in upper case".to_owned(),
            Self::TimestampInMilliseconds => "the given signature covers the timestamp in milliseconds: write it in seconds".to_owned(),
            Self::TimestampInSeconds => "the given signature covers the timestamp in seconds, but milliseconds were passed to `signature::explain`: use the same timestamp for both".to_owned(),
            Self::TimestampOff { seconds } => format!("the given signature covers a timestamp that differs by {seconds:+} seconds from the one passed to `signature::explain`: read the clock once, and sign the timestamp that is sent"),
            Self::LastLineBreakMissing => "the given signature leaves out the line break at the end of the message: end every line with one, including the last".to_owned(),
            Self::WindowsLineBreaks => "the given signature covers Windows line breaks: write only \\n".to_owned(),
            Self::OtherMessage => "the given signature covers the message of a callback instead of that of a request: in a request, the method and URI come before the timestamp".to_owned(),
            Self::OtherKeyVersion { version } => format!("the given signature was made with the key of version {version}: use that key, and configure it in the client too while the keys are being replaced"),
        };
        formatter.write_str(&text)
    }
}
