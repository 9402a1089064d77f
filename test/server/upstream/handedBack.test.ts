import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';
import { deskOf } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const SECOND = 'Mara (0:20) The boats go out with the tide.';

/** An episode of which two corrections were handed back: whose the second turn is, and a word in it. */
async function handedBack() {
  const { showId, episodeIds: [id] } = await follower.followed();
  await follower.relabel(id!);
  await follower.retext(id!, 1, 'The boats go out with the tide.');
  const { status } = await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 2 });
  expect(status).toBe(200);
  return { showId, id: id! };
}

/** Later, the host has other turns. */
async function then(showId: string, turns: readonly string[], introduction?: string) {
  follower.nowMs += HOUR_MS;
  follower.upstreamHas([{ turns, ...(introduction !== undefined && { introduction }) }]);
  return follower.look(showId);
}

const stateOf = async (id: string) => (await follower.admin('GET', `/api/episodes/${id}`)).body.state;

test('corrections that the host took over are known for ours: nothing is asked, nothing is left to publish', async () => {
  const { showId, id } = await handedBack();
  expect(await stateOf(id)).toBe('edited');
  const { reports, conflicts } = await then(showId, withTurn(1, SECOND));
  expect(conflicts).toEqual([]);
  expect(reports).toMatchObject([{ kind: 'taken', episodeId: id, title: 'Ebb and flood', revision: 2, taken: ['1 speaker label', '1 edited text'], left: [], notTaken: [], answer: 'told' }]);
  expect(await follower.revisionsOf(id)).toHaveLength(2);
  expect(await stateOf(id)).toBe('imported');
  expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [], waiting: [], errors: [] });
  const { handBack } = (await follower.admin('GET', `/api/shows/${showId}/go-live`)).body;
  expect(handBack).toMatchObject([{ episodeId: id, handedBackRevision: 2, takenAt: new Date(follower.nowMs).toISOString() }]);
});

test('corrections on which the host goes back stand as ours again, and that is told', async () => {
  const { showId, id } = await handedBack();
  await follower.publisher.publish(showId);
  await then(showId, withTurn(1, SECOND));
  const other = 'Jon (1:00) Nearly all of them do.';
  const { conflicts, reports: [report] } = await then(showId, [TURNS[0]!, TURNS[1]!, TURNS[2]!, other]);
  expect(conflicts).toEqual([]);
  expect(report).toMatchObject({ kind: 'went-back', episodeId: id, title: 'Ebb and flood', answer: 'told' });
  expect(await follower.linesOf(id)).toEqual([TURNS[0], SECOND, TURNS[2], other]);
  expect(await stateOf(id)).toBe('published');
  const { body: { feedUrl } } = await follower.publisher.publish(showId);
  expect((await follower.stet.anonymous('GET', new URL(feedUrl).pathname)).text).toBe(harbourXml([{ turns: [TURNS[0]!, SECOND, TURNS[2]!, other] }]));
  // and when it takes them over once more, they are known again
  expect((await then(showId, [TURNS[0]!, SECOND, TURNS[2]!, other])).conflicts).toEqual([]);
  expect(await stateOf(id)).not.toBe('edited');
  expect(await follower.linesOf(id)).toEqual([TURNS[0], SECOND, TURNS[2], other]);
});

test('corrections that were never published here wait for it again when the host goes back on them', async () => {
  const { showId, id } = await handedBack();
  await then(showId, withTurn(1, SECOND));
  expect(await stateOf(id)).toBe('imported');
  await then(showId, TURNS);
  expect(await stateOf(id)).toBe('edited');
  expect((await follower.publisher.preview(showId)).changes).toMatchObject([{ episodeId: id, summary: ['1 speaker label', '1 edited text'] }]);
});

test('what the host changes otherwise after it took them over is followed', async () => {
  const { showId, id } = await handedBack();
  await then(showId, withTurn(1, SECOND));
  const { conflicts, reports } = await then(showId, withTurn(1, 'Mara (0:20) The boats leave with the tide.'));
  expect([conflicts, reports.filter(({ kind }: { kind: string }) => kind === 'went-back')]).toEqual([[], []]);
  expect((await follower.linesOf(id))[1]).toBe('Mara (0:20) The boats leave with the tide.');
});

