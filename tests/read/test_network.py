"""Fetching, from a server on this machine only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.errors import ReadError
from dragoman.read import Network, ReadOptions, reports
from dragoman.read.network.addresses import address_of, is_open
from dragoman.records import ReadFailure, Report

PAGE = (
    "<html lang='en'><head><title>Kestria expels two Drovian envoys</title></head><body><article>"
    "<p>Kestria expelled two Drovian envoys on Monday after talks on the strait broke down.</p>"
    "<p>The ministry in Kestria said that the envoys had three days to leave the country.</p>"
    "</article></body></html>"
)


@dataclass
class Site:
    """What a server answers by path, and what it was asked."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    root: str = ""

    def page(self, path: str, body: str = PAGE, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": "text/html", **named}, body.encode())
        return self.root + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, dict(self.headers.items())))
            status, headers, body = served.answers.get(self.path, (404, {}, b"none"))
            mark = headers.get("ETag")
            if mark and self.headers.get("If-None-Match") == mark:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing to standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.root = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()


def network(
    *,
    cache: Path | None = None,
    private: bool = True,
    max_bytes: int = 100_000,
    timeout: float = 5.0,
    clock: Callable[[], float] = lambda: 0.0,
    sleep: Callable[[float], None] = lambda _: None,
) -> Network:
    return Network(
        cache=cache, private=private, max_bytes=max_bytes, timeout=timeout, pause=1.0,
        clock=clock, sleep=sleep,
    )  # fmt: skip


def read(source: str | Path, allowed: Network | None) -> list[Report | ReadFailure]:
    return list(reports(source, options=ReadOptions(network=allowed)))


def test_without_consent_nothing_is_fetched(site: Site) -> None:
    (failure,) = read(site.page("/a.html"), None)
    assert isinstance(failure, ReadFailure)
    assert "--allow-network" in failure.reason
    assert site.asked == []


def test_a_page_is_read_with_its_address(site: Site) -> None:
    url = site.page("/2031/03/04/envoys.html")
    (report,) = read(url, network())
    assert isinstance(report, Report)
    assert "expelled two Drovian envoys" in report.text
    assert (report.url, report.origin) == (url, url)
    assert report.published is not None
    assert site.asked[0][1]["User-Agent"] == "dragoman"


def test_a_list_is_read_line_by_line_and_bad_lines_are_named(site: Site, tmp_path: Path) -> None:
    good = [site.page("/a.html"), site.page("/b.html", PAGE.replace("two", "three"))]
    bad = ["ftp://example.org/x", f"{site.root}/no"]
    lines = ["# the week's readouts", good[0], "", *bad, good[1]]
    listed = tmp_path / "week.urls"
    listed.write_text("\n".join(lines), encoding="utf-8")
    found = read(listed, network())
    failures = [(one.line, one.reason) for one in found if isinstance(one, ReadFailure)]
    assert [one.url for one in found if isinstance(one, Report)] == good
    assert [number for number, _ in failures] == [4, 5]
    assert "no address of the web" in failures[0][1]
    assert "answered 404" in failures[1][1]


def test_a_list_without_consent_says_so_for_each_address(site: Site, tmp_path: Path) -> None:
    listed = tmp_path / "week.urls"
    listed.write_text(site.page("/a.html"), encoding="utf-8")
    (failure,) = read(listed, None)
    assert isinstance(failure, ReadFailure)
    assert "--allow-network" in failure.reason


def test_robots_txt_is_heeded(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed/\n")
    with pytest.raises(ReadError, match=r"robots\.txt asks not to be fetched"):
        network().fetch(site.page("/closed/a.html"))
    assert site.paths == []
    assert network().fetch(site.page("/a.html")).body


@pytest.mark.parametrize("status", [403, 500])
def test_a_robots_txt_that_cannot_be_had_closes_the_site(site: Site, status: int) -> None:
    site.page("/robots.txt", "", status)
    with pytest.raises(ReadError, match=r"robots\.txt cannot be had"):
        network().fetch(site.page("/a.html"))


def test_a_host_is_asked_at_most_once_a_second_or_as_it_asks(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    waits: list[float] = []
    one = network(sleep=waits.append)
    one.fetch(site.page("/a.html"))
    one.fetch(site.page("/b.html"))
    assert waits == [7.0, 7.0]


def test_the_cache_spares_the_server_and_asks_it_again_when_stale(
    site: Site, tmp_path: Path
) -> None:
    url = site.page("/a.html", ETag='"1"')
    now = [0.0]
    one = network(cache=tmp_path, clock=lambda: now[0])
    first = one.fetch(url)
    assert one.fetch(url) == first
    assert site.paths == ["/a.html"]
    now[0] = 100_000.0
    assert one.fetch(url) == first
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert one.fetch(url) == first
    assert site.paths == ["/a.html"] * 2


def test_a_damaged_page_in_the_cache_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    url = site.page("/a.html")
    first = network(cache=tmp_path).fetch(url)
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    kept.write_bytes(kept.read_bytes()[:-9])
    assert network(cache=tmp_path).fetch(url) == first
    assert site.paths == ["/a.html"] * 2


def test_a_page_that_is_too_large_is_left(site: Site) -> None:
    with pytest.raises(ReadError, match="larger than 1,000 bytes"):
        network(max_bytes=1_000).fetch(site.page("/a.html", "x" * 2_000))


def test_a_page_that_breaks_off_is_no_page(site: Site) -> None:
    with pytest.raises(ReadError, match=r"did not answer well|broke off"):
        network(timeout=0.5).fetch(site.page("/a.html", Content_Length="90000"))


def test_what_is_no_text_is_left(site: Site) -> None:
    with pytest.raises(ReadError, match="is image/png, not text"):
        network().fetch(site.page("/a.png", Content_Type="image/png"))


def test_redirects_are_followed_a_few_times_and_name_the_last_address(site: Site) -> None:
    end = site.page("/end.html")
    site.page("/start.html", "", 302, Location="/end.html")
    assert network().fetch(f"{site.root}/start.html").url == end
    site.page("/round.html", "", 302, Location="/round.html")
    with pytest.raises(ReadError, match="leads on more than 5 times"):
        network().fetch(f"{site.root}/round.html")


def test_addresses_inside_the_own_network_are_refused_unless_asked_for(site: Site) -> None:
    url = site.page("/a.html")
    with pytest.raises(ReadError, match="--allow-private-addresses"):
        network(private=False).fetch(url)
    with pytest.raises(ReadError, match="--allow-private-addresses"):
        network(private=False).fetch(url.replace("127.0.0.1", "localhost"))
    assert site.asked == []


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.1.1", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::a01:203", "2002:7f00:1::"],
)  # fmt: skip
def test_an_ip_of_the_own_network_is_known(ip: str) -> None:
    assert not is_open(ip)


def test_a_redirect_into_the_own_network_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.read.network.addresses.is_open", lambda name: name == "127.0.0.1")
    site.page("/start.html", "", 302, Location="http://[::1]:1/a.html")
    with pytest.raises(ReadError, match="not of the open network"):
        network(private=False).fetch(f"{site.root}/start.html")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "http://", "http://u:p@example.org/", "https://[::1/", "http://a:b/"],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(ReadError):
        address_of(url)


def test_spaces_and_line_ends_in_an_address_do_not_reach_the_server() -> None:
    assert address_of("http://example.org/a b\r\nX: y?q=é").target == "/a%20bX:%20y?q=%C3%A9"
