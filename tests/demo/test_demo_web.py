"""The sample web is what it says: complete, marked fictional, closed in itself, dangerous only where it should be."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urljoin, urlsplit
from zlib import MAX_WBITS, decompressobj

import pytest
from lxml import etree, html

from manumit.demo import SampleWeb, serve
from manumit.demo.pages import Page, hosts, pages
from manumit.demo.serving import CANARY
from manumit.demo.traps import BOMB, BOMB_BYTES, CHALLENGED, redirects

ORDERS = ("import-office.test", "/sites/default/files/orders-and-findings-fy26-2026-03-31.csv")
HTML = sorted(where for where, page in pages().items() if page.mime.startswith("text/html"))
ALL = sorted(pages())


@pytest.fixture(scope="module")
def web() -> Iterator[SampleWeb]:
    with serve() as running:
        yield running


def get(web: SampleWeb, host: str, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", web.port, timeout=10)
    try:
        connection.request(method, path, headers={"Host": host})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def payload(where: tuple[str, str]) -> bytes:
    return pages()[where].file.read_bytes()


def links(where: tuple[str, str]) -> set[str]:
    """The addresses that a page links to, in full."""
    host, path = where
    tree = html.fromstring(payload(where))
    return {
        urljoin(f"http://{host}{path}", str(link)) for link in tree.xpath("//a/@href | //link/@href | //form/@action")
    }


def address(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc, parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.parametrize("where", ALL, ids="".join)
def test_every_page_is_served_whole_with_its_type(web: SampleWeb, where: tuple[str, str]) -> None:
    response, body = get(web, *where)
    assert response.status == (403 if where == CHALLENGED else 200)
    assert response.headers["Content-Type"] == pages()[where].mime
    assert body == payload(where)


@pytest.mark.parametrize("where", ALL, ids="".join)
def test_every_page_says_that_it_is_fictional(where: tuple[str, str]) -> None:
    page: Page = pages()[where]
    if page.file.suffix == ".pdf":
        pdfium = pytest.importorskip("pypdfium2")
        document = pdfium.PdfDocument(page.file)
        said = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        assert all("Fictional page of the manumit sample web" in text for text in said)
    elif page.file.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(payload(where).decode("cp1252"), newline="")))
        assert all("fictional" in row[-1].lower() for row in rows[1:] if any(row))
    else:
        assert "Fictional page of the manumit sample web" in payload(where).decode()


def test_there_are_some_dozen_sites_that_can_exist_nowhere_else() -> None:
    assert len(hosts()) >= 8
    assert len(HTML) >= 40
    assert all(host.endswith(".test") for host in hosts())


@pytest.mark.parametrize("where", HTML, ids="".join)
def test_no_page_links_out_of_the_sample_web_or_to_nothing(where: tuple[str, str]) -> None:
    known = {*pages(), *redirects(1), BOMB}
    assert {address(url) for url in links(where)} <= known


def test_feeds_and_data_link_only_to_pages_that_stand() -> None:
    for where, page in pages().items():
        if page.file.suffix in (".xml", ".rss", ".json", ".csv"):
            text = payload(where).decode("cp1252" if where == ORDERS else "utf-8")
            found = re.findall(r"http://[\w.-]+\.test[^\s\"<,]*", text)
            assert {address(url) for url in found} <= set(pages())


def test_only_the_traps_lead_to_private_addresses(web: SampleWeb) -> None:
    for where, target in redirects(web.canary).items():
        response, _ = get(web, *where)
        assert (response.status, response.headers["Location"]) == (302, target)
    assert sorted(urlsplit(url).hostname or "" for url in redirects(web.canary).values()) == ["10.0.0.7", "127.0.0.1"]
    assert not [host for host, _ in web.hits if host == CANARY]


def test_a_visit_to_the_forbidden_port_is_counted() -> None:
    with serve() as web:
        connection = HTTPConnection("127.0.0.1", web.canary, timeout=10)
        connection.request("GET", "/archive/")
        connection.getresponse().read()
        connection.close()
        assert web.hits[CANARY, "/archive/"] == 1


def test_hits_are_counted_by_host_and_path() -> None:
    with serve() as web:
        for _ in range(2):
            get(web, "truewick.test", "/")
        get(web, "padma-bridge.test", "/nothing-here")
        assert web.hits == {("truewick.test", "/"): 2, ("padma-bridge.test", "/nothing-here"): 1}
        assert set(web.connect_to) == set(web.hosts) == set(hosts())


def test_an_unknown_host_or_path_is_not_found(web: SampleWeb) -> None:
    assert get(web, "elsewhere.test", "/")[0].status == 404
    assert get(web, "truewick.test", "/../padma-bridge.test/index.html")[0].status == 404


def test_a_browser_reaches_a_site_under_localhost(web: SampleWeb) -> None:
    assert get(web, f"truewick.test.localhost:{web.port}", "/")[0].status == 200


def test_head_gives_the_length_and_no_body(web: SampleWeb) -> None:
    response, body = get(web, "truewick.test", "/", method="HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) == len(payload(("truewick.test", "/")))


def test_every_site_has_a_robots_file_and_the_closed_folders_are_linked() -> None:
    closed = {
        (host, path)
        for host in hosts()
        for path in re.findall(r"^Disallow: (/\S*)", payload((host, "/robots.txt")).decode(), re.M)
    }
    assert closed == {("ngo-harbour.test", "/casework/"), ("saltmarsh-gazette.test", "/members/")}
    linked = {address(url) for where in HTML for url in links(where)}
    for host, folder in closed:
        assert [path for at, path in linked if at == host and path.startswith(folder)]
        assert [path for at, path in pages() if at == host and path.startswith(folder)]


def test_the_bomb_is_small_on_the_wire_and_large_when_unpacked(web: SampleWeb) -> None:
    response, body = get(web, *BOMB)
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(body) < 300_000
    assert BOMB not in pages(), "the bomb is made when it is asked for, and is no file"
    unpack, size = decompressobj(16 + MAX_WBITS), 0
    while body and size < BOMB_BYTES:
        size += len(unpack.decompress(body, 1_000_000))
        body = unpack.unconsumed_tail
    assert size >= BOMB_BYTES


def test_the_order_list_needs_windows_1252_and_holds_line_breaks_in_cells() -> None:
    raw = payload(ORDERS)
    assert b"\xa0" in raw
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(raw.decode("cp1252"), newline="")))
    assert [row for row in rows if "\n" in row["Entity"]]
    assert [row for row in rows if not any(row.values())], "a junk row, as in the real list"
    assert {row["Status"] for row in rows} == {"Active", "Inactive", "Partially Active", ""}
    assert [row for row in rows if row["Entity"].startswith("Fishing Vessel: ")]


def test_json_pages_lead_to_the_last_one() -> None:
    for name in ("licensed-agencies", "approved-job-orders"):
        page = json.loads(payload(("placement-office.test", f"/api/v1/public/{name}")))
        seen = len(page["data"])
        while following := page["links"]["next"]:
            page = json.loads(payload(address(following)))
            seen += len(page["data"])
        assert seen == page["meta"]["total"]


def test_the_register_pages_lead_to_the_last_one() -> None:
    where, rows = ("agency-register.test", "/agencies.html"), 0
    for _ in range(3):
        tree = html.fromstring(payload(where))
        rows += len(tree.xpath("//table[@id='agencies']/tbody/tr"))
        following = tree.xpath("//a[@class='next']/@href")
        where = (where[0], following[0]) if following else where
    assert (rows, following) == (7, [])


def test_documents_state_their_publisher_and_date() -> None:
    for where in HTML:
        tree = html.fromstring(payload(where))
        if tree.xpath("//article//time"):
            assert tree.xpath("//meta[@property='og:site_name']/@content")
            stated = tree.xpath("//meta[@property='article:published_time']/@content")
            assert stated == tree.xpath("//article//time/@datetime")[:1]


def test_feeds_are_well_formed() -> None:
    for where in (("ngo-harbour.test", "/feed.xml"), ("quayside-current.test", "/feed.rss")):
        assert etree.fromstring(payload(where)).tag.rpartition("}")[2] in ("feed", "rss")


def test_the_module_serves_until_it_is_interrupted() -> None:
    command = [sys.executable, "-W", "error", "-m", "manumit.demo.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout
            addresses = [child.stdout.readline().strip() for _ in hosts()]
            port = urlsplit(addresses[0]).port
            assert addresses == [f"http://{host}.localhost:{port}/" for host in hosts()]
            child.send_signal(signal.SIGINT)
            assert (child.wait(10), child.stderr.read() if child.stderr else "") == (0, "")
        finally:
            child.kill()
