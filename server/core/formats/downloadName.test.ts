import { attachment, downloadName } from './downloadName.ts';

describe('the name of a downloaded file', () => {
  test.each([
    ['Low water', 'transcript.vtt', 'Low water.vtt'],
    ['Low water', 'transcript.audacity.txt', 'Low water.audacity.txt'],
    ['Low water', 'chapters.psc.xml', 'Low water.chapters.psc.xml'],
    ['Nets / ropes: a "how-to"?\n', 'transcript.srt', 'Nets ropes a how-to.srt'],
    ['../../etc/passwd', 'transcript.txt', 'etc passwd.txt'],
    ['...', 'transcript.txt', 'transcript.txt'],
    ['low\u202Etxt.exe', 'transcript.txt', 'low txt.exe.txt'],
    ['🛶'.repeat(300), 'transcript.vtt', `${'🛶'.repeat(100)}.vtt`],
  ])('of %j as %s', (title, file, name) => expect(downloadName(title, file)).toBe(name));
});

test('a name outside ASCII is told twice: as it is, and for those who read ASCII only', () => {
  expect(attachment('Ebbe & Flut – «Föhr» (1).vtt')).toBe(`attachment; filename="Ebbe & Flut _ _Fohr_ (1).vtt"; filename*=UTF-8''Ebbe%20%26%20Flut%20%E2%80%93%20%C2%ABF%C3%B6hr%C2%BB%20%281%29.vtt`);
});
