//! Media types of the files a site is made of.

/// By the name's ending. Browsers refuse modules and wasm of another type.
pub fn of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "txt" | "ftl" | "md" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_accept_modules_and_wasm() {
        assert_eq!(of("seqscope_bg.wasm"), "application/wasm");
        assert_eq!(of("index-abc.js"), "text/javascript; charset=utf-8");
        assert_eq!(of("index.html"), "text/html; charset=utf-8");
    }

    #[test]
    fn the_last_ending_counts_and_the_unknown_is_bytes() {
        assert_eq!(of("a.html.png"), "image/png");
        assert_eq!(of("LICENSE"), "application/octet-stream");
    }
}
