# ruff: noqa: E501 - the pages are laid out as pages are
"""News pages in five shapes, with the furniture of real ones; people and places in them do not exist.

Each page knows its quotations, character by character, and words of its furniture.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Page:
    html: str
    title: str
    url: str
    published: date
    quotations: tuple[str, ...]
    furniture: tuple[str, ...]
    author: str | None = None
    publisher: str | None = None


BROADSHEET = Page(
    title="Ferry to Olm “will sail in every weather”, minister says",
    url="https://harbour-courier.example/2025/04/02/ferry-to-olm",
    published=date(2025, 4, 2),
    author="Ines Marr",
    publisher="The Harbour Courier",
    quotations=(
        "“The ferry will sail in every weather,” Transport Minister Ada Brandt said on Wednesday.",
        "“We counted eleven days without a boat last winter — eleven,” she told reporters. “That ends now.”",
        "Harbour master Piet Olsen called the plan “brave, and rather wet”.",
        "“I have seen the pier at six in the morning,” said Olsen. “Nobody in Tarsk has.”",
    ),
    furniture=(
        "We value your privacy",
        "Subscribe for 1 crown",
        "Photo: Lena Voss",
        "Read also",
        "Dam gauges fail again",
        "Most read",
        "Five soups for spring",
        "Share on",
        "All rights reserved",
        "trackVisitor",
        "Sign up for",
        "Skip to content",
        "was made with care by our weather desk",
    ),
    html="""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Ferry to Olm “will sail in every weather”, minister says | The Harbour Courier</title>
<link rel="canonical" href="https://harbour-courier.example/2025/04/02/ferry-to-olm">
<meta property="og:title" content="Ferry to Olm “will sail in every weather”, minister says">
<meta property="og:site_name" content="The Harbour Courier">
<meta name="author" content="Ines Marr">
<meta property="article:published_time" content="2025-04-02T18:20:00+02:00">
<meta property="article:modified_time" content="2025-04-05T08:00:00+02:00">
<script>window.trackVisitor = function () { return "“I said nothing,” the script said."; };</script>
<style>.hero { color: red }</style></head>
<body>
<a class="skip" href="#main">Skip to content</a>
<div id="cookie-consent" class="cookie-banner"><p>We value your privacy. We and our 842 partners store cookies on
your device. “Your privacy matters to us,” says our privacy team.</p><button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li><li><a href="/land">Land</a></li></ul>
</nav><p class="promo">Subscribe for 1 crown a week</p></header>
<main id="main"><article>
<h1>Ferry to Olm “will sail in every weather”, minister says</h1>
<p class="byline">By <a rel="author" href="/ines">Ines Marr</a></p>
<time datetime="2025-04-02T18:20:00+02:00">2 April 2025</time>
<figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry Anna in a storm. “She rolls,” a sailor said. Photo:
Lena Voss</figcaption></figure>
<div class="social-share"><span>Share on</span> <a href="#">Flutter</a> <a href="#">Facebox</a></div>
<p>“The ferry will sail in every weather,” Transport Minister Ada Brandt said on Wednesday. The government will
buy two new boats and pay for crews through the winter.</p>
<p>“We counted <em>eleven</em> days without a boat last winter — eleven,” she told reporters. “That ends
now.”</p>
<div class="related-articles"><h3>Read also</h3><ul><li><a href="/1">Dam gauges fail again, “of course”</a></li>
<li><a href="/2">Pier finished late</a></li></ul></div>
<p>Harbour master <a href="/olsen">Piet Olsen</a> called the plan “brave, and rather wet”.</p>
<p><strong>Read also:</strong> <a href="/3">Dam gauges fail again and again</a></p>
<p>“I have seen the pier at six in the morning,” said Olsen. “Nobody in Tarsk has.”</p>
<div class="newsletter"><p>Sign up for our newsletter, and never miss a boat. “I love it,” a reader said.</p></div>
<p>The first boat is due in November. The second will follow in spring, if the yard keeps its word.</p>
</article>
<aside><h2>Most read</h2><ol><li><a href="/4">Five soups for spring: “hot”, says chef</a></li></ol>
<p>This list was made with care by our weather desk.</p></aside></main>
<footer><p>© 2025 The Harbour Courier. All rights reserved.</p></footer></body></html>""",
)

DIVISIONS = Page(
    title="Mayor refuses to open the dam gates",
    url="https://lantern.example/news/mayor-refuses",
    published=date(2025, 3, 21),
    author=None,
    publisher="The Lantern",
    quotations=(
        '"I won\'t open a single gate," Mayor Rolf Hagen said at the town hall.',
        '"Not before the farmers have brought in their hay, and not before I see it in writing."',
        'Engineer Mia Lund said: "The water does not read letters."',
        "Hagen said that the council had voted 9-2 against opening the gates.",
    ),
    furniture=(
        "This site uses cookies",
        "Advertisement",
        "Tarsk TV",
        "More on this story",
        "A dam, explained",
        "Leave a comment",
        "GateFan77",
        "Tags:",
        "Follow us",
        "Image source",
    ),
    html="""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>Mayor refuses to open the dam gates - The Lantern</title>
