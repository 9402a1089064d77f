import { downloads } from './downloads.ts';
import { chaptersFile, transcriptFiles } from './files.ts';
import { formatNames } from './names.ts';
import { formats } from './registry.ts';

const byName = <T extends { name: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

describe('the names of the formats', () => {
  test('are those of the registry, which the admin may not load', () => {
    const registered = byName(formats).map(({ name, title, kind, extension, read, write }) => ({ name, title, kind, extension, readable: read !== undefined, writable: write !== undefined }));
    expect(byName(formatNames).map(({ files, ...format }) => ({ ...format, writable: files.length > 0 }))).toEqual(registered);
  });

  test('give every file of an episode a name of its own, which says what it holds', () => {
    const files = formatNames.flatMap((format) => format.files);
    expect(new Set(files).size).toBe(files.length);
    expect(files.filter((name) => !/^(?:transcript|chapters)\.[a-z0-9.]+$/.test(name))).toEqual([]);
  });
});

describe('the downloads of an episode', () => {
  const episode = {
    title: 'Low water', language: 'en', durationMs: 60_000,
    segments: [{ startMs: 0, endMs: 4_000, speaker: 'Mara', text: 'The tide is out.' }], chapters: [{ startMs: 0, title: 'Arrival', url: null, imageUrl: null }],
  };

  test('are every format that is written', () => {
    expect(downloads.map(({ name }) => name)).toEqual(formatNames.flatMap(({ files }) => files));
  });

  test('hold what their name says', async () => {
    const wanting: string[] = [];
    for (const { name, write } of downloads) {
      const written = await write(episode, {});
      const holds = typeof written === 'string' ? written.includes(name.startsWith('chapters.') ? 'Arrival' : 'tide') : written.length > 0;
      if (!holds) wanting.push(name);
    }
    expect(wanting).toEqual([]);
  });

  test('are the files of the feed, under the same names', async () => {
    for (const file of [...transcriptFiles, chaptersFile]) {
      const download = downloads.find(({ name }) => name === file.name)!;
      expect([download.mediaType, await download.write(episode, {})]).toEqual([file.mediaType, file.write(episode)]);
    }
  });
});
