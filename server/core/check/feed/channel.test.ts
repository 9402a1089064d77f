import { feedOf, findingsOf, HEAD, inHead } from '../fixtures/feed.ts';

const EXPLICIT = '<itunes:explicit>false</itunes:explicit>';
const SELF = 'href="https://quay.example/feed" rel="self" type="application/rss+xml"';
const NESTED = '<itunes:category text="Society &amp; Culture"><itunes:category text="Places &amp; Travel"/></itunes:category>';
const BUILT = 'Tue, 04 Mar 2025 09:05:00 +0000';

/** The findings about a root's declarations. */
const rooted = (more: string, without = ''): string[] => findingsOf(feedOf({ root: `version="2.0" ${more} ${['itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"', 'podcast="https://podcastindex.org/namespace/1.0"', 'atom="http://www.w3.org/2005/Atom"'].filter((one) => one.split('=')[0] !== without).map((one) => `xmlns:${one}`).join(' ')}` }))
  .filter(({ code }) => !code.endsWith('-element')).map(({ severity, code }) => `${severity} ${code}`);

describe('what PSP-1 asks of a show', () => {
  test.each([
    ['title', '<title>Quay &amp; Co</title>'], ['link', '<link>https://quay.example/</link>'], ['description', '<description>Talks at the quay.</description>'], ['language', '<language>en-GB</language>'],
    ['itunes:explicit', EXPLICIT], ['itunes:category', NESTED], ['itunes:image', '<itunes:image href="https://quay.example/cover.jpg"/>'], ['atom:link', `<atom:link ${SELF}/>`],
  ])('%s is required', (element, instead) => {
    expect(findingsOf(feedOf({ head: HEAD.replace(instead, '') }))).toMatchObject([{ code: 'required-element', severity: 'error', element, rule: 'psp-1', key: null, line: 3, column: 3 }]);
  });
  test.each(['<itunes:author>Mara Quill</itunes:author>', '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', '<podcast:locked>yes</podcast:locked>'])('%s is recommended', (instead) => expect(inHead('', instead)).toEqual(['info recommended-element']));
  test('an empty element counts as none', () => expect(inHead('<title> <!-- soon --> </title>', '<title>Quay &amp; Co</title>')).toEqual(['error required-element']));
});

test('a feed has at least one episode, for Apple takes no show without', () => {
  expect(findingsOf(feedOf({ items: [] }))).toMatchObject([{ code: 'no-episode', severity: 'error', element: 'item', rule: 'apple', key: null, line: 3, column: 3 }]);
});

describe('the self link', () => {
  test.each([
    ['href="/feed" rel="self" type="application/rss+xml"', ['error self-link-no-address']],
    ['rel="self" type="application/rss+xml"', ['error self-link-missing']],
    ['href="https://quay.example/feed" rel="self"', ['info self-link-type']],
    ['href="https://quay.example/feed" rel="self" type="application/atom+xml"', ['info self-link-type']],
  ])('%s', (more, found) => expect(inHead(more, SELF)).toEqual(found));
  test('stands once', () => expect(inHead(`<atom:link ${SELF}/>`)).toEqual(['warning self-link-repeated']));
  test('other links are left alone', () => expect(inHead('<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="next" href="?page=2"/>')).toEqual([]));
  test.each([['https://quay.example/feed', []], ['http://QUAY.example/feed/', []], ['https://quay.example/feed?old', ['self-link-elsewhere']], ['https://cms.example/feed', ['self-link-elsewhere']]])('in a feed served at %s', (address, found) => {
    expect(findingsOf(feedOf(), { servedAt: [address] }).map(({ code }) => code)).toEqual(found);
  });
});

