import { EmbeddedPostgresError } from '../embedded-postgres/error.ts';
import { Log } from './log.ts';
import { redactText, redactValue } from './redact.ts';

const SECRETS = ['open-sesame', 'k3ycode', 'c00kie', 't0ken'];

test.each([
  'fetching https://ada:open-sesame@feeds.example.org/tides.xml?key=k3ycode failed',
  'GET /feeds/private/t0ken/tides.xml',
  'https://stet.example.org/feeds/private/t0ken/tides.xml',
  'cookie: stet_session=c00kie',
  'Authorization: Bearer t0ken-t0ken',
  '{"email":"ada@example.org","password":"open-sesame"}',
  'postgresql://stet:open-sesame@db/stet refused',
  'set-up at http://localhost:3000/#/setup?token=t0ken',
])('keeps no secret of: %s', (text) => {
  for (const secret of SECRETS) expect(redactText(text)).not.toContain(secret);
});

test('leaves what is no secret', () => {
  for (const text of ['Stet is at http://127.0.0.1:3000', 'https://feeds.example.org/tides.xml was read', 'the chapter "Tokens and cookies" starts at 7:51']) expect(redactText(text)).toBe(text);
});

test('empties fields that have a secret’s name, however deep', () => {
  const value = { user: { name: 'Ada', passwordHash: 'open-sesame' }, headers: [{ Cookie: 'c00kie' }], stet_session_token: 't0ken' };
  expect(redactValue(value)).toEqual({ user: { name: 'Ada', passwordHash: '[redacted]' }, headers: [{ Cookie: '[redacted]' }], stet_session_token: '[redacted]' });
});

const lines = (logFormat: 'json' | 'text', logLevel: 'debug' | 'info' | 'warn' | 'error', work: (log: Log) => void): string[] => {
  const written: string[] = [];
  work(new Log({ logFormat, logLevel }, (line) => written.push(line)));
  return written;
};

describe('a line of the log', () => {
  test('is one JSON object', () => {
    const [line] = lines('json', 'info', (log) => log.event('info', 'request', { status: 200, url: 'https://a:open-sesame@b/' }));
    expect(JSON.parse(line!)).toMatchObject({ level: 'info', message: 'request', status: 200, url: 'https://[redacted]@b/' });
  });

  test('is left out below the level that was asked for', () => {
    expect(lines('text', 'warn', (log) => (log.log('so'), log.debug('so'), log.warn('look'), log.error('ouch')))).toEqual(['warn: look\n', 'error: ouch\n']);
  });

  test('of an error has its stack, without secrets', () => {
    const text = lines('text', 'info', (log) => log.error(new Error('no answer from https://ada:open-sesame@example.org/'))).join('');
    expect(text).toContain('log.test.ts');
    expect(text).not.toContain('open-sesame');
  });

  test('leaves Nest’s own start-up talk to debug', () => {
    expect(lines('text', 'info', (log) => (log.log('Mapped {/api/shows, GET} route', 'RouterExplorer'), log.log('migrated', 'database')))).toEqual(['migrated from=database\n']);
  });

  test('is none of what whoever starts Stet can fix, which they are told in its own words', () => {
    expect(lines('text', 'info', (log) => log.error(new EmbeddedPostgresError('The disk is full.'), undefined, 'ExceptionHandler'))).toEqual([]);
    expect(lines('text', 'info', (log) => log.error(new Error('a mistake of ours'), undefined, 'ExceptionHandler')).join('')).toMatch(/log\.test\.ts[^]* from=ExceptionHandler\n$/);
  });

  test('of what is frequent is written with those that come in the same moment, in their order', async () => {
    const written: string[] = [];
    const log = new Log({ logFormat: 'json', logLevel: 'info' }, (line) => written.push(line));
    for (const status of [200, 304]) log.frequent('info', 'request', { status });
    expect(written).toEqual([]);
    await new Promise(setImmediate);
    expect(written.map((lines) => lines.trim().split('\n').map((line) => JSON.parse(line).status))).toEqual([[200, 304]]);
    log.frequent('info', 'request', { status: 206 });
    log.warn('look');
    expect(written.join('')).toMatch(/206[^]*look/);
    log.frequent('debug', 'request', {});
    await new Promise(setImmediate);
    expect(written).toHaveLength(3);
  });
});
