import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The API's description, generated from the same schemas that validate requests. */
const describeApi = (app: NestFastifyApplication): OpenAPIObject =>
  SwaggerModule.createDocument(app, new DocumentBuilder()
    .setTitle('Stet')
    .setDescription('The editorial CMS for podcast show notes and transcripts. Requests carry the session cookie that POST /api/session sets; what changes something must come from Stet’s own origin.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('stet_session')
    .build());

/** Serves the description at /api/openapi.json and a page to browse it at /api/docs. Both are public: they reveal nothing about stored data. */
export function serveApiDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'], customSiteTitle: 'Stet: the API' });
}
