//! Two linear layers with a rectifier between them.
