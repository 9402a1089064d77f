import { onSessionChange, sessionEnded, sessionResumed, signedInAgain } from './session';

describe('a session that ended', () => {
  test('holds every request until someone signs in, then lets all of them go', async () => {
    const seen: string[] = [];
    const first = signedInAgain().then(() => seen.push('first'));
    const second = signedInAgain().then(() => seen.push('second'));
    await Promise.resolve();
    expect(sessionEnded()).toBe(true);
    expect(seen).toEqual([]);
    sessionResumed();
    await Promise.all([first, second]);
    expect(seen).toEqual(['first', 'second']);
    expect(sessionEnded()).toBe(false);
  });

  test('can end a second time', async () => {
    const again = signedInAgain();
    expect(sessionEnded()).toBe(true);
    sessionResumed();
    await expect(again).resolves.toBeUndefined();
  });

  test('tells whoever listens, until they stop listening', () => {
    const calls: boolean[] = [];
    const stop = onSessionChange(() => calls.push(sessionEnded()));
    void signedInAgain();
    sessionResumed();
    stop();
    void signedInAgain();
    sessionResumed();
    expect(calls).toEqual([true, false]);
  });
});
