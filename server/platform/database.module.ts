import { Global, Module } from '@nestjs/common';
import { Announcements } from './announcements.ts';
import { Database } from './database.ts';
import { Secrets } from './secrets.ts';
import { readSettings, Settings } from './settings.ts';

/** What every other module can inject: the settings, the database and its announcements, the installation's key. */
@Global()
@Module({
  providers: [
    { provide: Settings, useFactory: () => readSettings() },
    { provide: Database, useFactory: (settings: Settings) => Database.open(settings), inject: [Settings] },
    Announcements,
    { provide: Secrets, useFactory: (settings: Settings) => Secrets.from(settings), inject: [Settings] },
  ],
  exports: [Settings, Database, Announcements, Secrets],
})
export class DatabaseModule {}
