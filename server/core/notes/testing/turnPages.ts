import * as fc from 'fast-check';

/** A turn of a page to be made. */
export interface Turn {
  who: string;
  /** `1:07` and `00:01:07`. */
  at: string;
  long: string;
  seconds: number;
  /** Its paragraphs, in HTML. */
  said: string[];
}

type Form = (turns: readonly Turn[]) => string;
const each = (write: (turn: Turn) => string, between = '\n'): Form => (turns) => turns.map(write).join(between);
const paragraphs = (said: readonly string[], tag = 'p'): string => said.map((words) => `<${tag}>${words}</${tag}>`).join('\n');

/** The forms in which pages have their turns. */
export const FORMS: Readonly<Record<string, Form>> = {
  'a header above paragraphs': each(({ who, at, said }) => `<p><strong>${who} (${at})</strong></p>\n${paragraphs(said)}`),
  'a header in the first paragraph': each(({ who, at, said: [first, ...more] }) => `<p><strong>${who}</strong> (${at}): ${first!}</p>${paragraphs(more)}`, ''),
  'lines of one paragraph': (turns) => `<p>${turns.map(({ who, at, said }) => `<b>${who} [${at}]</b><br>${said.join('<br>')}`).join('<br><br>')}</p>`,
  'a time before the name': each(({ who, long, said: [first, ...more] }) => `<p>[${long}] ${who}: ${first!}</p>${paragraphs(more)}`),
  'quotations': each(({ who, at, said }) => `<blockquote><p><strong>${who} (${at})</strong></p>\n${paragraphs(said)}</blockquote>`),
  'items of a list': (turns) => `<ul>${turns.map(({ who, at, said: [first, ...more] }) => `<li><strong>${who}</strong> (${at}) ${first!}${paragraphs(more)}</li>`).join('\n')}</ul>`,
  'rows of a table': (turns) => `<table><tbody>${turns.map(({ who, long, said }) => `<tr><td>${long}</td><td>${who}</td><td>${said.join(' ')}</td></tr>`).join('')}</tbody></table>`,
  'a line of time and name': each(({ who, at, said }) => `<p><em>${at}</em> <strong>${who}</strong><br/>${said.join('<br/>')}</p>`),
  'a time alone': each(({ at, said: [first, ...more] }) => `<p>(${at}) ${first!}</p>${paragraphs(more)}`),
  'lines of a paragraph each': each(({ who, at, said }) => `<P CLASS="x">${who} (${at})<br />${said.join('<br /><br />')}</P>`),
  'a name alone': each(({ who, said: [first, ...more] }) => `<p><strong>${who}:</strong> ${first!}</p>${paragraphs(more)}`),
  'paragraphs of nobody': each(({ said }) => paragraphs(said)),
  'elements of their own': each(({ who, at, seconds, said }) => `<div class="turn" id="t${seconds}"><div class="who">${who} <a href="https://v.example/?t=${seconds}">${at}</a></div>\n${said.map((words) => `<div class="say">${words}</div>`).join('\n')}</div>`),
  'terms and their descriptions': (turns) => `<dl>${turns.map(({ who, at, said: [first, ...more] }) => `<dt>${who} (${at})</dt><dd>${first!}${paragraphs(more)}</dd>`).join('')}</dl>`,
  'a list in a list': each(({ who, at, said }) => `<ul><li><strong>${who} (${at})</strong><ul>${said.map((words) => `<li>${words}</li>`).join('')}</ul></li></ul>`, ''),
  'lines of a div': (turns) => `<div>${turns.map(({ who, at, said: [first, ...more] }) => `${who} (${at}): ${first!}<br>${more.join('<br>')}`).join('\n')}</div>`,
  'divs': each(({ who, at, said: [first, ...more] }) => `<div><strong>${who}</strong> (${at}): ${first!}</div>\n\n  ${paragraphs(more, 'div')}`, '\n\n  '),
  'a name and a time in elements': each(({ who, long, said: [first, ...more] }) => `<cite>${who}:</cite>\n<time>${long}</time>\n<p>${first!}</p>${paragraphs(more)}`),
  'a list below a header': each(({ who, at, said }) => `<p><strong>${who} (${at})</strong></p><blockquote>${said.map((words) => `<blockquote><p>${words}</p></blockquote>`).join('')}</blockquote>`),
  'paragraphs without an end': each(({ who, at, seconds, said }) => `<p><a href="https://v.example/?t=${seconds}">${at}</a> <b>${who}</b> ${said.join('<p>')}`),
  'two rows for each turn': (turns) => `<table><tbody>${turns.map(({ who, at, said }) => `<tr><td><strong>${who} (${at})</strong></td></tr><tr><td>${paragraphs(said)}</td></tr>`).join('\n')}</tbody></table>`,
};

