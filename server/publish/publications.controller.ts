import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { attachment } from '#core/formats/downloadName';
import { NewPublication, NotesOfChange, PreviewProgress, Publication, PublicationComparison, PublicationDetail, PublicationPreview, Selection } from '#core/model/publication';
import { Enrichment, ShowMode } from '#core/model/show';
import { RollBack as RollBackWish, RollBackPreview, RollBackQuestion } from '#core/model/rollBack';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole, SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { Compressed } from '../platform/http/compressed.ts';
import { listOf } from '../shows/listQuery.ts';
import { ListPublications, PublicationQuery } from './listPublications.ts';
import { PreviewPublication } from './preview.ts';
import { Publish } from './publish.ts';
import { ReadPublication } from './readPublication.ts';
import { RollBack } from './rollBack/rollBack.ts';

const switches = z.string().max(200).transform((text) => [...new Set(text.split(',').filter((name) => name !== ''))]).pipe(z.array(Enrichment));
const PreviewQuery = z.strictObject({ enrichments: switches.optional(), mode: ShowMode.optional() });
type PreviewQuery = z.infer<typeof PreviewQuery>;
const NotesQuery = PreviewQuery.pick({ enrichments: true });

@ApiTags('publishing')
@Controller('api')
export class PublicationsController {
  constructor(private readonly previewPublication: PreviewPublication, private readonly publish: Publish, private readonly rollBack: RollBack, private readonly read: ReadPublication, private readonly listPublications: ListPublications) {}

  @Get('shows/:id/publication-preview')
  @Compressed()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: PublicationPreview })
  preview(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: PreviewQuery }) query: PreviewQuery) {
    return this.previewPublication.run(user, id, query);
  }

  /** The same for chosen episodes, too many for a URL. */
  @Post('shows/:id/publication-preview')
  @Compressed()
  @HttpCode(200)
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: PublicationPreview })
  previewOf(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: Selection }) selection: z.infer<typeof Selection>) {
    return this.previewPublication.run(user, id, selection);
  }

  /** The notes of one episode before and after, where a preview of many leaves them out. */
  @Get('shows/:id/publication-preview/notes/:episodeId')
  @Compressed()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: NotesOfChange })
  notes(@CurrentUser() user: Requester, @Param('id') id: string, @Param('episodeId') episodeId: string, @Query({ schema: NotesQuery }) { enrichments }: z.infer<typeof NotesQuery>) {
    return this.previewPublication.notesOf(user, id, episodeId, enrichments);
  }

  /** How far a preview of this show that is being made has come. */
  @Get('shows/:id/publication-preview/progress')
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: PreviewProgress })
  progress(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.previewPublication.progressOf(user, id);
  }

  /** Publishes what was previewed, given by its hash; 409 if it has changed since. */
  @Post('shows/:id/publications')
  @ShowRole('publisher', { show: 'id' })
  @ApiCreatedResponse({ standardSchema: Publication })
  create(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewPublication }) body: z.infer<typeof NewPublication>) {
    return this.publish.run(user, id, body);
  }

  @Get('publications/:id')
  @Compressed()
  @ShowRole('viewer', { publication: 'id' })
  @ApiOkResponse({ standardSchema: PublicationDetail })
  one(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.read.run(user, id);
  }

  /** The feed as it was served. */
  @Get('publications/:id/feed')
  @ShowRole('viewer', { publication: 'id' })
  @ApiOkResponse({ description: 'The feed, to be saved under a name of its own' })
  async feed(@CurrentUser() user: Requester, @Param('id') id: string, @Res() reply: FastifyReply) {
    const { name, mediaType, bytes } = await this.read.feed(user, id);
    await reply.type(mediaType).header('content-disposition', attachment(name)).send(bytes);
  }

  @Get('publications/:id/comparison')
  @Compressed()
  @ShowRole('viewer', { publication: 'id' })
  @ApiOkResponse({ standardSchema: PublicationComparison })
  compare(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.read.compared(user, id);
  }

  /** What taking a publication back would change, and which choices it needs first. */
  @Post('publications/:id/roll-back-preview')
  @Compressed()
  @HttpCode(200)
  @ShowRole('publisher', { publication: 'id' })
  @ApiOkResponse({ standardSchema: RollBackPreview })
  previewRollBack(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: RollBackQuestion }) { choices }: z.infer<typeof RollBackQuestion>) {
    return this.rollBack.preview(user, id, choices);
  }

  /** Takes back a publication's changes in the records, and publishes the show without them. */
  @Post('publications/:id/roll-back')
  @ShowRole('publisher', { publication: 'id' })
  @ApiCreatedResponse({ standardSchema: Publication })
  takeBack(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: RollBackWish }) body: z.infer<typeof RollBackWish>) {
    return this.rollBack.run(user, id, body);
  }

  @Get('publications')
  @SignedIn()
  @ApiOkResponse({ standardSchema: listOf(Publication) })
  list(@CurrentUser() user: Requester, @Query({ schema: PublicationQuery }) query: PublicationQuery) {
    return this.listPublications.run(user, query);
  }
}
