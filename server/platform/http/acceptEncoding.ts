/** The forms in which published bytes are stored: as they are, and precompressed. */
export type Coding = 'identity' | 'gzip' | 'br';

const PREFERRED: readonly Coding[] = ['br', 'gzip'];

/** The smallest available coding that the client accepts (RFC 9110, 12.5.3); `identity` if it sent no Accept-Encoding. */
export function codingFor(acceptEncoding: string | undefined, codings: readonly Coding[] = PREFERRED): Coding {
  const weights = new Map((acceptEncoding ?? '').split(',').map(weightOf));
  const takes = (coding: Coding): boolean => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  return PREFERRED.find((coding) => codings.includes(coding) && takes(coding)) ?? 'identity';
}

function weightOf(part: string): [string, number] {
  const [coding = '', ...parameters] = part.trim().toLowerCase().split(/\s*;\s*/);
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [coding, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}
