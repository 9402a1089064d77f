import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.ts';
import { readSettings } from '../platform/settings.ts';

/** Runs `work` with the services of the server, on its store: beside a running server, or alone. */
export async function withServices<T>(work: (get: <Service>(service: Type<Service>) => Service) => Promise<T>): Promise<T> {
  readSettings(); // says what is wrong with them before anything is opened
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  try {
    return await work((service) => app.get(service));
  } finally {
    await app.close();
  }
}
