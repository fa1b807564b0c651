# ruff: noqa: E501 - pages are laid out as pages are
"""How twenty-five page systems lay a story out, with the furniture that each puts around and into it.

``[[...]]`` are words of furniture, which no reader may show. What stands in ``between`` comes after every second
paragraph, one after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.index.articles.newsroom import Block, Story

_FURNITURE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)

_BLOCKS: Mapping[str, str] = {
    "p": "<p>{}</p>",
    "h": "<h2>{}</h2>",
    "li": "<li>{}</li>",
    "q": "<blockquote><p>{}</p>{}</blockquote>",
    "pull": '<aside class="pullquote"><p>{}</p><cite>{}</cite></aside>',
    "fig": '<figure><img src="a.jpg" alt=""><figcaption>[[{}]]</figcaption></figure>',
}


@dataclass(frozen=True)
class Layout:
    """One way of printing a story: the page around it, the markup of its blocks, and what is put between them."""

    name: str
    page: str
    site: str
    between: tuple[str, ...] = ()
    blocks: Mapping[str, str] = field(default_factory=dict)
    paragraphs: str = "\n"

    def printed(self, story: Story) -> str:
        """Return the page of a story."""
        head = (
            f'<meta charset="utf-8"><title>{escape(story.title)} - {self.site}</title>'
            f'<link rel="canonical" href="https://{self.name}.example/{story.day}/story">'
            f'<meta property="og:title" content="{escape(story.title)}">'
            f'<meta property="og:site_name" content="{self.site}">'
            f'<meta property="article:published_time" content="{story.day}T08:00:00Z">'
            f'<meta name="author" content="{escape(story.author)}">'
            "<script>var analytics = {page: 'story', said: '“I track,” said the script.'};</script>"
        )
        values = {"HEAD": head, "TITLE": story.title, "AUTHOR": story.author, "DAY": story.day}
        page = self.page.replace("BODY", self.body(story))
        for name, value in values.items():
            page = page.replace(name, value)
        return _FURNITURE.sub(r"\1", page)

    def furniture(self, story: Story) -> list[str]:
        """Return the words of furniture that its page of a story shows."""
        return [" ".join(found.split()) for found in _FURNITURE.findall(self.page + self.body(story))]

    def body(self, story: Story) -> str:
        """Return the blocks of a story with what is put between them, not yet unwrapped."""
        parts, waiting, paragraphs = list[str](), list(self.between), 0
        for place, block in enumerate(story.blocks):
            parts.append(self._block(block, _neighbours(story, place)))
            paragraphs += block.kind == "p"
            if waiting and block.kind == "p" and paragraphs % 2 == 0:
                parts.append(waiting.pop(0))
        return self.paragraphs.join(parts + waiting)

    def _block(self, block: Block, beside: tuple[str, str]) -> str:
        pattern = self.blocks.get(block.kind, _BLOCKS[block.kind])
        cite = f"<cite>{block.cite}</cite>" if block.cite and block.kind == "q" else block.cite
        opening, closing = ("<ul>", "</ul>") if block.kind == "li" else ("", "")
        first, last = beside[0] != block.kind, beside[1] != block.kind
        return f"{opening if first else ''}{pattern.format(block.html, cite)}{closing if last else ''}"


def _neighbours(story: Story, place: int) -> tuple[str, str]:
    kinds = ["", *(block.kind for block in story.blocks), ""]
    return kinds[place], kinds[place + 2]


LAYOUTS = (
    Layout(
        "blocks",
        """<!DOCTYPE html><html lang="en-US"><head>HEAD</head><body class="wp-singular post-template-default single single-post"><div class="wp-site-blocks">
