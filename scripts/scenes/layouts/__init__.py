"""One scene a module: `build()` fills a World; `CAMERA` is its pose; `QUESTIONS` are asked about it."""
