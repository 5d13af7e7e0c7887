//! A small static server, for this machine only.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use anyhow::{Result, bail};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::inside::Inside;

/// The port tried first when none was asked for.
const FIRST: u16 = 8080;

/// Answers until it is dropped or the program ends.
pub struct Site {
    address: SocketAddr,
    /// Every connection is a task of its own: one held open keeps no other waiting.
    _answering: Runtime,
}

impl Site {
    /// Serves a folder on any free port.
    pub fn anywhere(folder: PathBuf) -> Result<Site> {
        Site::open(folder, listen(Some(0))?)
    }

    /// Serves a folder on a port taken before.
    pub fn open(folder: PathBuf, listener: TcpListener) -> Result<Site> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = Runtime::new()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let files = Router::new()
            .fallback_service(ServeDir::with_backend(&folder, Inside::of(&folder)?))
            // The next build must be seen at the next reload.
            .layer(always(header::CACHE_CONTROL, "no-cache"))
            .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
        runtime.spawn(async move { axum::serve(listener, files).await });
        Ok(Site {
            address,
            _answering: runtime,
        })
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

/// Takes a port, or the first free one from 8080 when none is asked for.
pub fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return match bind(port) {
            Ok(listener) => Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!("Port {port} is taken: choose another with --port, or leave it out.")
            }
            Err(error) => bail!("Port {port} cannot be used: {error}."),
        };
    }
    // Port 0 last: any free one.
    for port in (FIRST..FIRST + 20).chain([0]) {
        if let Ok(listener) = bind(port) {
            return Ok(listener);
        }
    }
    bail!("No free port was found on 127.0.0.1.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    /// Three tabs with six connections each.
    const CONNECTIONS: usize = 18;
    const BURSTS: usize = 20;

    fn get(site: &Site, path: &str) -> String {
        let mut stream = TcpStream::connect(site.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    fn site(name: &str) -> (Scratch, Site) {
        let folder = Scratch::new(name);
        folder.write("secret", "hidden");
        folder.write("site/rnn/index.html", "<p>rnn");
        for name in ["a.wasm", "a.js", "a b.js", "fr.webmanifest"] {
            folder.write(&format!("site/{name}"), "bytes");
        }
        let site = Site::anywhere(folder.path("site")).unwrap();
        (folder, site)
    }

    #[test]
    fn answers_with_the_right_type() {
        let (_folder, site) = site("server-type");
        let page = get(&site, "/rnn/");
        assert!(
            page.starts_with("HTTP/1.1 200") && page.ends_with("<p>rnn"),
            "{page}"
        );
        // Browsers refuse modules and wasm of another type.
        for (path, header) in [
            ("/a.wasm", "content-type: application/wasm"),
            ("/a.js", "content-type: text/javascript"),
            ("/fr.webmanifest", "content-type: application/manifest+json"),
            ("/a.wasm", "cache-control: no-cache"),
            ("/a.wasm", "x-content-type-options: nosniff"),
            // Relative links need the slash.
            ("/rnn", "location: /rnn/"),
            ("/rnn/?cell=lstm", "200 OK"),
            ("/a%20b.js", "200 OK"),
            ("/absent.js", "404 Not Found"),
        ] {
            let answer = get(&site, path);
            assert!(answer.contains(header), "{path}: {answer}");
        }
    }

    /// A browser holds its connections open: one that waits for another to end waits for ever.
    #[test]
    fn answers_every_connection_while_the_others_stay_open() {
        let (_folder, site) = site("server-burst");
        for _ in 0..BURSTS {
            let streams: Vec<TcpStream> = (0..CONNECTIONS)
                .map(|_| TcpStream::connect(site.address).unwrap())
                .collect();
            for mut stream in &streams {
                write!(stream, "GET /a.wasm HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            }
            for mut stream in &streams {
                let patience = Some(Duration::from_secs(10));
                stream.set_read_timeout(patience).unwrap();
                let mut start = [0; 12];
                stream.read_exact(&mut start).expect("an answer");
                assert_eq!(&start, b"HTTP/1.1 200");
            }
        }
    }

    #[test]
    fn stays_inside_and_on_this_machine() {
        let (folder, site) = site("server-inside");
        for path in [
            "/../secret",
            "/rnn/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "//../secret",
            "/..\\secret",
            "/rnn/%00",
            "/%zz",
            &format!("/{}", folder.path("secret").display()),
        ] {
            let answer = get(&site, path);
            assert!(
                answer.starts_with("HTTP/1.1 404") && !answer.contains("hidden"),
                "{path}: {answer}"
            );
        }
        assert!(site.address.ip().is_loopback());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_refused() {
        let (folder, site) = site("server-link");
        let link = |from: &str, to: &str| {
            std::os::unix::fs::symlink(folder.path(from), folder.path(to)).unwrap();
        };
        link("secret", "site/out");
        link("site/a.js", "site/in.js");
        assert!(get(&site, "/out").starts_with("HTTP/1.1 404"));
        assert!(get(&site, "/in.js").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn a_taken_port_is_one_sentence() {
        let (_folder, site) = site("server-taken");
        let port = site.address.port();
        let error = listen(Some(port)).err().unwrap();
        assert!(error.to_string().contains("is taken"), "{error}");
    }

    #[test]
    fn without_a_wish_a_taken_port_is_passed_over() {
        let (folder, first) = site("server-free");
        let second = Site::open(folder.path("site"), listen(None).unwrap()).unwrap();
        let third = Site::open(folder.path("site"), listen(None).unwrap()).unwrap();
        assert_ne!(second.address.port(), third.address.port());
        assert_ne!(first.address.port(), third.address.port());
        assert!(get(&third, "/rnn/").starts_with("HTTP/1.1 200"));
    }
}