<meta property="og:url" content="https://lantern.example/news/mayor-refuses">
<meta property="og:title" content="Mayor refuses to open the dam gates">
<meta property="og:site_name" content="The Lantern">
<meta name="date" content="2025-03-21"></head>
<body class="page"><div class="cookies-notice">This site uses cookies. <a href="#">OK</a></div>
<div class="topbar menu"><a href="/">Front</a> <a href="/tv">Tarsk TV</a> <a href="/sport">Sport</a></div>
<div class="wrapper"><div class="col-main"><div class="story-body">
<h1 class="story-body__h1">Mayor refuses to open the dam gates</h1>
<div class="story-body__inner">
<div class="image-and-copyright"><img src="dam.jpg"><span class="off-screen">Image source</span></div>
<p class="story-body__introduction">"I won't open a single gate," Mayor Rolf Hagen said at the town hall. About forty
farmers had come, some with their dogs.</p>
<div class="ad-slot"><p>Advertisement</p></div>
<p>"Not before the farmers have brought in their hay, and not before I see it in writing."</p>
<p>Engineer Mia Lund said: "The water does&nbsp;not read letters." She has measured the lake every day since
January, and it has risen every day since January.</p>
<h2>A long night</h2>
<p>Hagen said that the council had voted 9-2 against opening the gates. The vote took place after midnight, and the
caf\xe9 stayed open for it.</p>
<div class="story-more"><h3>More on this story</h3><a href="/a">A dam, explained</a> <a href="/b">Who owns the
water?</a></div>
</div></div>
<div class="tags-container">Tags: <a href="/t/dam">dam</a> <a href="/t/hay">hay</a></div>
<div id="comments" class="comments"><h3>Leave a comment</h3><div class="comment"><b>GateFan77</b><p>"Open it!" I
said to him, and he said nothing at all, as always.</p></div></div></div>
<div class="col-side"><div class="social">Follow us on Flutter</div></div></div></body></html>""",
)

ACCELERATED = Page(
    title="“No gauge was ever dry,” says Volkonin",
    url="https://observer.example/politics/no-gauge",
    published=date(2025, 5, 12),
    author="Jonas Weir",
    publisher="The Tarsk Observer",
    quotations=(
        "“No gauge was ever dry,” Foreign Minister Igor Volkonin said in Olm.",
        "“If they were, the fish would have told us,” he added, to laughter.",
        "Asker replied: “Fish don’t vote.”",
    ),
    furniture=(
        "We use cookies",
        "Manage choices",
        "Volkonin, left, in Olm",
        "Recommended for you",
        "Ten best umbrellas",
        "Copyright Tarsk Observer",
    ),
    html="""<!doctype html>
<html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script>
<title>“No gauge was ever dry,” says Volkonin</title>
<link rel="canonical" href="https://observer.example/politics/no-gauge">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "“No gauge was ever dry,” says Volkonin", "datePublished": "2025-05-12T06:00:00Z",
"author": {"@type": "Person", "name": "Jonas Weir"},
"publisher": {"@type": "Organization", "name": "The Tarsk Observer"}}</script>
<style amp-boilerplate>body{animation:none}</style></head>
<body><amp-consent id="consent"><div><p>We use cookies and similar.</p><button>Manage choices</button></div>
</amp-consent>
<amp-sidebar id="menu"><ul><li><a href="/p">Politics</a></li></ul></amp-sidebar>
<article class="amp-article"><header><h1>“No gauge was ever dry,” says Volkonin</h1>
<div class="meta"><span class="author">Jonas Weir</span> <time datetime="2025-05-12">12 May 2025</time></div></header>
<amp-img src="v.jpg" width="1" height="1"></amp-img><figcaption>Volkonin, left, in Olm. “Cold,” he said.</figcaption>
<section class="article-body"><p>“No gauge was ever dry,” Foreign Minister Igor Volkonin said in Olm. He had come with
two experts and a bucket.</p>
<blockquote><p>“If they were, the fish would have told us,” he added, to laughter.</p></blockquote>
<amp-ad width="300" height="250" type="x"></amp-ad>
<p>Asker replied: “Fish don’t vote.” She left before the soup, and took the minutes of the meeting with her.</p>
</section></article>
<section class="recommendations"><h2>Recommended for you</h2><ul><li><a href="/u">Ten best umbrellas</a></li></ul>
</section><footer>Copyright Tarsk Observer</footer></body></html>""",
)

LIVE = Page(
    title="As it happened: the third day of talks in Tarsk",
    url="https://ledger.example/live/talks-day-3",
    published=date(2025, 4, 5),
    author="Rosa Klein",
    publisher="The Morning Ledger",
    quotations=(
        "“We are not leaving without a signature,” chief negotiator Lea Horn said at noon.",
        "“Nor are we,” said Pavel Dorn, “and we have brought sandwiches.”",
        "“A bridge is a promise with legs.”",
        "A spokesman for the ministry said the talks would go on overnight.",
    ),
    furniture=(
        "Live feed updates",
        "Copy link",
        "Turn on notifications",
        "Getty",
        "Podcast: The Long Table",
        "Related topics",
        "Terms of use",
        "RECOMMENDED",
    ),
    html="""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>As it happened: the third day of talks in Tarsk</title>
