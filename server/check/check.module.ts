import { Module } from '@nestjs/common';
import { Findings } from './findings.ts';
import { FindingsController } from './findings.controller.ts';
import { IgnoredFindings } from './ignoredFindings.ts';

/** What the checks say of an episode, kept until the next edit, and what of it somebody decided to leave be. */
@Module({ controllers: [FindingsController], providers: [Findings, IgnoredFindings], exports: [Findings] })
export class CheckModule {}
