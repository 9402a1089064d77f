import { randomUUID } from 'node:crypto';
import { keyBetween } from '../../../server/core/edit/order.ts';
import { Follower, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';
import { deskOf, revise } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const readAgain = async (showId: string) => (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts[0];

/** Cuts a turn in two before a word. */
async function cut(id: string, at: number, before: string) {
  const { segments } = await deskOf(follower.admin, id);
  const [{ id: segmentId, text, order }, next] = [segments[at], segments[at + 1]];
  await follower.edit(id, [{ type: 'split', segmentId, at: text.indexOf(before), newId: randomUUID(), order: keyBetween(order, next?.order ?? null), startMs: 25_000 }]);
}

describe('what both sides changed', () => {
  const theirs = 'The boats go out with the current.';

  async function conflict() {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.retext(id!, 1, 'The boats go out with the tide.');
    follower.upstreamHas([{ turns: withTurn(1, `Jon (0:20) ${theirs}`) }]);
    const { conflicts } = await follower.look(showId);
    expect(conflicts).toMatchObject([{ episodeId: id, episodeTitle: 'Ebb and flood', kind: 'segment', field: 'text', startMs: 20_000, base: 'The boats go out with the ebb.', ours: 'The boats go out with the tide.', theirs, combined: 'The boats go out with the tide. current.', alike: 0 }]);
    return { showId, id: id!, decide: (choice: object) => follower.decide(showId, conflicts[0], choice) };
  }

  test('stays ours, as a correction of what is there now', async () => {
    const { showId, id, decide } = await conflict();
    expect((await follower.linesOf(id))[1]).toBe('Jon (0:20) The boats go out with the tide.');
    expect((await decide({ choice: 'ours' })).body).toMatchObject({ conflicts: [], conflictsTotal: 0 });
    expect(await follower.revisionsOf(id)).toHaveLength(1);
    expect(await follower.addedLines(showId)).toEqual(['<p>The boats go out with the tide.</p>']);
    expect((await decide({ choice: 'theirs' })).status).toBe(200); // decided already: nothing happens
    expect(await follower.revisionsOf(id)).toHaveLength(1);
  });

  test('becomes theirs by a revision', async () => {
    const { showId, id, decide } = await conflict();
    expect((await decide({ choice: 'theirs' })).body.conflictsTotal).toBe(0);
    expect((await follower.linesOf(id))[1]).toBe(`Jon (0:20) ${theirs}`);
    expect(await follower.revisionsOf(id)).toMatchObject([{ number: 1 }, { number: 2, author: 'Ada Brandt' }]);
    expect(await follower.addedLines(showId)).toEqual([]);
  });

  test('becomes what somebody makes of both', async () => {
    const { showId, id, decide } = await conflict();
    expect((await decide({ choice: 'combined', value: '   ' })).status).toBe(422);
    expect((await decide({ choice: 'combined', value: 'The boats go out with the tidal current.' })).body.conflictsTotal).toBe(0);
    expect((await follower.linesOf(id))[1]).toBe('Jon (0:20) The boats go out with the tidal current.');
    expect(await follower.addedLines(showId)).toEqual(['<p>The boats go out with the tidal current.</p>']);
  });

  test('is decided at once where it is the same everywhere', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    const { speakers, segments } = await deskOf(follower.admin, id!);
    const mara = speakers.find(({ name }: { name: string }) => name === 'Mara').id;
    await revise(follower.admin, id!, 0, [{ type: 'setSpeaker', segmentIds: [segments[1].id, segments[3].id], speakerId: mara }]);
    follower.upstreamHas([{ turns: TURNS.map((turn) => turn.replace('Jon', 'Edda')) }]);
    const { conflicts } = await follower.look(showId);
    expect(conflicts).toMatchObject([{ field: 'speaker', ours: 'Mara', theirs: 'Edda', alike: 1 }, { field: 'speaker', alike: 1 }]);
    const { body } = await follower.decide(showId, conflicts[0], { choice: 'theirs', alike: true });
    expect(body.conflictsTotal).toBe(0);
    expect((await follower.linesOf(id!)).map((line) => line.split(' ')[0])).toEqual(['Mara', 'Edda', 'Mara', 'Edda']);
  });

  describe('and was changed again since somebody looked', () => {
    test('is asked anew, with what stands here now', async () => {
      const { showId, id, decide } = await conflict();
      await follower.retext(id, 1, 'The boats go out with the night tide.');
      for (const choice of [{ choice: 'theirs' }, { choice: 'ours' }, { choice: 'theirs', alike: true }, { choice: 'combined', value: 'The boats go out.' }]) {
        const { status, body } = await decide(choice);
        expect([status, body.code]).toEqual([409, 'asks-otherwise']);
      }
      expect((await follower.linesOf(id))[1]).toBe('Jon (0:20) The boats go out with the night tide.');
      const anew = await readAgain(showId);
      expect(anew).toMatchObject({ ours: 'The boats go out with the night tide.', theirs, combined: 'The boats go out with the night tide. current.' });
      expect((await follower.decide(showId, anew, { choice: 'theirs' })).body.conflictsTotal).toBe(0);
      expect((await follower.linesOf(id))[1]).toBe(`Jon (0:20) ${theirs}`);
    });

    test('is asked anew, with what upstream says now', async () => {
      const { showId, id, decide } = await conflict();
      follower.upstreamHas([{ turns: withTurn(1, 'Jon (0:20) The boats go out with the wind.') }]);
      await follower.look(showId);
      expect((await decide({ choice: 'theirs' })).status).toBe(409);
      expect((await follower.linesOf(id))[1]).toBe('Jon (0:20) The boats go out with the tide.');
      expect(await readAgain(showId)).toMatchObject({ theirs: 'The boats go out with the wind.' });
    });

    test('is about both halves of a turn that was cut in two: theirs leaves none of ours beside it', async () => {
      const { showId, id, decide } = await conflict();
      await cut(id, 1, 'with the');
      await cut(id, 2, 'tide');
      expect(await follower.linesOf(id)).toEqual([TURNS[0], 'Jon (0:20) The boats go out', 'Jon (0:25) with the', 'Jon (0:25) tide.', TURNS[2], TURNS[3]]);
      expect(await decide({ choice: 'theirs' })).toMatchObject({ status: 409, body: { code: 'asks-otherwise' } });
      const anew = await readAgain(showId);
      expect(anew).toMatchObject({ field: 'text', ours: 'The boats go out with the tide.', theirs });
      expect((await follower.decide(showId, anew, { choice: 'theirs' })).body.conflictsTotal).toBe(0);
      expect(await follower.linesOf(id)).toEqual(withTurn(1, `Jon (0:20) ${theirs}`));
    });

    test('is about both halves where upstream cut the turn, too', async () => {
      const { showId, episodeIds: [id] } = await follower.followed();
      await follower.retext(id!, 1, 'The boats go out with the tide.');
      const turns = [TURNS[0]!, 'Jon (0:20) The boats leave', 'Edda (0:24) on the current.', TURNS[2]!, TURNS[3]!];
      follower.upstreamHas([{ turns }]);
      const { conflicts: [asked] } = await follower.look(showId);
      expect(asked).toMatchObject({ field: '*', ours: [{ text: 'The boats go out with the tide.' }] });
      await cut(id!, 1, 'with the');
      expect((await follower.decide(showId, asked, { choice: 'theirs' })).status).toBe(409);
      const anew = await readAgain(showId);
      expect(anew.ours).toMatchObject([{ text: 'The boats go out' }, { text: 'with the tide.' }]);
      await follower.decide(showId, anew, { choice: 'theirs' });
      expect(await follower.linesOf(id!)).toEqual(turns);
    });

    test('is about both halves of a turn whose speaker is asked', async () => {
      const { showId, episodeIds: [id] } = await follower.followed();
      await follower.relabel(id!, 1);
      follower.upstreamHas([{ turns: withTurn(1, TURNS[1]!.replace('Jon', 'Edda')) }]);
      await follower.look(showId);
      await cut(id!, 1, 'with the');
      await follower.decide(showId, await readAgain(showId), { choice: 'theirs' });
      expect((await follower.linesOf(id!)).slice(1, 3)).toEqual(['Edda (0:20) The boats go out', 'Edda (0:25) with the ebb.']);
    });

    test('is asked as before where the cut was undone', async () => {
      const { id, decide } = await conflict();
      await cut(id, 1, 'with the');
      const { segments } = await deskOf(follower.admin, id);
      await follower.edit(id, [{ type: 'merge', segmentId: segments[2].id, intoId: segments[1].id }]);
      expect((await decide({ choice: 'theirs' })).status).toBe(200);
      expect(await follower.linesOf(id)).toEqual(withTurn(1, `Jon (0:20) ${theirs}`));
    });

    test('is decided as it was looked at where something beside it changed', async () => {
      const { id, decide } = await conflict();
      await follower.retext(id, 2, 'And home they come.');
      expect((await decide({ choice: 'theirs' })).status).toBe(200);
    });
  });

  test('is no longer alike where one of them was changed since', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.relabel(id!, 1);
    await follower.relabel(id!, 3);
    follower.upstreamHas([{ turns: TURNS.map((turn) => turn.replace('Jon', 'Edda')) }]);
    const { conflicts: [first] } = await follower.look(showId);
    await follower.relabel(id!, 3, 'Jon');
    expect((await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts).toMatchObject([{ ours: 'Mara', alike: 0 }, { ours: 'Jon', alike: 0 }]);
    expect((await follower.decide(showId, first, { choice: 'theirs', alike: true })).body.conflictsTotal).toBe(1);
    expect((await follower.linesOf(id!)).map((line) => line.split(' ')[0])).toEqual(['Mara', 'Edda', 'Mara', 'Jon']);
  });

  test('tells of whole turns and chapters what they say by now', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.retext(id!, 1, 'The boats go out with the tide.');
    follower.upstreamHas([{ turns: TURNS.filter((_, at) => at !== 1) }]);
    expect((await follower.look(showId)).conflicts).toMatchObject([{ field: '*', ours: [{ startMs: 20_000, speaker: 'Jon', text: 'The boats go out with the tide.' }], theirs: [] }]);
    await follower.relabel(id!, 1);
    expect((await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts).toMatchObject([{ ours: [{ startMs: 20_000, endMs: null, speaker: 'Mara', text: 'The boats go out with the tide.', heading: null }] }]);
  });

  test('of the show itself is a publisher’s to decide', async () => {
    const { showId } = await follower.followed();
    const { body: show } = await follower.admin('GET', `/api/shows/${showId}`);
    await follower.admin('PATCH', `/api/shows/${showId}`, { description: 'Talk on our quay.' }, { 'if-match': `"${show.version}"` });
    const theirs = `Talk on any quay. ${'And so on. '.repeat(1_000)}`.trim();
    follower.host.answers({ body: harbourXml([{}]).replace('Talk on the quay.', theirs).replace('https://harbour.example/', 'https://quay.example/') });
    const { conflicts: [asked] } = await follower.look(showId);
    expect(asked).toMatchObject({ kind: 'show', field: 'description', base: 'Talk on the quay.', ours: 'Talk on our quay.', theirs });
    expect((await follower.admin('GET', `/api/shows/${showId}`)).body).toMatchObject({ link: 'https://quay.example/', description: 'Talk on our quay.' });
    const editor = await follower.stet.person({ roles: { [showId]: 'editor' } });
    const path = `/api/shows/${showId}/upstream/conflicts/${asked.id}`;
    expect((await editor('POST', path, { choice: 'theirs', version: asked.version })).status).toBe(403);
    await follower.admin('POST', path, { choice: 'theirs', version: asked.version });
    expect((await follower.admin('GET', `/api/shows/${showId}`)).body.description).toBe(theirs);
    expect((await follower.stet.database.prisma.show.findUniqueOrThrow({ where: { id: showId } })).changedFields).toEqual([]);
  });

  test('of the show itself is not asked of what was set back to what its feed says: it follows again', async () => {
    const { showId } = await follower.followed();
    const describe = async (description: string) => {
      const { body: { version } } = await follower.admin('GET', `/api/shows/${showId}`);
      await follower.admin('PATCH', `/api/shows/${showId}`, { description }, { 'if-match': `"${version}"` });
    };
    await describe('Talk on our quay.');
    await follower.publisher.publish(showId, {}, { override: 'for the test' });
    await describe('Talk on the quay.');
    expect((await follower.publisher.preview(showId)).showChanges).toEqual([{ field: 'description', before: 'Talk on our quay.', after: 'Talk on the quay.' }]);
    await follower.publisher.publish(showId, {}, { override: 'for the test' });
    follower.host.answers({ body: harbourXml([{}]).replace('Talk on the quay.', 'Talk on any quay.') });
    expect((await follower.look(showId)).conflicts).toEqual([]);
    expect((await follower.admin('GET', `/api/shows/${showId}`)).body.description).toBe('Talk on any quay.');
    expect((await follower.publisher.preview(showId)).showChanges).toEqual([]);
    const { slug } = (await follower.admin('GET', `/api/shows/${showId}`)).body;
    expect((await follower.publisher.feed(slug)).includes('our quay')).toBe(false);
  });

  test('of the show itself is asked of what its settings say by now, and no more once they say what the feed does', async () => {
    const { showId } = await follower.followed();
    const describe = async (description: string) => {
      const { body: { version } } = await follower.admin('GET', `/api/shows/${showId}`);
      expect((await follower.admin('PATCH', `/api/shows/${showId}`, { description }, { 'if-match': `"${version}"` })).status).toBe(200);
      return (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body;
    };
    await describe('Talk on our quay.');
    follower.host.answers({ body: harbourXml([{}]).replace('Talk on the quay.', 'Talk on any quay.') });
    expect((await follower.look(showId)).conflictsTotal).toBe(1);
    expect((await describe('Talk on this quay.')).conflicts).toMatchObject([{ field: 'description', ours: 'Talk on this quay.', words: 'Talk on this quay.', theirs: 'Talk on any quay.' }]);
    expect((await describe('Talk on any quay.')).conflictsTotal).toBe(0);
  });
});
