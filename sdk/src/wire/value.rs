//! Field values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::faults::Step;
use super::{Json, Reader, Structure, Writer, read, write};

/// The value of a field. It can be written as JSON and read from JSON.
pub trait WireValue {
    /// Returns whether there is a value to write.
    fn is_given(&self) -> bool {
        true
    }

    /// Writes the value without changing it.
    fn write(&mut self, writer: &mut Writer);

    /// Reads the reader's current value. If it has the wrong type, the reader records an error.
    fn read(&mut self, reader: &mut Reader<'_>);
}

macro_rules! scalars {
    ($($type:ty: $name:ident;)*) => {
        $(impl WireValue for $type {
            fn write(&mut self, writer: &mut Writer) {
                write::$name(writer, self);
            }

            fn read(&mut self, reader: &mut Reader<'_>) {
                *self = read::$name(reader);
            }
        })*
    };
}

scalars! {
    String: string;
    i32: i32;
    i64: i64;
    f64: f64;
    bool: bool;
    Json: json;
}

/// The payload of an endpoint that does not return any.
impl WireValue for () {
    fn write(&mut self, _: &mut Writer) {}

    fn read(&mut self, _: &mut Reader<'_>) {}
}

impl<T: WireValue + Default> WireValue for Option<T> {
    #[inline]
    fn is_given(&self) -> bool {
        self.is_some()
    }

    #[inline]
    fn write(&mut self, writer: &mut Writer) {
        if let Some(value) = self {
            value.write(writer);
        }
    }

    #[inline]
    fn read(&mut self, reader: &mut Reader<'_>) {
        self.get_or_insert_default().read(reader);
    }
}

impl<T: WireValue + Default> WireValue for Vec<T> {
    #[inline]
    fn write(&mut self, writer: &mut Writer) {
        let count = self.len();
        writer.list(count, &mut |writer, index| {
            if let Some(item) = self.get_mut(index) {
                writer.value(item);
            }
        });
    }

    #[inline]
    fn read(&mut self, reader: &mut Reader<'_>) {
        read::list(reader, &mut |reader| {
            let mut item = T::default();
            reader.value(&mut item);
            self.push(item);
        });
    }
}

impl<T: WireValue + Default> WireValue for BTreeMap<String, T> {
    #[inline]
    fn write(&mut self, writer: &mut Writer) {
        writer.open_map(self.len());
        for (index, (key, value)) in self.iter_mut().enumerate() {
            writer.map_entry(index, key, value);
        }
        writer.close_map();
    }

    #[inline]
    fn read(&mut self, reader: &mut Reader<'_>) {
        read::map(reader, &mut |name, reader| {
            let mut value = T::default();
            reader.value(&mut value);
            self.insert(name, value);
        });
    }
}

impl<T: Structure> WireValue for T {
    #[inline]
    fn write(&mut self, writer: &mut Writer) {
        writer.nested(self);
    }

    #[inline]
    fn read(&mut self, reader: &mut Reader<'_>) {
        read::structure(reader, self);
    }
}

impl Writer {
    /// Writes one member of a map.
    fn map_entry(&mut self, index: usize, key: &str, value: &mut dyn WireValue) {
        if index > 0 {
            self.buffer.push(b',');
        }
        write::json_text(&mut self.buffer, key);
        self.buffer.push(b':');
        self.entry(Step::Name(Cow::Owned(key.to_owned())), |writer| {
            writer.value(value);
        });
    }
}
