import { NestFactory } from '@nestjs/core';
import { ResetPassword } from '../../server/access/user/resetPassword.ts';
import { createEmptyDatabase } from '../support/testDatabase.ts';
import { testServer } from '../support/testServer.ts';
import { DoorAlone } from './support/stet.ts';

test('the services work where there is no server: at a shell prompt', async () => {
  const { url, drop } = await createEmptyDatabase(testServer().template);
  const before = { ...process.env };
  Object.assign(process.env, { DATABASE_URL: url, STET_SECRET: Buffer.alloc(32).toString('base64') });
  const context = await NestFactory.createApplicationContext(DoorAlone, { logger: false }).finally(() => (process.env = before));
  try {
    await expect(context.get(ResetPassword).reset('nobody@stet.test')).rejects.toThrow('Nobody here');
  } finally {
    await context.close();
    await drop();
  }
});
