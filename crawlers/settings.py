"""Scrapy's settings: hardened, with the reason beside each that departs from a default.

What needs code (robots, addresses, evidence, politeness) is in the add-on, which also refuses to start
when one of these has been turned round.
"""

from typing import Any

BOT_NAME = "manumit"
SPIDER_LOADER_CLASS = "crawlers.loader.SourceLoader"
ADDONS = {"crawlers.fetch.addon.Hardening": 0}

# Nobody commands a running crawl: the first runs a console, the second executes Python sent to it.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# A site's owner decides; and can find out who we are.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "manumit"
USER_AGENT = "manumit/0.1 (supply-chain due diligence)"
REFERRER_POLICY = "same-origin"
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False  # only redirects that the evidence can show
HTTPPROXY_ENABLED = False  # a proxy would resolve names where the address guard cannot see

# One request at a time per host, slower when the host is slow.
CONCURRENT_REQUESTS = 8
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0  # a crawl-delay is a minimum
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0

# Nothing may be endless.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5
MEMUSAGE_ENABLED = True
MEMUSAGE_LIMIT_MB = 1024

# Only the web, only with the right certificate, only public addresses.
DOWNLOAD_HANDLERS: dict[str, str | None] = {"data": None, "file": None, "ftp": None, "s3": None}
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOADER_CLIENT_TLS_CIPHERS = None  # the curated list of Twisted
TWISTED_DNS_RESOLVER = "crawlers.fetch.resolver.GuardedResolver"

# Errors are named in the outcome, so a spider must see them; the frontier already knows each page once.
HTTPERROR_ALLOW_ALL = True
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
JOBDIR = None  # not safe against a crash; the frontier is in the ledger
HTTPCACHE_ENABLED = False
LOG_LEVEL = "WARNING"
LOGSTATS_INTERVAL = 0.0

# The add-on starts only if these hold.
MUST_HOLD: dict[str, Any] = {
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "ROBOTSTXT_OBEY": True,
    "COOKIES_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "TWISTED_DNS_RESOLVER": TWISTED_DNS_RESOLVER,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "REDIRECT_MAX_TIMES": 5,
    "JOBDIR": None,
}
