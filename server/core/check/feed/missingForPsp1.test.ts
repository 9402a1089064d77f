import { buildFeed, type BuiltEpisode, type BuiltShow } from '../../feed/build.ts';
import { findingsOf } from '../fixtures/feed.ts';
import { missingForPsp1 } from './missingForPsp1.ts';

const show: BuiltShow = {
  title: 'Quay & Co', link: 'https://quay.example/', description: 'Talks at the quay.', language: 'en', author: 'Mara Quill', imageUrl: 'https://quay.example/a.jpg', explicit: false, category: 'Places & Travel',
  podcastGuid: '9b024349-ccf0-5f69-a609-6b82873eab3c', locked: true, selfUrl: 'https://cms.example/feeds/quay.xml', builtAt: '2025-03-04T09:05:00.000Z',
};
const episode: BuiltEpisode = {
  guid: 'quay:1', title: 'Ropes', link: 'https://quay.example/1', pubDate: '2025-03-04T09:05:00.000Z', enclosure: { url: 'https://quay.example/1.mp3', type: 'audio/mpeg', length: 7 }, durationMs: 61_400,
  notes: `<p>About ropes.</p>${'<p>Mara Quill (0:00)</p><p>Words that were said.</p>'.repeat(100)}`,
};
const broken = (given: Partial<BuiltShow>, episodes = [episode]): string[] => findingsOf(buildFeed({ ...show, ...given }, episodes), { servedAt: [show.selfUrl] })
  .filter(({ rule, severity }) => severity === 'error' || (rule === 'psp-1' && severity === 'warning')).map(({ element }) => element);
const fields = (given: Partial<BuiltShow>): string[] => missingForPsp1({ ...show, ...given }, [episode]).map(({ field }) => field);

describe('a show made here', () => {
  test('satisfies PSP-1 where its fields are filled', () => {
    expect(missingForPsp1(show, [episode])).toEqual([]);
    expect(findingsOf(buildFeed(show, [episode]), { servedAt: [show.selfUrl] }).map(({ element, code }) => `${element} ${code}`)).toEqual(['podcast:transcript recommended-element']);
  });

  test.each<[string, Partial<BuiltShow>, string | null]>([
    ['category', { category: null }, 'itunes:category'], ['category', { category: 'Podcasts' }, null], ['imageUrl', { imageUrl: null }, 'itunes:image'], ['imageUrl', { imageUrl: 'a.jpg' }, 'itunes:image'],
    ['language', { language: 'English' }, 'language'], ['description', { description: 'a'.repeat(4_001) }, 'description'],
    ['description', { description: '' }, null], ['link', { link: null }, null], ['link', { link: 'quay.example' }, null],
  ])('says that %s is missing: %j', (field, given, element) => {
    expect(fields(given)).toEqual([field]);
    if (element !== null) expect(broken(given)).toEqual([element]);
  });

  test('says who makes it is only recommended', () => expect(missingForPsp1({ ...show, author: null })).toMatchObject([{ field: 'author', required: false }]));

  test('names the episodes without audio', () => {
    const silent = { ...episode, enclosure: null };
    const sizeless = { ...episode, guid: 'quay:2', enclosure: { ...episode.enclosure!, length: 0 } };
    expect(missingForPsp1(show, [silent, sizeless]).map(({ guid, message }) => [guid, message])).toEqual([
      ['quay:1', '“Ropes” has no audio: add its address, size and type.'], ['quay:2', '“Ropes” has audio of an unknown size: add the size in bytes.'],
    ]);
    expect(broken({}, [silent, sizeless])).toEqual(['enclosure', 'enclosure']);
  });
});
