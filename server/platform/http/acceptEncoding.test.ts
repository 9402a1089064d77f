import { codingFor } from './acceptEncoding.ts';

describe('the coding a client gets', () => {
  test.each([
    [undefined, 'identity'], ['', 'identity'], ['gzip', 'gzip'], ['gzip, deflate, br', 'br'], ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'], ['gzip;q=0', 'identity'], ['identity', 'identity'], ['GZIP', 'gzip'], ['br;q=nonsense', 'identity'],
  ])('%j → %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding);
  });
});
