import { HttpException } from '@nestjs/common';

/** If-Match carries the version that the change is based on: `"3"`. */
export function versionOf(ifMatch: string | undefined): number {
  const version = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch ?? '')?.[1];
  if (version === undefined) throw new HttpException({ code: 'if-match', message: 'Say which version the change is based on, as in If-Match: "3".' }, 428);
  return Number(version);
}
