import { megabytes } from './megabytes';

test.each([[0, '0'], [420_000, '0.4'], [7_140_000, '7.1'], [99_469_960, '99']])('%d bytes are %s MB', (bytes, said) => {
  expect(megabytes(bytes)).toBe(said);
});
