import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomToken, Secrets, sha256 } from './secrets.ts';

const url = 'https://listener:open-sesame@feeds.example.org/tides.xml';
const secrets = new Secrets(randomBytes(32));

test('opens what it sealed', () => {
  expect(secrets.open(secrets.seal(url, 'source.url'), 'source.url')).toBe(url);
});

test('seals the same text differently each time, and never readably', () => {
  const [once, again] = [secrets.seal(url, 'source.url'), secrets.seal(url, 'source.url')];
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(false);
  expect(Buffer.from(once).toString('latin1')).not.toContain('sesame');
});

test('does not open for another purpose, with another key, or after a change of any byte', () => {
  const sealed = secrets.seal(url, 'source.url');
  expect(() => secrets.open(sealed, 'show.url')).toThrow('cannot be opened');
  expect(() => new Secrets(randomBytes(32)).open(sealed, 'source.url')).toThrow('cannot be opened');
  for (const index of sealed.keys()) {
    const changed = Uint8Array.from(sealed);
    changed[index]! ^= 1;
    expect(() => secrets.open(changed, 'source.url')).toThrow();
  }
});

test('keeps a key in the data folder that only its owner reads', () => {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-secrets-'));
  const sealed = Secrets.from({ secret: null, dataFolder }).seal(url, 'source.url');
  expect(fs.statSync(path.join(dataFolder, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(dataFolder)).toEqual(['secret.key']);
  expect(Secrets.from({ secret: null, dataFolder }).open(sealed, 'source.url')).toBe(url);
  fs.rmSync(dataFolder, { recursive: true });
});

test('leaves the key to the folder’s owner, whoever made it', () => {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-secrets-'));
  if (process.getuid!() === 0) fs.chownSync(dataFolder, 65_534, 65_534);
  Secrets.from({ secret: null, dataFolder });
  expect(fs.statSync(path.join(dataFolder, 'secret.key')).uid).toBe(fs.statSync(dataFolder).uid);
  fs.rmSync(dataFolder, { recursive: true });
});

test('makes tokens of 256 bits, fit for a URL', () => {
  expect(randomToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(randomToken()).not.toBe(randomToken());
});

test('hashes as everybody does', () => {
  expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a folder for the key that cannot be made is told in plain words', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stet-secrets-')), 'a-file');
  fs.writeFileSync(file, '');
  expect(() => Secrets.from({ secret: null, dataFolder: path.join(file, 'data') })).toThrow(`${path.join(file, 'data')} cannot be made: a file stands where it`);
});
