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

  /** The places of an episode's transcript and chapters: linked files, the feed, the recording, the notes. */
  @Get()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Places })
  all(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.list.run(user, id);
  }

  /** Requests that linked files be fetched in the background; the list shows the progress. */
  @Post('fetch')
  @HttpCode(202)
  @ShowRole('editor', { episode: 'id' })
  @ApiAcceptedResponse({ standardSchema: Places })
  fetch(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: FetchPlaces }) body: FetchPlaces) {
    return this.ask.run(user, id, body);
  }

  /** Makes a file of the original notes, which is accepted like any other imported file. */
  @Post('notes')
  @ShowRole('editor', { episode: 'id' })
  @ApiCreatedResponse({ standardSchema: NotesAsFileSchema })
  asFile(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.notes.run(user, id);
  }
}
