/**
 * An invented interview of 75 minutes between four people about the repair of a tower clock, identical in every run, and the forty errors
 * that somebody made when typing its transcript, each with its correction. The recording has the truth.
 */
export interface Turn {
  speaker: string;
  startMs: number;
  text: string;
}

export type Seeded =
  | { kind: 'label'; turn: number; wrong: string }
  | { kind: 'time'; turn: number; wrongMs: number }
  | { kind: 'word'; turn: number; wrong: string; right: string }
  /** The turn was joined to the one before it. */
  | { kind: 'split'; turn: number };

export const HOST = 'Ottilie Marsh';
export const GUESTS = ['Bertram Quayle', 'Saoirse Lindqvist', 'Ndidi Okonkwo'] as const;

/** Park and Miller's generator, good enough to vary sentences. */
function generator(seed: number): <Choice>(choices: readonly Choice[]) => Choice {
  let state = seed;
  return (choices) => {
    state = (state * 48_271) % 2_147_483_647;
    return choices[state % choices.length]!;
  };
}

const TOPICS = [
  { title: 'A tower without an hour', things: ['tower', 'staircase', 'dial', 'shutter', 'landing'], places: ['the harbour', 'Vessel Street', 'the market', 'the chapel yard'] },
  { title: 'Taking the movement apart', things: ['movement', 'escapement', 'great wheel', 'pallet', 'arbor'], places: ['the workshop', 'the long bench', 'the drying room', 'the yard behind it'] },
  { title: 'What the ledgers say', things: ['ledger', 'invoice', 'receipt', 'parish book', 'margin note'], places: ['the archive', 'the reading room', 'the vestry', 'the county office'] },
  { title: 'Weights, ropes and patience', things: ['weight', 'rope', 'pulley', 'winding drum', 'ratchet'], places: ['the shaft', 'the cellar', 'the rope walk', 'the quay'] },
  { title: 'A bell that everybody knew', things: ['bell', 'hammer', 'clapper', 'frame', 'strike'], places: ['the belfry', 'the ferry', 'the school', 'the far bank'] },
  { title: 'The pendulum and the weather', things: ['pendulum', 'suspension spring', 'bob', 'rating nut', 'thermometer'], places: ['the clock room', 'the north wall', 'the gallery', 'the roof'] },
  { title: 'Who pays for time', things: ['grant', 'committee', 'subscription', 'estimate', 'raffle'], places: ['the town hall', 'the bakery', 'the library', 'the sailing club'] },
  { title: 'Striking twelve again', things: ['first strike', 'crowd', 'rehearsal', 'winding', 'keyholder'], places: ['the square', 'the bridge', 'the balcony', 'the whole town'] },
] as const;

const ASKS = [
  'And what did you find when you looked at the {thing}?', 'How did you come to {place} in the first place?', 'So when did you know that the {thing} would be the difficult part?',
  'What would you tell somebody who has to mend a {thing} for the first time?', 'Did you ever think of leaving the {thing} as it was?', 'How long did you have to wait before the {thing} could go back to {place}?',
  'Were you worried about what the people at {place} would say?', 'Which of the papers did you trust when it came to the {thing}?',
];
const LEADS = [
  'I have walked past {place} for most of my life and never once looked up.', 'That surprises me, because the {thing} seems such a plain object.', 'I would like to stay with the {thing} for a moment.',
  'People wrote to us about {place} before this conversation, quite a lot of them in fact.', 'There is a photograph of the {thing} on the wall behind us, and it looks much smaller there.', 'Everybody in town has a story about {place}, mine is a short one.',
];
const TELLS = [
  'When the cover came off the {thing}, there was a layer of dust as soft as flour.', 'Nobody had written down how the {thing} was fitted, so every screw got a number and a small drawing.',
  'The old keeper at {place} told us that it always ran a minute late in a hard frost, and he was right.', 'Most visitors think the {thing} does the work, but it only keeps the others honest.',
  'My first week went into cleaning, and cleaning is mostly a way of looking.', 'A piece of the {thing} had been mended before, rather badly, with a bit of fence wire.', 'By the second winter the {thing} had been to {place} and back three times.',
  'The community raised the money in one summer, which still makes me smile.', 'It is a restoration, so the rule is to add as little as possible and to hide none of it.', 'Every apprentice who came through {place} had to draw the {thing} from memory.',
  'The mechanism is simple once it is on the table, and a riddle as long as it hangs in the dark.', 'Somebody had scratched a date into the {thing}, and the date turned out to be wrong by a year.', 'Sound carries over the water, so {place} hears the strike before the square does.',
  'In the end the {thing} needed a thousandth of an inch and a good night of sleep.', 'What remains of the original mechanism is more than anyone had expected.', 'The restoration report runs to ninety pages, and the community has read every one of them.',
  'Saoirse Lindqvist found the bill for the {thing}, and it had never been paid.', 'The drawing that Ndidi Okonkwo made of the {thing} hangs at {place} now.', 'It was Bertram Quayle who noticed that the {thing} was a little bent.',
  'There is a moment when the {thing} moves by itself for the first time, and the room goes quiet.', 'We kept the worn part in a drawer at {place}, with a label, for whoever comes next.',
];
const OPENERS = ['Well, my answer has changed over the years.', 'Yes, I did, more than once.', 'No, I was too stubborn for that.', 'I think about that quite often.', 'That is a longer story than it sounds.', 'My father would have said it was luck.', 'It took a while before I could say.'];
const CLOSERS = ['And that is how it has stayed.', 'The rest was patience.', 'I would do it the same way again.', 'You can still see it if you know where to look.', 'That was a good day.', 'It is not more than that.'];

