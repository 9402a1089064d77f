import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { NewUser, User, UserChange } from '#core/model/access';
import { CurrentUser } from '../guard/currentUser.ts';
import { AdminOnly } from '../guard/routeRule.ts';
import type { Requester } from '../requester.ts';
import { ChangeUser } from './changeUser.ts';
import { CreateUser } from './createUser.ts';
import { RemoveUser } from './removeUser.ts';
import { UserId } from './userId.ts';
import { Users } from './users.ts';

const UserQuery = z.strictObject({
  q: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  perPage: z.coerce.number().int().min(1).max(1_000).default(50),
  sort: z.enum(['name', 'email', 'createdAt']).default('name'),
  order: z.enum(['asc', 'desc', 'ASC', 'DESC']).default('asc').transform((text) => text.toLowerCase() as 'asc' | 'desc'),
});
const UserList = z.strictObject({ items: z.array(User), total: z.number().int() });

@ApiTags('users')
@Controller('api/users')
export class UserController {
  constructor(
    private readonly users: Users,
    private readonly creation: CreateUser,
    private readonly changes: ChangeUser,
    private readonly removal: RemoveUser,
  ) {}

  @Get()
  @AdminOnly()
  @ApiOkResponse({ standardSchema: UserList })
  list(@Query({ schema: UserQuery }) query: z.output<typeof UserQuery>): Promise<{ items: User[]; total: number }> {
    return this.users.list(query);
  }

  @Get(':id')
  @AdminOnly()
  @ApiOkResponse({ standardSchema: User })
  one(@Param('id', UserId) id: string): Promise<User> {
    return this.users.one(id);
  }

  @Post()
  @AdminOnly()
  @ApiCreatedResponse({ standardSchema: User })
  create(@CurrentUser() requester: Requester, @Body({ schema: NewUser }) user: z.output<typeof NewUser>): Promise<User> {
    return this.creation.create(requester.id, user);
  }

  @Patch(':id')
  @AdminOnly()
  @ApiOkResponse({ standardSchema: User })
  change(@CurrentUser() requester: Requester, @Param('id', UserId) id: string, @Body({ schema: UserChange }) change: z.output<typeof UserChange>): Promise<User> {
    return this.changes.change(requester.id, id, change);
  }

  @Delete(':id')
  @AdminOnly()
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@CurrentUser() requester: Requester, @Param('id', UserId) id: string): Promise<void> {
    return this.removal.remove(requester.id, id);
  }
}
