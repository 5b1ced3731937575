//! The settings of several applications that share one transport and one token store.

use std::fmt;
use std::sync::Arc;

use super::builder::{Sources, finish};
use super::document::{ApplicationTable, Layer, app_prefix};
use super::home::expand_home;
use super::schema::{APPS, SETTINGS, Target};
use super::stores::Stores;
use super::variables::Variables;
use super::{AccessTokenType, Settings, SettingsBuilder, key_files};
use crate::answer::Error;
use crate::client::ClientBuilder;
use crate::secret::Secret;
use crate::tokens::TokenStore;
use crate::transport::Transport;

/// The settings of several applications whose clients share one transport and one token store.
///
/// [`SettingsBuilder::build_applications`] describes the settings. [`guide::many_applications`](crate::guide::many_applications) shows a
/// whole program. Clones share the transport and the token store too.
///
/// ```
/// use bytedance::{Error, settings::Settings};
///
/// # fn main() -> Result<(), Error> {
/// # #[cfg(all(feature = "reqwest", feature = "settings-toml"))] {
/// let applications = Settings::builder()
///     .toml(
///         "access_token_type = 'memory'
///
///          [apps.shop]
///          app_id = 'tt1'
///          app_secret = 'secret of tt1'
///
///          [apps.game]
///          app_id = 'tt2'
///          app_secret = 'secret of tt2'
///          timeout = '5s'",
///     )
///     .build_applications()?;
/// for application in applications.iter() {
///     println!("{}: {:?}", application.name(), application.client_builder().build()?);
/// }
/// # }
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Applications {
    common: Settings,
    tables: Vec<Table>,
    transport: Option<Arc<dyn Transport>>,
    stores: Stores,
}

/// A table and the settings of its application.
#[derive(Clone)]
struct Table {
    name: String,
    settings: Settings,
}

/// One of several applications that have a table in the settings. [`Applications::iter`] returns all of them.
#[derive(Clone, Copy)]
pub struct Application<'a> {
    table: &'a Table,
    applications: &'a Applications,
}

impl SettingsBuilder {
    /// Reads, merges and validates the settings of several applications. Also creates the transport and the token store that they share.
    ///
    /// The settings of an application are in a table of their own, `[apps.NAME]`. The name is up to you and consists of letters, digits, `-` and
    /// `_`. All settings outside of these tables apply to every application:
    ///
    /// ```toml
    /// timeout = "5s"
    ///
    /// [redis]
    /// host = "redis"
    ///
    /// [apps.shop]
    /// app_id           = "tt1"
    /// app_secret       = "secret of tt1"
    /// private_key_file = "tt1.pem"
    ///
    /// [apps.game]
    /// app_id     = "tt2"
    /// app_secret = "secret of tt2"
    /// timeout    = "20s"
    /// ```
    ///
    /// An application's table takes precedence over the rest of the same file. The id and the secret are required in each table and belong nowhere
    /// else. Settings that concern the token store or the default transport are shared, so they belong outside of the tables. In a variable's
    /// name, the name of the application comes after `APPS`, as in `BYTEDANCE_APPS_SHOP_APP_SECRET`, with `_` in place of `-`. Such a variable is
    /// read only if a file contains the application's table, which may be empty. Otherwise, a warning is logged. If variables are read, it is an
    /// error if a variable could belong to either of two applications: for `shop` and `shop_former`, `BYTEDANCE_APPS_SHOP_FORMER_PRIVATE_KEY`
    /// could be the `former_private_key` of the first or the `private_key` of the second.
    ///
    /// There may be no tables at all, if the program adds all applications at run time with [`Applications::client_builder`].
    ///
    /// # Errors
    /// Returns a configuration error if there are any mistakes. The error lists all of them, each with its source and the name of the table, and
    /// contains no secret. Also returns an error if the token store or the transport cannot be created.
    pub fn build_applications(self) -> Result<Applications, Error> {
        let mut faults = Vec::new();
        let sources = self.read(&mut faults);
        let common = Settings::merge(sources.common_layers(), &mut faults);
        if !sources.unread {
            common.check_store(&mut faults);
        }
        check_common(&common, &mut faults);
        check_path(&common, &mut faults);
        let tables = read_tables(&sources, &common, &mut faults);
        let (common, tables) = finish((common, tables), faults)?;
        Ok(Applications {
            transport: common.shared_transport()?,
            stores: common.stores()?,
            common,
            tables,
        })
    }
}

