import { questionOf } from './question.ts';

const keyOf = (...raw: string[]): string => questionOf(raw).key;

test('what decides an answer tells questions apart, and nothing else does', () => {
  const asked = ['Host', 'feeds.example.org', 'If-None-Match', '"a"', 'Accept-Encoding', 'gzip'];
  expect(keyOf(...asked, 'User-Agent', 'Player/1')).toBe(keyOf(...asked, 'User-Agent', 'Player/2'));
  expect(keyOf('IF-NONE-MATCH', '"a"')).toBe(keyOf('if-none-match', '"a"'));
  const others = [[], ['if-none-match', ''], ['if-none-match', '"a"'], ['if-none-match', '"b"'], ['accept-encoding', '"a"'], ['if-modified-since', '"a"'], ['if-none-match', '"a"', 'if-none-match', '"b"'], ['if-none-match', '"a"', 'accept-encoding', 'gzip']];
  expect(new Set(others.map((raw) => keyOf(...raw))).size).toBe(others.length);
});

test('a part is asked for whatever the case of its header', () => {
  expect(questionOf(['RANGE', 'bytes=0-1']).wantsPart).toBe(true);
  expect(questionOf(['range-unit', 'bytes']).wantsPart).toBe(false);
});

test('what several proxies say is one list, as Node makes it', () => {
  expect(questionOf(['X-Forwarded-Proto', 'https', 'x-forwarded-proto', 'http']).proto).toBe('https, http');
  expect(questionOf(['Host', 'feeds.example.org']).proto).toBeUndefined();
});
