import { Global, Module } from '@nestjs/common';
import { Settings } from '../settings.ts';
import { GuardedFetch } from './guardedFetch.ts';

@Global()
@Module({
  providers: [{ provide: GuardedFetch, useFactory: ({ testAllowLoopback }: Settings) => new GuardedFetch({ allowLoopback: testAllowLoopback }), inject: [Settings] }],
  exports: [GuardedFetch],
})
export class OutboundModule {}