test('the history says that the host has them, between the edits, and what it left out', async () => {
  const { showId, id } = await handedBack();
  const history = async (query = '') => (await follower.admin('GET', `/api/episodes/${id}/history${query}`)).body;
  expect((await history()).taken).toEqual([]);
  await then(showId, withTurn(1, 'Jon (0:20) The boats go out with the tide.'));
  const first = { after: 2, at: new Date(follower.nowMs).toISOString(), revision: 2, taken: ['1 edited text'], left: ['1 speaker label'] };
  expect((await history()).taken).toEqual([first]);
  await follower.retext(id, 3, 'Nearly all of them do.');
  await then(showId, withTurn(1, SECOND));
  const second = { after: 3, at: new Date(follower.nowMs).toISOString(), revision: 2, taken: ['1 speaker label'], left: [] };
  const { items, taken } = await history();
  expect(items.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
  expect(taken).toEqual([second, first]);
  expect((await history('?limit=1')).taken).toEqual([second]);
  expect((await history('?limit=2&before=3')).taken).toEqual([first]);
  expect((await history(`?segmentId=${(await deskOf(follower.admin, id)).segments[1].id}`)).taken).toEqual([]);
});

test('what was corrected since stays a correction of what is there now', async () => {
  const { showId, id } = await handedBack();
  await follower.retext(id, 1, 'The boats went out with the tide.');
  await follower.relabel(id, 1, 'Jon');
  expect((await then(showId, withTurn(1, SECOND))).conflicts).toEqual([]);
  expect(await follower.linesOf(id)).toEqual(withTurn(1, 'Jon (0:20) The boats went out with the tide.'));
  expect(await stateOf(id)).toBe('edited');
  expect(await follower.addedLines(showId)).toEqual(['<p><strong>Jon (0:20)</strong></p>', '<p>The boats went out with the tide.</p>']);
});

test('what the host left out stays ours, and is told, once', async () => {
  const { showId, id } = await handedBack();
  await follower.retext(id, 1, 'The boats went out with the tide.');
  const { reports, conflicts } = await then(showId, withTurn(1, 'Jon (0:20) The boats go out with the tide.'));
  expect(conflicts).toEqual([]);
  expect(reports).toMatchObject([{ kind: 'taken', taken: ['1 edited text'], left: ['1 speaker label'], notTaken: [{ field: 'speaker label', before: 'Jon', after: 'Mara' }] }]);
  expect((await follower.linesOf(id))[1]).toBe('Mara (0:20) The boats went out with the tide.');
  expect((await then(showId, withTurn(1, 'Jon (0:20) The boats go out with the tide.'), 'Anew.')).reports.filter(({ kind }: { kind: string }) => kind === 'taken')).toHaveLength(1);
  expect((await then(showId, withTurn(1, SECOND), 'Anew.')).reports[0]).toMatchObject({ taken: ['1 speaker label'], left: [] });
});

test('the host may write them its own way: other tags, entities and spaces are no other words', async () => {
  const { showId, id } = await handedBack();
  await follower.retext(id, 1, 'The boats went out with the tide.');
  const written = harbourXml([{ turns: withTurn(1, SECOND) }])
    .replaceAll(/<p><strong>(\w+) \((\d:\d\d)\)<\/strong><\/p>\n<p>(.*)<\/p>/g, '<div class="turn"><b>$1 ($2)</b></div><div><span>$3</span></div>')
    .replace('go out with the tide', 'go&#160;out&nbsp;with  the&#x20;t&#105;de');
  follower.host.answers({ body: written });
  const { reports, conflicts } = await follower.look(showId);
  expect(conflicts).toEqual([]);
  expect(reports).toMatchObject([{ kind: 'taken', taken: ['1 speaker label', '1 edited text'], left: [] }]);
  expect(await follower.linesOf(id)).toEqual(withTurn(1, 'Mara (0:20) The boats went out with the tide.'));
});

test('what was handed back is known also when upstream moved on in between', async () => {
  const { showId, id } = await handedBack();
  await then(showId, ['Edda (0:00) A word before.', ...TURNS]);
  await follower.retext(id, 2, 'The boats went out with the tide.');
  const { reports: [report], conflicts } = await then(showId, ['Edda (0:00) A word before.', ...withTurn(1, SECOND)]);
  expect(conflicts).toEqual([]);
  expect(report).toMatchObject({ kind: 'taken', revision: 2, taken: ['1 speaker label', '1 edited text'], left: [] });
  expect((await follower.linesOf(id))[2]).toBe('Mara (0:20) The boats went out with the tide.');
});

test('a later revision that is handed back is waited for anew', async () => {
  const { showId, id } = await handedBack();
  await then(showId, withTurn(1, SECOND));
  await follower.retext(id, 3, 'Nearly all of them do.');
  const { revision } = await deskOf(follower.admin, id);
  expect((await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision })).status).toBe(200);
  const takenAt = async () => (await follower.admin('GET', `/api/shows/${showId}/go-live`)).body.handBack[0].takenAt;
  expect(await takenAt()).toBeNull();
  expect((await then(showId, [TURNS[0]!, SECOND, TURNS[2]!, 'Jon (1:00) Nearly all of them do.'])).reports[0]).toMatchObject({ kind: 'taken', revision, taken: ['1 edited text'] });
  expect(await takenAt()).not.toBeNull();
});
