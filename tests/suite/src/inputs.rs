//! Inputs that implementations of one protocol like to differ in: the same ones in every run.

use fastrand::Rng;
use serde_json::{Map, Value};

/// What texts are put together from.
const PIECES: [&str; 44] = [
    "", "0", "-0", "1", "null", "None", "true", "{}", "[]", " ", "  ", "\t", "\n", "\r\n", "\u{0}",
    "\u{1}", "\u{1c}", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "\u{3000}", "\u{feff}", "\"",
    "\"\"", "\\", "\\\"", "\\n", "\\u0041", "'", "&", "=", "+", "%", "%26", "#", "?a=b", "</a>]]>",
    "文字", "😀", "é", "e\u{301}", "\u{fffd}", "Zz",
];
/// Numbers, as they may be written in JSON.
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

/// Makes inputs. What it makes depends on the seed alone.
pub struct Inputs(Rng);

impl Inputs {
    /// The seed should stand in the message of whatever fails.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.usize(..end)
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.0.usize(..times) == 0
    }

    /// One of these.
    ///
    /// # Panics
    /// If there are none.
    pub fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.0.usize(..items.len())]
    }

    /// A text: empty, short, or now and then long.
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

    /// A text of letters and digits, of this length.
    pub fn word(&mut self, length: usize) -> String {
        (0..length).map(|_| self.0.alphanumeric()).collect()
    }

    /// A time in seconds.
    pub fn timestamp(&mut self) -> String {
        self.0.u64(1_600_000_000..2_000_000_000).to_string()
    }

    /// This many bytes, any of them.
    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.0.u8(..)).collect()
    }

    /// A body: a text, JSON, or bytes that are no text.
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

    /// A string in JSON, its characters escaped in one of the ways that there are.
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

    /// A number, as text.
    pub fn number(&mut self) -> String {
        if self.0.bool() {
            self.one_of(&NUMBERS).to_owned()
        } else {
            self.0.i64(..).to_string()
        }
    }

    /// A JSON text that is no object and no list.
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

    /// A JSON text, nested as deep as this.
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

    /// The text of a JSON object.
    pub fn object(&mut self, depth: usize) -> String {
        let members: Vec<_> = (0..self.0.usize(..6))
            .map(|_| (self.text(), self.json(depth)))
            .collect();
        self.object_of(&members)
    }

    /// The text of an object with these members, spaced in one of many ways.
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

    /// An object whose values are texts, as a value.
    pub fn texts(&mut self) -> Map<String, Value> {
        (0..self.0.usize(..5))
            .map(|_| (self.text(), Value::from(self.text())))
            .collect()
    }

    /// The query of an address: encoded well or badly.
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
