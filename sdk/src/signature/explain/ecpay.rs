//! Explains the signatures of guaranteed payment.

use url::form_urlencoded;

use super::super as signature;
use super::search::Algorithm;
use super::values::{Part, Values};
use super::{Explanation, shown};
use crate::answer::{Error, ErrorKind};
use crate::secret::{MASK, sounds_secret};
use crate::wire::{Members, text_of};

/// Explains [`signature::ecpay_request`](super::super::ecpay_request): `parameters` is the body, a JSON object, `salt` the payment SALT.
///
/// Raw objects and lists are explained too, as a [`Client`](crate::Client) signs them where its endpoint has some.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// # Errors
/// A request error if the parameters are no JSON object, or nested deeper than 128 levels.
pub fn ecpay_request(parameters: &str, salt: &str) -> Result<Explanation, Error> {
    let parts = members(parameters)?.map(|(name, json)| match signature::printed(json) {
        Some(plain) => Ok(part(name, Some(json), plain.into_owned())),
        None => Err(Error::new(
            ErrorKind::Request,
            format!("{name} is nested too deeply to be signed"),
        )),
    });
    let parts: Vec<Part> = parts.collect::<Result<_, _>>()?;
    let signed = parts.iter().filter(|part| part.is_signed);
    let made = signature::ecpay(signed.map(|part| part.plain.as_str().into()), salt);
    Ok(request(parts, salt, made))
}

/// Explains [`signature::ecpay_query`](super::super::ecpay_query): `query` is the query without `?`, or a form, `salt` the payment SALT.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
pub fn ecpay_query(query: &str, salt: &str) -> Explanation {
    let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
    let parts = pairs.map(|(name, value)| part(name, None, value));
    request(parts.collect(), salt, signature::ecpay_query(query, salt))
}

fn part(name: String, json: Option<&str>, plain: String) -> Part {
    let is_signed = !signature::LEFT_OUT.contains(&name.as_str());
    let text = signature::ecpay::bare(&plain).filter(|_| is_signed);
    // Of an object or a list as Go prints it, its JSON tells what sounds secret.
    let nested = json.filter(|json| json.starts_with(['{', '[']));
    let shown = match nested.map(shown::json) {
        Some(json) if !sounds_secret(&name) => {
            signature::printed(&json).unwrap_or_default().into_owned()
        }
        _ => shown_of(&name, text.unwrap_or_default()),
    };
    Part {
        shown,
        text: text.map(str::to_owned),
        is_signed,
        name,
        json: json.map(str::to_owned),
        plain,
    }
}

fn request(parts: Vec<Part>, salt: &str, made: String) -> Explanation {
    let steps = [
        "take the parameters but app_id, thirdparty_id, other_settle_params and sign",
        "write each value as a text, without white space and one pair of quotes around it",
        "leave out values that are empty or null; 0 stays",
        "add the SALT, sort all by their bytes, and join them with &",
        "make the MD5, and write it in lower-case hex",
    ];
    let values = Values {
        algorithm: Algorithm::Md5,
        secret: salt.into(),
        parts,
        separator: "&",
        is_bare: true,
    };
    let text = values.shown();
    Explanation::new(
        "Signature of a request of guaranteed payment (担保支付)",
        &steps,
        &text,
        salt,
        Some(made),
        values,
    )
}

/// Explains [`signature::ecpay_callback`](super::super::ecpay_callback()): `token` is the payment callback token (支付回调 Token), `body` the
/// body as it was received.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// # Errors
/// A request error if the body is no JSON object.
pub fn ecpay_callback(token: &str, body: &str) -> Result<Explanation, Error> {
    let made = signature::ecpay_callback(token, body)?;
    let parts = members(body)?.map(|(name, json)| {
        let is_signed = !signature::ECPAY_CALLBACK_UNSIGNED.contains(&name.as_str());
        let plain = text_of(json).into_owned();
        let text = (is_signed && json != "null" && !plain.is_empty()).then(|| plain.clone());
        Part {
            shown: shown_of(&name, &plain),
            text,
            is_signed,
            name,
            json: Some(json.to_owned()),
            plain,
        }
    });
    let steps = [
        "take the values of all fields but msg_signature, signature and type",
        "leave out those that are empty",
        "add the callback token, sort all by their bytes, and join them with nothing between",
        "make the SHA-1, and write it in lower-case hex",
    ];
    let values = Values {
        algorithm: Algorithm::Sha1,
        secret: token.into(),
        parts: parts.collect(),
        separator: "",
        is_bare: false,
    };
    let text = values.shown();
    Ok(Explanation::new(
        "Signature of a callback of guaranteed payment (担保支付回调)",
        &steps,
        &text,
        token,
        Some(made),
        values,
    ))
}

/// What is shown of a value, which may be JSON.
fn shown_of(name: &str, text: &str) -> String {
    if sounds_secret(name) {
        MASK.to_owned()
    } else {
        shown::json(text).into_owned()
    }
}

fn members(json: &str) -> Result<impl Iterator<Item = (String, &str)>, Error> {
    let members = Members::parse(json)
        .ok_or_else(|| Error::new(ErrorKind::Request, "this is not a JSON object"))?;
    // In the order in which they stand; of several with one name the last.
    let last = members.distinct_in_order().into_iter();
    Ok(last.map(|(name, value)| (name.into_owned(), value.get())))
}
