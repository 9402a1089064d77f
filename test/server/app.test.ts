import { startTestApp, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
beforeAll(async () => {
  stet = await startTestApp();
});
afterAll(() => stet.close());

test('all of Stet starts, answers whom it knows, and nobody else', async () => {
  const admin = await stet.person({ admin: true });
  expect(await admin('GET', '/api/session')).toMatchObject({ status: 200, body: { user: { admin: true } } });
  expect(await stet.anonymous('GET', '/api/session')).toMatchObject({ status: 401, body: { statusCode: 401 } });
});

test('it can be asked from outside', async () => {
  expect((await fetch(`${await stet.listen()}/health`)).status).toBe(200);
});
