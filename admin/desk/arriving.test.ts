import { jest } from '@jest/globals';
import type { Desk } from '#core/model/episode';
import type { StetDataProvider } from '../dataProvider';
import { askEarly, deskOf, episodeOf } from './arriving';

/** A server that answers each question with its number, or refuses the early ones. */
function aServer({ refuses = false } = {}) {
  let count = 0;
  const answer = (episodeId: string) => ({ episode: { id: episodeId }, revision: ++count }) as unknown as Desk;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
    const [, episodeId] = /^\/api\/episodes\/(.+)\/desk$/.exec(String(url))!;
    return refuses ? Response.json({ code: 'signed-out' }, { status: 401 }) : Response.json(answer(episodeId!));
  });
  return { desk: async (episodeId: string) => answer(episodeId) } as unknown as StetDataProvider;
}
const { signal } = new AbortController();

describe('arriving at a desk', () => {
  it('knows the episode by the address', () => {
    expect(['#/episodes/a-1', '#/episodes/a-1?x=1', '#/episodes/%zz', '#/episodes', '#/shows/a-1', ''].map(episodeOf)).toEqual(['a-1', 'a-1', null, null, null, null]);
  });

  it('is answered by what was asked for early, once', async () => {
    const server = aServer();
    askEarly('a1');
    expect(await deskOf(server, 'a1', signal)).toMatchObject({ episode: { id: 'a1' }, revision: 1 });
    expect(await deskOf(server, 'a1', signal)).toMatchObject({ revision: 2 });
  });

  it('asks for another episode than was asked for early', async () => {
    const server = aServer();
    askEarly('a1');
    expect(await deskOf(server, 'b2', signal)).toMatchObject({ episode: { id: 'b2' } });
    expect(await deskOf(server, 'a1', signal)).toMatchObject({ episode: { id: 'a1' }, revision: 3 });
  });

  it('asks again where the early question was refused', async () => {
    const server = aServer({ refuses: true });
    askEarly('a1');
    expect(await deskOf(server, 'a1', signal)).toMatchObject({ episode: { id: 'a1' }, revision: 1 });
  });
});
