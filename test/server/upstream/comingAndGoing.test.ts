import { PublishScheduled } from '../../../server/publish/schedule/publishScheduled.ts';
import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS, type HarbourItem } from '../../support/harbour.ts';
import type { Answer } from '../../support/testApp.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

/** The feed that a publication answered with. */
const feedOf = async ({ body }: Answer): Promise<string> => (await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;

const bare = (title: string): HarbourItem => ({ guid: null, title, audio: `${title}.mp3` });

describe('an episode', () => {
  const fog = { guid: 'fog', title: 'Fog', audio: 'fog.mp3', pubDate: 'Mon, 02 Mar 2026 08:00:00 GMT' };

  test('that is gone upstream stays here until somebody decides, and comes back with its corrections', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.relabel(episodeIds[1]!);
    follower.upstreamHas([{}]);
    const { reports: [report] } = await follower.look(showId);
    expect(report).toMatchObject({ kind: 'gone', title: 'Fog', episodeId: episodeIds[1], answer: null });
    expect((await follower.linesOf(episodeIds[1]!))[1]).toMatch(/^Mara/);
    follower.upstreamHas([{}, { ...fog, turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'back', answer: 'told' }, { kind: 'gone', answer: 'settled' }]);
    expect(await follower.linesOf(episodeIds[1]!)).toEqual([TURNS[0], TURNS[1]!.replace('Jon', 'Mara'), TURNS[2], 'Jon (1:00) All of them do.']);
    follower.upstreamHas([{}]);
    const { reports: [again] } = await follower.look(showId);
    expect((await follower.answer(showId, again, 'perhaps')).status).toBe(422);
    expect((await follower.answer(showId, again, 'remove')).status).toBe(200);
    expect((await follower.admin('GET', `/api/episodes/${episodeIds[1]}`)).status).toBe(410);
  });

  test('that listeners have leaves the feed only when a publisher says so', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.relabel(episodeIds[1]!);
    expect((await follower.publisher.publish(showId)).status).toBe(201);
    await follower.relabel(episodeIds[0]!);
    const { body: { id: second } } = await follower.publisher.publish(showId);
    await follower.retext(episodeIds[0]!, 0, 'For later.');
    const later = async () => follower.admin('POST', `/api/shows/${showId}/scheduled-publications`, { enrichments: [], hash: (await follower.publisher.preview(showId)).hash, publishAt: new Date(follower.nowMs + HOUR_MS).toISOString() });
    expect((await later()).status).toBe(201);
    follower.upstreamHas([{}]);
    const { reports: [report] } = await follower.look(showId);
    expect(await follower.publisher.preview(showId)).toMatchObject({ blocked: [{ code: 'gone-upstream' }] });
    const refused = { status: 409, body: { code: 'gone-upstream' } };
    expect(await follower.publisher.publish(showId)).toMatchObject(refused);
    expect(await later()).toMatchObject(refused);
    const { body: { hash } } = await follower.admin('POST', `/api/publications/${second}/roll-back-preview`, {});
    expect(await follower.admin('POST', `/api/publications/${second}/roll-back`, { hash })).toMatchObject(refused);
    follower.nowMs += HOUR_MS;
    await follower.stet.app.get(PublishScheduled).runDue();
    expect((await follower.admin('GET', `/api/shows/${showId}/scheduled-publications`)).body.items).toMatchObject([{ state: 'failed', reason: expect.stringContaining('gone upstream') }]);
    expect((await follower.answer(showId, report, 'leave')).status).toBe(200);
    const { status, body } = await follower.publisher.publish(showId);
    expect(status).toBe(201);
    const turns = ['Mara (0:00) For later.', 'Mara (0:20) The boats go out with the ebb.', ...TURNS.slice(2)];
    expect((await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([{ turns }]));
    expect((await follower.linesOf(episodeIds[1]!))[1]).toMatch(/^Mara/);
  });

  test('stays in our feed without a question where the show says so, and that is told', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    expect((await follower.publisher.publish(showId)).status).toBe(201);
    expect((await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { whenGone: 'keep' })).body.feed.whenGone).toBe('keep');
    follower.upstreamHas([{ introduction: 'Anew.' }]);
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'gone', title: 'Fog', episodeId: episodeIds[1], answer: 'keep' }, { kind: 'introductions' }]);
    expect((await follower.admin('GET', `/api/episodes/${episodeIds[1]}`)).body).toMatchObject({ feed: 'kept' });
    const { status, body } = await follower.publisher.publish(showId);
    expect(status).toBe(201);
    expect((await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([{ introduction: 'Anew.' }, fog]));
    // another guid on the same audio: nobody can know whether it is the same
    follower.upstreamHas([{ introduction: 'Anew.', guid: 'https://harbour.example/ebb' }, fog]);
    const { reports } = await follower.look(showId);
    const asked = reports.find(({ kind }: { kind: string }) => kind === 'maybe-same');
    expect((await follower.answer(showId, asked, 'different')).status).toBe(200);
    expect((await follower.admin('GET', `/api/episodes/${episodeIds[0]}`)).body).toMatchObject({ feed: 'kept' });
  });

  describe('that nobody took in', () => {
    const rain = { guid: 'rain', title: 'Rain', audio: 'rain.mp3', pubDate: 'Sun, 01 Mar 2026 08:00:00 GMT' };
    const chosen = async () => {
      await follower.startHost([{}, fog, rain]);
      return follower.follow(['ebb']);
    };

    test('is in the public feed, and leaves it only when a publisher says so', async () => {
      const { showId, episodeIds: [ebb] } = await chosen();
      expect((await follower.publisher.publish(showId)).status).toBe(201);
      await follower.retext(ebb!, 0, 'Good evening.');
      follower.upstreamHas([{}, rain]);
      const { reports } = await follower.look(showId);
      expect(reports).toMatchObject([{ kind: 'gone', title: 'Fog', guid: 'fog', episodeId: expect.any(String), leftOut: true, answer: null }]);
      expect(await follower.publisher.publish(showId)).toMatchObject({ status: 409, body: { code: 'gone-upstream' } });
      await follower.answer(showId, reports[0], 'keep');
      const corrected = { turns: withTurn(0, 'Mara (0:00) Good evening.') };
      expect(await feedOf(await follower.publisher.publish(showId))).toBe(harbourXml([corrected, fog, rain]));
      follower.upstreamHas([{}]);
      const { reports: [next] } = await follower.look(showId);
      expect(next).toMatchObject({ kind: 'gone', title: 'Rain', leftOut: true });
      await follower.answer(showId, next, 'leave');
      expect(await feedOf(await follower.publisher.publish(showId))).toBe(harbourXml([corrected, fog]));
      follower.upstreamHas([{}, { ...fog, introduction: 'Anew.' }]);
      expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'back', title: 'Fog' }, { kind: 'gone' }, { kind: 'gone' }, { kind: 'introductions' }]);
      expect(await feedOf(await follower.publisher.publish(showId))).toBe(harbourXml([corrected, { ...fog, introduction: 'Anew.' }]));
    });

    test('may be the same as one with another guid', async () => {
      const { showId } = await chosen();
      await follower.publisher.publish(showId);
      follower.upstreamHas([{}, { ...fog, guid: 'https://harbour.example/fog' }, rain]);
      expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'maybe-same', guid: 'fog', otherGuid: 'https://harbour.example/fog', answer: null }, { kind: 'new' }]);
    });

    test.each<[whenGone: string, reports: object[], stay: HarbourItem[], episodes: number]>([
      ['keep', [{ kind: 'gone', title: 'Fog', leftOut: true, answer: 'keep' }], [{}, fog, rain], 2], ['leave', [], [{}, rain], 1],
    ])('goes by what the show says of all: %s', async (whenGone, reports, stay, episodes) => {
      const { showId } = await chosen();
      await follower.publisher.publish(showId);
      await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { whenGone });
      follower.upstreamHas([{}, rain]);
      expect((await follower.look(showId)).reports).toMatchObject(reports);
      expect((await follower.admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(episodes);
      expect(await feedOf(await follower.publisher.publish(showId))).toBe(harbourXml(stay));
    });

    test('is nothing to ask about as long as nothing is public', async () => {
      const { showId } = await chosen();
      follower.upstreamHas([{}, rain]);
      expect((await follower.look(showId)).reports).toEqual([]);
      expect((await follower.admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(1);
    });
  });

  test('whose guid changed may be the same, and is made so only when somebody says it', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.relabel(episodeIds[1]!);
    follower.upstreamHas([{}, { ...fog, guid: 'https://harbour.example/fog', introduction: 'About the fog.', turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    const { reports } = await follower.look(showId);
    expect(reports).toMatchObject([{ kind: 'maybe-same', episodeId: episodeIds[1], guid: 'fog', otherGuid: 'https://harbour.example/fog' }, { kind: 'new' }]);
    expect((await follower.admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(3);
    const { body } = await follower.answer(showId, reports[0], 'same');
    expect(body.reports).toContainEqual(expect.objectContaining({ kind: 'introductions', episodeId: episodeIds[1], title: 'Fog', episodes: 1 }));
    const { items, total } = (await follower.admin('GET', `/api/episodes?showId=${showId}&sort=position&order=asc`)).body;
    expect(total).toBe(2);
    expect(items[1]).toMatchObject({ id: episodeIds[1], guid: 'https://harbour.example/fog' });
    expect(await follower.linesOf(episodeIds[1]!)).toEqual([TURNS[0], TURNS[1]!.replace('Jon', 'Mara'), TURNS[2], 'Jon (1:00) All of them do.']);
  });

  test('that came and went before anything of it was public here is in nobody’s way', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.publisher.publish(showId);
    await follower.relabel(episodeIds[1]!);
    const rain = { guid: 'rain', title: 'Rain', audio: 'rain.mp3', pubDate: 'Mon, 09 Mar 2026 08:00:00 GMT' };
    follower.upstreamHas([{}, fog, rain]);
    await follower.look(showId);
    follower.upstreamHas([{}, fog]);
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'gone', title: 'Rain', answer: null }, { kind: 'new' }]);
    expect(await follower.publisher.preview(showId)).toMatchObject({ blocked: [] });
    // once it was public without ever being edited, it is asked about
    follower.upstreamHas([{}, fog, rain]);
    await follower.look(showId);
    expect((await follower.publisher.publish(showId)).status).toBe(201);
    follower.upstreamHas([{}, fog]);
    await follower.look(showId);
    expect(await follower.publisher.preview(showId)).toMatchObject({ blocked: [{ code: 'gone-upstream' }] });
  });

  test('whose guid was another for one look goes on as it was, and nothing is left to ask', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.relabel(episodeIds[1]!);
    await follower.publisher.publish(showId);
    follower.upstreamHas([{}, { ...fog, guid: 'https://harbour.example/fog' }]);
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'maybe-same', answer: null }, { kind: 'new' }]);
    expect(await follower.publisher.preview(showId)).toMatchObject({ blocked: [{ code: 'gone-upstream' }] });
    follower.upstreamHas([{}, fog]);
    const { reports } = await follower.look(showId);
    expect(reports.find(({ kind }: { kind: string }) => kind === 'maybe-same')).toMatchObject({ answer: 'settled' });
    expect(await follower.publisher.preview(showId)).toMatchObject({ blocked: [] });
    await follower.relabel(episodeIds[0]!);
    expect(await feedOf(await follower.publisher.publish(showId))).toBe(harbourXml([{ turns: withTurn(1, TURNS[1]!.replace('Jon', 'Mara')) }, { ...fog, turns: withTurn(1, TURNS[1]!.replace('Jon', 'Mara')) }]));
  });

  test('is asked about as gone when that with the other guid is gone, too', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.publisher.publish(showId);
    follower.upstreamHas([{}, { ...fog, guid: 'https://harbour.example/fog' }]);
    await follower.look(showId);
    follower.upstreamHas([{}]);
    const { reports } = await follower.look(showId);
    expect(reports.filter(({ answer }: { answer: string | null }) => answer === null).map(({ kind, guid }: { kind: string; guid: string }) => [kind, guid]).sort()).toEqual([['gone', 'fog'], ['gone', 'https://harbour.example/fog']]);
    const asked = reports.find(({ episodeId }: { episodeId: string }) => episodeId === episodeIds[1]);
    expect((await follower.answer(showId, asked, 'leave')).status).toBe(200);
    expect(await follower.publisher.preview(showId)).toMatchObject({ blocked: [] });
  });

  test('without a guid keeps its corrections when one comes before it, and when the order changes', async () => {
    const { showId, episodeIds } = await follower.followed([bare('one'), bare('two')]);
    await follower.relabel(episodeIds[0]!);
    follower.upstreamHas([bare('two'), bare('zero'), { ...bare('one'), introduction: 'Anew.' }]);
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'introductions', title: 'one' }, { kind: 'new', title: 'zero' }]);
    const { items } = (await follower.admin('GET', `/api/episodes?showId=${showId}&sort=position&order=asc`)).body;
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['two', 'zero', 'one']);
    expect((await follower.linesOf(episodeIds[0]!))[1]).toMatch(/^Mara/);
  });
});

