//! The section of a settings file: the table that contains the settings, if the file also belongs to other parts of the program.

use super::document::SourceText;
use crate::suggest::suggest;

/// The keys that lead from the top level of a settings file to the table with the settings. Without keys, the settings are at the top level.
#[derive(Debug, Clone, Default)]
pub(super) struct Section(Vec<String>);

impl Section {
    /// Creates a section from its name, in which dots separate the keys.
    pub(super) fn new(name: &str) -> Self {
        Self(name.split('.').map(str::to_owned).collect())
    }

    pub(super) fn keys(&self) -> &[String] {
        &self.0
    }

    /// Checks the name itself.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.0.iter().any(String::is_empty) {
            return Err(format!(
                "the section `{}` has an empty key: write its name as `bytedance` or `server.bytedance`",
                self.name(self.0.len())
            ));
        }
        Ok(())
    }

    /// Returns the error about a key of the section that is not in the file. `keys` are the keys in its place, and `depth` is the number of
    /// tables around it.
    pub(super) fn missing(&self, source: &SourceText<'_>, depth: usize, keys: &[&str]) -> String {
        let wanted = self.0.get(depth).map_or("", String::as_str);
        let near = suggest(wanted, keys).map(|near| format!("; did you mean `{near}`?"));
        format!(
            "{} has no table `{}`, which is set with SettingsBuilder::section{}",
            source.name,
            self.name(depth + 1),
            near.unwrap_or_default()
        )
    }

    /// Returns the error about a key of the section that is not a table. `at` is the position of the key.
    pub(super) fn not_a_table(&self, source: &SourceText<'_>, depth: usize, at: usize) -> String {
        format!(
            "{}: `{}`, which is set with SettingsBuilder::section, must be a table",
            source.origin(at),
            self.name(depth + 1)
        )
    }

    fn name(&self, count: usize) -> String {
        self.0.get(..count).unwrap_or(&self.0).join(".")
    }
}
