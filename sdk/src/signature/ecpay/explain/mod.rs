//! Explains guaranteed-payment signatures.

mod parameters;

use url::form_urlencoded;

use self::parameters::{Parameter, Parameters};
use super::callback::{self, ECPAY_CALLBACK_UNSIGNED};
use super::go::print_go;
use super::request::{self, ECPAY_REQUEST_UNSIGNED, ecpay_values, normalize_value};
use crate::answer::{Error, ErrorKind};
use crate::secret::{MASK, sounds_secret};
use crate::signature::explain::explanation::Explanation;
use crate::signature::explain::mask::mask_json;
use crate::signature::explain::search::Algorithm;
use crate::wire::{Members, text_of};

/// Explains how [`signature::ecpay_request`](crate::signature::ecpay_request()) computes a signature.
///
/// `parameters` is the request body, a JSON object. `salt` is the payment SALT. Unlike `signature::ecpay_request`, this
/// function also accepts parameters that are raw objects or lists, because a [`Client`](crate::Client) signs them for
/// endpoints that use them.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// # Errors
/// Returns an error of kind [`ErrorKind::Request`] if the parameters are not a JSON object, or are nested more than 128
/// levels deep.
pub fn ecpay_request(parameters: &str, salt: &str) -> Result<Explanation, Error> {
    let list = parse_members(parameters)?.map(|(name, json)| match print_go(json) {
        Some(plain) => Ok(request_parameter(name, Some(json), plain.into_owned())),
        None => Err(Error::new(
            ErrorKind::Request,
            format!("{name} is nested too deeply to be signed"),
        )),
    });
    let list: Vec<Parameter> = list.collect::<Result<_, _>>()?;
    let signed = list.iter().filter(|parameter| parameter.is_signed);
    let values = signed.map(|parameter| parameter.plain.as_str().into());
    let signature = ecpay_values(values, salt);
    Ok(explain_request(list, salt, signature))
}

/// Explains how [`signature::ecpay_query`](crate::signature::ecpay_query()) computes a signature.
///
/// `query` is a query without the `?`, or the body of a form. `salt` is the payment SALT.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
pub fn ecpay_query(query: &str, salt: &str) -> Explanation {
    let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
    let list = pairs.map(|(name, value)| request_parameter(name, None, value));
    explain_request(list.collect(), salt, request::ecpay_query(query, salt))
}

fn request_parameter(name: String, json: Option<&str>, plain: String) -> Parameter {
    let is_signed = !ECPAY_REQUEST_UNSIGNED.contains(&name.as_str());
    let text = normalize_value(&plain).filter(|_| is_signed);
    // Mask an object or a list while it is still JSON, because the names that sound secret can no longer be found once
    // it is printed the way Go does.
    let nested = json.filter(|json| json.starts_with(['{', '[']));
    let masked = match nested.map(mask_json) {
        Some(json) if !sounds_secret(&name) => print_go(&json).unwrap_or_default().into_owned(),
        _ => mask_value(&name, text.unwrap_or_default()),
    };
    Parameter {
        masked,
        text: text.map(str::to_owned),
        is_signed,
        name,
        json: json.map(str::to_owned),
        plain,
    }
}

fn explain_request(list: Vec<Parameter>, salt: &str, signature: String) -> Explanation {
    let steps = [
        "take all parameters except app_id, thirdparty_id, other_settle_params and sign",
        "write each value as a string, without surrounding whitespace and without one pair of quotes around it",
        "leave out values that are empty or null, but keep 0",
        "add the SALT, sort all strings by their bytes, and join them with &",
        "compute the MD5, and write it in lowercase hex",
    ];
    let parameters = Parameters {
        algorithm: Algorithm::Md5,
        secret: salt.into(),
        list,
        separator: "&",
        strips_quotes: true,
    };
    let text = parameters.masked_text();
    Explanation::new(
        "Signature of a request of guaranteed payment (担保支付)",
        &steps,
        &text,
        salt,
        Some(signature),
        parameters,
    )
}

/// Explains how [`signature::ecpay_callback`](crate::signature::ecpay_callback()) computes a signature.
///
/// `token` is the payment callback token (支付回调 Token). `body` is the callback's body exactly as it was received.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// # Errors
/// Returns an error of kind [`ErrorKind::Request`] if the body is not a JSON object.
pub fn ecpay_callback(token: &str, body: &str) -> Result<Explanation, Error> {
    let signature = callback::ecpay_callback(token, body)?;
    let list = parse_members(body)?.map(|(name, json)| {
        let is_signed = !ECPAY_CALLBACK_UNSIGNED.contains(&name.as_str());
        let plain = text_of(json).into_owned();
        let text = (is_signed && json != "null" && !plain.is_empty()).then(|| plain.clone());
        Parameter {
            masked: mask_value(&name, &plain),
            text,
            is_signed,
            name,
            json: Some(json.to_owned()),
            plain,
        }
    });
    let steps = [
        "take the values of all fields except msg_signature, signature and type",
        "leave out values that are empty or null",
        "add the callback token, sort all strings by their bytes, and join them without a separator",
        "compute the SHA-1, and write it in lowercase hex",
    ];
    let parameters = Parameters {
        algorithm: Algorithm::Sha1,
        secret: token.into(),
        list: list.collect(),
        separator: "",
        strips_quotes: false,
    };
    let text = parameters.masked_text();
    Ok(Explanation::new(
        "Signature of a callback of guaranteed payment (担保支付回调)",
        &steps,
        &text,
        token,
        Some(signature),
        parameters,
    ))
}

/// Masks the whole value if its name sounds secret. Otherwise, masks the secrets inside it if it is JSON.
fn mask_value(name: &str, text: &str) -> String {
    if sounds_secret(name) {
        MASK.to_owned()
    } else {
        mask_json(text).into_owned()
    }
}

/// Parses an object's members, and returns them in their original order. If several members have the same name, only
/// the last one is returned.
fn parse_members(json: &str) -> Result<impl Iterator<Item = (String, &str)>, Error> {
    let members = Members::parse(json)
        .ok_or_else(|| Error::new(ErrorKind::Request, "the parameters are not a JSON object"))?;
    let mut members = members.distinct();
    // All values are slices of the same text, so sorting by address restores the original order.
    members.sort_by_key(|(_, value)| value.get().as_ptr() as usize);
    let members = members.into_iter();
    Ok(members.map(|(name, value)| (name.into_owned(), value.get())))
}
