import { Module } from '@nestjs/common';
import { AppModule } from '../app.module.ts';
import { AudioModule } from '../audio/audio.module.ts';
import { ImportModule } from '../import/import.module.ts';
import { Demo } from './demo.ts';

/** Stet with a show to try it on: `npm run demo`. */
@Module({ imports: [AppModule, ImportModule, AudioModule], providers: [Demo] })
export class DemoModule {}
