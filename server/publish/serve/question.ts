/** What of a request decides its answer, besides the feed and whether it came through TLS. */
export interface Question {
  /** The same for requests whose headers say the same in this respect. */
  key: string;
  /** As the nearest proxy says, if one does. */
  proto: string | undefined;
  wantsPart: boolean;
}

/**
 * Read from the headers as they came: to make `request.headers` of them costs about as much as all the rest that we do for an answer.
 *
 * @param raw names and values in turn
 */
export function questionOf(raw: readonly string[]): Question {
  const question: Question = { key: '', proto: undefined, wantsPart: false };
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]!;
    // most are none of these, and their length says so
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
