import { isOwnOrigin, isSameHost, isSplit } from './origins.ts';

const nothing = { publicUrl: null, adminUrl: null };
const one = { publicUrl: 'https://stet.example', adminUrl: null };
const two = { publicUrl: 'https://feeds.example', adminUrl: 'https://desk.example' };

test.each([
  ['http://127.0.0.1:3000', '127.0.0.1:3000', nothing, true],
  ['https://stet.example', 'stet.example', nothing, true],
  ['https://stet.example', 'stet.example:443', nothing, true],
  ['http://127.0.0.1:3001', '127.0.0.1:3000', nothing, false],
  ['http://localhost:3000', '127.0.0.1:3000', nothing, false],
  ['null', '127.0.0.1:3000', nothing, false],
  ['', '', nothing, false],
  ['https://stet.example', 'anything', one, true],
  ['http://stet.example', 'stet.example', one, false],
  ['https://stet.example.evil.example', 'stet.example', one, false],
  ['https://evil.example', 'evil.example', one, false],
  ['https://desk.example', 'desk.example', two, true],
  ['https://feeds.example', 'desk.example', two, false],
])('a page of %p that asks %p is ours with %j: %p', (origin, host, settings, ours) => {
  expect(isOwnOrigin(origin, host, settings)).toBe(ours);
});

test('two addresses on one host are no second origin', () => {
  expect(isSplit({ publicUrl: 'http://stet.example', adminUrl: 'https://stet.example' })).toBe(false);
  expect(isSplit(two)).toBe(true);
  expect(isSplit(one)).toBe(false);
});

test('a request without a Host is at no host of ours', () => {
  expect(isSameHost('desk.example', '')).toBe(false);
  expect(isSameHost('desk.example', 'DESK.example:443')).toBe(true);
  expect(isSameHost('desk.example', 'desk.example:8443')).toBe(false);
});
