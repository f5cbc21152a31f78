"""Which addresses are refused, in every spelling, and where a mapped host may lead."""

import pytest

from crawlers.fetch.addresses import read_targets, refusal
from manumit.model.errors import ConfigurationProblem

# ruff: noqa: SIM905 - a block of addresses reads better than a list
REFUSED = """
http://127.0.0.1/ http://127.0.0.1:8901/ http://127.0.0.1./ http://127.1/ http://2130706433/ http://0x7f000001/
http://0x7f.1/ http://0177.0.0.1/ http://017700000001/ http://127.0.0.1%00/ http://%31%32%37.0.0.1/
http://１２７.０.０.１/ http://127。0。0。1/ http://0.0.0.0/ http://0/ http://10.0.0.7/ http://172.16.9.1/
http://192.168.1.1/ http://169.254.169.254/latest/meta-data/ http://100.64.0.1/ http://192.0.2.1/ http://198.18.0.1/
http://192.88.99.1/ http://224.0.0.1/ http://240.0.0.1/ http://255.255.255.255/ http://[::1]/ http://[::]/
http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::7f00:1]/ http://[2002:7f00:1::]/ http://[2002:a00:7::1]/
http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b::10.0.0.7]/
http://[64:ff9b:1::1]/ http://[fc00::1]/ http://[fd12:3456::1]/ http://[fe80::1]/ http://[fe80::1%25eth0]/
http://[fec0::1]/ http://[ff02::1]/ http://[2001:db8::1]/ http://user@8.8.8.8/ http://user:word@example.org/
http://example.org@127.0.0.1/ https://127.0.0.1/ file:///etc/hostname ftp://example.org/ data:text/plain,x
s3://bucket/key gopher://example.org/ javascript:alert(1) http:/// http://[::1/ http://example.org:99999/ //example.org/
""".split()  # fmt: skip
PUBLIC = """
http://example.org/ https://example.org:8443/x http://8.8.8.8/ http://134744072/ http://[2606:4700::6810:1]/
http://[::ffff:8.8.8.8]/ http://[2002:808:808::1]/ http://[64:ff9b::8.8.8.8]/ http://fade.cafe/ http://1e100.example/
""".split()


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_is_not_public_is_refused(url: str) -> None:
    assert refusal(url, {}) is not None


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_address_and_a_name_are_not_refused(url: str) -> None:
    assert refusal(url, {}) is None


def test_a_mapped_host_is_open_by_name_only() -> None:
    mapped = {"harbour.test": "127.0.0.1:8000"}
    assert refusal("http://harbour.test/", mapped) is None
    assert refusal("http://127.0.0.1:8000/", mapped) is not None
    assert refusal("http://harbour.test@127.0.0.1:8000/", mapped) is not None


@pytest.mark.parametrize("target", ["127.0.0.1:8000", "127.1:80", "[::1]:8000"])
def test_a_mapped_host_leads_to_loopback(target: str) -> None:
    assert read_targets({"harbour.test": target})


@pytest.mark.parametrize(
    "target",
    ["10.0.0.7:80", "8.8.8.8:80", "localhost:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:99999", ""],
)
def test_a_mapped_host_leads_nowhere_else(target: str) -> None:
    with pytest.raises(ConfigurationProblem, match="only a loopback address with a port"):
        read_targets({"harbour.test": target})
