import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.ts';

/** Whoever wants something done later asks for it here. */
@Global()
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
