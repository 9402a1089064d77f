import { jest } from '@jest/globals';

const argon2 = await import('@node-rs/argon2');
const verify = jest.fn(argon2.verify);
jest.unstable_mockModule('@node-rs/argon2', () => ({ ...argon2, verify }));
const { hashPassword, isPassword } = await import('./password.ts');

test('a hash is argon2id with 19 MiB and two passes, and never the same twice', async () => {
  const [one, other] = await Promise.all([hashPassword('a lamp above the harbour'), hashPassword('a lamp above the harbour')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(other).not.toBe(one);
});

test('the password is told from another', async () => {
  const hash = await hashPassword('a lamp above the harbour');
  expect(await isPassword('a lamp above the harbour', hash)).toBe(true);
  expect(await isPassword('a lamp above the harbor', hash)).toBe(false);
});

test('without an account the same work is done, against a hash of the same cost', async () => {
  verify.mockClear();
  expect(await isPassword('a lamp above the harbour', null)).toBe(false);
  expect(await isPassword('a lamp above the harbour', null)).toBe(false);
  expect(verify.mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4).join('$'))).toEqual(Array(2).fill('$argon2id$v=19$m=19456,t=2,p=1'));
});
