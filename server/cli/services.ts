import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.ts';
import { readSettings } from '../platform/settings.ts';

/** Runs `work` with the server's services on its database, whether or not a server is running. */
export async function withServices<T>(work: (get: <Service>(service: Type<Service>) => Service) => Promise<T>): Promise<T> {
  readSettings(); // reports wrong settings before anything is opened
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  try {
    return await work((service) => app.get(service));
  } finally {
    await app.close();
  }
}
