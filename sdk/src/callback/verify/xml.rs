//! Converts encrypted pushes from XML to JSON.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use serde_json::{Map, Value};

use super::members;
use crate::callback::refusal::Refusal;

/// The maximum nesting depth of elements. The platform uses only three levels.
const MAX_DEPTH: usize = 32;

/// An element that has not been closed yet.
struct Element {
    name: String,
    text: String,
    children: Map<String, Value>,
}

/// Converts the root element to a JSON object whose members are the root's children. An element becomes a string, or an object if it has
/// children of its own. Several elements with the same name become a list. A document that defines its own entities is refused, so entities
/// cannot make it grow.
pub(super) fn to_json(xml: &str) -> Result<String, Refusal> {
    parse(xml).map(|value| value.to_string()).ok_or_else(|| {
        Refusal::malformed(
            "the XML is not well-formed, or has a structure that the platform does not use",
        )
    })
}

fn parse(xml: &str) -> Option<Value> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if root.is_none() && open.len() < MAX_DEPTH => open.push(Element {
                name: start.name().as_ref().to_owned(),
                text: String::new(),
                children: Map::new(),
            }),
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                members::add_member(&mut open.last_mut()?.children, name, Value::from(""));
            }
            Event::End(_) => {
                let Element {
                    name,
                    text,
                    children,
                } = open.pop()?;
                let value = if children.is_empty() {
                    Value::from(text)
                } else {
                    Value::from(children)
                };
                match open.last_mut() {
                    Some(parent) => members::add_member(&mut parent.children, name, value),
                    None => root = Some(value),
                }
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                match open.last_mut() {
                    Some(element) => element.text.push_str(&text),
                    None if text.trim().is_empty() => {}
                    None => return None,
                }
            }
            Event::CData(text) => open.last_mut()?.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = &mut open.last_mut()?.text;
                match reference.resolve_char_ref().ok()? {
                    Some(character) => text.push(character),
                    None => text.push_str(resolve_xml_entity(&reference.xml10_content())?),
                }
            }
            Event::Decl(_) | Event::Comment(_) => {}
            Event::Eof => return root.filter(|root| open.is_empty() && root.is_object()),
            Event::Start(_) | Event::PI(_) | Event::DocType(_) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_become_members() {
        for (xml, expected) in [
            (
                "<xml>\n <Encrypt><![CDATA[a<b]]></Encrypt>\n <Nonce>1&amp;&#x6587;</Nonce></xml>",
                Some(r#"{"Encrypt":"a<b","Nonce":"1&文"}"#),
            ),
            (
                "<?xml version=\"1.0\"?><!-- c --><xml><a><b>1</b><b>2</b><b/></a></xml>\n",
                Some(r#"{"a":{"b":["1","2",""]}}"#),
            ),
            ("<xml>text</xml>", None),
            ("<xml><a></xml>", None),
            ("<xml><a>1</a></xml><xml><a>2</a></xml>", None),
            ("<xml><a>1</a></xml>text", None),
            ("<xml><a>&lol;</a></xml>", None),
            (
                "<!DOCTYPE x [<!ENTITY lol \"lol\">]><xml><a>&lol;</a></xml>",
                None,
            ),
            ("", None),
        ] {
            assert_eq!(to_json(xml).ok().as_deref(), expected, "{xml}");
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let nested = |levels: usize| {
            let (open, close) = ("<a>".repeat(levels), "</a>".repeat(levels));
            to_json(&format!("<xml>{open}1{close}</xml>"))
        };
        assert!(nested(31).is_ok());
        for levels in [32, 100_000] {
            assert!(nested(levels).is_err());
        }
    }
}