<meta name="twitter:title" content="As it happened: the third day of talks in Tarsk">
<meta property="og:site_name" content="The Morning Ledger"><meta property="og:type" content="article">
<meta property="og:url" content="https://ledger.example/live/talks-day-3">
<meta name="parsely-author" content="Rosa Klein"><meta name="author" content="Rosa Klein">
<meta property="article:published_time" content="2025-04-05"></head>
<body><div role="banner"><a href="/">The Morning Ledger</a></div>
<div role="dialog" aria-label="Notifications"><p>Turn on notifications? “Be first,” says our editor.</p></div>
<main role="main"><h1>As it happened: the third day of talks in Tarsk</h1>
<p class="contributor">Rosa Klein in Tarsk</p>
<div class="live-controls"><button>Live feed updates</button></div>
<div class="live-posts">
<section class="post"><h2>No signature yet</h2><p>“We are not leaving without a signature,” chief negotiator Lea Horn
said at noon. Her delegation had slept in the library, on the maps.</p>
<p>“Nor are we,” said Pavel Dorn, “and we have brought sandwiches.”</p><div class="share-tools">Copy link</div>
</section>
<section class="post"><h2>Horn on bridges</h2><p>Asked what the treaty would mean, Horn answered with a saying:</p>
<blockquote>“A bridge is a promise with legs.”</blockquote>
<figure><img src="x.jpg"><figcaption>Horn at the window. “Later,” she said. Getty</figcaption></figure></section>
<aside class="inline-promo">RECOMMENDED <a href="/pod">Podcast: The Long Table</a></aside>
<section class="post"><h2>Overnight</h2><p>A spokesman for the ministry said the talks would go on overnight. Tea has
been ordered, and blankets for the stenographers.</p></section>
</div>
<div class="related-topics"><h3>Related topics</h3><ul><li><a href="/x">Talks</a></li><li><a href="/y">Tarsk</a></li>
</ul></div></main><div role="contentinfo">Terms of use</div></body></html>""",
)

TABLES = Page(
    title="River commission: levels stay secret",
    url="http://tarsk-wire.example/0425/112.htm",
    published=date(2025, 4, 25),
    author=None,
    publisher=None,
    quotations=(
        '"The levels stay secret," Commissioner Otto Brehm told the Tarsk Wire.',
        '"Secret, but not for ever," he said.',
        'His deputy, Greta Falk, said "people can look at the river, it is right there".',
    ),
    furniture=(
        "Back to index",
        "Webmaster",
        "Best viewed",
        "You are visitor",
        "Headlines of the day",
        "Print this",
    ),
    html="""<HTML><HEAD><TITLE>River commission: levels stay secret</TITLE>
<META NAME="date" CONTENT="2025-04-25"><LINK REL="canonical" HREF="http://tarsk-wire.example/0425/112.htm"></HEAD>
<BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="100%" BORDER=0><TR><TD COLSPAN=2><A HREF="/"><IMG SRC="logo.gif"></A>
<A HREF="/index">Back to index</A> | <A HREF="/print">Print this</A></TD></TR>
<TR><TD WIDTH=150 VALIGN=TOP><B>Headlines of the day</B><BR><A HREF="a">Ferry</A><BR><A HREF="b">Dam</A><BR></TD>
<TD VALIGN=TOP><H1>River commission: levels stay secret</H1>
<P>"The levels stay secret," Commissioner Otto Brehm told the Tarsk Wire. The commission met behind closed doors for
the fourth time this year, and for the first time in the cellar.
<P>"Secret, but not for ever," he said. He gave no date, and the commission's own calendar ends in June of this year.
<P>His deputy, Greta Falk, said "people can look at the river, it is <I>right there</I>". Several people did so in the
afternoon, and found it high.
</TD></TR><TR><TD COLSPAN=2><FONT SIZE=1>Webmaster. Best viewed with Navigator. You are visitor 4711.</FONT></TD></TR>
</TABLE></BODY></HTML>""",
)

PAGES = (BROADSHEET, DIVISIONS, ACCELERATED, LIVE, TABLES)
