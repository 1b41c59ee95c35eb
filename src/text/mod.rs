//! Words and numbers in 中文 and English, and how wide they are.