const WORDS_A_SECOND = 2.55;
const LENGTH_MS = 75 * 60_000;

/** The conversation as it was spoken. */
export function conversation(): { turns: Turn[]; chapters: { startMs: number; title: string }[] } {
  const pick = generator(20_261);
  const turns: Turn[] = [];
  const chapters: { startMs: number; title: string }[] = [];
  let nowMs = 4_000;
  const say = (speaker: string, text: string): void => {
    turns.push({ speaker, startMs: nowMs, text });
    nowMs += Math.max(2, Math.round(text.split(' ').length / WORDS_A_SECOND)) * 1_000;
  };
  TOPICS.forEach(({ title, things, places }, topic) => {
    chapters.push({ startMs: topic === 0 ? 0 : nowMs, title });
    const fill = (sentence: string): string => sentence.replace('{thing}', pick(things)).replace('{place}', pick(places));
    const several = (sentences: readonly string[], count: number): string[] => {
      const left = [...sentences];
      return Array.from({ length: count }, () => fill(left.splice(left.indexOf(pick(left)), 1)[0]!));
    };
    if (topic === 0) {
      say(HOST, `Welcome to Small Hours, a programme about things that take longer than planned. My name is Ottilie Marsh, and with me are three people who gave a town its clock back. ${fill(LEADS[0]!)}`);
      for (const guest of GUESTS) say(guest, `Good morning, my name is ${guest}, and I am glad to be here. ${several(TELLS, 2).join(' ')}`);
    }
    for (let round = 0; nowMs < ((topic + 1) * LENGTH_MS) / TOPICS.length - 40_000; round += 1) {
      const guest = GUESTS[(round + topic) % GUESTS.length]!;
      const first = guest.split(' ')[0]!;
      const question = fill(pick(ASKS));
      say(HOST, [...several(LEADS, 1 + (round % 2)), round % 3 === 0 ? `${first}, ${question[0]!.toLowerCase()}${question.slice(1)}`.replace(`${first}, and what`, `${first}, what`).replace(`${first}, so when`, `${first}, when`) : question].join(' '));
      say(guest, [pick(OPENERS), ...several(TELLS, 4 + (round % 3)), pick(CLOSERS)].join(' '));
      if (round % 4 === 2) {
        const other = GUESTS[(round + topic + 1) % GUESTS.length]!;
        say(other, [`If I may add something to what ${first} said.`, ...several(TELLS, 3)].join(' '));
      }
    }
  });
  say(HOST, 'Thank you all for coming, and thanks to everybody who listens at an hour like this. Good night.');
  return { turns, chapters };
}