describe('names and values of a show', () => {
  test.each([
    ['<link>www.quay.example</link>', '<link>https://quay.example/</link>', ['warning link-no-address']],
    [`<title>${'a'.repeat(256)}</title>`, '<title>Quay &amp; Co</title>', ['warning title-long']],
    ['<title>Quay &amp;amp; Co</title>', '<title>Quay &amp; Co</title>', ['warning title-escaped-twice']],
    ['<title><![CDATA[Quay &#8212; Co]]></title>', '<title>Quay &amp; Co</title>', ['warning title-escaped-twice']],
    ['<title>AT&amp;T; Q&amp;A &lt;live></title>', '<title>Quay &amp; Co</title>', []],
    [`<description>${'é'.repeat(2_000)}</description>`, '<description>Talks at the quay.</description>', []],
    [`<description>${'é'.repeat(2_001)}</description>`, '<description>Talks at the quay.</description>', ['warning description-long']],
    [`<description>${'🫱'.repeat(1_000)}</description>`, '<description>Talks at the quay.</description>', []],
    ['<language>en_US</language>', '<language>en-GB</language>', ['warning language-unknown']],
    ['<language>English</language>', '<language>en-GB</language>', ['warning language-unknown']],
    ['<language>zh-Hant-TW</language>', '<language>en-GB</language>', []],
    ['<itunes:explicit>yes</itunes:explicit>', EXPLICIT, ['info explicit-former']],
    ['<itunes:explicit>TRUE</itunes:explicit>', EXPLICIT, []],
    ['<itunes:explicit>maybe</itunes:explicit>', EXPLICIT, ['error explicit-unknown']],
    ['href="cover.jpg"', 'href="https://quay.example/cover.jpg"', ['error image-no-address']],
    ['href="https://quay.example/cover.webp?w=3000"', 'href="https://quay.example/cover.jpg"', ['warning image-type']],
    ['href="https://quay.example/cover?format=webp"', 'href="https://quay.example/cover.jpg"', []],
    ['href="https://quay.example/cover.jpg/3000x3000.png"', 'href="https://quay.example/cover.jpg"', []],
    ['<podcast:guid>quay</podcast:guid>', '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', ['error podcast-guid']],
    ['<podcast:guid>9B024349-CCF0-5F69-A609-6B82873EAB3C</podcast:guid>', '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', []],
    ['<podcast:guid>9b024349-ccf0-4f69-a609-6b82873eab3c</podcast:guid>', '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', ['info podcast-guid-version']],
    ['<podcast:locked>true</podcast:locked>', '<podcast:locked>yes</podcast:locked>', ['error locked']],
    ['<podcast:locked owner="Mara">no</podcast:locked>', '<podcast:locked>yes</podcast:locked>', ['info locked-owner']],
  ])('%s', (more, instead, found) => expect(inHead(more, instead)).toEqual(found));

  test('itunes:new-feed-url', () => {
    expect(inHead('<itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>')).toEqual([]);
    expect(inHead('<itunes:new-feed-url>soon</itunes:new-feed-url>')).toEqual(['error new-feed-url-no-address']);
  });

  test.each([
    ['https://new.example/feed', ['warning new-feed-url-elsewhere']],
    ['http://Quay.example/feed/', []],
  ])('itunes:new-feed-url in a feed that is served at https://quay.example/feed: %s', (url, found) => {
    const feed = feedOf({ head: `${HEAD}<itunes:new-feed-url>${url}</itunes:new-feed-url>` });
    expect(findingsOf(feed, { servedAt: ['https://quay.example/feed'] }).map(({ severity, code }) => `${severity} ${code}`)).toEqual(found);
  });
});

describe('categories are Apple’s, to the letter', () => {
  test.each([
    ['<itunes:category text="Technology"/><itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>', []],
    ['<itunes:category text="TV &amp; Film"/>', []],
    ['<itunes:category text="tv and film"/>', ['Write “TV & Film”, exactly like that.']],
    ['<itunes:category text="Society &amp;amp; Culture"/>', ['Write “Society & Culture”, exactly like that.']],
    ['<itunes:category text="Tech News"/>', ['It belongs under “News”: move it there.']],
    ['<itunes:category text="Arts"><itunes:category text="Tech News"/></itunes:category>', ['It belongs under “News”: move it there.']],
    ['<itunes:category text="Podcasts"/>', ['Choose one from the list.']],
    ['<itunes:category text="constructor"/>', ['Choose one from the list.']],
    ['<itunes:category/>', ['write its name in the attribute “text”.']],
  ])('%s', (more, ways) => {
    const found = findingsOf(feedOf({ head: HEAD.replace(NESTED, more) }));
    expect(found.map(({ message }) => message)).toEqual(ways.map((way) => expect.stringContaining(way)));
  });
});

describe('lastBuildDate', () => {
  test.each([
    ['Tue, 4 Mar 2025 09:05 EST', []], ['04 Mar 2025 09:05:00 Z', []],
    ['2025-03-04T09:05:00Z', ['warning date-format']], ['Tue, 04 Mar 25 09:05:00 GMT', ['warning date-format']], ['Tue, 04 March 2025 09:05:00 GMT', ['warning date-format']],
    ['Mon, 04 Mar 2025 09:05:00 GMT', ['info date-weekday']], ['now', ['warning date-unreadable']],
  ])('%s', (more, found) => expect(inHead(more, BUILT)).toEqual(found));
  test('is written right in the message', () => expect(findingsOf(feedOf({ head: HEAD.replace(BUILT, '2025-03-04T09:05:00Z') }))[0]!.message).toContain(`write “${BUILT}”`));
});

