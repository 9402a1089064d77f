import { Module } from '@nestjs/common';
import { Findings } from './findings.ts';
import { FindingsController } from './findings.controller.ts';

/** What the checks say of an episode, kept until the next edit. */
@Module({ controllers: [FindingsController], providers: [Findings], exports: [Findings] })
export class CheckModule {}