<header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">[[The Olm Post home]]</a></p><nav class="wp-block-navigation"><ul><li><a href="/news">News</a></li><li><a href="/sport">[[Sport and games]]</a></li></ul></nav></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">TITLE</h1><div class="wp-block-post-author-name">By AUTHOR</div>
<div class="entry-content wp-block-post-content is-layout-constrained">BODY
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">[[Share this:]]</h3><ul><li><a class="share-twitter">[[Click to share on Flutter]]</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>[[Related posts]]</h3><p><a href="/x">[[Ten umbrellas that held in the storm]]</a></p></div></div>
<div class="wp-block-comments"><h2>[[3 responses to “TITLE”]]</h2><ol class="wp-block-comment-template"><li><p>[[I have said for years that the dam leaks. Nobody listens to me, said my wife.]]</p></li></ol></div></main>
<footer class="wp-block-template-part"><p>[[Proudly made in Olm]]</p></footer></div></body></html>""",
        "The Olm Post",
        (
            '<div class="wp-block-jetpack-subscriptions"><p>[[Get the best of Olm in your letter box every morning.]]</p><form><input type="email"><button>[[Subscribe now]]</button></form></div>',
        ),
        {
            "pull": '<figure class="wp-block-pullquote"><blockquote><p>{}</p><cite>{}</cite></blockquote></figure>',
            "q": '<blockquote class="wp-block-quote"><p>{}</p>{}</blockquote>',
            "fig": '<figure class="wp-block-image"><img src="a.jpg"><figcaption class="wp-element-caption">[[{}]]</figcaption></figure>',
        },
    ),
    Layout(
        "classic",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="single"><div id="page" class="hfeed site"><div id="masthead"><a href="/">[[Harbour Courier front]]</a></div>
<div id="main" class="site-main"><div id="primary" class="content-area content-with-sidebar"><div id="content" class="site-content" role="main"><article id="post-12" class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">TITLE</h1><div class="entry-meta">[[Posted on DAY by AUTHOR]]</div></header><div class="entry-content">BODY</div>
<footer class="entry-meta">[[This entry was posted in News. Bookmark the permalink.]]</footer></article>
<div id="comments" class="comments-area"><h2>[[2 thoughts on this]]</h2><ol class="commentlist"><li class="comment"><p>[[“Open the gates!” I said to the mayor, and the mayor said nothing at all, as always, and so I went home.]]</p></li></ol></div></div></div>
<div id="secondary" class="widget-area" role="complementary"><aside class="widget"><h3>[[Recent Posts]]</h3><ul><li><a href="/1">[[Goat found on ferry]]</a></li><li><a href="/2">[[Soup for spring]]</a></li></ul></aside></div></div></div></body></html>""",
        "Harbour Courier",
        ('<div class="code-block ai-viewport-1"><p>[[Advertisement]]</p></div>',),
        {
            "fig": '<div class="wp-caption alignnone"><img src="a.jpg"><p class="wp-caption-text">[[{}]]</p></div>'
        },
    ),
    Layout(
        "magazine",
        """<html lang="en"><head>HEAD</head><body class="td-standard-pack single"><div class="td-header-menu-wrap"><ul><li><a>[[Front page]]</a></li></ul></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container"><div class="td-crumb-container">[[Home > News > Olm]]</div><div class="td-pb-row"><div class="td-pb-span8 td-main-content"><article class="post td-post-template">
<div class="td-post-header"><h1 class="entry-title">TITLE</h1><div class="td-module-meta-info">By <a>AUTHOR</a></div></div><div class="td-post-sharing-top">[[Share]] <a>Facebox</a></div>
<div class="td-post-content tagdiv-type">BODY</div><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li><a>[[dams and weirs]]</a></li></ul></div>
<div class="td-author-box"><p>[[AUTHOR has reported on the river for this magazine for nine years, and lives by it with a cat.]]</p></div></article>
<div class="td_block_related_posts"><h4>[[RELATED ARTICLES MORE FROM AUTHOR]]</h4><div class="item-details"><h3><a>[[Five bridges that never were]]</a></h3></div></div></div>
<div class="td-pb-span4 td-main-sidebar"><div class="td-ss-main-sidebar"><p>[[Most popular this week in our magazine: soup, goats, and the weather.]]</p></div></div></div></div></div></body></html>""",
        "The Lantern",
        (
            '<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">[[- Advertisement -]]</span></div>',
            "<p><strong>[[READ ALSO:]]</strong> <a href='/z'>[[Goat found on ferry to Tarsk after a night at sea]]</a></p>",
        ),
    ),
    Layout(
        "builder",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="elementor-page single-post"><div data-elementor-type="header" class="elementor elementor-location-header"><nav class="elementor-nav-menu"><a>[[About our paper]]</a></nav></div>
<div data-elementor-type="single-post" class="elementor elementor-location-single post"><section class="elementor-section"><div class="elementor-container"><div class="elementor-widget elementor-widget-theme-post-title"><h1 class="elementor-heading-title">TITLE</h1></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">BODY</div></div>
<div class="elementor-element elementor-widget elementor-widget-share-buttons"><span>[[Share on Flutter]]</span></div><div class="elementor-widget elementor-widget-posts"><article class="elementor-post"><h3><a>[[A short history of mud]]</a></h3><div class="elementor-post__excerpt"><p>[[Mud is older than the town, and the town was built upon it.]]</p></div></article></div></div></section></div>
<div data-elementor-type="footer" class="elementor-location-footer"><p>[[All rights kept by the paper]]</p></div></body></html>""",
        "Mud and Water",
        (
            '<div class="elementor-widget elementor-widget-button"><a class="elementor-button">[[Support us]]</a></div>',
        ),
    ),
    Layout(
        "blog",
        """<html lang="en"><head>HEAD</head><body class="item-view"><div class="header section" id="header"><h2>[[My River Blog]]</h2></div><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="post-outer"><div class="post hentry uncustomized-post-template">
<h1 class="post-title entry-title">TITLE</h1><div class="post-body entry-content" id="post-body-77" itemprop="description articleBody">BODY<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">[[Posted by AUTHOR]]</span> <span class="reaction-buttons">[[Email This BlogThis!]]</span></div></div></div>
<div class="comments" id="comments"><h4>[[1 comment:]]</h4><p class="comment-content">[[I rowed there once and said to my sister that it would break.]]</p></div></div></div></div></div><div class="sidebar section"><h2>[[Blog Archive]]</h2></div></body></html>""",
        "My River Blog",
        (),
        {
            "p": "{}<br /><br />",
            "h": "<b>{}</b><br /><br />",
            "fig": '<table class="tr-caption-container"><tbody><tr><td><img src="a.jpg"></td></tr><tr><td class="tr-caption">[[{}]]</td></tr></tbody></table><br />',
            "pull": "",
        },
    ),
    Layout(
        "fields",
        """<!DOCTYPE html><html lang="en" dir="ltr"><head>HEAD</head><body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header">[[Skip to main content]]</div></header><main role="main"><div class="layout-content"><div class="region region-content">
<article role="article" class="node node--type-article node--view-mode-full"><h1><span class="field field--name-title">TITLE</span></h1><footer class="node__meta"><div class="node__submitted">Submitted by <span class="field--name-uid">AUTHOR</span></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">BODY</div><div class="field field--name-field-tags"><div class="field__label">[[Tags]]</div><a>[[rivers]]</a></div><ul class="links inline"><li>[[Log in to post comments]]</li></ul></div></article></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="block-views"><h2>[[Latest news from the river]]</h2><p>[[The ferry has a new cook, and the cook has a plan.]]</p></div></aside></main></div></body></html>""",
        "River Wire",
        (
            '<div class="embedded-entity"><div class="field--name-name">[[Download the report (PDF, 2 MB)]]</div></div>',
        ),
        {
            "fig": '<figure role="group" class="caption caption-img"><img src="a.jpg"><figcaption>[[{}]]</figcaption></figure>'
        },
    ),
    Layout(
        "items",
        """<html xml:lang="en-gb" lang="en-gb"><head>HEAD</head><body class="site com_content view-article"><div class="container-nav"><ul class="mod-menu"><li>[[Home of the paper]]</li></ul></div><div class="site-grid"><div class="container-component"><div class="breadcrumbs">[[You are here: Home]]</div><main><div class="com-content-article item-page" itemscope><div class="page-header"><h1 itemprop="headline">TITLE</h1></div>
<dl class="article-info"><dt>[[Details]]</dt><dd class="createdby">[[Written by: AUTHOR]]</dd><dd class="hits">[[Hits: 4711]]</dd></dl><div itemprop="articleBody" class="com-content-article__body">BODY</div><nav class="pagenavigation"><a>[[Prev]]</a> <a>[[Next]]</a></nav></div></main></div></div></body></html>""",
        "The Tarsk Observer",
        (),
        {"p": '<p style="text-align: justify;">{}</p>', "q": "<blockquote>{}{}</blockquote>"},
    ),
    Layout(
        "members",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="post-template"><div class="gh-viewport"><header class="gh-navigation"><a>[[Sign in]]</a></header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header gh-canvas"><h1 class="gh-article-title">TITLE</h1><div class="gh-article-meta"><h4 class="gh-article-author-name">AUTHOR</h4></div></header>
<section class="gh-content gh-canvas">BODY</section><section class="gh-comments gh-read-next"><h2>[[Member discussion]]</h2></section></article><section class="gh-container is-list"><h2>[[Read more]]</h2><div class="gh-feed"><article class="gh-card post"><h3>[[Why the goat came back]]</h3><p class="gh-card-excerpt">[[A goat, a ferry, and what both of them wanted.]]</p></article></div></section></main><footer class="gh-footer">[[Powered by goats]]</footer></div></body></html>""",
        "Goat Letter",
        (
            '<div class="kg-card kg-signup-card"><h2>[[Sign up for Goat Letter]]</h2><p>[[One letter a week, and no spam.]]</p></div>',
            '<aside class="gh-post-upgrade-cta"><div class="gh-post-upgrade-cta-content"><h2>[[This post is for paying subscribers only]]</h2><a>[[Subscribe now]]</a></div></aside>',
        ),
        {
            "pull": '<blockquote class="kg-blockquote-alt">{}</blockquote>',
            "fig": '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="a.jpg"><figcaption><span>[[{}]]</span></figcaption></figure>',
        },
    ),
    Layout(
        "letters",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><div id="entry"><div class="main-menu"><button>[[Subscribe]]</button></div><div class="single-post-container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">TITLE</h1><div class="byline-wrapper"><a>AUTHOR</a></div></div>
<div class="available-content"><div dir="auto" class="body markup">BODY</div></div><div class="paywall"><h2 class="paywall-title">[[Continue reading this post for free, courtesy of AUTHOR.]]</h2></div><div class="post-footer"><button>[[Like]]</button></div></article></div><div class="comments-section"><h4>[[Discussion about this post]]</h4><div class="comment"><div class="comment-body"><p>[[Lovely. I told my aunt the same thing about the river years ago.]]</p></div></div></div></div></div></body></html>""",
        "Letters from Olm",
        (
            '<div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">[[Thanks for reading Letters from Olm! Subscribe for free to receive new posts.]]</p></div></div></div>',
            '<p class="button-wrapper"><a class="button primary"><span>[[Share]]</span></a></p>',
        ),
        {
            "pull": '<div class="pullquote"><p>{}</p></div>',
            "p": "<p><span>{}</span></p>",
            "fig": '<div class="captioned-image-container"><figure><a class="image-link"><img src="a.jpg"></a><figcaption class="image-caption">[[{}]]</figcaption></figure></div>',
        },
    ),
    Layout(
        "essays",
        """<!doctype html><html lang="en"><head>HEAD</head><body><div id="root"><div class="ab c d"><div class="headerRow">[[Open in app]]</div><article><div class="l"><section><div><div class="fw fx fy"><h1 class="pw-post-title hf hg" data-testid="storyTitle">TITLE</h1><div class="speechify">[[Listen]]</div><p class="be b">[[6 min read]]</p>BODY</div></div></section></div></article><div class="l footerTags"><a>[[Rivers]]</a></div><div class="responses"><h2>[[More from AUTHOR]]</h2></div></div></div></body></html>""",
        "Essays",
        (),
        {
            "p": '<p id="a1" class="pw-post-body-paragraph nb nc">{}</p>',
            "h": '<h2 class="ol om">{}</h2>',
            "pull": "",
            "q": '<blockquote class="pa"><p class="nb">{}</p>{}</blockquote>',
        },
    ),
    Layout(
        "squares",
        """<!doctype html><html lang="en-GB"><head>HEAD</head><body id="collection-1" class="view-item"><div id="siteWrapper" class="site-wrapper"><header class="header"><div class="header-nav">[[Open Menu Close Menu]]</div></header><main id="page" role="main"><article class="sections"><section class="page-section"><div class="content-wrapper"><div class="content"><div class="blog-item-wrapper"><article class="h-entry entry"><h1 class="entry-title">TITLE</h1><div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout"><div class="row sqs-row"><div class="sqs-block html-block"><div class="sqs-block-content"><div class="sqs-html-content">BODY</div></div></div></div></div></div></div></article></div></div></div></section><section class="item-pagination"><a>[[Previous: Soup]]</a></section></article></main><footer>[[Made with squares]]</footer></div></body></html>""",
        "Square News",
        (),
        {
            "p": '<p class="" style="white-space:pre-wrap;">{}</p>',
            "q": '<figure class="block-animation-none"><blockquote data-animation-role="quote">{}</blockquote><figcaption class="source">{}</figcaption></figure>',
        },
    ),
    Layout(
        "spans",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><div id="SITE_CONTAINER"><header><p>[[Log In]]</p></header><main><div data-hook="post-page"><article class="blog-post-page-font"><h1 data-hook="post-title"><span>TITLE</span></h1><section data-hook="post-description"><div class="rich-content"><div class="riz" data-rce-version="9">BODY</div></div></section><footer><p>[[Recent Posts]]</p><a>[[See All]]</a></footer></article></div></main></div></body></html>""",
        "Span Press",
        (),
        {
            "p": '<div type="paragraph"><div><p dir="auto"><span><span>{}</span></span></p></div></div>',
            "h": '<div type="heading"><h2><span>{}</span></h2></div>',
            "pull": "",
        },
    ),
    Layout(
        "arcs",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><div id="fusion-app" class="fusion-app layout-section"><header class="b-header-nav-chain">[[Sections and search]]</header><div class="b-right-rail__main-wrapper"><div class="b-right-rail__main-right-rail-wrapper"><div class="b-right-rail__main-interior-item"><h1 class="b-headline">TITLE</h1><div class="b-byline">By <a>AUTHOR</a></div><article class="b-article-body article-body-wrapper paywall-content">BODY</article></div>
<div class="b-right-rail__rail-container"><aside class="b-results-list"><h2>[[Latest from the newsroom]]</h2><p>[[The cook of the ferry has been named, and he has named the soup.]]</p></aside></div></div></div><footer class="b-footer">[[Site map and careers]]</footer></div></body></html>""",
        "The Morning Ledger",
        (
            '<p class="interstitial-link block-margin-bottom"><i>[[<a href="/y">Read more: The ferry that would not float</a>]]</i></p>',
            '<div class="wrapper clearfix text-center"><p class="sb-ad-label">[[Story continues below advertisement]]</p></div>',
        ),
        {
            "p": '<p class="article-body__text-paragraph paywall">{}</p>',
            "fig": '<figure class="b-article-body__image"><img src="a.jpg"><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">[[{}]]</span></figcaption></figure>',
        },
    ),
    Layout(
        "townships",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="app-editorial"><div id="site-container"><nav id="main-navigation"><a>[[Obituaries]]</a></nav><section id="main-page-container"><div class="row"><div class="col-lg-8"><article id="asset-content" class="asset story"><header class="asset-header"><h1 class="headline"><span itemprop="headline">TITLE</span></h1><div class="meta"><span class="tnt-byline">By AUTHOR</span></div></header><div class="asset-body"><div class="share-container content-above"><ul><li><a>[[Flutter]]</a></li></ul></div>
<div itemprop="articleBody" id="article-body" class="asset-content subscriber-premium">BODY</div><div class="asset-tagline">[[Reach AUTHOR at 555-0100 or by pigeon.]]</div></div></article></div><aside class="col-lg-4 sidebar"><div class="block"><h3>[[Most Popular]]</h3><ul><li><a>[[Goat wins at fair]]</a></li></ul></div></aside></div></section></div></body></html>""",
        "Holm County Times",
        (
            '<div class="tncms-region hidden-print"><div class="tnt-ads-container"><p>[[ADVERTISEMENT]]</p></div></div>',
            '<div class="inline-asset layout-vertical subscriber-hide tnt-inline-asset"><aside><p>[[People are also reading…]]</p><ul><li><a>[[Goat wins at fair again]]</a></li></ul></aside></div>',
        ),
        {"p": '<div class="subscriber-premium"><p>{}</p></div>'},
    ),
    Layout(
        "rails",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="gnt_bd"><header class="gnt_n">[[News Sports Life Weather]]</header><main class="gnt_cw"><article class="gnt_pr"><h1 class="gnt_ar_hl">TITLE</h1><div class="gnt_ar_by">AUTHOR</div><div class="gnt_ar_b">BODY</div></article></main><footer class="gnt_ft">[[Newsroom staff and ethics]]</footer></body></html>""",
        "Olm Daily Rail",
        (
            '<p class="gnt_ar_b_p"><strong class="gnt_ar_b_sp">[[More:]]</strong><a href="/m" class="gnt_ar_b_a">[[The goat that took the ferry twice]]</a></p>',
            '<aside aria-label="advertisement" class="gnt_em gnt_em__fp"><div>[[Need a break? Play our daily crossword.]]</div></aside>',
        ),
        {
            "p": '<p class="gnt_ar_b_p">{}</p>',
            "h": '<h2 class="gnt_ar_b_h2">{}</h2>',
            "fig": '<figure class="gnt_em gnt_em_img"><img src="a.jpg"><div class="gnt_em_img_ccw" data-c-caption="x"></div><figcaption>[[{}]]</figcaption></figure>',
        },
    ),
)
