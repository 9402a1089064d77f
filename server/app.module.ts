import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.ts';
import { AudioModule } from './audio/audio.module.ts';
import { CheckModule } from './check/check.module.ts';
import { EditModule } from './edit/edit.module.ts';
import { GlossaryModule } from './glossary/glossary.module.ts';
import { HealthModule } from './health/health.module.ts';
import { ImportModule } from './import/import.module.ts';
import { LinkedModule } from './linked/linked.module.ts';
import { DatabaseModule } from './platform/database.module.ts';
import { JobsModule } from './platform/jobs/jobs.module.ts';
import { OutboundModule } from './platform/outbound/outbound.module.ts';
import { PublishModule } from './publish/publish.module.ts';
import { ReaderModule } from './reader/reader.module.ts';
import { ShowsModule } from './shows/shows.module.ts';
import { UpstreamModule } from './upstream/upstream.module.ts';

/** All of Stet: import → edit → check → publish, on top of the database and behind access control. */
@Module({ imports: [DatabaseModule, JobsModule, OutboundModule, AccessModule, HealthModule, ShowsModule, ImportModule, EditModule, GlossaryModule, LinkedModule, AudioModule, CheckModule, PublishModule, UpstreamModule, ReaderModule] })
export class AppModule {}
