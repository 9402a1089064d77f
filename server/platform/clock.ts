import { Injectable } from '@nestjs/common';

/** The time of day, asked of one place so that tests can set it. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }
}
