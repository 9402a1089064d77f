export type OutboundErrorCode = 'bad-address' | 'address-refused' | 'too-many-redirects' | 'too-large' | 'timeout' | 'unreachable';

/** Why nothing was fetched, in words for the user. Never contains credentials or a query. */
export class OutboundError extends Error {
  override name = 'OutboundError';

  constructor(readonly code: OutboundErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

export const refusedAddress = (host: string): OutboundError =>
  new OutboundError('address-refused', `${host} is not an address of the public internet.`);

/** Turns an error of undici or a socket into one of ours. */
export function toOutboundError(error: unknown, url: URL): OutboundError {
  for (let cause = error as (Error & { code?: string }) | undefined; cause; cause = cause.cause as typeof cause) {
    if (cause instanceof OutboundError) return cause;
    if (cause.name === 'TimeoutError' || /TIMEOUT|TIMEDOUT/.test(cause.code ?? '')) return new OutboundError('timeout', `${url.host} took too long to answer.`);
    if (cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN') return new OutboundError('unreachable', `There is no host ${url.hostname}.`);
  }
  const { cause, message } = error as Error;
  return new OutboundError('unreachable', `${url.host} could not be reached: ${cause instanceof Error ? cause.message : message}`);
}
