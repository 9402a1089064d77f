/**
 * `node --import ./test/support/typescript.js test/conformance/feeds.mjs FOLDER …`: every RSS feed in the folders, as other projects test
 * their parsers with them, is read and written back: unedited it must be the same, byte for byte; with every title edited it must be
 * well-formed and read so. What is refused though libxml2 takes it is listed, with the reason.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { decodeFeed, encodeFeed } from '../../server/core/feed/encoding.ts';
import { readFeed } from '../../server/core/feed/read.ts';
import { writeFeed } from '../../server/core/feed/write.ts';
import { applyPatches } from '../../server/core/model/patch.ts';

const files = process.argv.slice(2).flatMap((folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name)).sort();

const viewOf = ({ segments, chapters, references }) => ({ segments, chapters, references });
/** What libxml2 makes of it: a prefix that nothing is bound to is a fault (Namespaces in XML 1.0, § 5) that it forgives. */
function judged(bytes) {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: bytes, encoding: 'utf8' });
  return status === 0 && !stderr.includes('namespace error');
}

const counts = { same: 0, edited: 0, refused: 0, illFormed: 0, notRss: 0 };
const complaints = [];
for (const file of files) {
  const bytes = fs.readFileSync(file);
  if (!bytes.includes('<rss') && !bytes.includes('<\0r\0s\0s') && !bytes.includes('\0<\0r\0s\0s')) continue;
  const decoded = decodeFeed(bytes);
  const read = 'problem' in decoded ? { ok: false, problems: [{ line: 1, column: 1, message: decoded.problem }] } : readFeed(decoded.text);
  if (!read.ok) {
    const [{ line, column, message }] = read.problems;
    if (!judged(bytes)) counts.illFormed += 1;
    else if (/not an RSS 2.0 feed|no <channel>/.test(message)) counts.notRss += 1;
    else {
      counts.refused += 1;
      complaints.push(`${file}:${line}:${column}: refused: ${message}`);
    }
    continue;
  }
  try {
    const unedited = { episodes: read.feed.items.map((item) => ({ key: item.key, title: item.title, notes: viewOf(item.notes) })) };
    const back = encodeFeed(applyPatches(decoded.text, writeFeed(decoded.text, unedited).patches), decoded.encoding, decoded.bom);
    if (Buffer.compare(Buffer.from(back), bytes) === 0) counts.same += 1;
    else complaints.push(`${file}: unedited, it changes`);
    const titled = { episodes: read.feed.items.filter(({ title }) => title !== '').map((item) => ({ key: item.key, title: `${item.title} ]]> & <b>` })) };
    const { patches, notHeld } = writeFeed(decoded.text, titled);
    const again = readFeed(applyPatches(decoded.text, patches));
    const held = new Set(notHeld.map(({ key }) => key));
    if (!again.ok) complaints.push(`${file}: edited, it is no feed any more: ${again.problems[0].message}`);
    else if (titled.episodes.some(({ key, title }) => !held.has(key) && again.feed.items.find((item) => item.key === key)?.title !== title)) complaints.push(`${file}: an edited title reads otherwise`);
    else counts.edited += 1;
  } catch (error) {
    complaints.push(`${file}: ${error.stack}`);
  }
}
for (const complaint of complaints) console.log(complaint);
const { same, edited, refused, illFormed, notRss } = counts;
const all = same + complaints.length;
console.log(`put(get) identical: ${same} of ${all}; edited titles read back: ${edited}; refused though well-formed: ${refused}; ill-formed for libxml2 too: ${illFormed}; well-formed but no RSS 2.0: ${notRss}`);
process.exit(complaints.length ? 1 : 0);
