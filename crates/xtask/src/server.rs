//! A small static server, for this machine only.

use std::fs::File;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::mime;
use crate::route::{Route, resolve};

/// The port tried first when none was asked for.
const FIRST: u16 = 8080;
/// A browser opens six connections to a host; a slow reader must not stop the others.
const THREADS: usize = 8;

/// Answers until it is dropped or the program ends.
pub struct Site {
    server: Arc<Server>,
    address: SocketAddr,
}

impl Site {
    /// Serves a folder on any free port.
    pub fn anywhere(folder: PathBuf) -> Result<Site> {
        Site::open(folder, listen(Some(0))?)
    }

    /// Serves a folder on a port taken before.
    pub fn open(folder: PathBuf, listener: TcpListener) -> Result<Site> {
        let address = listener.local_addr()?;
        let server = Server::from_listener(listener, None)
            .map_err(|error| anyhow!("the server cannot start: {error}"))?;
        let server = Arc::new(server);
        for _ in 0..THREADS {
            let (server, folder) = (server.clone(), folder.clone());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A browser that hung up is no reason to stop.
                    let _ = answer(&folder, request);
                }
            });
        }
        Ok(Site { server, address })
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for _ in 0..THREADS {
            self.server.unblock();
        }
    }
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

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("method not allowed").with_status_code(405));
    }
    match resolve(folder, request.url()) {
        Route::File(path) => {
            let media = mime::of(&path.to_string_lossy());
            let response = Response::from_file(File::open(&path)?)
                .with_header(header("Content-Type", media))
                // The next build must be seen at the next reload.
                .with_header(header("Cache-Control", "no-cache"))
                .with_header(header("X-Content-Type-Options", "nosniff"));
            request.respond(response)
        }
        Route::Slash(target) => {
            let response = Response::empty(308).with_header(header("Location", &target));
            request.respond(response)
        }
        Route::Nothing => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

fn header(name: &str, value: &str) -> Header {
    // Paths come percent-encoded from the request line, which is ASCII.
    Header::from_bytes(name, value).expect("a header of ASCII characters")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::io::{Read, Write};
    use std::net::TcpStream;

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
        folder.write("site/a.wasm", "bytes");
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
        assert!(get(&site, "/a.wasm").contains("Content-Type: application/wasm"));
        assert!(get(&site, "/rnn").contains("Location: /rnn/"));
    }

    #[test]
    fn stays_inside_and_on_this_machine() {
        let (_folder, site) = site("server-inside");
        let answer = get(&site, "/../secret");
        assert!(
            answer.starts_with("HTTP/1.1 404") && !answer.contains("hidden"),
            "{answer}"
        );
        assert!(site.address.ip().is_loopback());
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
