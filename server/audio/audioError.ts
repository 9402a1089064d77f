import { UnprocessableEntityException } from '@nestjs/common';
import type { OutboundError } from '../platform/outbound/outboundError.ts';

/** Why a recording cannot be had or read, in words that say what to do. */
export class AudioError extends Error {
  override name = 'AudioError';

  constructor(readonly code: string, message: string) {
    super(message);
  }
}

export const ofOutbound = ({ code, message }: OutboundError): AudioError => new AudioError(code, message);

/** What a host answered instead of a recording. */
export function ofStatus(status: number, host: string): AudioError {
  if (status === 404 || status === 410) return new AudioError('gone', `${host} no longer has this recording (${status}).`);
  if (status === 401 || status === 403) return new AudioError('refused', `${host} does not let us have the recording (${status}).`);
  return new AudioError('host', `${host} answered with ${status}.`);
}

/** It is no fault of ours, and nothing for the log. */
export const asAnswer = ({ code, message }: AudioError): UnprocessableEntityException => new UnprocessableEntityException({ code, message });
