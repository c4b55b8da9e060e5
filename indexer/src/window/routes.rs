//! The addresses of the window.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Path as PathOf, Query, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::Markup;
use serde::Deserialize;

use super::folders::{Folder, create};
use super::job::{self, Task};
use super::{Window, guide, locked, pages};
use crate::cmd::new::site_beside;
use crate::site::{SiteFiles, serve};
use crate::{cmd, foreign};

const STYLE: &str = include_str!("style.css");
const ICON: &str = include_str!("../../../public/icon.svg");
/// The window's pages run no script and load nothing from elsewhere.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The report is one page with its style and script inside.
const REPORT_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-scripts";

/// A folder that the person chose.
#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    thu_muc: String,
}

/// A folder to be made in another.
#[derive(Deserialize)]
struct Named {
    thu_muc: String,
    ten: String,
}

/// The office, as the person describes it.
#[derive(Deserialize)]
struct Described {
    ten: String,
    cap: String,
}

/// The router, below the token. Requests for another host are refused: a page elsewhere could name this machine by a host
/// of its own.
pub(super) fn router(token: &str, address: SocketAddr, window: Arc<Window>) -> Router {
    let at = |page: &str| format!("/{token}/{page}");
    let start = |task| {
        post(move |State(window): State<Arc<Window>>| async move {
            job::start(&window, task);
            to_home()
        })
    };
    Router::new()
        .route(&at(""), get(home))
        .route(&at("style.css"), get(async || typed("text/css; charset=utf-8", STYLE)))
        .route(&at("icon.svg"), get(async || typed("image/svg+xml", ICON)))
        .route(&at("chon"), get(choose))
        .route(&at("mo"), post(open))
        .route(&at("tao"), post(make))
        .route(&at("van-phong"), post(describe))
        .route(&at("kiem-tra"), start(Task::Check))
        .route(&at("xuat-ban"), start(Task::Publish))
        .route(&at("xuat-ban-it-hon"), start(Task::PublishSmaller))
        .route(&at("nen"), start(Task::Zip))
        .route(&at("xem-trang"), get(show_site))
        .route(&at("ket-qua"), get(report))
        .route(&at("huong-dan"), get(async || guide::guide()))
        .route(&at("huong-dan/{picture}"), get(picture))
        .route(&at("dong"), post(stop))
        .with_state(window)
        .fallback(|| async { (StatusCode::NOT_FOUND, "Không có trang này. Hãy mở lại chương trình.") })
        .layer(map_response(with_headers))
        .layer(from_fn(move |request: Request, next: Next| only_for(address, request, next)))
}

async fn only_for(address: SocketAddr, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host == Some(address.to_string().as_str()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "Trang này chỉ mở được trên chính máy này.").into_response()
    }
}

