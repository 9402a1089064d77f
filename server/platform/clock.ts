import { Injectable } from '@nestjs/common';

/** The current time, read in one place so that tests can set it. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }
}
