/** Invented speech of four people: 160 words a minute in turns of 20 to 130 words, identical in every run. */
const WORDS = 'tide lamp kettle harbour prism logbook wren samphire ferry slack water bell rope lantern keeper gull ballast the and was of to a in it that we on for with as they had her not but when over under slowly'.split(' ');
export const PEOPLE = ['Ines Calloway', 'Tomás Rehn', 'Maud Okafor', 'Elif Sandoval'];
const WORDS_IN_A_CUE = 8;

function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const rounded = (seconds) => Math.round(seconds * 1000) / 1000;

/** In the form that the BBC's editors read: words and paragraphs, with times in seconds. */
export function speech(hours) {
  const next = numbers(hours);
  const words = [];
  const paragraphs = [];
  for (let time = 0.4, person = 0; time < hours * 3600; person = (person + 1 + Math.floor(next() * 3)) % PEOPLE.length) {
    const length = 20 + Math.floor(next() * 110);
    const first = words.length;
    for (let word = 0; word < length && time < hours * 3600; word += 1) {
      const lasts = 0.12 + next() * 0.42;
      const ends = word === length - 1 || (word > 6 && next() < 0.07);
      const said = WORDS[Math.floor(next() * WORDS.length)];
      words.push({ id: words.length, text: `${word === 0 ? said[0].toUpperCase() + said.slice(1) : said}${ends ? '.' : ''}`, start: rounded(time), end: rounded(time + lasts) });
      time += lasts + (ends ? 0.25 : 0.02);
    }
    paragraphs.push({ id: paragraphs.length, speaker: PEOPLE[person], start: words[first].start, end: words.at(-1).end, words: [first, words.length] });
    time += 0.3 + next() * 0.5;
  }
  return { words, paragraphs };
}

/** Cut into cues, each a paragraph, as in a transcript made of captions. */
export function cutByCues({ words, paragraphs }) {
  const cues = [];
  for (const { speaker, words: [from, to] } of paragraphs) {
    for (let first = from; first < to; first += WORDS_IN_A_CUE) {
      const last = Math.min(first + WORDS_IN_A_CUE, to);
      cues.push({ id: cues.length, speaker, start: words[first].start, end: words[last - 1].end, words: [first, last] });
    }
  }
  return { words, paragraphs: cues };
}

const stamp = (seconds) => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);

export const vttOf = ({ words, paragraphs }) =>
  ['WEBVTT', ...paragraphs.map(({ speaker, start, end, words: [from, to] }) => `${stamp(start)} --> ${stamp(end)}\n<v ${speaker}>${words.slice(from, to).map(({ text }) => text).join(' ')}`)].join('\n\n');

/** A second of silence, for players that need a file to start, whatever the length of the transcript. */
export function silence() {
  const header = Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0', 'latin1');
  header.writeUInt32LE(36 + 8000, 4);
  header.writeUInt32LE(8000, 40);
  return Buffer.concat([header, Buffer.alloc(8000, 128)]);
}
