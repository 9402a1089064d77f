import { UnprocessableEntityException } from '@nestjs/common';
import type { OutboundError } from '../platform/outbound/outboundError.ts';

/** Why a recording cannot be fetched or decoded, in words that say what to do. */
export class AudioError extends Error {
  override name = 'AudioError';

  constructor(readonly code: string, message: string) {
    super(message);
  }
}

export const ofOutbound = ({ code, message }: OutboundError): AudioError => new AudioError(code, message);

/** The error for a host's status that is no recording. */
export function ofStatus(status: number, host: string): AudioError {
  if (status === 404 || status === 410) return new AudioError('gone', `${host} no longer has this recording (${status}).`);
  if (status === 401 || status === 403) return new AudioError('refused', `${host} does not let us have the recording (${status}).`);
  return new AudioError('host', `${host} answered with ${status}.`);
}

/** A client error (422): the fault is not ours and needs no log entry. */
export const asAnswer = ({ code, message }: AudioError): UnprocessableEntityException => new UnprocessableEntityException({ code, message });
