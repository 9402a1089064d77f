import { decodeFeed } from './encoding.ts';
import { getFeed } from './get.ts';
import { putFeed } from './put.ts';

const TURNS = '<p><strong>Mara Quill (0:00)</strong></p><p>Who wrote the log of that night?</p><p><strong>Oscar Vane (0:41)</strong></p><p>My aunt did.</p>';
const feed = (notes: string): string => `<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>A</title><item><title>One</title><guid>g</guid><c:encoded>${notes}</c:encoded></item></channel></rss>`;
const WHY = 'these notes are XML elements, and the edit would leave a tag open';

/** A feed with these notes after an edit of its only episode, and what it cannot hold. */
function edited(notes: string, edit: object | ((text: string) => string)): [string, [string, string][]] {
  const bytes = new TextEncoder().encode(feed(notes));
  const got = getFeed(bytes);
  if (!got.ok) throw new Error(JSON.stringify(got.problems));
  const [episode] = got.view.episodes;
  const segments = episode!.segments.map((segment) => (typeof edit === 'function' ? { ...segment, text: edit(segment.text) } : segment));
  const put = putFeed(bytes, { episodes: [{ key: episode!.key, segments, ...(typeof edit !== 'function' && edit) }] });
  if (!put.ok) throw new Error(JSON.stringify(put));
  expect(getFeed(put.bytes).ok).toBe(true);
  return [(decodeFeed(put.bytes) as { text: string }).text, put.notHeld.map(({ path, why }) => [path, why])];
}

describe('a CDATA section beside XML elements, in notes,', () => {
  test.each([`<p>Hello</p><![CDATA[<p>Fog.</p>${TURNS}]]>`, `<p>Hello <b>x</b></p><![CDATA[${TURNS}]]>`])('keeps its beginning and its end, whatever would go: %s', (notes) => {
    expect(edited(notes, { introduction: '' })).toEqual([feed(notes), [['episodes[0].introduction', WHY]]]);
  });

  test('takes words', () => {
    const notes = `<p>Hello</p><![CDATA[<p>Fog.</p>${TURNS}]]>`;
    expect(edited(notes, (text) => text.replace('aunt', 'uncle'))).toEqual([feed(notes.replace('aunt', 'uncle')), []]);
  });
});