const announced = (title: string, word = 'tide') => `    <item>${title && `<title>${title}</title>`}<content:encoded><![CDATA[<p>About the ${word}.</p>]]></content:encoded></item>\n`;
const dated = (title: string, day: number) => announced(title).replace('<content', `<pubDate>0${day} Mar 2026 08:00:00 GMT</pubDate><content`);
const twin = (title: string): HarbourItem => ({ guid: 'twin', title, audio: `${title}.mp3` });
const ebb = 'Ebb and flood';

describe('episodes that are hard to tell apart stay what they are', () => {
  test.each<[what: string, before: [items: HarbourItem[], more: string], after: [items: HarbourItem[], more: string], titles: string[], gone: string[]]>([
    ['the first of two with one guid leaves', [[twin('one'), twin('two'), {}], ''], [[twin('two'), { introduction: 'Anew.' }], ''], ['one', 'two', ebb], ['one']],
    ['the first of two with one guid leaves, and another comes with it', [[twin('one'), twin('two')], ''], [[twin('two'), twin('three')], ''], ['two', 'three'], []],
    ['one with nothing but words says something else', [[{}], announced('')], [[{}], announced('', 'moon')], ['', ebb], []],
    ['one comes before those with nothing but a title', [[{}], announced('Fog') + announced('Rain')], [[{}], announced('Sun') + announced('Fog', 'moon') + announced('Rain')], ['Sun', 'Fog', 'Rain', ebb], []],
    ['the first of those with nothing but title and date leaves', [[{}], dated('Fog', 1) + dated('Rain', 2)], [[{}], dated('Rain', 2)], ['Fog', 'Rain', ebb], ['Fog']],
    ['two with one audio change places', [[{ guid: null, title: 'Fog' }, { guid: null, title: 'Rain' }], ''], [[{ guid: null, title: 'Rain' }, { guid: null, title: 'Fog', introduction: 'Anew.' }], ''], ['Rain', 'Fog'], []],
  ])('%s', async (_, before, after, titles, gone) => {
    const { showId } = await follower.followed(...before);
    expect((await follower.publisher.publish(showId)).status).toBe(201);
    follower.upstreamHas(...after);
    const { feed, reports } = await follower.look(showId);
    expect(feed).toMatchObject({ lastResult: 'merged', failures: 0 });
    expect(reports.filter(({ kind }: { kind: string }) => kind === 'gone').map(({ title }: { title: string }) => title)).toEqual(gone);
    const { items } = (await follower.admin('GET', `/api/episodes?showId=${showId}`)).body;
    expect(items.map(({ title }: { title: string }) => title).sort()).toEqual([...titles].sort());
    for (const report of reports.filter(({ kind }: { kind: string }) => kind === 'gone')) await follower.answer(showId, report, 'keep');
    const { status, body } = await follower.publisher.publish(showId);
    expect(status).toBe(201);
    const { text } = await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname);
    if (gone.length === 0) expect(text).toBe(harbourXml(...after));
    else for (const title of titles) expect(text.split(`<title>${title}</title>`)).toHaveLength(2);
    // and on from there
    follower.upstreamHas(after[0].map((item) => ({ ...item, introduction: 'Later.' })), after[1]);
    expect((await follower.look(showId)).feed).toMatchObject({ lastResult: 'merged', failures: 0 });
    expect((await follower.admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(titles.length);
  });
});

test('an episode that was made here and is in the feed of the host now is the same, and what both say of it is no question', async () => {
  const { showId } = await follower.followed();
  const page = `<p>About the slack.</p>\n<h2>Transcript</h2>\n${TURNS.map((line) => `<p>${line.replace(/ \((.*?)\)/, ' ($1):')}</p>`).join('\n')}`;
  const { body: pasted } = await follower.admin('POST', '/api/imports', { kind: 'paste', content: page });
  const { status, body: { episodeIds: [made] } } = await follower.admin('POST', `/api/imports/${pasted.id}/accept`, { showId, title: 'Slack water', enclosureUrl: 'https://audio.example/slack.mp3', enclosureLength: 1000, enclosureType: 'audio/mpeg', pubDate: '2026-03-10T08:00:00.000Z' });
  expect(status).toBe(201);
  await follower.retext(made, 1, 'The boats go out with the slack.');
  const { body: { guid } } = await follower.admin('GET', `/api/episodes/${made}`);
  follower.upstreamHas([{ guid, title: 'Slack water', audio: 'slack.mp3', pubDate: 'Tue, 10 Mar 2026 08:00:00 GMT', introduction: 'About the slack.', turns: withTurn(1, 'Jon (0:20) The boats go out with the slack.') }, {}]);
  expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged' }, conflicts: [], reports: [{ kind: 'new', episodeId: made, title: 'Slack water' }] });
  expect((await follower.admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(2);
  expect(await follower.linesOf(made)).toEqual(withTurn(1, 'Jon (0:20) The boats go out with the slack.'));
  expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [] });
});
