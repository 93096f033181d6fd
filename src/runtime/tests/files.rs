//! What a guest sees of files.
