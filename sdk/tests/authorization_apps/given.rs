//! Values supplied by the caller are used as they are and not looked up.

use bytedance::CallOptions;
use bytedance::platform::credentials;

use crate::platform::Platform;

#[tokio::test(start_paused = true)]
async fn a_ticket_of_the_callers_is_sent() {
    let platform = Platform::default();
    let component = platform.builder().build().unwrap();
    let call = component.component_auth().get_component_token();
    let options = CallOptions::new().field("component_ticket", "marker-ticket-of-the-caller");
    call.with_options(options).send().await.unwrap();

    // A ticket that is set for all calls is not looked up either.
    let component = platform
        .builder()
        .token(&credentials::COMPONENT_TICKET, "marker-ticket-for-all")
        .build()
        .unwrap();
    component.token(&credentials::COMPONENT).await.unwrap();
}
