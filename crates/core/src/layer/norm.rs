//! Layer normalisation, and batch normalisation beside it.
