//! Files of one folder, never one outside it: a link that leads out of it is refused as well.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_http::services::fs::{Backend, TokioBackend};

/// The file system, as far as it lies in a folder.
#[derive(Clone)]
pub struct Inside(Arc<Path>);

impl Inside {
    /// Files of this folder.
    pub fn of(folder: &Path) -> io::Result<Inside> {
        Ok(Inside(folder.canonicalize()?.into()))
    }
}

/// Where a path leads.
async fn resolve(folder: Arc<Path>, path: PathBuf) -> io::Result<PathBuf> {
    let real = tokio::fs::canonicalize(path).await?;
    if real.starts_with(folder) {
        Ok(real)
    } else {
        Err(ErrorKind::NotFound.into())
    }
}

impl Backend for Inside {
    type File = <TokioBackend as Backend>::File;
    type Metadata = <TokioBackend as Backend>::Metadata;
    type OpenFuture = <TokioBackend as Backend>::OpenFuture;
    type MetadataFuture = <TokioBackend as Backend>::MetadataFuture;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let real = resolve(self.0.clone(), path);
        Box::pin(async { TokioBackend.open(real.await?).await })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let real = resolve(self.0.clone(), path);
        Box::pin(async { TokioBackend.metadata(real.await?).await })
    }
}
