import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FetchPlaces, NotesAsFile as NotesAsFileSchema, Places } from '#core/model/linked';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { AskForPlaces } from './askForPlaces.ts';
import { ListPlaces } from './listPlaces.ts';
import { NotesAsFile } from './notesAsFile.ts';

@ApiTags('editing')
@Controller('api/episodes/:id/places')
export class PlacesController {
  constructor(private readonly list: ListPlaces, private readonly ask: AskForPlaces, private readonly notes: NotesAsFile) {}

  /** Where an episode's transcript and chapters stand: linked files, the feed, the recording, the notes. */
  @Get()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Places })
  all(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.list.run(user, id);
  }

  /** Has linked files fetched, in the background; the list says how it goes. */
  @Post('fetch')
  @HttpCode(202)
  @ShowRole('editor', { episode: 'id' })
  @ApiAcceptedResponse({ standardSchema: Places })
  fetch(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: FetchPlaces }) body: FetchPlaces) {
    return this.ask.run(user, id, body);
  }

  /** The notes as they came, as a file that is accepted like any other brought one. */
  @Post('notes')
  @ShowRole('editor', { episode: 'id' })
  @ApiCreatedResponse({ standardSchema: NotesAsFileSchema })
  asFile(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.notes.run(user, id);
  }
}
