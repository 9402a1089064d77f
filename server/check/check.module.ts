import { Module } from '@nestjs/common';
import { ImportModule } from '../import/import.module.ts';
import { CheckArchiveAnew } from './checkArchiveAnew.ts';
import { Findings } from './findings.ts';
import { FindingsController } from './findings.controller.ts';
import { IgnoredFindings } from './ignoredFindings.ts';

/** The findings of an episode, stored until the next edit or until other checks are in use, and the ones that somebody chose to ignore. */
@Module({ imports: [ImportModule], controllers: [FindingsController], providers: [Findings, IgnoredFindings, CheckArchiveAnew], exports: [Findings] })
export class CheckModule {}
