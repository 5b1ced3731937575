//! Why a signature is another one.

use std::fmt;

/// A slip that turns the computed signature into the given one. `Display` says what happened and what to do.
///
/// "The given signature" is the one that was compared, whoever made it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// Upper-case hex.
    SignatureUpperCase,
    /// White space around the signature or in it.
    SignatureWhiteSpace,
    /// Base64 where hex is wanted.
    SignatureInBase64,
    /// Hex where base64 is wanted.
    SignatureInHex,
    /// The base64 of URLs, with `-` and `_`.
    SignatureUrlSafe,
    /// Base64 without its `=`.
    SignatureUnpadded,
    /// Another digest than that of the protocol.
    OtherDigest {
        /// Its name.
        used: &'static str,
    },
    /// HMAC where the protocol has a plain digest.
    Hmac,
    /// A plain digest of secret and text where the protocol has HMAC.
    NoHmac,
    /// The secret that was given here has white space around it.
    SecretUntrimmed,
    /// The given signature is with a secret that has a line break at its end.
    SecretWithLineBreak,
    /// No secret was signed.
    SecretMissing,
    /// The secret was decoded from base64.
    SecretDecoded,
    /// The secret stands at the wrong end.
    SecretAtOtherEnd,
    /// The body without the spaces between its tokens.
    BodyCompact,
    /// The body with spaces after `:` and `,`.
    BodySpaced,
    /// The body on several lines.
    BodyPretty,
    /// The body with its keys sorted.
    BodyKeysSorted,
    /// `<`, `>` and `&` as `\u003c`, `\u003e` and `\u0026`.
    BodyHtmlEscaped,
    /// All but ASCII as `\u....`.
    BodyAsciiEscaped,
    /// `/` as `\/`.
    BodySlashesEscaped,
    /// Escapes of the body written as the characters they stand for.
    BodyUnescaped,
    /// `1.00` as `1`.
    BodyFloatsAsIntegers,
    /// `1.00` as `1.0`, or `1.10` as `1.1`.
    BodyFloatsShortened,
    /// Integers above 2^53 rounded.
    BodyNumbersRounded,
    /// Every number as JavaScript writes it: `1` for `1.00`, `1.1` for `1.10`, and integers above 2^53 rounded.
    BodyNumbersAsDoubles,
    /// `2376` as `2376.0` or `2376.00`, or `1000000` as `1e+06`.
    IntegersAsFloats,
    /// A line break at the end of the body that is not there, or the other way round.
    BodyLineBreak,
    /// White space around the body left out.
    BodyTrimmed,
    /// No body at all.
    BodyMissing,
    /// White space around values was left on.
    WhiteSpaceKept,
    /// Quotes around values were left on.
    QuotesKept,
    /// Quotes around values were taken off.
    QuotesStripped,
    /// A value of 0 was left out.
    ZeroDropped,
    /// Empty values or nulls were signed.
    EmptyKept,
    /// A parameter was left out.
    ParameterLeftOut {
        /// Its name.
        name: String,
    },
    /// A parameter was signed that is not.
    ParameterSigned {
        /// Its name.
        name: String,
    },
    /// Objects and lists as JSON.
    NestedAsJson,
    /// Booleans as Python writes them, `True` and `False`.
    BooleansOfPython,
    /// Booleans as 1 and 0.
    BooleansAsNumbers,
    /// In the order of the names, not of the values.
    SortedByName,
    /// Not sorted.
    NotSorted,
    /// `name=value` in place of the values alone.
    NamesSigned,
    /// Joined by something else.
    JoinedOtherwise,
    /// Values of a query as they are encoded.
    QueryNotDecoded,
    /// The URI with its domain.
    UriWithDomain,
    /// The URI without its query.
    UriWithoutQuery,
    /// The URI with its escapes resolved.
    UriDecoded,
    /// The address with `#` and what stands behind it.
    UrlWithFragment,
    /// The address percent-encoded.
    UrlEncoded,
    /// The method in lower case.
    MethodLowerCase,
    /// The timestamp in milliseconds.
    TimestampInMilliseconds,
    /// The timestamp in seconds where milliseconds were given here.
    TimestampInSeconds,
    /// Another timestamp.
    TimestampOff {
        /// By how many seconds it is later than the one given here.
        seconds: i64,
    },
    /// Without the line break at the end of the message.
    LastLineBreakMissing,
    /// Line breaks of Windows.
    WindowsLineBreaks,
    /// The message of a request where that of a callback is wanted, or the other way round.
    OtherMessage,
    /// Made by the key of another version.
    OtherKeyVersion {
        /// The version.
        version: String,
    },
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const AS_IT_IS: &str =
            "sign the very bytes that are sent or received, never JSON that is written again";
        let body = |what: &str| format!("the given signature is over the body {what}: {AS_IT_IS}");
        let text = match self {
            Self::SignatureUpperCase => "the given signature is in upper case: the platform writes lower-case hex".to_owned(),
            Self::SignatureWhiteSpace => "there is white space around the given signature or in it: take it out".to_owned(),
            Self::SignatureInBase64 => "the given signature is the digest in base64: write it in lower-case hex".to_owned(),
            Self::SignatureInHex => "the given signature is in hex: write it in base64".to_owned(),
            Self::SignatureUrlSafe => "the given signature is in the base64 of URLs: write `+` and `/` in place of `-` and `_`".to_owned(),
            Self::SignatureUnpadded => "the given signature lacks the `=` at its end: write base64 with its padding".to_owned(),
            Self::OtherDigest { used } => format!("the given signature was made with {used}: use the digest of this protocol"),
            Self::Hmac => "the given signature is an HMAC: this protocol has a plain digest of secret and text".to_owned(),
            Self::NoHmac => "the given signature is a plain digest: this protocol has HMAC with the secret as its key".to_owned(),
            Self::SecretUntrimmed => "the secret that was given here has white space around it, and the given signature is with the secret alone: trim it where it is read".to_owned(),
            Self::SecretWithLineBreak => "the given signature is with a secret that ends with a line break: trim it where it is read, as from a file".to_owned(),
            Self::SecretMissing => "the given signature is without the secret: sign with it".to_owned(),
            Self::SecretDecoded => "the given signature is with the secret decoded from base64: use it as the text that it is".to_owned(),
            Self::SecretAtOtherEnd => "the given signature has the secret at the other end of the text: see the steps".to_owned(),
            Self::BodyCompact => body("without spaces between its tokens"),
            Self::BodySpaced => body("with spaces after `:` and `,`, as Python's json.dumps writes them"),
            Self::BodyPretty => body("on several lines, pretty-printed"),
            Self::BodyKeysSorted => body("with its keys sorted"),
            Self::BodyHtmlEscaped => body("with `\\u003c`, `\\u003e` and `\\u0026` for `<`, `>` and `&`, as Go's json.Marshal writes them"),
            Self::BodyAsciiEscaped => body("with `\\u` escapes for all but ASCII, as Python's json.dumps writes them"),
            Self::BodySlashesEscaped => body("with `\\/` for `/`, as PHP's json_encode writes it"),
            Self::BodyUnescaped => body("with characters in place of its escapes"),
            Self::BodyFloatsAsIntegers => body("with whole numbers such as `1` for `1.00`"),
            Self::BodyFloatsShortened => body("with `1.0` for `1.00`, as floating-point numbers are written"),
            Self::BodyNumbersRounded => body("with integers above 2^53 rounded, as JavaScript does"),
            Self::BodyNumbersAsDoubles => body("with `1` for `1.00` and `1.1` for `1.10`, and integers above 2^53 rounded, as JavaScript and Go write numbers"),
            Self::IntegersAsFloats => "the given signature has integers as floating-point numbers, such as `2376.0` for `2376` or `1e+06` for `1000000`: read and write them as integers".to_owned(),
            Self::BodyLineBreak => "the given signature is over the body with one line break more or less at its end: sign the very bytes that are sent or received".to_owned(),
            Self::BodyTrimmed => "the given signature is over the body without white space around it: sign the very bytes that are sent or received".to_owned(),
            Self::BodyMissing => "the given signature is over no body: read the body before something else takes it, and sign it".to_owned(),
            Self::WhiteSpaceKept => "the given signature has the white space around values: take it off before signing".to_owned(),
            Self::QuotesKept => "the given signature has the quotes around values: take one pair off before signing".to_owned(),
            Self::QuotesStripped => "the given signature is without the quotes that belong to a value: leave them on".to_owned(),
            Self::ZeroDropped => "the given signature leaves a value of 0 out: 0 is signed, only empty values are not".to_owned(),
            Self::EmptyKept => "the given signature has values that are empty or null: leave them out".to_owned(),
            Self::ParameterLeftOut { name } => format!("the given signature leaves `{name}` out: sign it"),
            Self::ParameterSigned { name } => format!("the given signature has `{name}` in it: leave it out"),
            Self::NestedAsJson => "the given signature has objects and lists as JSON: send them as texts of JSON, which all sides sign alike".to_owned(),
            Self::BooleansOfPython => "the given signature has `True` and `False`, as Python writes them: send 1 and 0, as the platform's own fields are".to_owned(),
            Self::BooleansAsNumbers => "the given signature has 1 and 0 for booleans: send them so too".to_owned(),
            Self::SortedByName => "the given signature has the values in the order of their names: sort the values themselves".to_owned(),
            Self::NotSorted => "the given signature is over parts that are not sorted: sort them by their bytes".to_owned(),
            Self::NamesSigned => "the given signature is over `name=value`: sign the values alone".to_owned(),
            Self::JoinedOtherwise => "the given signature has the parts joined by something else: see the steps".to_owned(),
            Self::QueryNotDecoded => "the given signature has the values of the query as they are encoded: decode them first".to_owned(),
            Self::UriWithDomain => "one side has the address with its domain: sign path and query alone".to_owned(),
            Self::UriWithoutQuery => "the given signature is over the path alone: sign the query too, with its `?`".to_owned(),
            Self::UriDecoded => "the given signature is over the URI with its escapes resolved: sign it as it is sent".to_owned(),
            Self::UrlWithFragment => "the given signature has the `#` of the address and what stands behind it: leave it out".to_owned(),
            Self::UrlEncoded => "the given signature has the address percent-encoded: sign it as it is".to_owned(),
            Self::MethodLowerCase => "the given signature has the method in lower case: write it in capitals".to_owned(),
            Self::TimestampInMilliseconds => "the given signature has the timestamp in milliseconds: write seconds".to_owned(),
            Self::TimestampInSeconds => "the given signature has the timestamp in seconds, and milliseconds were given here: use one and the same".to_owned(),
            Self::TimestampOff { seconds } => format!("the given signature has a timestamp {seconds} seconds later than the one given here: take the time once, and sign what is sent"),
            Self::LastLineBreakMissing => "the given signature is without the line break at the end of the message: every line has one, the last too".to_owned(),
            Self::WindowsLineBreaks => "the given signature has line breaks of Windows: write \\n alone".to_owned(),
            Self::OtherMessage => "the given signature is over the lines of a callback where those of a request belong, or the other way round: requests have method and URI before the timestamp, callbacks and answers have not".to_owned(),
            Self::OtherKeyVersion { version } => format!("the given signature was made with the key of version {version}: use that key, and give it to the client too while keys change"),
        };
        formatter.write_str(&text)
    }
}
