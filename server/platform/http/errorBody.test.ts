import { DatabaseError } from 'pg';
import { errorBody } from './errorBody.ts';

const fromDatabase = (code: string) => Object.assign(new DatabaseError('what it says is nobody’s business', 0, 'error'), { code });

test.each(['57014', '55P03', '40P01', '40001'])('a database that is busy (%s) is to be asked again', (code) =>
  expect(errorBody(fromDatabase(code))).toEqual({ statusCode: 503, code: 'unavailable', message: expect.stringContaining('Try again') }));

test('any other fault of a statement is ours, and told to nobody', () => expect(errorBody(fromDatabase('42601'))).toBeNull());
