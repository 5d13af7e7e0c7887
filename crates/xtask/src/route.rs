//! From the path of a request to a file of the site, never to one outside it.

use std::path::{Component, Path, PathBuf};

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Route {
    /// To a file.
    File(PathBuf),
    /// To a folder asked for without its final slash: relative links need it.
    Slash(String),
    /// Nowhere.
    Nothing,
}

/// Resolves the target of a request (`/rnn/?x#y`) below a folder.
pub fn resolve(site: &Path, target: &str) -> Route {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(decoded) = decode(path) else {
        return Route::Nothing;
    };
    let relative = Path::new(decoded.trim_start_matches('/'));
    let inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !inside || decoded.contains(['\0', '\\']) {
        return Route::Nothing;
    }
    let file = site.join(relative);
    let file = match (file.is_dir(), decoded.ends_with('/')) {
        (true, true) => file.join("index.html"),
        (true, false) => return Route::Slash(format!("/{}/", path.trim_matches('/'))),
        (false, _) => file,
    };
    // A link inside the folder that leads out of it is refused as well.
    match (file.canonicalize(), site.canonicalize()) {
        (Ok(file), Ok(site)) if file.starts_with(&site) && file.is_file() => Route::File(file),
        _ => Route::Nothing,
    }
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| (byte? as char).to_digit(16);
            let code = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(code).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn site(name: &str) -> Scratch {
        let folder = Scratch::new(name);
        folder.write("secret", "");
        folder.write("site/index.html", "");
        folder.write("site/rnn/index.html", "");
        folder.write("site/a b.js", "");
        folder
    }

    #[test]
    fn folders_lead_to_their_page() {
        let folder = site("route-folders");
        let root = folder.path("site");
        let file = |name: &str| Route::File(root.join(name).canonicalize().unwrap());
        assert_eq!(resolve(&root, "/"), file("index.html"));
        assert_eq!(resolve(&root, "/rnn/?cell=lstm"), file("rnn/index.html"));
        assert_eq!(resolve(&root, "/a%20b.js"), file("a b.js"));
        assert_eq!(resolve(&root, "/rnn"), Route::Slash("/rnn/".into()));
        assert_eq!(resolve(&root, "/absent.js"), Route::Nothing);
    }

    #[test]
    fn nothing_outside_is_reached() {
        let folder = site("route-outside");
        let root = folder.path("site");
        let tries = [
            "/../secret",
            "/rnn/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "//../secret",
            "/..\\secret",
            "/rnn/%00",
            "/%zz",
        ];
        for target in tries {
            assert_eq!(resolve(&root, target), Route::Nothing, "{target}");
        }
        let absolute = folder.path("secret");
        let target = format!("/{}", absolute.display());
        assert_eq!(resolve(&root, &target), Route::Nothing, "{target}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_refused() {
        let folder = site("route-link");
        let root = folder.path("site");
        std::os::unix::fs::symlink(folder.path("secret"), root.join("link")).unwrap();
        assert_eq!(resolve(&root, "/link"), Route::Nothing);
    }
}
