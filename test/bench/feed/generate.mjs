/** Feeds of invented episodes, each with its whole transcript in its notes: about 50 kB per episode. */
import fs from 'node:fs';

const TURNS = 150;
const PEOPLE = ['Ines Calloway', 'Tomás Rehn', 'Maud Okafor'];
const WORDS = 'tide lamp kettle harbour prism logbook wren samphire ferry slack water bell rope lantern keeper gull ballast the and was of to a in it that we on for with as they had her not but when over under slowly'.split(' ');

/** Pseudorandom numbers, the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function sentence(next, length) {
  return `${Array.from({ length }, () => WORDS[Math.floor(next() ** 2 * WORDS.length)]).join(' ')}.`;
}

function notes(next) {
  const turns = Array.from({ length: TURNS }, (_, turn) => {
    const at = turn * 17;
    return `<p><strong>${PEOPLE[Math.floor(next() * PEOPLE.length)]} (${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')})</strong></p>\n<p>${sentence(next, 52)}</p>`;
  });
  return `<p>${sentence(next, 30)}</p>\n<h3>Transcript</h3>\n${turns.join('\n')}`;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function item(number, form) {
  const html = notes(numbers(number + 1));
  return `    <item>
      <title>Tideline ${number}</title>
      <guid isPermaLink="false">tideline-${number}</guid>
      <pubDate>${new Date(Date.UTC(2015, 0, 1) + number * 86_400_000).toUTCString()}</pubDate>
      <enclosure url="https://audio.tideline.example/${number}.mp3" length="${1_000_000 + number}" type="audio/mpeg"/>
      <content:encoded>${form === 'cdata' ? `<![CDATA[${html}]]>` : escaped(html)}</content:encoded>
    </item>
`;
}

/** Writes a feed of `episodes` episodes; `form` says whether notes are 'cdata' or 'escaped'. */
export function generate(file, episodes, form) {
  const output = fs.openSync(file, 'w');
  fs.writeSync(output, `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <channel>
    <title>Tideline</title>
    <link>https://tideline.example/</link>
    <description>What the tide leaves.</description>
    <language>en</language>
    <itunes:explicit>false</itunes:explicit>
`);
  for (let number = episodes; number > 0; number -= 1) fs.writeSync(output, item(number, form));
  fs.writeSync(output, '  </channel>\n</rss>\n');
  fs.fsyncSync(output);
  fs.closeSync(output);
}
