import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.ts';
import { HealthModule } from './health/health.module.ts';
import { DatabaseModule } from './platform/database.module.ts';
import { PublishModule } from './publish/publish.module.ts';
import { ShowsModule } from './shows/shows.module.ts';

/** The whole of Stet: import → edit → check → publish, on the store and behind the door. */
@Module({ imports: [DatabaseModule, AccessModule, HealthModule, ShowsModule, PublishModule] })
export class AppModule {}
