const DAY = 24 * 60 * 60 * 1000;

/** How long a session lasts: without use, and at most; and how often its use is written down. */
export const SESSION_MS = { idle: 14 * DAY, absolute: 90 * DAY, seenEvery: 5 * 60 * 1000 } as const;

/** What a session must not be older than to be alive. */
export const oldestAlive = (nowMs: number) => ({
  createdAt: new Date(nowMs - SESSION_MS.absolute),
  lastSeenAt: new Date(nowMs - SESSION_MS.idle),
});
