//! The site on hosts that people really use, started here: nginx with the recipe of `docs/hosts.md`, and Apache with the
//! site's own `.htaccess`.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;
use tests::{Site, workspace};

use crate::trials::Missing;

tests! {
    site: [nginx_serves_the_site_by_its_recipe, apache_serves_the_site_by_its_own_file],
}

/// How long a host may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A host that serves a site below `/thu-tuc/`, as one process. It ends when it is dropped.
struct Host {
    program: Child,
    port: u16,
    folder: TempDir,
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What a host answers.
struct Answer {
    status: String,
    /// The head, in small letters.
    head: String,
    body: String,
}

impl Host {
    /// Starts a program with its configuration, in which PORT and FOLDER are filled in.
    fn start(program: &str, arguments: &[&str], configuration: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let place = folder.path().to_string_lossy();
        let filled = configuration.replace("PORT", &port.to_string()).replace("FOLDER", &place);
        fs::write(folder.path().join("host.conf"), filled)?;
        let arguments = arguments.iter().map(|argument| argument.replace("FOLDER", &place));
        let started = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let Ok(program) = started else { bail!(Missing(format!("no {program}; run `cargo xtask test` as root on Debian"))) };
        let mut host = Self { program, port, folder };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let said = || fs::read_to_string(host.folder.path().join("errors")).unwrap_or_default();
            ensure!(host.program.try_wait()?.is_none(), "the host ended: {}", said());
            ensure!(begun.elapsed() < PATIENCE, "the host does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(host)
    }

    fn get(&self, path: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(stream, "GET /thu-tuc/{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").context("no head")?;
        let status = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
        Ok(Answer { status, head: head.to_lowercase() + "\r\n", body: body.to_owned() })
    }

    /// Checks types, caching, headers and the page for unknown addresses.
    fn serves_the_site(&self, site: &Site) -> Result<()> {
        let pack = site.release()?.details().next().context("no pack")?.path.clone();
        let (page, for_ever, ask) = ("public, max-age=300", "public, max-age=31536000, immutable", "no-cache");
        let expected = [
            ("", "text/html", page),
            ("thu-tuc/1.000894/", "text/html", page),
            ("thu-tuc/1.000894/noi-dung.md", "text/markdown; charset=utf-8", page),
            ("du-lieu/danh-muc.jsonld", "application/ld+json", ""),
            (&pack, "application/octet-stream", for_ever),
            ("release.json", "application/json", ask),
        ];
        for (path, kind, kept) in expected {
            let answer = self.get(path)?;
            let said = |name: &str, value: &str| answer.head.contains(&format!("\r\n{name}: {value}"));
            ensure!(answer.status == "200" && said("content-type", kind), "{path}: {}", answer.head);
            ensure!(kept.is_empty() || said("cache-control", kept), "{path}: {}", answer.head);
            ensure!(answer.head.matches("\r\ncache-control:").count() <= 1, "{path}: {}", answer.head);
            for (name, value) in app::policy::headers(&[]) {
                ensure!(said(&name.to_lowercase(), &value.to_lowercase()), "{path}: no {name}: {}", answer.head);
            }
        }
        let unknown = self.get("khong/co/trang/nay/")?;
        ensure!(unknown.status == "404" && unknown.body.contains("Xã Mẫu"), "{}\n{}", unknown.head, unknown.body);
        Ok(())
    }
}

/// A site that a host may read, whoever it runs as.
fn site() -> Result<Site> {
    let site = Site::sample()?;
    #[cfg(unix)]
    for folder in site.path().ancestors().take(2) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(site)
}

/// The lines of a recipe of `docs/hosts.md` in which a text occurs.
fn recipe(page: &str, with: &str) -> Result<String> {
    let mut blocks = page.split("```nginx\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.find(|block| block.contains(with)).map(str::to_owned).with_context(|| format!("no recipe with {with}"))
}

fn nginx_serves_the_site_by_its_recipe() -> Result<()> {
    let site = site()?;
    let page = fs::read_to_string(workspace().join("docs/hosts.md"))?;
    let (types, server, headers) =
        (recipe(&page, "map $uri")?, recipe(&page, "location /thu-tuc/")?, recipe(&page, "X-Content-Type-Options")?);
    let server = server.replace("/srv/my-site", &site.path().to_string_lossy());
    let configuration = format!(
        "pid FOLDER/pid;\nerror_log FOLDER/errors error;\nevents {{}}\nhttp {{\naccess_log off;\ninclude /etc/nginx/mime.types;\n\
         client_body_temp_path FOLDER/a;\nproxy_temp_path FOLDER/b;\nfastcgi_temp_path FOLDER/c;\nuwsgi_temp_path FOLDER/d;\n\
         scgi_temp_path FOLDER/e;\n{types}server {{\nlisten 127.0.0.1:PORT;\n{headers}{server}}}\n}}\n"
    );
    let host = Host::start(
        "nginx",
        &["-c", "FOLDER/host.conf", "-e", "FOLDER/errors", "-g", "daemon off; master_process off;"],
        &configuration,
    )?;
    host.serves_the_site(&site)
}

fn apache_serves_the_site_by_its_own_file() -> Result<()> {
    let site = site()?;
    let modules = Path::new("/usr/lib/apache2/modules");
    let load = |name: &str| format!("LoadModule {name}_module {}\n", modules.join(format!("mod_{name}.so")).display());
    let loaded: String = ["mpm_event", "authz_core", "dir", "mime", "headers", "alias"].map(load).concat();
    let place = site.path().display();
    let configuration = format!(
        "{loaded}ServerName localhost\nUser www-data\nGroup www-data\nListen 127.0.0.1:PORT\nPidFile FOLDER/pid\n\
         ErrorLog FOLDER/errors\nLogLevel error\nTypesConfig /etc/mime.types\nDirectoryIndex index.html\nAlias /thu-tuc/ {place}/\n\
         ErrorDocument 404 /thu-tuc/404.html\n<Directory {place}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    );
    let host = Host::start("apache2", &["-f", "FOLDER/host.conf", "-X"], &configuration)?;
    host.serves_the_site(&site)
}
