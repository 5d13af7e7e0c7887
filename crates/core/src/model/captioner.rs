//! One to many: words for a picture.
