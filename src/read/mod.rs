//! Bytes in, text out: encodings and file formats, one file a format.
