import { jest } from '@jest/globals';
import type { Desk } from '#core/model/episode';
import type { StetDataProvider } from '../dataProvider';
import { askEarly } from '../early';
import { deskAt, deskOf } from './arriving';

/** A server that answers each request with its number. */
function aServer() {
  let count = 0;
  const answer = () => ({ revision: ++count }) as Desk;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(answer()));
  return { desk: async () => answer() } as unknown as StetDataProvider;
}
const { signal } = new AbortController();

describe('arriving at a desk', () => {
  it('knows the episode by the address', () => {
    expect(['#/episodes/a-1', '#/episodes/a-1?x=1', '#/episodes/%zz', '#/episodes', '#/shows/a-1', ''].map(deskAt)).toEqual(['/episodes/a-1/desk', '/episodes/a-1/desk', null, null, null, null]);
  });

  it('is answered by what was asked for early, once', async () => {
    const server = aServer();
    askEarly(deskAt('#/episodes/a1')!);
    expect(await deskOf(server, 'a1', signal)).toMatchObject({ revision: 1 });
    expect(await deskOf(server, 'a1', signal)).toMatchObject({ revision: 2 });
  });

  it('shows nothing to whoever left meanwhile', async () => {
    const server = aServer();
    askEarly(deskAt('#/episodes/a1')!);
    await expect(deskOf(server, 'a1', AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
