/**
 * `node --import ./test/support/typescript.js test/conformance/feeds.mjs FOLDER …`: every RSS feed in the folders, as other projects test
 * their parsers with them, is read and written back: unedited it must be the same, byte for byte; with every title edited it must be
 * well-formed and read so. What is refused though libxml2 takes it is listed, with the reason.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { getFeed } from '../../server/core/feed/get.ts';
import { putFeed } from '../../server/core/feed/put.ts';

const files = process.argv.slice(2).flatMap((folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name)).sort();

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
  const got = getFeed(bytes);
  if (!got.ok) {
    const [{ line, column, message }] = got.problems;
    if (!judged(bytes)) counts.illFormed += 1;
    else if (/not an RSS 2.0 feed|no <channel>/.test(message)) counts.notRss += 1;
    else {
      counts.refused += 1;
      complaints.push(`${file}:${line}:${column}: refused: ${message}`);
    }
    continue;
  }
  try {
    if (Buffer.compare(Buffer.from(putFeed(bytes, got.view).bytes), bytes) === 0) counts.same += 1;
    else complaints.push(`${file}: unedited, it changes`);
    const wanted = structuredClone(got.view);
    for (const episode of wanted.episodes) episode.title += ' ]]> & <b>';
    const { bytes: after, notHeld } = putFeed(bytes, wanted);
    const again = getFeed(after);
    const held = (index) => !notHeld.some(({ path }) => path === `episodes[${index}].title`);
    if (!again.ok) complaints.push(`${file}: edited, it is no feed any more: ${again.problems[0].message}`);
    else if (wanted.episodes.some(({ title }, index) => held(index) && again.view.episodes[index]?.title !== title)) complaints.push(`${file}: an edited title reads otherwise`);
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
