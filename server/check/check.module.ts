import { Module } from '@nestjs/common';
import { Findings } from './findings.ts';
import { FindingsController } from './findings.controller.ts';
import { IgnoredFindings } from './ignoredFindings.ts';

/** The findings of an episode, stored until the next edit, and the ones that somebody chose to ignore. */
@Module({ controllers: [FindingsController], providers: [Findings, IgnoredFindings], exports: [Findings] })
export class CheckModule {}
