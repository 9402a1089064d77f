import { DatabaseError } from 'pg';
import { Prisma } from '../../../prisma/generated/client.ts';
import { errorBody } from './errorBody.ts';

const fromDatabase = (code: string) => Object.assign(new DatabaseError('what it says is nobody’s business', 0, 'error'), { code });

test.each(['57014', '55P03', '40P01', '40001'])('a database that is busy (%s) is to be asked again', (code) =>
  expect(errorBody(fromDatabase(code))).toEqual({ statusCode: 503, code: 'unavailable', message: expect.stringContaining('Try again') }));

const fromPrisma = (code: string) => new Prisma.PrismaClientKnownRequestError('what it says is nobody’s business', { code, clientVersion: '7' });

test.each(['P2024', 'P2028', 'P2034'])('so is one without a free connection, or with another that was faster (%s)', (code) =>
  expect(errorBody(fromPrisma(code))).toMatchObject({ statusCode: 503, code: 'unavailable' }));

test.each([['P1001', fromPrisma], ['P1002', fromPrisma], ['P1008', fromPrisma], ['P1017', fromPrisma], ['57P01', fromDatabase], ['08006', fromDatabase]])('one that is not reached has one name, whoever says so (%s)', (code, from) =>
  expect(errorBody(from(code))).toEqual({ statusCode: 503, code: 'no-database', message: expect.stringContaining('does not answer') }));

test('any other fault of a statement is ours, and told to nobody', () => expect(errorBody(fromDatabase('42601'))).toBeNull());
