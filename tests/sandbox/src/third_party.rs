//! What a test says about third-party platforms.

use crate::sandbox::Sandbox;

impl Sandbox {
    /// A ticket as the platform pushes it to a third-party platform, which must be a registered application. It lives three hours.
    #[must_use]
    pub fn component_ticket(&self, component_app_id: &str) -> String {
        let now = self.platform().clock.now();
        let authorizations = &self.platform().authorizations;
        authorizations.push_ticket(component_app_id, now)
    }

    /// An app authorises a third-party platform; the authorisation code. The app need not be a registered application.
    #[must_use]
    pub fn authorize_app(&self, component_app_id: &str, app_id: &str) -> String {
        let now = self.platform().clock.now();
        let authorizations = &self.platform().authorizations;
        authorizations.authorize(component_app_id, app_id, now)
    }

    /// Ends the life of the tokens with which third-party platforms act for an app. Refresh tokens live on.
    pub fn expire_authorizer_tokens(&self, app_id: &str) {
        let platform = self.platform();
        platform
            .tokens
            .end_authorizers(app_id, platform.clock.now());
    }

    /// An app takes back what it has authorised a third-party platform to: its codes and refresh tokens are of no use any more, and its tokens
    /// have ended.
    pub fn revoke_authorization(&self, component_app_id: &str, app_id: &str) {
        let platform = self.platform();
        platform.authorizations.revoke(component_app_id, app_id);
        platform
            .tokens
            .end_authorizers(app_id, platform.clock.now());
    }
}
