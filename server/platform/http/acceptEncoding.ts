/** How published bytes are kept: as they are, and compressed beforehand. */
export type Coding = 'identity' | 'gzip' | 'br';

const PREFERRED: readonly Coding[] = ['br', 'gzip'];

/** The smallest of the codings there are that a client says it takes (RFC 9110, 12.5.3); without a word of it: as it is. */
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
