import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { Instance } from './instance.ts';

@Module({ controllers: [HealthController], providers: [Instance], exports: [Instance] })
export class HealthModule {}
