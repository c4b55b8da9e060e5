//! The address of a page for a visitor's phone. A counter screen is often served from the machine itself, whose address
//! leads nowhere on a phone.

/// The address to put into a code: the site's public one if staff or the office have set it, otherwise the one that the
/// screen has opened. `page` is relative to the site. `None` if no phone can open it.
pub(crate) fn for_phone(public: &str, base: &str, page: &str) -> Option<String> {
    let public = public.trim();
    let site = if public.is_empty() { base.to_owned() } else { format!("{}/", public.trim_end_matches('/')) };
    is_reachable(&site).then(|| format!("{site}{}", without_mode(page)))
}

/// The address to put into a code for a link: a page or a file of this site at the site's public address, anything else as
/// it is. `None` if only this device reaches it.
pub(crate) fn link_for_phone(public: &str, base: &str, link: &str) -> Option<String> {
    link.strip_prefix(base).map_or_else(|| Some(link.to_owned()), |page| for_phone(public, base, page))
}

/// The page without the parameter that turns a device into a counter screen.
fn without_mode(page: &str) -> String {
    let (page, fragment) = page.split_once('#').map_or((page, None), |(page, fragment)| (page, Some(fragment)));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("man-hinh=")).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{path}{query}{fragment}")
}

/// Whether another device may open a site: not one that only this machine knows.
fn is_reachable(site: &str) -> bool {
    let Some(rest) = site.strip_prefix("https://").or_else(|| site.strip_prefix("http://")) else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(host, |(name, _)| name);
    !name.is_empty() && name != "localhost" && !name.ends_with(".localhost") && !name.starts_with("127.") && name != "[::1]"
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "thu-tuc/1.004194/?man-hinh=quay#hs=ab12..0k3d";

    #[test]
    fn a_phone_gets_the_page_with_the_ticks_and_without_the_mode() {
        let at = |public: &str, base: &str| for_phone(public, base, PAGE);
        let page = "thu-tuc/1.004194/#hs=ab12..0k3d";
        assert_eq!(at("", "https://xamau.vn/a/").unwrap(), format!("https://xamau.vn/a/{page}"));
        assert_eq!(at("", "http://192.168.1.5:8080/").unwrap(), format!("http://192.168.1.5:8080/{page}"));
        for public in ["https://xamau.vn/a/", "https://xamau.vn/a", " https://xamau.vn/a/ "] {
            assert_eq!(at(public, "http://localhost:8080/").unwrap(), format!("https://xamau.vn/a/{page}"));
        }
        let search = "tra-cuu/?man-hinh=quay&q=khai+sinh";
        assert_eq!(for_phone("", "https://xamau.vn/", search).unwrap(), "https://xamau.vn/tra-cuu/?q=khai+sinh");
    }

    #[test]
    fn an_address_that_only_this_machine_knows_has_no_code() {
        for base in ["http://localhost/", "http://localhost:8080/", "http://127.0.0.1:80/x/", "http://[::1]:8080/", "file:///a/"]
        {
            assert_eq!(for_phone("", base, PAGE), None, "{base}");
        }
        assert_eq!(for_phone("xamau.vn", "http://localhost/", ""), None);
    }

    #[test]
    fn a_link_leads_a_phone_where_it_leads_here() {
        let at = |link: &str, public: &str| link_for_phone(public, "http://localhost:8080/", link);
        let file = "http://localhost:8080/bieu-mau/to-khai.docx";
        assert_eq!(at(file, ""), None);
        assert_eq!(at(file, "https://xamau.vn/a/").unwrap(), "https://xamau.vn/a/bieu-mau/to-khai.docx");
        for other in ["https://dichvucong.gov.vn/", "tel:0222"] {
            assert_eq!(at(other, "").unwrap(), other);
        }
    }
}
