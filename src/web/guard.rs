//! The guard of the page: only the one browser that was let in is answered, asked by our own page.

use super::http::{Head, Method};

/// A header that a browser sends only for a page of the same origin.
pub(super) const OURS: &str = "X-Viendan";
/// The header by which another start of the program shows that it is one.
pub(super) const KNOCK: &str = "X-Viendan-Knock";
/// The name of the cookie.
pub(super) const COOKIE: &str = "viendan";

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Another host was meant: a name that leads to this machine.
    Misdirected,
    /// Another page asks.
    Foreign,
    /// The browser was not let in.
    Stranger,
    /// Nothing is done but by reading and sending.
    Method,
}

impl Refusal {
    pub(super) fn status(self) -> u16 {
        match self {
            Self::Misdirected => 421,
            Self::Foreign | Self::Stranger => 403,
            Self::Method => 405,
        }
    }
}

impl Head {
    fn cookies(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.header("Cookie").unwrap_or_default().split(';');
        pairs.filter_map(|pair| pair.trim().split_once('='))
    }

    /// Whether our own page may have sent it: to this host, from this origin.
    pub(super) fn comes_from(&self, host: &str) -> Result<(), Refusal> {
        if self.header("Host") != Some(host) {
            return Err(Refusal::Misdirected);
        }
        let is_post = match self.method {
            Method::Get => false,
            Method::Post => true,
            Method::Other => return Err(Refusal::Method),
        };
        let own = format!("http://{host}");
        let is_own = self.header("Origin").is_none_or(|origin| origin == own);
        let is_near = match self.header("Sec-Fetch-Site") {
            None | Some("same-origin") => true,
            // An address that was typed or opened by the system.
            Some("none") => !is_post,
            Some(_) => false,
        };
        if is_own && is_near { Ok(()) } else { Err(Refusal::Foreign) }
    }

    /// Whether the browser was let in, and what it sends was sent by our page.
    pub(super) fn is_let_in(&self, secret: &str) -> Result<(), Refusal> {
        if !self.cookies().any(|(name, value)| name == COOKIE && value == secret) {
            return Err(Refusal::Stranger);
        }
        let is_ours = self.method == Method::Get || self.header(OURS) == Some("1");
        if is_ours { Ok(()) } else { Err(Refusal::Foreign) }
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;
    use crate::web::http::{Head, Method};

    #[track_caller]
    fn check(method: Method, headers: &[(&str, &str)], expected: Result<(), Refusal>) {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let asked = Head { method, target: "/".to_owned(), headers: headers.collect() };
        let answer = asked.comes_from("127.0.0.1:81").and_then(|()| asked.is_let_in("s3"));
        assert_eq!(answer, expected);
    }

    #[test]
    fn only_our_own_page_is_answered() {
        use Method::{Get, Other, Post};
        use Refusal::{Foreign, Method as Unknown, Misdirected, Stranger};
        let (host, cookie, ours) =
            (("Host", "127.0.0.1:81"), ("Cookie", "a=b; viendan=s3"), ("X-Viendan", "1"));
        check(Get, &[host, cookie], Ok(()));
        check(Get, &[host, cookie, ("Sec-Fetch-Site", "none")], Ok(()));
        check(Post, &[host, cookie, ours, ("Origin", "http://127.0.0.1:81")], Ok(()));
        check(Get, &[cookie], Err(Misdirected));
        check(Get, &[("Host", "localhost:81"), cookie], Err(Misdirected));
        check(Get, &[("Host", "evil.example:81"), cookie], Err(Misdirected));
        check(Get, &[host, host, cookie], Err(Misdirected));
        check(Get, &[host], Err(Stranger));
        check(Get, &[host, ("Cookie", "viendan=s4")], Err(Stranger));
        check(Post, &[host, cookie], Err(Foreign));
        check(Post, &[host, cookie, ours, ("Origin", "null")], Err(Foreign));
        check(Post, &[host, cookie, ours, ("Origin", "http://127.0.0.1:82")], Err(Foreign));
        check(Post, &[host, cookie, ours, ("Sec-Fetch-Site", "same-site")], Err(Foreign));
        check(Post, &[host, cookie, ours, ("Sec-Fetch-Site", "none")], Err(Foreign));
        check(Get, &[host, cookie, ("Sec-Fetch-Site", "cross-site")], Err(Foreign));
        check(Other, &[host, cookie, ours], Err(Unknown));
    }
}
