//! The documents of the folders that the editor has open, as far as it does not show them itself:
//! where a search for symbols looks, too.

use super::Workspace;
use super::analysis::Analysis;
use super::capabilities::Client;
use super::documents::OpenDocument;
use super::view::View;
use ls_types::Uri;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// At most so many bytes of documents are read: whoever searches waits for it.
const MOST_BYTES: usize = 8 << 20;

/// Documents that are not open, once they have been looked at.
#[derive(Debug, Default)]
pub(super) struct Closed(Option<Vec<(Uri, Analysis)>>);

impl Closed {
    /// Looks at the documents below `folders`, unless that has been done.
    pub(super) fn look(&mut self, workspace: &mut dyn Workspace, folders: &[PathBuf]) {
        if self.0.is_some() {
            return;
        }
        let mut found = Vec::new();
        let mut bytes = 0;
        let mut paths = Vec::new();
        for folder in folders {
            paths.extend(workspace.documents(folder));
        }
        for path in paths {
            let Some(uri) = Uri::from_file_path(&path) else { continue };
            let Ok(source) = workspace.read(&path) else { continue };
            bytes += source.text().len();
            if bytes > MOST_BYTES {
                break;
            }
            let plan = Arc::new(workspace.plan(&path));
            found.extend(Analysis::unlinted(source, plan).map(|analysis| (uri, analysis)));
        }
        self.0 = Some(found);
    }

    /// Looks anew when next asked.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }

    /// The documents that are not open now.
    pub(super) fn views<'a>(
        &'a self,
        client: &'a Client,
        open: &'a BTreeMap<String, OpenDocument>,
    ) -> impl Iterator<Item = View<'a>> {
        let closed = self.0.iter().flatten().filter(|(uri, _)| !open.contains_key(uri.as_str()));
        closed.map(move |(uri, analysis)| View { uri, version: 0, analysis, client, open })
    }
}
