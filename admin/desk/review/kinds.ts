/** What a finding is about, in the terms of the person at the desk. */
export const KINDS = ['speakers', 'times', 'words', 'splits', 'chapters', 'links', 'doubtful', 'source'] as const;
export type FindingKind = (typeof KINDS)[number];

/** The check for words that the recogniser was not sure of. It runs here, where the threshold is. */
export const DOUBTFUL = 'low-confidence';

const codes: Readonly<Record<string, FindingKind>> = {
  'missing-speaker': 'speakers', 'continued-speaker': 'speakers', 'label-variant': 'speakers', 'introduced-by-another-name': 'speakers', 'same-speaker-twice': 'speakers',
  'sentence-crosses': 'speakers', 'addresses-oneself': 'speakers', 'answered-by-another': 'speakers', 'linked-speaker': 'speakers',
  'start-order': 'times', 'start-repeated': 'times', 'speaking-rate': 'times', 'linked-time': 'times',
  'misspelt-name': 'words', 'misspelt-word': 'words', 'doubled-word': 'words', 'broken-off': 'words',
  'missing-split': 'splits', 'long-turn': 'splits',
  'reference-without-url': 'links',
  [DOUBTFUL]: 'doubtful',
};

export const kindOf = (code: string): FindingKind => codes[code] ?? (/^chapter|-chapters$/.test(code) ? 'chapters' : code.startsWith('glossary') ? 'words' : code.startsWith('audio') ? 'times' : 'source');
