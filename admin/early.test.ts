import { jest } from '@jest/globals';
import { answeredEarly, askEarly } from './early';

/** A server that answers each request with its number, or refuses. */
function aServer({ refuses = false } = {}) {
  let count = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url) => Response.json({ url, count: ++count }, { status: refuses ? 401 : 200 }));
}

describe('what is asked before there is a page', () => {
  it('serves once', async () => {
    aServer();
    askEarly('/session');
    expect(await answeredEarly('/session')).toEqual({ url: '/api/session', count: 1 });
    expect(await answeredEarly('/session')).toBeNull();
  });

  it('serves nobody who asks for something else', async () => {
    aServer();
    askEarly('/episodes/a1/desk');
    expect(await answeredEarly('/episodes/b2/desk')).toBeNull();
    expect(await answeredEarly('/episodes/a1/desk')).toMatchObject({ count: 1 });
  });

  it('is nothing where it was refused', async () => {
    aServer({ refuses: true });
    askEarly('/session');
    expect(await answeredEarly('/session')).toBeNull();
  });
});
