import path from 'node:path';
import { readSettings, SettingsError } from './settings.ts';

const faultsOf = (environment: Record<string, string>): string => {
  try {
    readSettings(environment);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
};

test('needs nothing', () => {
  expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, dataFolder: path.resolve('data'), publicUrl: null, secret: null, trustProxy: false, testAllowLoopback: false });
});

test('takes an empty variable for an absent one', () => {
  expect(readSettings({ PUBLIC_URL: '', STET_SECRET: '', PORT: '' })).toEqual(readSettings({}));
});

test('names every bad variable at once', () => {
  const message = faultsOf({ PORT: '80800', DATABASE_URL: 'mysql://localhost/stet', PUBLIC_URL: 'feeds.example.org', STET_SECRET: 'c2hvcnQ=', TRUST_PROXY: 'perhaps', STET_ADMIN_EMAIL: 'ada@example.org' });
  for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'STET_SECRET', 'TRUST_PROXY', 'STET_ADMIN_PASSWORD']) expect(message).toContain(name);
});

test('never repeats a secret', () => {
  expect(faultsOf({ STET_SECRET: 'tiny', STET_ADMIN_PASSWORD: 'hunter2', PUBLIC_URL: 'https://ada:lovelace@example.org' })).not.toMatch(/tiny|hunter2|lovelace/);
});

test.each([
  ['https://feeds.example.org', 'https://feeds.example.org'],
  ['https://feeds.example.org/', 'https://feeds.example.org'],
  ['https://FEEDS.example.org:443', 'https://feeds.example.org'],
  ['http://[::1]:8080/', 'http://[::1]:8080'],
])('keeps the origin of %s', (given, kept) => {
  expect(readSettings({ PUBLIC_URL: given }).publicUrl).toBe(kept);
});

test.each(['https://example.org/podcast', 'ftp://example.org', 'https://example.org/?a=b'])('refuses %s as a public address', (given) => {
  expect(faultsOf({ PUBLIC_URL: given })).toContain('PUBLIC_URL');
});

test.each([['true', true], ['0', false], ['1', true], ['2', 2], ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1']])('believes proxies: %s', (given, believed) => {
  expect(readSettings({ TRUST_PROXY: given }).trustProxy).toBe(believed);
});
