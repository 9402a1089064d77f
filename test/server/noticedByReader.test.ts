import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CHECKS } from '../../server/core/check/checks.ts';
import { CheckArchiveAnew } from '../../server/check/checkArchiveAnew.ts';
import { ReadAnew } from '../../server/reader/readAnew.ts';
import { Follower, HOUR_MS } from '../support/follower.ts';
import { TURNS } from '../support/harbour.ts';
import { countQueries } from '../support/countQueries.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const UNREAD = 'Ada (0:99) Nobody can read that time.';
const noticedIn = async (id: string) =>
  (await follower.admin('GET', `/api/episodes/${id}/findings`)).body.items.filter(({ code }: { code: string }) => code === 'unread-time').map(({ severity, message }: { severity: string; message: string }) => [severity, message]);

test('what the reader noticed in the notes is among the findings until upstream mends it, whatever is edited meanwhile', async () => {
  const { showId, episodeIds: [id] } = await follower.followed([{ turns: [...TURNS, UNREAD] }]);
  const noticed = await noticedIn(id!);
  expect(noticed).toEqual([['info', expect.stringContaining('“0:99” cannot be read as a time')]]);
  await follower.retext(id!, 1, 'The boats go out with the tide.');
  const { sourceBytes } = await countQueries(async () => expect(await noticedIn(id!)).toEqual(noticed));
  expect(sourceBytes).toBe(0);
  follower.nowMs += HOUR_MS;
  follower.upstreamHas([{ turns: [...TURNS, UNREAD.replace('0:99', '1:39')] }]);
  await follower.look(showId);
  expect(await noticedIn(id!)).toEqual([]);
});

const checkAnew = () => follower.stet.app.get(CheckArchiveAnew).run();
const checksOf = async (id: string) => (await follower.stet.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { checks: true } })).checks;

/** An episode whose findings are from checks that noticed nothing in it. */
async function checkedBefore(): Promise<string> {
  const { episodeIds: [id] } = await follower.followed([{ turns: [...TURNS, UNREAD] }]);
  await follower.stet.database.prisma.finding.deleteMany({ where: { episodeId: id! } });
  await follower.stet.database.prisma.episode.update({ where: { id: id! }, data: { checks: CHECKS - 1, warningCount: 0 } });
  return id!;
}

describe('findings that older checks made', () => {
  test('are made anew in the background, those of the reader too, with nobody’s edit', async () => {
    const id = await checkedBefore();
    expect(await noticedIn(id)).toEqual([]);
    await checkAnew();
    expect(await noticedIn(id)).toEqual([['info', expect.stringContaining('“0:99” cannot be read as a time')]]);
    expect(await checksOf(id)).toBe(CHECKS);
    expect(await follower.revisionsOf(id)).toEqual([]);
  });

  test('stay older after an edit, which reads no notes, until then', async () => {
    const id = await checkedBefore();
    await follower.retext(id, 1, 'The boats go out with the tide.');
    expect(await noticedIn(id)).toEqual([]);
    expect(await checksOf(id)).toBe(CHECKS - 1);
    await checkAnew();
    expect(await noticedIn(id)).toHaveLength(1);
  });

  test('of an episode that somebody edits at that moment are made by the next run: nobody waits', async () => {
    const id = await checkedBefore();
    await follower.stet.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "episode" where id = ${id}::uuid for update`;
      await checkAnew();
    });
    expect(await checksOf(id)).toBe(CHECKS - 1);
    await checkAnew();
    expect(await checksOf(id)).toBe(CHECKS);
  });

  test('are made once', async () => {
    const id = await checkedBefore();
    await checkAnew();
    await follower.stet.database.prisma.finding.deleteMany({ where: { episodeId: id } });
    await checkAnew();
    expect(await noticedIn(id)).toEqual([]);
  });

  test('are made anew of what another reader read: what it warns of no longer goes', async () => {
    const { showId, episodeIds: [warned, other] } = await follower.followed([{ turns: [...TURNS, UNREAD] }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
    await follower.stet.database.prisma.finding.updateMany({ where: { episodeId: warned!, code: 'unread-time' }, data: { episodeId: other! } });
    await follower.stet.database.prisma.episode.updateMany({ where: { showId }, data: { reader: 0 } });
    await follower.stet.app.get(ReadAnew).show(showId);
    await checkAnew();
    expect([await noticedIn(warned!), await noticedIn(other!)]).toEqual([[expect.anything()], []]);
  });

  test('are made anew past an episode that cannot be read', async () => {
    const { stet: { database: { prisma } } } = follower;
    const { showId, episodeIds } = await follower.followed([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
    const [broken, other] = [...episodeIds].sort();
    await prisma.episode.updateMany({ where: { showId }, data: { checks: CHECKS - 1 } });
    await prisma.episode.update({ where: { id: broken! }, data: { key: 'in no source' } });
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    await checkAnew();
    expect(errors.mock.calls.map(([message]) => message)).toEqual([expect.stringContaining(`checking anew failed for episode ${broken}`)]);
    expect([await checksOf(broken!), await checksOf(other!)]).toEqual([CHECKS - 1, CHECKS]);
    jest.restoreAllMocks();
  });
});
