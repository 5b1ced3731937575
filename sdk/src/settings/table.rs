//! Macros that generate code from each row of the table of settings: a setter, a getter, and the code that passes the setting to the
//! client's builder.

/// Generates the table [`SETTINGS`](super::schema::SETTINGS). From the same rows, also generates the setters of
/// [`SettingsBuilder`](super::SettingsBuilder), the getters of [`Settings`](super::Settings) and `Settings::configure`. A row has this
/// form:
///
/// ```text
/// /// The documentation of the setter and the getter.
/// "the key" = Kind::Of(its, values) => {
///     set setter(parameter: u16);                       // or impl Into<String>; `add` adds one item to a list
///     get getter -> Option<u16>;                        // `= method` replaces the default getter
///     to Client::method;                                // the recipient; `= function` replaces the default transfer
///     toml "the line in sdk/docs/settings.toml";
/// }
/// ```
///
/// The recipient of a setting is a setter of the client's builder (`Client`, or `Transport` for a setting that applies only to the default
/// transport), a setter of `Retry`, the constructor of the client's builder (`Constructor`), the token store (`TokenStore`), or nothing, if
/// only the program uses the setting (`Program`).
macro_rules! settings {
    ($(
        $(#[$doc:meta])+
        $key:literal = $kind:expr => {
            $verb:ident $setter:ident $parameters:tt;
            get $getter:ident -> $output:ty $(= $read:ident)?;
            to $target:ident $(:: $method:ident $(= $feed:ident)?)?;
            toml $($toml:literal)+;
        }
    )+) => {
        /// All settings that have a fixed key.
        pub(super) const SETTINGS: &[Setting] = &[$(Setting {
            key: $key,
            kind: $kind,
            target: Target::$target,
            #[cfg(test)]
            toml: &[$($toml),+],
        }),+];

        impl SettingsBuilder {
            $(setter! {
                $(#[$doc])+
                #[doc = ""]
                #[doc = see!($target $(:: $method)?)]
                #[doc = concat!("The key in a file is `", $key, "`.")]
                $key $verb $setter $parameters
            })+
        }

        impl Settings {
            $(getter! {
                $(#[$doc])+
                #[doc = ""]
                #[doc = see!($target $(:: $method)?)]
                $key $getter -> $output $(= $read)?
            })+

            /// Passes each setting to its recipient, and returns the client's builder.
            pub(super) fn configure(&self, mut client: ClientBuilder) -> ClientBuilder {
                let mut retry = Retry::new();
                $(feed!(self client retry $getter $target $(:: $method $(= $feed)?)?);)+
                client.retry(retry)
            }
        }
    };
}

/// Creates the sentence that refers from the documentation of a setter or getter to that of the corresponding builder method.
macro_rules! see {
    (Client :: $method:ident) => {
        concat!(
            "See [`ClientBuilder::",
            stringify!($method),
            "`](crate::ClientBuilder::",
            stringify!($method),
            ")."
        )
    };
    // Not a link, because the builder has no such setter without the default transport.
    (Transport :: $method:ident) => {
        concat!("See `ClientBuilder::", stringify!($method), "`.")
    };
    (Retry :: $method:ident) => {
        concat!(
            "See [`Retry::",
            stringify!($method),
            "`](crate::retry::Retry::",
            stringify!($method),
            ")."
        )
    };
    ($target:ident) => {
        ""
    };
}

macro_rules! setter {
    ($(#[$doc:meta])+ $key:literal set $setter:ident($value:ident: impl Into<$given:ty>)) => {
        $(#[$doc])+
        pub fn $setter(self, $value: impl Into<$given>) -> Self {
            self.set($key, Into::<$given>::into($value).into())
        }
    };
    ($(#[$doc:meta])+ $key:literal set $setter:ident($value:ident: $given:ty)) => {
        $(#[$doc])+
        pub fn $setter(self, $value: $given) -> Self {
            self.set($key, $value.into())
        }
    };
    ($(#[$doc:meta])+ $key:literal add $setter:ident($($value:ident: impl Into<$given:ty>),+)) => {
        $(#[$doc])+
        #[doc = ""]
        #[doc = "Each call adds one."]
        pub fn $setter(self, $($value: impl Into<$given>),+) -> Self {
            self.add($key, vec![($(Into::<$given>::into($value)),+)].into())
        }
    };
}

macro_rules! getter {
    ($(#[$doc:meta])+ $key:literal $getter:ident -> $output:ty) => {
        $(#[$doc])+
        pub fn $getter(&self) -> $output {
            FromSetting::from_setting(self.value($key))
        }
    };
    ($(#[$doc:meta])+ $key:literal $getter:ident -> $output:ty = $read:ident) => {
        $(#[$doc])+
        pub fn $getter(&self) -> $output {
            self.$read()
        }
    };
}

macro_rules! feed {
    ($settings:ident $client:ident $retry:ident $getter:ident Client :: $method:ident) => {
        for value in $settings.$getter().into_iter() {
            $client = $client.$method(value.to_owned());
        }
    };
    ($settings:ident $client:ident $retry:ident $getter:ident Retry :: $method:ident) => {
        for value in $settings.$getter().into_iter() {
            $retry = $retry.$method(value.to_owned());
        }
    };
    ($settings:ident $client:ident $retry:ident $getter:ident Transport :: $method:ident) => {
        #[cfg(feature = "reqwest")]
        {
            feed!($settings $client $retry $getter Client :: $method);
        }
    };
    ($settings:ident $client:ident $retry:ident $getter:ident Client :: $method:ident = $feed:ident) => {
        $client = $settings.$feed($client);
    };
    ($settings:ident $client:ident $retry:ident $getter:ident Transport :: $method:ident = $feed:ident) => {
        #[cfg(feature = "reqwest")]
        {
            $client = $settings.$feed($client);
        }
    };
    ($settings:ident $client:ident $retry:ident $getter:ident $target:ident) => {};
}

pub(super) use {feed, getter, see, setter, settings};
