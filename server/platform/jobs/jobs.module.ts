import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.ts';

/** Background jobs for every module. */
@Global()
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
