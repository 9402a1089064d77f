import { DatabaseError } from 'pg';
import { Prisma } from '../../prisma/generated/client.ts';
import { whyNotStarted } from './whyNotStarted.ts';

const refused = () => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED', syscall: 'connect' });
const starting = () => new Prisma.PrismaClientKnownRequestError('\nInvalid `prisma.user.findFirst()` invocation:\n\n', { code: 'P2039', clientVersion: '7', meta: { driverAdapterError: { cause: { originalCode: '57P03', kind: 'postgres' } } } });

test.each([['refused', refused()], ['refused at both of its addresses', new AggregateError([refused(), refused()])], ['ended', Object.assign(new DatabaseError('terminating connection', 1, 'error'), { code: '57P01' })], ['starting', starting()]])(
  'a database that is %s is told of in one line', (_, error) => expect(whyNotStarted(error)).toMatch(/^Stet could not start: its PostgreSQL ended, or does not answer.*$/));

test('anything else says what it is, whatever it is', () => {
  expect(whyNotStarted(new Error('PORT is not a number.'))).toBe('PORT is not a number.');
  expect(whyNotStarted(new TypeError())).toBe('TypeError');
  expect(whyNotStarted('gone')).toBe('gone');
});
