import type { OutboundError } from '../platform/outbound/outboundError.ts';

/** Why a linked file could not be fetched or read, in words; `again`: whether another attempt may help. */
export class LinkedError extends Error {
  override name = 'LinkedError';

  constructor(message: string, readonly again: boolean) {
    super(message);
  }
}

/** The error for a host's status. */
export function ofStatus(status: number, host: string): LinkedError {
  if (status === 404 || status === 410) return new LinkedError(`${host} no longer has this file (${status}).`, false);
  if (status === 401 || status === 403) return new LinkedError(`${host} does not give the file to us (${status}).`, false);
  if (status === 429) return new LinkedError(`${host} asks us to come later (429).`, true);
  return new LinkedError(`${host} answered with ${status}.`, status >= 500 || status === 408);
}

const AGAIN = new Set(['timeout', 'unreachable']);

export const ofOutbound = ({ code, message }: OutboundError): LinkedError => new LinkedError(message, AGAIN.has(code));
