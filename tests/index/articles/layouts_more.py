# ruff: noqa: E501 - pages are laid out as pages are
"""The layouts of newsrooms that build their own pages, of offices, and of pages as old as the web."""

from __future__ import annotations

from tests.index.articles.layouts import Layout

HOUSES = (
    Layout(
        "corporation",
        """<!DOCTYPE html><html lang="en-GB"><head>HEAD</head><body><div id="root"><div id="cookiePrompt" class="ssrcss-cookie"><p>[[Let us know you agree to cookies]]</p></div><header role="banner"><nav>[[Home News Sport]]</nav></header><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><header data-component="headline-block"><h1 id="main-heading">TITLE</h1></header><div data-component="byline-block" class="ssrcss-ByLine"><div>By AUTHOR</div><div>[[Reporting from Olm]]</div></div>BODY<section data-component="tag-list-block"><div class="ssrcss-ClusterItems"><h2>[[Related Topics]]</h2><ul role="list"><li><a>[[Rivers]]</a></li></ul></div></section></article><div data-component="related-stories"><h2>[[More on this story]]</h2><ul><li><a>[[Who owns the water?]]</a></li></ul></div><div data-component="top-stories"><h2>[[Top stories]]</h2><p>[[Soup prices fall for a third week running.]]</p></div></main></div></body></html>""",
        "Olm Corporation",
        (
            '<div data-component="media-block" class="ssrcss-MediaPlayer"><figure><div><p>[[Media playback is unsupported on your device]]</p></div><figcaption>[[Media caption, The dam from the air]]</figcaption></figure></div>',
            '<div data-component="links-block"><ul role="list"><li><p><a href="/q">[[Why the goat went to sea]]</a></p></li></ul></div>',
        ),
        {
            "p": '<div data-component="text-block" class="ssrcss-RichTextComponentWrapper"><div class="ssrcss-RichTextContainer"><p class="ssrcss-Paragraph">{}</p></div></div>',
            "h": '<div data-component="subheadline-block"><h2 class="ssrcss-StyledHeading">{}</h2></div>',
            "fig": '<div data-component="image-block"><figure><img src="a.jpg"><span role="text" class="ssrcss-copyright"><span class="visually-hidden">[[Image source, ]]</span>[[Olm Pictures]]</span><figcaption><span class="visually-hidden">[[Image caption, ]]</span><p>[[{}]]</p></figcaption></figure></div>',
            "pull": "",
        },
    ),
    Layout(
        "weekly",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><a href="#maincontent" class="skip">[[Skip to main content]]</a><header><div class="dcr-1x">[[Support the weekly]]</div></header><main id="maincontent"><div class="dcr-12"><div data-gu-name="headline"><h1 class="dcr-y70">TITLE</h1></div><div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author">AUTHOR</a></address></div><div data-gu-name="body"><div id="maincontent-body"><div class="article-body-commercial-selector article-body-viewer-selector dcr-11">BODY</div></div></div><div class="dcr-sub"><div>[[Explore more on these topics]]</div></div></div></main><section data-component="most-popular"><h2>[[Most viewed]]</h2><ol><li>[[Goat elected]]</li></ol></section></body></html>""",
        "The Weekly",
        (
            '<div class="ad-slot-container"><div class="ad-slot" data-name="inline1"></div></div><aside data-component="rich-link" class="dcr-rl"><span>[[Read more]]</span><a>[[The long night of the soup]]</a></aside>',
            '<figure data-spacefinder-role="inline" class="dcr-em"><gu-island name="EmailSignUpWrapper"><aside><p>[[Sign up to Morning Boat: our free daily letter]]</p></aside><span>[[Privacy Notice: Newsletters may contain information about charities.]]</span></gu-island></figure><p id="EmailSignup-skip-link-10" tabindex="0" class="dcr-skip">[[after newsletter promotion]]</p>',
        ),
        {
            "p": '<p class="dcr-130">{}</p>',
            "h": '<h2 id="a-b" class="dcr-n6">{}</h2>',
            "pull": '<aside class="element element-pullquote"><svg></svg><blockquote class="dcr-pq">{}</blockquote><footer><cite>{}</cite></footer></aside>',
            "q": '<blockquote data-spacefinder-role="inline" class="quoted"><p>{}</p>{}</blockquote>',
            "fig": '<figure id="f1" data-spacefinder-role="supporting"><picture><img src="a.jpg"></picture><figcaption class="dcr-fc"><span>[[{}]]</span> [[Photograph: Lena Voss/Olm Pictures]]</figcaption></figure>',
        },
    ),
    Layout(
        "columns",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><div id="app"><div><div id="site-content"><main><article id="story" class="css-1vxca1d"><div id="top-wrapper"><div><p>[[Advertisement]]</p><a>[[SKIP ADVERTISEMENT]]</a></div></div><header class="css-e1"><h1 data-testid="headline">TITLE</h1><div data-testid="reading-time-module">[[Share full article]]</div></header><section name="articleBody" class="meteredContent css-1r7ky0e">BODY</section><div class="bottom-of-article"><p>[[AUTHOR covers rivers for the paper.]]</p></div></article></main></div><nav id="site-index"><h2>[[Site Index]]</h2></nav></div></div></body></html>""",
        "The Tarsk Times",
        (
            '<div class="css-8atqhb" data-testid="inline-message"></div><div id="story-ad-1-wrapper"><div><p>[[Advertisement]]</p><a>[[SKIP ADVERTISEMENT]]</a></div></div>',
        ),
        {
            "p": '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8"><p class="css-at9mc1 evys1bk0">{}</p></div></div>',
            "pull": "",
        },
    ),
    Layout(
        "broadcaster",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><div class="sdc-site-header">[[Watch Live]]</div><div class="sdc-article-header"><h1 class="sdc-article-header__title">TITLE</h1></div><div class="sdc-article-author"><p>By AUTHOR</p></div><div class="sdc-site-layout"><div class="sdc-article-body sdc-article-body--lead" data-component-name="article-body">BODY</div></div><div class="sdc-site-outbrain"><h2>[[Around the web]]</h2></div><div class="ui-footer">[[About us]]</div></body></html>""",
        "Channel Holm",
        (
            '<div class="sdc-article-related-stories"><p><strong>[[Read more from Channel Holm:]]</strong><br><a href="/r">[[Why soup is dear]]</a><br><a href="/s">[[Goat found safe]]</a></p></div>',
            "<p><strong><a href='/f'>[[Follow our channel on the Flutter app for the latest news]]</a></strong></p>",
        ),
        {
            "fig": '<div class="sdc-article-image"><figure><img src="a.jpg"><figcaption class="ui-media-caption"><span class="u-hide-visually">[[Image:]]</span><span class="ui-media-caption__caption-text">[[{}]]</span></figcaption></figure></div>',
            "pull": "",
        },
    ),
    Layout(
        "cable",
        """<!doctype html><html lang="en"><head>HEAD</head><body class="fn article-single"><div class="wrapper"><header class="site-header"><div>[[Watch TV]]</div></header><div class="page"><div class="page-content"><main class="main-content"><article class="article-wrap"><header class="article-header"><h1 class="headline speakable">TITLE</h1><div class="author-byline">By <a>AUTHOR</a></div></header><div class="article-content-wrap"><div class="article-content"><div class="article-body">BODY<p><a href="/app"><strong><u>[[CLICK HERE TO GET THE RIVER NEWS APP]]</u></strong></a></p></div></div></div></article></main><aside class="sidebar">[[Trending now: soup]]</aside></div></div></div></body></html>""",
        "River News",
        (
            '<p><a href="/x"><strong>[[GOAT BOARDS FERRY, REFUSES TO LEAVE UNTIL IT IS FED]]</strong></a></p>',
            '<div class="video-container"><h4>[[WATCH: Goat on ferry]]</h4></div><div class="ad-container"><p>[[CLICK HERE FOR MORE RIVER NEWS]]</p></div>',
        ),
        {
            "p": '<p class="speakable">{}</p>',
            "h": "<h2><strong>{}</strong></h2>",
            "fig": '<div class="image-ct inline"><picture><img src="a.jpg"></picture><div class="info"><div class="caption"><p>[[{}]] <span class="copyright">[[(Olm Pictures)]]</span></p></div></div></div>',
            "pull": "",
        },
    ),
    Layout(
        "tabloid",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body id="sitemap"><div id="page-container"><div id="content" class="cleared"><div class="alpha"><div id="js-article-text" class="article wide heading-tag-switch"><div><h2>TITLE</h2></div><p class="author-section byline-plain">By <a class="author">AUTHOR</a></p><div id="articleIconLinksContainer"><ul class="article-icon-links"><li>[[47 shares]]</li></ul></div><div itemprop="articleBody">BODY</div></div><div id="taboola-below-main-column">[[Sponsored links]]</div></div><div class="beta"><div class="puff"><h3>[[DON'T MISS]]</h3><ul><li><a>[[Goat wears hat]]</a></li></ul></div></div></div></div></body></html>""",
        "The Daily Boat",
        (
            '<div class="moduleFull mol-video"><p class="video-title">[[Your browser does not support iframes.]]</p></div>',
            '<div class="moduleFull shareArticles"><h3 class="social-links-title">[[Share this article]]</h3><ul><li>[[Share]]</li></ul></div>',
        ),
        {
            "p": '<p class="mol-para-with-font"><font>{}</font></p>',
            "fig": '<div class="artSplitter mol-img-group"><div class="mol-img"><div class="image-wrap"><img src="a.jpg"></div></div><p class="imageCaption">[[{}]]</p></div>',
            "h": '<h3 class="mol-para-with-font">{}</h3>',
            "pull": "",
        },
    ),
    Layout(
        "network",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="layout layout-with-rail article"><header class="header__wrapper">[[My Account]]</header><section class="layout__wrapper"><div class="headline"><h1 class="headline__text" id="maincontent">TITLE</h1><div class="byline"><div class="byline__names">By AUTHOR</div></div></div><section class="layout__main"><main class="article__main"><div class="article__content-container"><div class="article__content" itemprop="articleBody">BODY</div></div></main></section><section class="layout__rail"><div class="zone"><h2>[[Latest headlines]]</h2><p>[[A cook, a ferry, and a plan for soup that could change the town.]]</p></div></section></section></body></html>""",
        "Network Olm",
        (
            '<div class="ad-feedback__content-container"><p>[[Ad Feedback]]</p></div>',
            '<div class="related-content related-content--article"><p class="related-content__headline"><span>[[Related article]]</span><a>[[Why goats like boats]]</a></p></div>',
        ),
        {
            "p": '<p class="paragraph inline-placeholder vossi-paragraph" data-component-name="paragraph">{}</p>',
            "h": '<h2 class="subheader">{}</h2>',
            "fig": '<div class="image image__inline"><div class="image__container"><img src="a.jpg"></div><div class="image__metadata"><div class="image__caption"><span class="inline-placeholder">[[{}]]</span></div><figcaption class="image__credit">[[Lena Voss/Olm Pictures]]</figcaption></div></div>',
            "pull": "",
        },
    ),
    Layout(
        "agency",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body class="Page-body StoryPage"><header class="Page-header">[[World Local]]</header><div class="Page-content"><main class="Page-main"><h1 class="Page-headline">TITLE</h1><div class="Page-lead"></div><div class="Page-byline">By AUTHOR</div><div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">BODY</div></div><div class="Page-below"><div class="PageListStandardE">[[Most read]]</div></div></main></div></body></html>""",
        "Holm Agency",
        (
            '<div class="Enhancement" data-align-center=""><div class="Enhancement-item"><div class="HtmlModuleEnhancement"><p>[[Get our daily alerts]]</p></div></div></div>',
            '<div class="Advertisement">[[Advertisement]]</div>',
        ),
        {
            "fig": '<div class="Enhancement"><figure class="Figure"><img src="a.jpg"><figcaption class="Figure-caption"><p>[[{}]]</p></figcaption></figure></div>',
            "pull": "",
        },
    ),
    Layout(
        "wire",
        """<!DOCTYPE html><html lang="en"><head>HEAD</head><body><div id="fusion-app"><header class="site-header__c">[[World Business Markets]]</header><main><article class="article__main__33WV2"><div class="article__content__6hMn9"><header><h1 data-testid="Heading">TITLE</h1><div class="author-name">By AUTHOR</div></header><div class="article-body__wrapper__3IxHM" data-testid="ArticleBody"><div class="article-body__content__17Yit">BODY</div></div><div class="article__sign-off"><p>[[Reporting by AUTHOR; Editing by Mira Tal]]</p><p>[[Our Standards: The Principles of Trust.]]</p></div></div></article><section><h2>[[Read Next]]</h2><div>[[Soup falls on supply]]</div></section></main></div></body></html>""",
        "Tarsk Wire",
        (
            '<div data-testid="promo-box" class="promo-box__1d"><p class="promo-box__text">[[The Daily Current newsletter brings you all the river news.]] <a>[[Sign up here.]]</a></p></div>',
        ),
        {
            "p": '<div data-testid="paragraph-0" class="text__text__1FZLe text__dark-grey__3Ml43 article-body__paragraph__2-BtD">{}</div>',
            "h": '<h2 class="heading__heading">{}</h2>',
            "pull": "",
        },
    ),
    Layout(
        "office",
        """<!DOCTYPE html><html lang="en" class="govuk-template"><head>HEAD</head><body class="govuk-template__body"><div class="gem-c-cookie-banner"><p>[[We use some essential cookies to make this website work.]]</p></div><header class="gem-c-layout-super-navigation-header">[[Navigation menu]]</header><div id="wrapper"><main id="content" class="news-article"><span class="govuk-caption-xl">[[Press release]]</span><h1>TITLE</h1><div class="gem-c-metadata"><dl><dt>[[From:]]</dt><dd>[[Ministry of Boats]]</dd></dl></div><div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">BODY</div></div><div class="gem-c-share-links"><h2>[[Share this page]]</h2></div><h2>[[Updates to this page]]</h2></main></div><footer class="gem-c-layout-footer">[[Crown of Olm copyright]]</footer></body></html>""",
        "Ministry of Boats",
        (),
        {"q": '<blockquote><p class="last-child">{}</p>{}</blockquote>', "pull": ""},
    ),
    Layout(
        "experience",
        """<!DOCTYPE HTML><html lang="en"><head>HEAD</head><body class="articlepage page basicpage"><div class="root responsivegrid"><div class="aem-Grid aem-Grid--12"><div class="experiencefragment"><div class="cmp-experiencefragment--header"><p>[[Choose your country]]</p></div></div><div class="title"><div class="cmp-title"><h1 class="cmp-title__text">TITLE</h1></div></div><div class="responsivegrid"><div class="aem-Grid">BODY</div></div><div class="teaser"><div class="cmp-teaser"><div class="cmp-teaser__content"><h2 class="cmp-teaser__title">[[Our other ferries]]</h2><div class="cmp-teaser__description"><p>[[See how we sail to seven towns on the river every day of the year.]]</p></div></div></div></div></div></div></body></html>""",
        "Ferries of Olm",
        (),
        {
            "p": '<div class="text aem-GridColumn"><div class="cmp-text"><p>{}</p></div></div>',
            "q": '<div class="text aem-GridColumn"><div class="cmp-text"><blockquote><p>{}</p>{}</blockquote></div></div>',
            "pull": "",
        },
    ),
    Layout(
        "tables",
        """<HTML><head>HEAD</head><body BGCOLOR="#FFFFFF"><TABLE WIDTH="100%" BORDER=0><TR><TD COLSPAN=2><A HREF="/">[[Back to index]]</A> | <A HREF="/print">[[Print this]]</A></TD></TR><TR><TD WIDTH=150 VALIGN=TOP><B>[[Headlines of the day]]</B><BR><A HREF="a">[[Goat at sea]]</A><BR></TD><TD VALIGN=TOP><H1>TITLE</H1>BODY</TD></TR><TR><TD COLSPAN=2><FONT SIZE=1>[[Webmaster. Best viewed with Navigator.]]</FONT></TD></TR></TABLE></body></HTML>""",
        "The Old Page",
        (),
        {"p": "<P>{}", "h": "<H3>{}</H3>", "pull": "", "fig": '<CENTER><IMG SRC="a.gif"></CENTER>'},
    ),
)
