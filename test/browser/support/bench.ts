import type { Tab } from './browser.ts';
import { ask } from './browser.ts';
import type { RunningStet } from './stet.ts';

/** Notes of an invented show with all kinds of parts: links, chapters, and a transcript with a misspelt name. */
export const notes = `<p>Two bakers on the hours in which nothing seems to happen.</p>
<h3>Links</h3>
<ul>
<li><a href="https://mill.example/hallby">The mill at Hallby</a></li>
<li>A table of flours</li>
</ul>
<h3>Chapters</h3>
<ul>
<li>00:00:00 Flour on the table</li>
<li>00:04:10 What the dough is doing</li>
<li>00:09:30 Salt</li>
</ul>
<h3>Transcript</h3>
<h4>Flour on the table</h4>
<p>Maya Lindqvist (00:05)</p>
<p>Good morning. I have been up since four, and the dough since yesterday. We do not agree about which of us is the more rested.</p>
<p>Tomas Herera (01:07)</p>
<p>Hello Maya. I brought the rye you asked for, and the rye you did not ask for, and a jar of something from the mill.</p>
<h4>What the dough is doing</h4>
<p>Maya Lindqvist (04:10)</p>
<p>It looks asleep, but it is not. Every hour I fold it once, and every hour it forgives me a little more slowly.</p>
<p>Tomas Herera (07:40)</p>
<p>At the mill they say that patience is an ingredient, and that it is the only one nobody steals.</p>`;

export const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>Morning Bench</title>
    <link>https://bench.example</link>
    <description>Two bakers, one bench, an hour of patience.</description>
    <language>en</language>
    <itunes:author>Ada Quill</itunes:author>
    <itunes:explicit>false</itunes:explicit>
    <item>
      <title>How dough rests</title>
      <guid isPermaLink="false">bench-2</guid>
      <pubDate>Sat, 21 Nov 2026 06:00:00 GMT</pubDate>
      <enclosure url="https://bench.example/audio/2.mp3" length="1200000" type="audio/mpeg"/>
      <content:encoded><![CDATA[${notes}]]></content:encoded>
    </item>
    <item>
      <title>A miller at the table</title>
      <guid isPermaLink="false">bench-1</guid>
      <pubDate>Sat, 14 Nov 2026 06:00:00 GMT</pubDate>
      <enclosure url="https://bench.example/audio/1.mp3" length="1100000" type="audio/mpeg"/>
      <description>A short visit, and no transcript.</description>
    </item>
  </channel>
</rss>
`;

/** Imports the feed through the API rather than the admin's pages. */
export async function importBench(tab: Tab, stet: RunningStet): Promise<{ showId: string; episodeIds: string[] }> {
  await ask(tab, stet, 'POST', '/api/session', stet.admin);
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feed });
  return ask(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Morning Bench' } });
}