describe('namespaces', () => {
  test.each([
    ['xmlns:podcast="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"', 'podcast', ['info namespace-former']],
    ['xmlns:podcast="http://podcastindex.org/namespace/1.0"', 'podcast', ['warning namespace-spelling']],
    ['xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd"', 'itunes', ['warning namespace-spelling']],
    ['xmlns:itunes="http://www.itunes.com/podcast"', 'itunes', ['error namespace-unknown']],
    ['xmlns:x="urn:example:x" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"', '', []],
    ['xmlns:pod="https://podcastindex.org/namespace/1.0"', '', []],
    ['xmlns:c="http://purl.org/rss/1.0/modules/content/"', '', ['warning namespace-prefix']],
  ])('%s', (more, without, found) => expect(rooted(more, without)).toEqual(found));
  test('are found where they stand', () => {
    const [finding] = findingsOf(feedOf().replace('xmlns:psc="http://podlove.org/simple-chapters"', 'xmlns:psc="urn:psc"'));
    expect(finding).toMatchObject({ code: 'namespace-unknown', element: 'rss', line: 2 });
    expect(feedOf().split('\n')[1]!.slice(finding!.column - 1)).toMatch(/^http:\/\/podlove/);
  });
});

describe('the file', () => {
  test('names its version', () => expect(findingsOf(feedOf().replace('version="2.0" ', ''))).toMatchObject([{ code: 'rss-version', line: 2 }]));
  test('is UTF-8', () => {
    expect(findingsOf(feedOf().replace('UTF-8', 'ISO-8859-1'))).toMatchObject([{ code: 'encoding', line: 1, column: 1 }]);
    expect(findingsOf(feedOf().replace(/<\?xml.*\n/, ''))).toEqual([]);
  });
});

describe('Podcasting 2.0 in a show', () => {
  test.each([
    ['<podcast:funding url="https://quay.example/give">Give</podcast:funding>', []],
    ['<podcast:funding>Give</podcast:funding>', ['error funding-missing']],
    [`<podcast:funding url="https://quay.example/">${'a'.repeat(129)}</podcast:funding>`, ['warning funding-long']],
    ['<podcast:medium>audiobookL</podcast:medium><podcast:block id="acast">no</podcast:block>', []],
    ['<podcast:medium>radio</podcast:medium>', ['warning medium']],
    ['<podcast:block>true</podcast:block>', ['error block']],
    ['<podcast:location rel="creator" geo="geo:30.27,-97.74" osm="R113314" country="US">Austin</podcast:location>', []],
    ['<podcast:location geo="30.27, -97.74" osm="113314" country="USA" rel="here">Austin</podcast:location>', ['warning location-geo', 'warning location-osm', 'warning location-country', 'warning location-rel']],
    ['<podcast:location geo="geo:97.74,30.27"/>', ['error location-empty', 'warning location-geo']],
    ['<podcast:license>cc-by-4.0</podcast:license>', []],
    ['<podcast:license url="https://quay.example/terms">Our own terms</podcast:license>', []],
    ['<podcast:license>Our own terms</podcast:license>', ['warning license-unknown']],
    ['<podcast:trailer url="https://quay.example/t.mp3" pubdate="Tue, 04 Mar 2025 09:05:00 EST" season="2">Soon</podcast:trailer>', []],
    ['<podcast:trailer url="t.mp3" pubdate="soon" season="two"/>', ['error trailer-no-address', 'error date-unreadable', 'error trailer-title-missing', 'warning trailer-season']],
    ['<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" address="02d5" split="1"/></podcast:value>', []],
    ['<podcast:value type="lightning"><podcast:valueRecipient type="node" split="half"/></podcast:value>', ['error value-method', 'error value-recipient-address', 'error value-recipient-split']],
    ['<podcast:value type="lightning" method="keysend"/>', ['error value-empty']],
    ['<podcast:txt purpose="ai-content">false</podcast:txt><podcast:txt>free words</podcast:txt>', []],
    ['<podcast:txt purpose="ai-content">some</podcast:txt>', ['warning txt-ai-content']],
    ['<podcast:txt purpose="ai-content">true</podcast:txt><podcast:txt purpose="ai-content">TRUE</podcast:txt>', []],
    ['<podcast:txt purpose="ai-content">true</podcast:txt><podcast:txt purpose="ai-content">false</podcast:txt>', ['warning txt-ai-content-contradicted']],
    [`<podcast:txt purpose="${'p'.repeat(129)}">${'a'.repeat(4_001)}</podcast:txt>`, ['warning txt-long', 'warning txt-purpose-long']],
    ['<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=MO">Mondays</podcast:updateFrequency>', []],
    ['<podcast:updateFrequency rrule="weekly">Mondays</podcast:updateFrequency>', ['warning update-frequency-rule']],
    ['<podcast:podroll><podcast:remoteItem feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c"/></podcast:podroll>', []],
    ['<podcast:podroll/>', ['warning podroll-empty']],
    ['<podcast:person role="Host" img="https://quay.example/m.jpg">Mara Quill</podcast:person>', []],
    ['<podcast:chapters url="https://quay.example/1.json" type="application/json+chapters"/>', ['warning misplaced']],
    ['<podcast:locked>no</podcast:locked>', ['warning repeated']],
    ['<podcast:somethingNew a="1"/>', []],
  ])('%s', (more, found) => expect(inHead(more)).toEqual(found));
});
