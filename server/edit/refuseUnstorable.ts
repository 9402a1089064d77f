import { BadRequestException } from '@nestjs/common';

/** Half of a surrogate pair, or NUL: no text that could be stored or published. JSON lets both through. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

export function refuseUnstorable(value: unknown): void {
  JSON.stringify(value, (_, field: unknown) => {
    if (typeof field === 'string' && !isStorable(field)) throw new BadRequestException({ code: 'bad-text', message: 'A text holds a character that is none (NUL, or half of a surrogate pair).' });
    return field;
  });
}
