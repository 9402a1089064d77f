/** One item of an invented feed. */
export interface HarbourItem {
  guid?: string | null;
  title?: string;
  audio?: string;
  pubDate?: string;
  introduction?: string;
  turns?: readonly string[];
  /** Further elements, such as links to transcripts. */
  more?: string;
}

const turnsOf = (turns: readonly string[]): string => turns.map((turn) => {
  const [, header, words] = /^(\w+ \(\d+:\d+\)) (.*)$/.exec(turn)!;
  return `<p><strong>${header}</strong></p>\n<p>${words}</p>`;
}).join('\n');

export const TURNS = ['Mara (0:00) Good morning from the harbour wall.', 'Jon (0:20) The boats go out with the ebb.', 'Mara (0:40) And they come home with the flood.', 'Jon (1:00) Most of them do.'];

const itemXml = ({ guid = 'ebb', title = 'Ebb and flood', audio = 'ebb.mp3', pubDate = 'Tue, 03 Mar 2026 08:00:00 GMT', introduction = 'About the tide.', turns = TURNS, more = '' }: HarbourItem): string => `    <item>
      <title>${title}</title>
      ${guid === null ? '' : `<guid isPermaLink="false">${guid}</guid>`}
      <pubDate>${pubDate}</pubDate>
      <enclosure url="https://audio.example/${audio}" type="audio/mpeg" length="1000"/>${more && `\n      ${more}`}
      <host:odd xmlns:host="https://host.example/ns">kept as it is</host:odd>
      <content:encoded><![CDATA[<p>${introduction}</p>
<h2>Transcript</h2>
${turnsOf(turns)}]]></content:encoded>
    </item>
`;

/** A feed of an invented show. */
export const harbourXml = (items: readonly HarbourItem[], channel = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
  <channel>
    <title>Harbour Hours</title>
    <link>https://harbour.example/</link>
    <description>Talk on the quay.</description>
    <language>en</language>
${channel}${items.map(itemXml).join('')}  </channel>
</rss>
`;