impl Applications {
    /// Returns the applications that have a table, in the order in which their tables first appear.
    pub fn iter(&self) -> impl Iterator<Item = Application<'_>> {
        self.tables.iter().map(|table| Application {
            table,
            applications: self,
        })
    }

    /// Returns a builder for a client of an application that is in no table, for example because it has been added at run time.
    ///
    /// The client shares the transport and the token store, and the settings outside of the tables apply to it. Set the application's keys on the
    /// builder. The builder can be changed as that of an application with a table can; see [`Application::client_builder`]. To remove an
    /// application, drop its client.
    pub fn client_builder(
        &self,
        app_id: impl Into<String>,
        app_secret: impl Into<Secret>,
    ) -> ClientBuilder {
        let client = ClientBuilder::new(app_id.into(), app_secret.into());
        self.share(self.common.configure_all(client))
    }

    /// Returns the token store that all clients share.
    pub fn token_store(&self) -> Arc<dyn TokenStore> {
        Arc::clone(&self.stores.tokens)
    }

    fn share(&self, client: ClientBuilder) -> ClientBuilder {
        let client = self.stores.configure(client);
        match &self.transport {
            Some(transport) => client.shared_transport(Arc::clone(transport)),
            None => client,
        }
    }
}

impl<'a> Application<'a> {
    /// Returns the name of the application's table: `shop` for `[apps.shop]`.
    pub fn name(&self) -> &'a str {
        &self.table.name
    }

    /// Returns the application's id.
    pub fn app_id(&self) -> &'a str {
        self.table.settings.app_id()
    }

    /// Returns the settings of the application, including those that all applications have in common.
    ///
    /// A client that is built with [`Settings::client_builder`] does not share its transport and its token store. Use
    /// [`client_builder`](Self::client_builder) instead.
    pub fn settings(&self) -> &'a Settings {
        &self.table.settings
    }

    /// Returns a builder for the application's client. The client shares the transport and the token store with those of the other applications.
    ///
    /// You can still change the builder before you build the client. However, `connect_timeout`, `proxy`, `no_proxy` and `gzip` change the default
    /// transport, which is shared, so after them [`ClientBuilder::build`] returns an error. Set them outside of the tables, or give the client a
    /// [`transport`](ClientBuilder::transport) of its own. If the default transport is not enabled (feature `reqwest`), set a transport on each
    /// builder.
    ///
    /// An error of [`ClientBuilder::build`] names the table.
    pub fn client_builder(&self) -> ClientBuilder {
        let Table { name, settings } = self.table;
        let client = ClientBuilder::new(settings.app_id().to_owned(), settings.app_secret());
        let client = self.applications.share(settings.configure_all(client));
        let place = format!("application {} (table `{APPS}.{name}`)", settings.app_id());
        client.error_prefix(place)
    }
}

impl Settings {
    /// Creates the transport that the clients of several applications share, or returns `None` if there is no default transport.
    #[cfg(feature = "reqwest")]
    fn shared_transport(&self) -> Result<Option<Arc<dyn Transport>>, Error> {
        let client = ClientBuilder::new(String::new(), Secret::from(""));
        self.configure_all(client).take_transport().map(Some)
    }

    #[cfg(not(feature = "reqwest"))]
    fn shared_transport(&self) -> Result<Option<Arc<dyn Transport>>, Error> {
        self.refuse_transport_settings().map(|()| None)
    }
}

/// Checks that the common settings contain none that must be different for each application.
fn check_common(common: &Settings, faults: &mut Vec<String>) {
    for key in own_keys() {
        if let Some((_, origin)) = common.values.get(key) {
            faults.push(format!(
                "setting `{key}` ({origin}) belongs to one application: set it in a table such as `[{APPS}.shop]`"
            ));
        }
    }
}

/// Checks that the token files of several applications do not get mixed up. Version 0.1.2 of the Python package stores the token of a single
/// application in the file `ac_path`.
fn check_path(common: &Settings, faults: &mut Vec<String>) {
    if matches!(
        common.access_token_type(),
        AccessTokenType::Redis | AccessTokenType::Memory
    ) {
        return;
    }
    let (Some(path), Some((_, origin))) = (common.ac_path(), common.values.get("ac_path")) else {
        return;
    };
    let is_file = || expand_home(path).is_ok_and(|path| path.is_file());
    let what = if common.python_0_1_2() == Some(true) {
        "cannot be shared with version 0.1.2 of the Python package by several applications: omit `ac_path` or `python_0_1_2`"
    } else if is_file() {
        "is a file that version 0.1.2 of the Python package has written for a single application: choose another path"
    } else {
        return;
    };
    faults.push(format!("setting `ac_path` ({origin}) {what}"));
}

