import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/guard/routeRule.ts';
import { Database } from '../platform/database.ts';
import { Instance } from './instance.ts';

const Health = z.strictObject({ status: z.literal('ok'), instance: z.uuid() });

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database, private readonly instance: Instance) {}

  /** Answers when the server can do its work, that is, reach its database. */
  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: Health })
  async read(): Promise<z.infer<typeof Health>> {
    try {
      await this.database.pool.query('select 1');
      return { status: 'ok', instance: await this.instance.id() };
    } catch {
      throw new ServiceUnavailableException({ code: 'no-database', message: 'The database does not answer.' });
    }
  }
}
