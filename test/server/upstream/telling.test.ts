import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import { TURNS, type HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const WITH_ONE_MORE = [TURNS[0]!, 'Jon (0:10) Indeed.', ...TURNS.slice(1)];

const comes = (showId: string, ...items: HarbourItem[]) => {
  follower.nowMs += HOUR_MS;
  follower.upstreamHas(items);
  return follower.look(showId);
};

const publish = async (showId: string): Promise<string> => (await follower.publisher.publish(showId, {}, { override: 'for the test' })).body.id;

/** An episode of which one turn is corrected, and that is public. */
async function correctedOnce() {
  const { showId, episodeIds: [id] } = await follower.followed();
  await follower.retext(id!, 1, 'The boats go out with the tide.');
  return { showId, id: id!, publicationId: await publish(showId) };
}

describe('what a publication changes, told after upstream has a turn more', () => {
  test('is nothing of ours where nothing was corrected since', async () => {
    const { showId } = await correctedOnce();
    await comes(showId, { turns: WITH_ONE_MORE });
    expect(await follower.publisher.preview(showId)).toMatchObject({ corrections: 0, changes: [], upstream: [{ what: 'changed', total: 1 }] });
    await publish(showId);
    const { items: [newest] } = (await follower.admin('GET', `/api/publications?showId=${showId}&sort=number&order=desc`)).body;
    expect(newest.summary).toEqual(['1 episode changed upstream (Ebb and flood)']);
  });

  test('is what was corrected since, and nothing else, also of the turn that came', async () => {
    const { showId, id } = await correctedOnce();
    await comes(showId, { turns: WITH_ONE_MORE });
    await follower.retext(id, 1, 'Indeed they do.');
    await follower.retext(id, 2, 'The boats go out with the flood.');
    const { changes } = await follower.publisher.preview(showId);
    expect(changes).toMatchObject([{ summary: ['2 edited texts'], details: [
      { field: 'text', place: expect.stringContaining('0:10, Jon') as string, before: 'Indeed.', after: 'Indeed they do.' },
      { field: 'text', place: expect.stringContaining('0:20, Jon') as string, before: 'The boats go out with the tide.', after: 'The boats go out with the flood.' },
    ] }]);
    expect(changes[0].notesBefore).toContain('with the tide.');
    expect(changes[0].notesBefore).not.toContain('Indeed');
  });

  test('is measured against what is public, where upstream says another title by now that never went out', async () => {
    const { showId, id } = await correctedOnce();
    await comes(showId, { title: 'Ebb, flood and slack' });
    const { body: { version } } = await follower.admin('GET', `/api/episodes/${id}`);
    await follower.admin('PATCH', `/api/episodes/${id}`, { title: 'Tides' }, { 'if-match': `"${version}"` });
    expect((await follower.publisher.preview(showId)).changes).toMatchObject([{ summary: ['title'], details: [{ before: 'Ebb and flood', after: 'Tides' }] }]);
  });

  test('is what was removed since', async () => {
    const { showId, id } = await correctedOnce();
    await comes(showId, { turns: WITH_ONE_MORE });
    const { segments } = (await follower.admin('GET', `/api/episodes/${id}/desk`)).body;
    await follower.edit(id, [{ type: 'deleteSegment', segmentId: segments[4].id }]);
    expect((await follower.publisher.preview(showId)).changes).toMatchObject([{ summary: ['1 removed segment'], details: [{ before: 'Jon (1:00): Most of them do.' }] }]);
  });

  test('is a correction that was given up for what upstream says by now', async () => {
    const { showId } = await correctedOnce();
    const { conflicts: [asked] } = await comes(showId, { turns: [TURNS[0]!, 'Jon (0:10) Indeed.', ...withTurn(1, 'Jon (0:20) The boats go out with the current.').slice(1)] });
    expect((await follower.publisher.preview(showId)).changes).toEqual([]);
    await follower.decide(showId, asked, { choice: 'theirs' });
    expect((await follower.publisher.preview(showId)).changes).toMatchObject([{ summary: ['1 edited text'], details: [{ before: 'The boats go out with the tide.', after: 'The boats go out with the current.' }] }]);
  });

  test('is what taking the correction back changes', async () => {
    const { showId, publicationId } = await correctedOnce();
    await comes(showId, { turns: WITH_ONE_MORE });
    const { body: { changes } } = await follower.admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices: {} });
    expect(changes).toMatchObject([{ summary: ['1 edited text'], details: [{ before: 'The boats go out with the tide.', after: 'The boats go out with the ebb.' }] }]);
  });

  test('is nothing of ours where the episode goes by another guid by now', async () => {
    const { showId } = await correctedOnce();
    const { reports } = await comes(showId, { guid: 'ebb-anew', turns: WITH_ONE_MORE });
    await follower.answer(showId, reports.find(({ kind }: { kind: string }) => kind === 'maybe-same'), 'same');
    expect(await follower.publisher.preview(showId)).toMatchObject({ corrections: 0, changes: [] });
  });
});

describe('the episodes that changed upstream, told before publishing', () => {
  const EBB = { guid: 'ebb', audio: 'ebb.mp3' };
  const FOG = { guid: 'fog', title: 'Fog', audio: 'fog.mp3' };

  test('are those of which something goes out: not one whose only change is a title that is ours', async () => {
    const { showId, episodeIds: [ebb, fog] } = await follower.followed([EBB, FOG]);
    const { version } = (await follower.admin('GET', `/api/episodes/${ebb}`)).body;
    expect((await follower.admin('PATCH', `/api/episodes/${ebb}`, { title: 'Ebb and flow' }, { 'if-match': `"${version}"` })).status).toBe(200);
    await publish(showId);
    await comes(showId, { ...EBB, title: 'EBB AND FLOOD' }, FOG);
    expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], upstream: [] });
    await comes(showId, { ...EBB, title: 'EBB AND FLOOD' }, { ...FOG, title: 'Mist' });
    expect((await follower.publisher.preview(showId)).upstream).toEqual([{ what: 'changed', total: 1, items: [{ episodeId: fog, title: 'Mist' }], words: '1 episode changed upstream (Mist)' }]);
  });

  test('are not those between two others of which one has a line more and one a line less', async () => {
    const more = '<itunes:episode>1</itunes:episode>';
    const [oar, tar] = [{ guid: 'oar', title: 'Oar', audio: 'oar.mp3', more }, { guid: 'tar', title: 'Tar', audio: 'tar.mp3' }];
    const { showId, episodeIds: [, ebb] } = await follower.followed([oar, EBB, tar]);
    await follower.change(ebb!, { title: 'Ebb and flow' });
    await publish(showId);
    await comes(showId, { ...oar, more: '' }, { ...EBB, title: 'EBB AND FLOOD' }, { ...tar, more });
    const { upstream: [told] } = await follower.publisher.preview(showId);
    expect([told.total, told.items.map(({ title }: { title: string }) => title)]).toEqual([2, ['Oar', 'Tar']]);
  });

  test('are not those that were taken out of the feed', async () => {
    const { showId, episodeIds: [, fog] } = await follower.followed([EBB, FOG]);
    expect((await follower.admin('POST', `/api/episodes/${fog}/take-out`)).status).toBe(200);
    await publish(showId);
    await comes(showId, EBB, { ...FOG, title: 'Mist' });
    expect((await follower.publisher.preview(showId)).upstream).toEqual([]);
  });
});
