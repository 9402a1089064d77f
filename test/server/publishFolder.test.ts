import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { Settings } from '../../server/platform/settings.ts';
import { followInFolder, WHOLE_FOLDER_JOB } from '../../server/publish/folder/job.ts';
import { writeWhole } from '../../server/publish/folder/wholeFile.ts';
import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stet-folder-'));
  publisher = await startPublisher({ publishFolder: folder });
});
afterAll(async () => {
  await publisher.stet.close();
  rmSync(folder, { recursive: true });
});

const follow = () => publisher.stet.app.get(Jobs).drain({ later: true });
const inFolder = (place: string): string => readFileSync(path.join(folder, place), 'utf8');
const all = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name))).sort();

test('holds each public feed as it is served, with every file it links', async () => {
  const { admin, publish, feed, stet } = publisher;
  const { showId } = await importTwo(admin, 'Static');
  await publish(showId, { enrichments: ['transcripts', 'chapters'] });
  await follow();
  const served = await feed('static');
  expect(inFolder('feeds/static.xml')).toBe(served);
  const linked = [...served.matchAll(/url="[^"]*(\/files\/[^"]*)"/g)].map(([, url]) => url!);
  expect(linked).toHaveLength(10);
  for (const url of linked) expect(inFolder(url)).toBe((await stet.anonymous('GET', url)).text);
  expect(all().filter((file) => file.endsWith('.partial'))).toEqual([]);
});

test('follows a correction, keeps the files of before, and leaves what is not ours alone', async () => {
  const { admin, publish, reword, feed } = publisher;
  const { showId, episodeIds } = await importTwo(admin, 'Followed');
  await publish(showId, { enrichments: ['transcripts'] });
  await follow();
  const before = all();
  writeFileSync(path.join(folder, 'feeds/other.xml'), 'somebody else’s');
  await reword(episodeIds[0]!, 0, 'Said otherwise.');
  await publish(showId, { enrichments: ['transcripts'] });
  await follow();
  expect(inFolder('feeds/followed.xml')).toBe(await feed('followed'));
  expect(inFolder('feeds/followed.xml')).toContain('Said otherwise.');
  expect(all()).toEqual(expect.arrayContaining(before));
  expect(inFolder('feeds/other.xml')).toBe('somebody else’s');
});

test('has a feed again that was deleted there, with the files it links', async () => {
  const { admin, publish, feed, stet } = publisher;
  const { showId } = await importTwo(admin, 'Lost');
  await publish(showId, { enrichments: ['transcripts'] });
  await follow();
  const before = all();
  rmSync(path.join(folder, 'feeds/lost.xml'));
  rmSync(path.join(folder, 'files'), { recursive: true });
  await stet.database.prisma.$transaction((transaction) => followInFolder(stet.app.get(Jobs), stet.app.get(Settings), transaction));
  await follow();
  expect(inFolder('feeds/lost.xml')).toBe(await feed('lost'));
  for (const [, url] of (await feed('lost')).matchAll(/url="[^"]*(\/files\/[^"]*)"/g)) expect(all()).toContain(url!.slice(1));
  expect(before).toEqual(expect.arrayContaining(all()));
});

test('has the files again that were deleted there, each night, though their feed stands', async () => {
  const { admin, publish, feed, stet } = publisher;
  const { showId } = await importTwo(admin, 'Holes');
  await publish(showId, { enrichments: ['transcripts', 'chapters'] });
  await follow();
  const before = all();
  const [first, ...rest] = [...(await feed('holes')).matchAll(/url="[^"]*(\/files\/[^"]*)"/g)].map(([, url]) => url!.slice(1));
  rmSync(path.dirname(path.join(folder, first!)), { recursive: true });
  rmSync(path.join(folder, rest.at(-1)!));
  expect(before.filter((file) => !all().includes(file)).sort()).toEqual([first, rest.at(-1)].sort());
  await stet.database.transaction((transaction) => stet.app.get(Jobs).enqueue(transaction, WHOLE_FOLDER_JOB, {}));
  await follow();
  expect(all()).toEqual(expect.arrayContaining(before));
});

test('gives up a feed that became private or is deleted, and keeps one that has another address at both', async () => {
  const { admin, publish, reword, feed } = publisher;
  const shows: string[] = [];
  const episodes: string[] = [];
  for (const title of ['Hidden', 'Renamed', 'Deleted']) {
    const { showId, episodeIds } = await importTwo(admin, title);
    shows.push(showId);
    episodes.push(episodeIds[0]!);
  }
  for (const showId of shows) await publish(showId);
  await follow();
  expect(all()).toEqual(expect.arrayContaining(['feeds/hidden.xml', 'feeds/renamed.xml', 'feeds/deleted.xml']));
  await admin('PATCH', `/api/shows/${shows[0]}`, { private: true }, { 'if-match': '1' });
  await admin('PATCH', `/api/shows/${shows[1]}`, { slug: 'new-name' }, { 'if-match': '1' });
  await admin('DELETE', `/api/shows/${shows[2]}`);
  await follow();
  const there = all();
  for (const kept of ['feeds/new-name.xml', 'feeds/renamed.xml']) expect(there).toContain(kept);
  for (const gone of ['feeds/hidden.xml', 'feeds/deleted.xml']) expect(there).not.toContain(gone);
  expect(there.join()).not.toContain('private');
  await reword(episodes[1]!, 0, 'Said under another address.');
  await publish(shows[1]!);
  await follow();
  expect(inFolder('feeds/new-name.xml')).toBe(await feed('new-name'));
  expect(inFolder('feeds/new-name.xml')).toContain('Said under another address.');
  expect(inFolder('feeds/renamed.xml')).toBe(inFolder('feeds/new-name.xml'));
});

(process.platform === 'linux' ? test : test.skip)('where no folder can be made, says so instead of trying for ever', async () => {
  await expect(writeWhole('/proc/stet/feeds/static.xml', Buffer.from('<rss/>'))).rejects.toThrow('/proc/stet');
});

test('catches up with what was published while it could not be written', async () => {
  const { admin, publish, feed } = publisher;
  const { showId } = await importTwo(admin, 'Late');
  const manifest = path.join(folder, '.stet-published.json');
  const before = readFileSync(manifest);
  writeFileSync(manifest, 'not ours');
  await publish(showId);
  await follow();
  expect(all()).not.toContain('feeds/late.xml');
  writeFileSync(manifest, before);
  await publisher.stet.database.transaction((transaction) => publisher.stet.app.get(Jobs).enqueue(transaction, 'publish-to-folder', {}));
  await follow();
  expect(inFolder('feeds/late.xml')).toBe(await feed('late'));
});