/** `mm:ss` or `hh:mm:ss`, as in notes. */
export function stamp(ms: number): string {
  const [seconds, minutes, hours] = [Math.floor(ms / 1_000) % 60, Math.floor(ms / 60_000) % 60, Math.floor(ms / 3_600_000)];
  return [...(hours ? [hours] : []), minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Forty errors: twelve labels, eight times, fifteen words, five turns joined to the one before. No turn has two. */
export function seededErrors(turns: readonly Turn[]): Seeded[] {
  const pick = generator(7);
  const used = new Set<number>();
  const free = (index: number): boolean => index > 8 && index < turns.length - 3 && [-1, 0, 1].every((step) => !used.has(index + step));
  const take = (fits: (index: number) => boolean, share: number): number => {
    for (let step = 0; step < turns.length; step += 1) {
      const index = (Math.floor(share * turns.length) + step) % turns.length;
      if (free(index) && fits(index)) {
        used.add(index);
        return index;
      }
    }
    throw new Error(`the interview is too short for its errors (${share})`);
  };
  const isHost = (index: number): boolean => turns[index]!.speaker === HOST;
  const errors: Seeded[] = [];

  const slips: [wrong: string, right: string][] = [
    ['Lindquist', 'Lindqvist'], ['Okonkvo', 'Okonkwo'], ['Quale', 'Quayle'], ['Bertam', 'Bertram'],
    ['comunity', 'community'], ['restorration', 'restoration'], ['mechansim', 'mechanism'], ['aprentice', 'apprentice'],
    ['the the', 'the'], ['of of', 'of'], ['with with', 'with'],
    ['dust', 'rust'], ['flour', 'flower'], ['quiet', 'quite'], ['frost', 'front'],
  ];
  slips.forEach(([wrong, right], place) => {
    const said = wrong.includes(' ') || place < 11 ? right : wrong;
    const turn = take((index) => new RegExp(`(?<!\\p{L})${said}(?!\\p{L})`, 'u').test(turns[index]!.text) && !isHost(index), place / slips.length);
    errors.push(place < 11 ? { kind: 'word', turn, wrong, right } : { kind: 'word', turn, wrong: right, right: wrong });
  });
  for (let place = 0; place < 12; place += 1) {
    const turn = take((index) => (place % 3 === 2 ? isHost(index) : !isHost(index) && isHost(index - 1) && isHost(index + 1)), (place + 0.3) / 12);
    errors.push({ kind: 'label', turn, wrong: isHost(turn) ? pick(GUESTS) : place % 3 === 0 ? HOST : pick(GUESTS.filter((guest) => guest !== turns[turn]!.speaker)) });
  }
  for (let place = 0; place < 8; place += 1) {
    const turn = take((index) => !isHost(index) && turns[index]!.startMs > (place % 4 === 1 ? 3_700_000 : 600_000), (place + 0.7) / 8);
    const { startMs } = turns[turn]!;
    const wrongMs = [startMs - 540_000, startMs - 3_600_000, startMs + 600_000, startMs + 22_000][place % 4]!;
    errors.push({ kind: 'time', turn, wrongMs });
  }
  for (let place = 0; place < 5; place += 1) errors.push({ kind: 'split', turn: take((index) => !isHost(index) && isHost(index - 1), (place + 0.55) / 5) });
  return errors.sort((a, b) => a.turn - b.turn);
}

/** A turn in the notes, and the indexes of the spoken turns in it. */
export interface Shown extends Turn {
  of: number[];
}

/** The transcript as typed, with its errors. */
export function typed(turns: readonly Turn[], errors: readonly Seeded[]): Shown[] {
  const shown: Shown[] = [];
  turns.forEach((turn, index) => {
    const error = errors.find((each) => each.turn === index);
    const last = shown.at(-1);
    if (error?.kind === 'split' && last) {
      last.text += ` ${turn.text}`;
      last.of.push(index);
      return;
    }
    shown.push({
      speaker: error?.kind === 'label' ? error.wrong : turn.speaker, startMs: error?.kind === 'time' ? error.wrongMs : turn.startMs,
      text: error?.kind === 'word' ? turn.text.replace(new RegExp(`(?<!\\p{L})${error.right}(?!\\p{L})`, 'u'), error.wrong) : turn.text, of: [index],
    });
  });
  return shown;
}

/** The page of notes to paste. */
export const pageOf = (shown: readonly Turn[], chapters: readonly { startMs: number; title: string }[]): string => [
  'Three people who gave a town its clock back talk about dust, money and the sound of noon.', '',
  'Chapters', '', ...chapters.map(({ startMs, title }) => `${stamp(startMs)} ${title}`), '',
  'Transcript', '', ...shown.flatMap(({ speaker, startMs, text }) => [`${speaker} (${stamp(startMs)})`, text, '']),
].join('\n');
