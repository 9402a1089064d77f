import { Module } from '@nestjs/common';
import { ImportModule } from '../import/import.module.ts';
import { KeepReadings } from './keepReadings.ts';
import { ReadAnew } from './readAnew.ts';
import { ReadArchiveAnew } from './readArchiveAnew.ts';

/** What is read of a page has a version: episodes that an older reader read are read anew. */
@Module({ imports: [ImportModule], providers: [ReadAnew, KeepReadings, ReadArchiveAnew], exports: [ReadAnew] })
export class ReaderModule {}
