//! Generates inputs that different implementations of a protocol are likely to treat differently. The inputs are the same on every run.

use fastrand::Rng;
use serde_json::{Map, Value};

/// The pieces that texts are assembled from.
const PIECES: [&str; 44] = [
    "", "0", "-0", "1", "null", "None", "true", "{}", "[]", " ", "  ", "\t", "\n", "\r\n", "\u{0}",
    "\u{1}", "\u{1c}", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "\u{3000}", "\u{feff}", "\"",
    "\"\"", "\\", "\\\"", "\\n", "\\u0041", "'", "&", "=", "+", "%", "%26", "#", "?a=b", "</a>]]>",
    "文字", "😀", "é", "e\u{301}", "\u{fffd}", "Zz",
];
/// Numbers in various notations that JSON allows.
const NUMBERS: [&str; 16] = [
    "0",
    "-0",
    "1",
    "-1",
    "1.00",
    "1.5",
    "0.1",
    "1e2",
    "1E+2",
    "1e16",
    "1e-7",
    "9007199254740993",
    "18446744073709551616",
    "123456789012345678901234567890",
    "-9223372036854775809",
    "0.30000000000000004",
];

/// A generator of random inputs. The inputs depend only on the seed.
pub struct Inputs(Rng);

impl Inputs {
    /// Creates a generator. Failure messages should contain the seed so that the inputs can be reproduced.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// Returns a number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.usize(..end)
    }

    /// Returns `true` with a probability of one in `times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.0.usize(..times) == 0
    }

    /// Returns one of the items.
    ///
    /// # Panics
    /// Panics if there are no items.
    pub fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.0.usize(..items.len())]
    }

    /// Returns a text that is usually short, but sometimes empty and very rarely long.
    pub fn text(&mut self) -> String {
        let pieces = match self.0.usize(..200) {
            0 => 2_000,
            1..20 => 0,
            _ => self.0.usize(1..8),
        };
        (0..pieces).map(|_| self.piece()).collect()
    }

    fn piece(&mut self) -> String {
        match self.0.usize(..4) {
            0 => self.0.alphanumeric().to_string(),
            1 => self.0.char(..).to_string(),
            _ => self.one_of(&PIECES).to_owned(),
        }
    }

    /// Returns a text made of `length` letters and digits.
    pub fn word(&mut self, length: usize) -> String {
        (0..length).map(|_| self.0.alphanumeric()).collect()
    }

    /// Returns a Unix timestamp in seconds, as text.
    pub fn timestamp(&mut self) -> String {
        self.0.u64(1_600_000_000..2_000_000_000).to_string()
    }

    /// Returns `length` arbitrary bytes.
    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.0.u8(..)).collect()
    }

    /// Returns a request body: plain text, JSON, or arbitrary bytes.
    pub fn body(&mut self) -> Vec<u8> {
        match self.0.usize(..4) {
            0 => self.text().into_bytes(),
            1 => {
                let length = self.0.usize(..200);
                self.bytes(length)
            }
            _ => self.object(3).into_bytes(),
        }
    }

    /// Returns `text` as a JSON string, with its characters escaped in one of several ways.
    pub fn string(&mut self, text: &str) -> String {
        let ascii = self.one_in(3);
        let mut json = String::from("\"");
        for character in text.chars() {
            match character {
                '"' | '\\' => json.extend(['\\', character]),
                '\n' if ascii => json.push_str("\\n"),
                '/' if ascii => json.push_str("\\/"),
                '\0'..='\u{1f}' => json.push_str(&escape(character)),
                _ if ascii && !character.is_ascii() => json.push_str(&escape(character)),
                _ => json.push(character),
            }
        }
        json.push('"');
        json
    }

    /// Returns a number as JSON text.
    pub fn number(&mut self) -> String {
        if self.0.bool() {
            self.one_of(&NUMBERS).to_owned()
        } else {
            self.0.i64(..).to_string()
        }
    }

    /// Returns the JSON text of a value that is neither an object nor a list.
    pub fn scalar(&mut self) -> String {
        match self.0.usize(..10) {
            0 => "null".to_owned(),
            1 => self.0.bool().to_string(),
            2..5 => self.number(),
            _ => {
                let text = self.text();
                self.string(&text)
            }
        }
    }

    /// Returns the JSON text of a value with at most `depth` levels of nesting.
    pub fn json(&mut self, depth: usize) -> String {
        match self.0.usize(..6) {
            0 if depth > 0 => self.object(depth - 1),
            1 if depth > 0 => {
                let items: Vec<String> = (0..self.0.usize(..4))
                    .map(|_| self.json(depth - 1))
                    .collect();
                format!("[{}]", items.join(self.one_of(&[",", ", ", " ,\n"])))
            }
            _ => self.scalar(),
        }
    }

    /// Returns the JSON text of an object whose values have at most `depth` levels of nesting.
    pub fn object(&mut self, depth: usize) -> String {
        let members: Vec<_> = (0..self.0.usize(..6))
            .map(|_| (self.text(), self.json(depth)))
            .collect();
        self.object_of(&members)
    }

    /// Returns the JSON text of an object with these members, using one of several styles of whitespace.
    pub fn object_of(&mut self, members: &[(String, String)]) -> String {
        let (colon, comma) = (
            self.one_of(&[":", ": ", " :\t"]),
            self.one_of(&[",", ", ", "\n,"]),
        );
        let members: Vec<String> = members
            .iter()
            .map(|(name, value)| format!("{}{colon}{value}", self.string(name)))
            .collect();
        format!("{{{}}}", members.join(comma))
    }

    /// Returns an object whose values are all strings.
    pub fn texts(&mut self) -> Map<String, Value> {
        (0..self.0.usize(..5))
            .map(|_| (self.text(), Value::from(self.text())))
            .collect()
    }

    /// Returns a query string whose values may be incorrectly encoded.
    pub fn query(&mut self) -> String {
        let pairs: Vec<String> = (0..self.0.usize(..6))
            .map(|_| {
                let name =
                    self.one_of(&["a", "b", "sign", "app_id", "", "文", "a%62", "timestamp"]);
                let text = self.text();
                if self.0.bool() {
                    let value: String =
                        url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
                    format!("{name}={value}")
                } else {
                    format!("{name}={}", text.replace(['&', '#', ';'], "%zz%e6%96"))
                }
            })
            .collect();
        pairs.join("&")
    }
}

fn escape(character: char) -> String {
    character
        .encode_utf16(&mut [0; 2])
        .iter()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect()
}
