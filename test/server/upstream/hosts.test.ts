import { Follower, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS, type HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What hosts do to a feed between two looks, none of which an editor here would call a change of what was corrected. */
const WAYS: readonly [string, (xml: string) => string][] = [
  ['writes a character otherwise', (xml) => xml.replaceAll('Tide &amp; time', 'Tide &#38; time')],
  ['escapes what was CDATA', (xml) => xml.replaceAll(/<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string) => escaped(text))],
  ['puts attributes in another order, in other quotes', (xml) => xml.replaceAll(/url="([^"]*)" type="([^"]*)"/g, `type='$2' url='$1'`)],
  ['counts downloads by a prefix', (xml) => xml.replaceAll('url="https://', 'url="https://count.example/e/')],
  ['gives paragraphs a class', (xml) => xml.replaceAll('<p>', '<p class="text">')],
  ['writes b for strong', (xml) => xml.replaceAll('<strong>', '<b>').replaceAll('</strong>', '</b>')],
  ['writes times with hours', (xml) => xml.replaceAll(/\((\d):(\d\d)\)/g, '(0:0$1:$2)')],
  ['gives a vocabulary another prefix', (xml) => xml.replaceAll('content:', 'c:').replace('xmlns:content', 'xmlns:c')],
  ['ends lines otherwise', (xml) => xml.replaceAll('\n', '\r\n')],
  ['adds a footer', (xml) => xml.replaceAll(']]>', '\n<p>Hosted by nobody.</p>]]>')],
  ['mends a word elsewhere', (xml) => xml.replace('come home with the flood', 'come home on the flood')],
  ['adds what nobody here knows', (xml) => xml.replace('      <pubDate>', '      <!-- made at noon -->\n      <host:rank xmlns:host="https://host.example/ns" n="1"/>\n      <pubDate>')],
  ['brings back what there was', (xml) => xml],
  ['adds an episode', (xml) => xml.replace('    <item>', '    <item><title>Fog</title><guid>fog</guid><enclosure url="https://audio.example/fog.mp3" type="audio/mpeg" length="1"/></item>\n    <item>')],
];

test('corrections stand through what hosts do to a feed, and what is published is each time what came with just these in it', async () => {
  const item: HarbourItem = { introduction: 'Tide &amp; time.' };
  const { showId, episodeIds: [id] } = await follower.followed([item]);
  await follower.relabel(id!);
  await follower.retext(id!, 0, 'Good evening from the harbour wall.');
  const turns = withTurn(1, TURNS[1]!.replace('Jon', 'Mara')).with(0, 'Mara (0:00) Good evening from the harbour wall.');
  for (const [way, mutated] of WAYS) {
    follower.host.answers({ body: mutated(harbourXml([item])) });
    const { feed, conflictsTotal } = await follower.look(showId);
    const { status, body, text } = await follower.publisher.publish(showId);
    expect([way, feed.lastResult, conflictsTotal, status === 201 ? 'published' : text]).toEqual([way, 'merged', 0, 'published']);
    expect([way, (await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text]).toEqual([way, mutated(harbourXml([{ ...item, turns }]))]);
  }
});

/** A show in which a turn was given to somebody else and a word corrected, and both published. */
const corrected = async (): Promise<{ showId: string; id: string }> => {
  const { showId, episodeIds: [id] } = await follower.followed();
  await follower.relabel(id!);
  await follower.retext(id!, 0, 'Good evening from the harbour wall.');
  await follower.publisher.publish(showId);
  return { showId, id: id! };
};

/** What listeners get, once all is published. */
const published = async (showId: string): Promise<string> => {
  const { body } = await follower.publisher.publish(showId);
  return (await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;
};

const inXml = (turn: RegExp, as: string) => harbourXml([{}]).replaceAll(turn, as);

describe('a host that writes turns in another form', () => {
  test('leaves the names out: words stay corrected in the feed, and whom we corrected is named there and asked about', async () => {
    const { showId } = await corrected();
    const nameless = inXml(/<strong>\w+ (\(\d:\d\d\))/g, '<strong>$1');
    follower.host.answers({ body: nameless });
    expect((await follower.look(showId)).conflicts).toMatchObject([{ kind: 'segment', field: 'speaker', startMs: 20_000, base: 'Jon', ours: 'Mara', theirs: null }]);
    // nobody is named after her, so turns without a name are read as hers: that is told
    const { changes: [change] } = await follower.publisher.preview(showId);
    expect(change.notHeld).toMatchObject([2, 3].map((number) => ({ path: `segments[${number}].speaker`, wanted: null, written: 'Mara' })));
    expect(await published(showId)).toBe(nameless.replace('Good morning', 'Good evening').replace('(0:20)', 'Mara (0:20)'));
  });

  test('leaves out the names of those who go on: nothing is asked, and whoever we corrected is named', async () => {
    const { showId, episodeIds: [id] } = await follower.followed([{ turns: ['Mara (0:00) Good morning.', 'Mara (0:20) The boats go out.', 'Jon (0:40) And they come home.', 'Jon (1:00) Most of them.'] }]);
    await follower.relabel(id!, 1, 'Jon');
    await follower.retext(id!, 3, 'Nearly all of them.');
    const shorter = harbourXml([{ turns: ['Mara (0:00) Good morning.', 'Mara (0:20) The boats go out.', 'Jon (0:40) And they come home.', 'Jon (1:00) Most of them.'] }]).replace('Mara (0:20)', '(0:20)').replace('Jon (1:00)', '(1:00)');
    follower.host.answers({ body: shorter });
    expect((await follower.look(showId)).conflictsTotal).toBe(0);
    expect(await published(showId)).toBe(shorter.replace('(0:20)', 'Jon (0:20)').replace('Most of', 'Nearly all of'));
  });

  test('in one that cannot be read: what it cannot hold is told before it goes out, and is there to be decided', async () => {
    const { showId } = await corrected();
    const unread = inXml(/<p><strong>(\w+) \(\d:\d\d\)<\/strong><\/p>\s*<p>/g, '<p><b>$1</b> — ');
    follower.host.answers({ body: unread });
    const { conflicts: [conflict], conflictsTotal } = await follower.look(showId);
    expect([conflictsTotal, conflict.ours.map(({ speaker, text }: { speaker: string; text: string }) => [speaker, text])[0], conflict.theirs]).toEqual([1, ['Mara', 'Good evening from the harbour wall.'], []]);
    const { changes, corrections } = await follower.publisher.preview(showId);
    expect([corrections, changes]).toMatchObject([0, [{ title: 'Ebb and flood', summary: ['4 passages that these notes cannot hold any more'], details: [] }]]);
    expect(changes[0].notHeld).toMatchObject([0, 1, 2, 3].map((number) => ({ path: `segments[${number}]`, written: null })));
    expect([changes[0].notesBefore.includes('Good evening'), changes[0].notesAfter.includes('Good evening')]).toEqual([true, false]);
    expect(await published(showId)).toBe(unread);
    // said once: the next one loses nothing more
    expect((await follower.publisher.preview(showId)).changes).toEqual([]);
  });
});
