import { Module } from '@nestjs/common';
import { HealthModule } from '../health/health.module.ts';
import { PublicController } from './public.controller.ts';
import { PublishedBytes } from './publishedBytes.ts';

/** From corrections to bytes that the world fetches. */
@Module({
  imports: [HealthModule],
  controllers: [PublicController],
  providers: [PublishedBytes],
})
export class PublishModule {}