/// Returns the keys of the settings that are different for each application.
fn own_keys() -> impl Iterator<Item = &'static str> {
    let own = SETTINGS
        .iter()
        .filter(|setting| setting.target == Target::Constructor);
    own.map(|setting| setting.key)
}

/// Returns the common settings of a layer that apply to every application. The others have been reported as mistakes.
fn without_own_keys(common: &Layer) -> Layer {
    let mut layer = common.clone();
    for key in own_keys() {
        layer.remove(key);
    }
    layer
}

/// Reads the settings of each application, in the order in which their tables first appear.
fn read_tables(sources: &Sources, common: &Settings, faults: &mut Vec<String>) -> Vec<Table> {
    let mut first_tables: Vec<&ApplicationTable> = Vec::new();
    for table in sources.files.iter().flat_map(|file| &file.applications) {
        let variables = Variables::app_prefix(&table.name);
        let mut earlier = first_tables.iter();
        match earlier.find(|earlier| Variables::app_prefix(&earlier.name) == variables) {
            None => first_tables.push(table),
            Some(earlier) if earlier.name == table.name => {}
            Some(earlier) => faults.push(format!(
                "setting `{APPS}.{}` ({}) has nearly the same name as `{APPS}.{}`, so their variables would be the same: choose another name",
                table.name, table.origin, earlier.name
            )),
        }
    }
    let names: Vec<&str> = first_tables
        .iter()
        .map(|table| table.name.as_str())
        .collect();
    if let Some(variables) = &sources.variables {
        check_variables(variables, &first_tables, faults);
        if !sources.unread {
            variables.warn_about_unread(&names);
        }
    }
    let mut tables: Vec<Table> = Vec::with_capacity(names.len());
    for name in &names {
        let settings = read_table(sources, common, name, &names, faults);
        let is_same = |table: &&Table| {
            !settings.app_id().is_empty() && table.settings.app_id() == settings.app_id()
        };
        if let Some(same) = tables.iter().find(is_same) {
            let origin = settings.values.get("app_id").map(|(_, origin)| origin);
            let origin = origin.map(|origin| format!(" ({origin})"));
            faults.push(format!(
                "setting `{APPS}.{name}.app_id`{} is the id of `{APPS}.{}` too: each application needs an id of its own",
                origin.unwrap_or_default(),
                same.name
            ));
        }
        tables.push(Table {
            name: (*name).to_owned(),
            settings,
        });
    }
    tables
}

/// Checks that no variable could belong to either of two applications.
fn check_variables(variables: &Variables, tables: &[&ApplicationTable], faults: &mut Vec<String>) {
    for longer in tables {
        for shorter in tables {
            if let Some((variable, key)) = variables.find_ambiguity(&shorter.name, &longer.name) {
                faults.push(format!(
                    "setting `{APPS}.{}` ({}) has an ambiguous name, because the variable {variable} could also set `{APPS}.{}.{key}`: choose another name",
                    longer.name, longer.origin, shorter.name
                ));
            }
        }
    }
}

/// Merges the settings of one application with those that all applications have in common.
fn read_table(
    sources: &Sources,
    common: &Settings,
    name: &str,
    names: &[&str],
    faults: &mut Vec<String>,
) -> Settings {
    let prefix = app_prefix(name);
    let mut layers: Vec<Layer> = Vec::new();
    for file in &sources.files {
        layers.push(without_own_keys(&file.common));
        let own = file.applications.iter().filter(|table| table.name == name);
        layers.extend(own.map(|table| table.layer.clone()));
    }
    layers.push(without_own_keys(&sources.common_variables));
    if let Some(variables) = &sources.variables {
        layers.push(variables.of_app(name, names).read(&prefix, faults));
    }
    layers.push(without_own_keys(&sources.program));
    let mut values = key_files::merge(layers);
    key_files::load(&mut values, &common.values, &prefix, faults);
    let settings = Settings {
        values,
        redis: common.redis.clone(),
    };
    if !sources.unread {
        let variables = Variables::with_underscore(&sources.prefix) + &Variables::app_prefix(name);
        settings.check_required(&prefix, &variables, faults);
    }
    settings
}

impl fmt::Debug for Applications {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tables = self.tables.iter();
        formatter.write_str("Applications ")?;
        formatter
            .debug_map()
            .entries(tables.map(|table| (&table.name, &table.settings)))
            .finish()
    }
}

impl fmt::Debug for Application<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Application")
            .field("name", &self.name())
            .field("settings", self.settings())
            .finish_non_exhaustive()
    }
}
