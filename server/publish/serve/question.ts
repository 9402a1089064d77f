/** The parts of a request that decide its answer, besides the feed and whether it came over TLS. */
export interface Question {
  /** Equal for requests whose relevant headers are equal. */
  key: string;
  /** According to the nearest proxy, if there is one. */
  proto: string | undefined;
  wantsPart: boolean;
}

/**
 * Reads the raw headers, because building `request.headers` costs about as much as everything else we do for an answer.
 *
 * @param raw alternating names and values
 */
export function questionOf(raw: readonly string[]): Question {
  const question: Question = { key: '', proto: undefined, wantsPart: false };
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]!;
    // most headers are irrelevant, which their length already shows
    if (name.length !== 5 && name.length !== 13 && name.length !== 15 && name.length !== 17) continue;
    switch (name.toLowerCase()) {
      case 'range':
        question.wantsPart = true;
        break;
      case 'x-forwarded-proto':
        question.proto = question.proto === undefined ? raw[at + 1]! : `${question.proto}, ${raw[at + 1]!}`;
        break;
      case 'accept-encoding':
      case 'if-none-match':
      case 'if-modified-since':
        question.key += `${name.length}${raw[at + 1]!}\n`;
    }
  }
  return question;
}
