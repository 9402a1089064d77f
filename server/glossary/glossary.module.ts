import { Module } from '@nestjs/common';
import { EditModule } from '../edit/edit.module.ts';
import { DoGlossaryRunAgain } from './doRunAgain.ts';
import { FindingsOfRules } from './findingsOfRules.ts';
import { GlossaryController } from './glossary.controller.ts';
import { GlossaryRules } from './glossaryRules.ts';
import { GlossaryRunsController } from './glossaryRuns.controller.ts';
import { ListGlossaryRuns } from './listRuns.ts';
import { RevertGlossaryRun } from './revertRun.ts';
import { RunGlossary } from './runGlossary.ts';
import { StartGlossaryRun } from './startRun.ts';
import { TakeBackEpisode } from './takeBackEpisode.ts';

/** The spelling rules of a show, and runs that look for them, apply them and take that back. */
@Module({
  imports: [EditModule],
  controllers: [GlossaryController, GlossaryRunsController],
  providers: [GlossaryRules, FindingsOfRules, StartGlossaryRun, RunGlossary, TakeBackEpisode, RevertGlossaryRun, DoGlossaryRunAgain, ListGlossaryRuns],
})
export class GlossaryModule {}
