//! Every request of the catalogue by the name of its endpoint.

use bytedance::{CallOptions, Client, Error};
use serde_json::Value;

macro_rules! requests {
    ($($chapter:ident { $($endpoint:ident => $request:ident,)* })*) => {
        /// Reads a request from JSON, sends it, and gives the `Debug` text of the payload. `None`: there is no such endpoint here.
        pub async fn send(client: &Client, name: &str, request: Value, options: CallOptions) -> Option<Result<String, Error>> {
            match name {
                $($(concat!(stringify!($chapter), ".", stringify!($endpoint)) => {
                    let request: bytedance::$chapter::$request = read(request);
                    Some(client.send_with(request, options).await.map(|payload| format!("{payload:?} {payload:#?}")))
                })*)*
                _ => None,
            }
        }

        /// Reads a request from JSON and gives its `Debug` texts.
        #[must_use]
        pub fn shown(name: &str, request: Value) -> Option<String> {
            match name {
                $($(concat!(stringify!($chapter), ".", stringify!($endpoint)) => {
                    let request: bytedance::$chapter::$request = read(request);
                    Some(format!("{request:?} {request:#?}"))
                })*)*
                _ => None,
            }
        }

        /// Reads a request from JSON and writes it back.
        #[must_use]
        pub fn written(name: &str, request: Value) -> Option<Value> {
            match name {
                $($(concat!(stringify!($chapter), ".", stringify!($endpoint)) => {
                    let request: bytedance::$chapter::$request = read(request);
                    serde_json::to_value(request).ok()
                })*)*
                _ => None,
            }
        }
    };
}

requests! {
    content_security {
        detect_text => DetectText,
        detect_text_v1 => DetectTextV1,
        detect_image => DetectImage,
        detect_image_v2 => DetectImageV2,
        detect_image_v1 => DetectImageV1,
        get_user_encrypt_key => GetUserEncryptKey,
    }
    credential {
        get_access_token => GetAccessToken,
        get_access_token_v1 => GetAccessTokenV1,
        get_client_token => GetClientToken,
        get_stable_client_token => GetStableClientToken,
        get_user_access_token => GetUserAccessToken,
        refresh_user_access_token => RefreshUserAccessToken,
        renew_user_refresh_token => RenewUserRefreshToken,
        get_business_token => GetBusinessToken,
        refresh_business_token => RefreshBusinessToken,
        query_business_scopes => QueryBusinessScopes,
    }
    link {
        generate_link => GenerateLink,
        query_link => QueryLink,
        query_link_quota => QueryLinkQuota,
        generate_link_v1 => GenerateLinkV1,
    }
    login {
        code_to_session => CodeToSession,
        code_to_session_v1 => CodeToSessionV1,
        get_phone_number => GetPhoneNumber,
    }
    qr_code {
        create_qr_code => CreateQrCode,
        create_qr_code_v1 => CreateQrCodeV1,
    }
    schema {
        generate_schema => GenerateSchema,
        query_schema => QuerySchema,
        query_schema_quota => QuerySchemaQuota,
    }
    subscribe_notification {
        notify_user => NotifyUser,
        notify_user_v1 => NotifyUserV1,
        query_user_subscription => QueryUserSubscription,
        add_app_template => AddAppTemplate,
        query_app_templates => QueryAppTemplates,
        delete_app_template => DeleteAppTemplate,
        query_template_library => QueryTemplateLibrary,
        create_template => CreateTemplate,
        query_created_templates => QueryCreatedTemplates,
        add_app_template_v1 => AddAppTemplateV1,
        query_app_templates_v1 => QueryAppTemplatesV1,
        delete_app_template_v1 => DeleteAppTemplateV1,
        query_template_library_v1 => QueryTemplateLibraryV1,
        create_template_v1 => CreateTemplateV1,
        query_created_templates_v1 => QueryCreatedTemplatesV1,
    }
    template_message {
        send_template_message => SendTemplateMessage,
    }
    user_storage {
        set_user_storage => SetUserStorage,
        remove_user_storage => RemoveUserStorage,
    }
}

fn read<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap_or_else(|error| panic!("{error}"))
}
