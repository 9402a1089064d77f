import 'reflect-metadata';
import cookie from '@fastify/cookie';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Log } from '../log/log.ts';
import { readSettings, type Settings } from '../settings.ts';
import { httpAdapter } from './adapter.ts';
import { compressAnswer } from './compressed.ts';
import { ErrorFilter } from './errorFilter.ts';
import { idsInPath } from './idsInPath.ts';
import { refuseUnstorableRequest } from './refuseUnstorable.ts';
import { requestLog } from './requestLog.ts';
import { securityHeaders } from './securityHeaders.ts';
import { validation } from './validation.ts';

/** The application, ready to listen. On SIGTERM and SIGINT it finishes its answers, then closes the database. */
export async function createApp(module: Type, settings: Settings = readSettings()): Promise<NestFastifyApplication> {
  const log = new Log(settings);
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(settings), { logger: log, bodyParser: false, abortOnError: false });
  await configure(app, settings, log);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  return app;
}

/** Hooks, pipes and filters of every application, also in tests. */
export async function configure(app: NestFastifyApplication, settings: Pick<Settings, 'logFormat' | 'logLevel'>, log = new Log(settings)): Promise<void> {
  await app.register(cookie);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', securityHeaders);
  fastify.addHook('onSend', compressAnswer);
  fastify.addHook('onResponse', requestLog(log, settings));
  fastify.addHook('preValidation', idsInPath);
  fastify.addHook('preValidation', refuseUnstorableRequest);
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ErrorFilter(log));
}
