import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NewScheduledPublication, ScheduledPublication } from '#core/model/scheduledPublication';
import { CurrentUser } from '../../access/guard/currentUser.ts';
import { ShowRole } from '../../access/guard/routeRule.ts';
import type { Requester } from '../../access/requester.ts';
import { listOf } from '../../shows/listQuery.ts';
import { SchedulePublication } from './schedule.ts';

@ApiTags('publishing')
@Controller('api/shows/:id/scheduled-publications')
export class ScheduledPublicationsController {
  constructor(private readonly schedule: SchedulePublication) {}

  @Get()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: listOf(ScheduledPublication) })
  list(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.schedule.of(user, id);
  }

  /** Schedules what was previewed; edits made until then wait for another publication. */
  @Post()
  @ShowRole('publisher', { show: 'id' })
  @ApiCreatedResponse({ standardSchema: ScheduledPublication })
  create(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewScheduledPublication }) body: z.infer<typeof NewScheduledPublication>) {
    return this.schedule.create(user, id, body);
  }

  @Delete(':scheduledId')
  @HttpCode(204)
  @ShowRole('publisher', { show: 'id' })
  @ApiNoContentResponse()
  cancel(@CurrentUser() user: Requester, @Param('id') id: string, @Param('scheduledId') scheduledId: string) {
    return this.schedule.cancel(user, id, scheduledId);
  }
}