async fn with_headers(mut response: Response) -> Response {
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in headers {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

async fn home(State(window): State<Arc<Window>>) -> Markup {
    let folder = locked(&window.folder).clone();
    let job = locked(&window.job).clone();
    match folder {
        Some(folder) => pages::catalogue(&folder, job.as_ref()),
        None => pages::start(),
    }
}

fn typed(media_type: &'static str, body: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, media_type)], body).into_response()
}

async fn choose(Query(Chosen { thu_muc }): Query<Chosen>) -> Markup {
    let path = if thu_muc.is_empty() { std::env::home_dir().unwrap_or_default() } else { PathBuf::from(thu_muc) };
    pages::choose(&Folder::of(path))
}

async fn open(State(window): State<Arc<Window>>, Form(Chosen { thu_muc }): Form<Chosen>) -> Response {
    // Explorer copies a path in quotes.
    let path = PathBuf::from(thu_muc.trim().trim_matches('"'));
    if !path.is_absolute() || !path.is_dir() {
        return (StatusCode::BAD_REQUEST, pages::no_folder(&path)).into_response();
    }
    open_folder(&window, path)
}

/// Makes a new folder and opens it.
async fn make(State(window): State<Arc<Window>>, Form(Named { thu_muc, ten }): Form<Named>) -> Response {
    match create(Path::new(&thu_muc), &ten) {
        Ok(folder) => open_folder(&window, folder),
        Err(error) => (StatusCode::BAD_REQUEST, pages::trouble(&foreign::told(&error))).into_response(),
    }
}

fn open_folder(window: &Arc<Window>, folder: PathBuf) -> Response {
    match job::open(window, folder) {
        Ok(()) => to_home(),
        Err(error) => (StatusCode::CONFLICT, pages::trouble(&foreign::told(&error))).into_response(),
    }
}

/// Writes down whose catalogue it is, and checks it again.
async fn describe(State(window): State<Arc<Window>>, Form(Described { ten, cap }): Form<Described>) -> Response {
    let Some(folder) = locked(&window.folder).clone() else { return to_home() };
    if let Err(error) = cmd::new::describe(&folder, &ten, &cap) {
        return (StatusCode::BAD_REQUEST, pages::trouble(&foreign::told(&error))).into_response();
    }
    job::start(&window, Task::Check);
    to_home()
}

/// Serves the site at an address of its own, so that its pages know nothing of the token, and leads there.
async fn show_site(State(window): State<Arc<Window>>) -> Response {
    let Some(folder) = locked(&window.folder).clone() else { return to_home() };
    let site = site_beside(&folder);
    let known = locked(&window.open_site).as_ref().filter(|(open, _)| *open == site).map(|(_, address)| *address);
    let address = match known {
        Some(address) => Ok(address),
        None => serve_site(&site).await,
    };
    match address {
        Ok(address) => {
            *locked(&window.open_site) = Some((site, address));
            Redirect::to(&format!("http://{address}/")).into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, pages::trouble(&foreign::told(&error))).into_response(),
    }
}

async fn serve_site(site: &Path) -> anyhow::Result<SocketAddr> {
    let files = SiteFiles::open(site)?;
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let router = serve::router(site.to_owned(), files, "");
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// The whole report, the same page that `indexer check --format html` writes. It has a script of its own.
async fn report(State(window): State<Arc<Window>>) -> Response {
    let done = locked(&window.job).as_ref().and_then(|job| job.done.clone());
    let Some((_, page)) = done.as_deref().and_then(|done| done.as_ref().ok()?.checked.as_ref()) else { return to_home() };
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, REPORT_POLICY)];
    (headers, page.clone()).into_response()
}

async fn picture(PathOf(name): PathOf<String>) -> Response {
    match guide::picture(&name) {
        Some(bytes) => typed("image/jpeg", bytes),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn stop(State(window): State<Arc<Window>>) -> Markup {
    window.stop.notify_one();
    pages::stopped()
}

fn to_home() -> Response {
    Redirect::to(".").into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt;

    use super::*;

    const ADDRESS: &str = "127.0.0.1:1234";

    async fn status(host: &str, path: &str) -> StatusCode {
        let router = router("t0ken", ADDRESS.parse().unwrap(), Arc::default());
        let request = Request::builder().uri(path).header(header::HOST, host).body(Body::empty()).unwrap();
        router.oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn only_who_knows_the_token_and_the_machine_gets_in() {
        assert_eq!(status(ADDRESS, "/t0ken/").await, StatusCode::OK);
        assert_eq!(status(ADDRESS, "/").await, StatusCode::NOT_FOUND);
        assert_eq!(status(ADDRESS, "/other/").await, StatusCode::NOT_FOUND);
        assert_eq!(status("evil.example:1234", "/t0ken/").await, StatusCode::FORBIDDEN);
    }

    #[tokio::test]
    async fn the_pages_run_no_script() {
        let router = router("t0ken", ADDRESS.parse().unwrap(), Arc::default());
        let request = Request::builder().uri("/t0ken/").header(header::HOST, ADDRESS).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_SECURITY_POLICY], POLICY);
        assert_eq!(response.headers()[header::REFERRER_POLICY], "no-referrer");
    }
}
