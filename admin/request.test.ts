import { jest } from '@jest/globals';
import { request } from './request';

const fetched = jest.spyOn(globalThis, 'fetch');
beforeEach(() => fetched.mockImplementation(async () => Response.json({})));
afterAll(() => fetched.mockRestore());

/** Whether the browser would still deliver a body of this many letters after the page is left. */
const outlives = async (letters: number): Promise<boolean | undefined> => {
  await request('/episodes/1/revisions', { method: 'POST', body: 'é'.repeat(letters), outlivesPage: true });
  return fetched.mock.lastCall?.[1]?.keepalive;
};

test('what is to outlive the page does, unless it is more than a browser takes of that: it would not be sent at all', async () => {
  expect([await outlives(1), await outlives(16_000), await outlives(17_000)]).toEqual([true, true, false]);
});

test('nothing else does', async () => {
  await request('/episodes/1');
  expect(fetched.mock.lastCall?.[1]?.keepalive).toBe(false);
});