const [CONSONANTS, VOWELS] = ['bdfgklmnprstv', 'aeiou'];

/** The n-th word: no two of a page are the same, so the fate of each can be told. */
export function wordOf(n: number): string {
  let [word, left] = ['', n];
  do {
    word += CONSONANTS[left % 13]! + VOWELS[Math.floor(left / 13) % 5]!;
    left = Math.floor(left / 65);
  } while (left > 0);
  return `${word}zu`;
}

type Wrap = (words: string, n: number) => string;
const plain: Wrap = (words) => words;
const wrap = fc.oneof({ weight: 3, arbitrary: fc.constant(plain) }, { weight: 2, arbitrary: fc.constantFrom<Wrap>(
  (words) => `<em>${words}</em>`, (words) => `<span style="x">${words}</span>`, (words, n) => `<a href="https://l.example/${n}?a=1&amp;b=2">${words}</a>`, (words, n) => `<i><a href="https://l.example/${n}">${words}</a></i>`, (words) => `<x-note>${words}</x-note>`, (words) => words.replace(' ', '<br>'),
) });
const thing = fc.oneof({ weight: 12, arbitrary: fc.constant((): string => '') }, { weight: 1, arbitrary: fc.constantFrom<(n: number) => string>((n) => ` <img src="i${n}.png" alt="lamp">`, (n) => ` <!-- c${n} -->`, (n) => ` <iframe src="https://p.example/${n}"></iframe>`, (n) => ` <audio src="a${n}.mp3" controls></audio>`, (n) => ` <x-player src="x${n}"></x-player>`) });
const piece = fc.record({ count: fc.integer({ min: 1, max: 4 }), mark: fc.constantFrom('', '', '', '.', '?', ',', ' &amp;', ' &mdash;', ' 🐚'), wrap, thing });
const paragraph = fc.array(piece, { minLength: 1, maxLength: 4 });
const between = fc.oneof({ weight: 8, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: fc.constantFrom<Wrap>((_, n) => `<figure><img src="f${n}.png"></figure>`, () => '<hr>', (_, n) => `<p><img src="g${n}.png"></p>`, () => '<p>&nbsp;</p>') });

/** A page of one of the forms, with chapters and links or without; every word, link and picture is on it once. */
export const turnPage = fc.record({
  form: fc.constantFrom(...Object.keys(FORMS)), listed: fc.boolean(), linked: fc.boolean(), last: fc.boolean(),
  turns: fc.array(fc.record({ who: fc.constantFrom('Ann Lee', 'Bo O’Neil', 'Zoë &amp; Co'), after: fc.integer({ min: 1, max: 200 }), said: fc.array(paragraph, { minLength: 1, maxLength: 3 }), behind: between }), { minLength: 3, maxLength: 6 }),
}).map(({ form, listed, linked, last, turns }) => {
  let [n, seconds] = [0, 0];
  const words = (count: number): string => Array.from({ length: count }, () => wordOf((n += 1))).join(' ');
  const said = (pieces: readonly { count: number; mark: string; wrap: Wrap; thing: (n: number) => string }[]): string => pieces.map((each_) => each_.wrap(words(each_.count), n) + each_.mark + each_.thing(n)).join(' ');
  const introduction = `<p>${words(4)}</p>`;
  const made = turns.map(({ who, after, said: paragraphs_, behind }) => {
    seconds += after;
    const [minutes, rest] = [Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0')];
    const turn: Turn = { who, at: `${minutes}:${rest}`, long: `00:${String(minutes).padStart(2, '0')}:${rest}`, seconds, said: paragraphs_.map(said) };
    return { turn, behind: behind('', seconds) };
  });
  // something stands between two turns only where no element holds them all
  const isEach = FORMS[form]!([made[0]!.turn, made[1]!.turn]).startsWith(FORMS[form]!([made[0]!.turn]));
  const speech = isEach ? made.map(({ turn, behind }) => FORMS[form]!([turn]) + behind).join('\n') : FORMS[form]!(made.map(({ turn }) => turn));
  const source = [
    introduction,
    ...(linked ? [`<h3>Links</h3><ul><li><a href="https://r.example/1">${words(2)}</a></li><li><a href="https://r.example/2">${words(2)}</a> — ${words(2)}</li></ul>`] : []),
    ...(listed ? [`<h3>Chapters</h3><ul><li>0:00 ${words(2)}</li><li>0:30 ${words(2)}</li><li>1:10 ${words(1)}</li></ul>`] : []),
    '<h3>Transcript</h3>', speech, ...(last ? [`<hr><p>Thanks for listening to ${words(1)}.</p>`] : []),
  ].join('\n');
  return { name: form, source };
});
