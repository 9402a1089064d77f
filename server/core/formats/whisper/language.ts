import { languageTag } from '../languageTag.ts';

/** Whisper's names for its languages (`whisper/tokenizer.py`), which some services give instead of codes. */
const NAMES = new Map(
  (
    'english en,chinese zh,german de,spanish es,russian ru,korean ko,french fr,japanese ja,portuguese pt,turkish tr,polish pl,catalan ca,dutch nl,arabic ar,swedish sv,italian it,' +
    'indonesian id,hindi hi,finnish fi,vietnamese vi,hebrew he,ukrainian uk,greek el,malay ms,czech cs,romanian ro,danish da,hungarian hu,tamil ta,norwegian no,thai th,urdu ur,' +
    'croatian hr,bulgarian bg,lithuanian lt,latin la,maori mi,malayalam ml,welsh cy,slovak sk,telugu te,persian fa,latvian lv,bengali bn,serbian sr,azerbaijani az,slovenian sl,' +
    'kannada kn,estonian et,macedonian mk,breton br,basque eu,icelandic is,armenian hy,nepali ne,mongolian mn,bosnian bs,kazakh kk,albanian sq,swahili sw,galician gl,marathi mr,' +
    'punjabi pa,sinhala si,khmer km,shona sn,yoruba yo,somali so,afrikaans af,occitan oc,georgian ka,belarusian be,tajik tg,sindhi sd,gujarati gu,amharic am,yiddish yi,lao lo,' +
    'uzbek uz,faroese fo,haitian creole ht,pashto ps,turkmen tk,nynorsk nn,maltese mt,sanskrit sa,luxembourgish lb,myanmar my,tibetan bo,tagalog tl,malagasy mg,assamese as,' +
    'tatar tt,hawaiian haw,lingala ln,hausa ha,bashkir ba,javanese jv,sundanese su,cantonese yue,burmese my,valencian ca,flemish nl,haitian ht,castilian es,mandarin zh,moldavian ro'
  )
    .split(',')
    .map((entry) => [entry.slice(0, entry.lastIndexOf(' ')), entry.slice(entry.lastIndexOf(' ') + 1)] as const),
);

/** Whisper uses `jw` for Javanese, which is `jv` in BCP 47. */
const CODES = new Map([['jw', 'jv'], ['iw', 'he'], ['in', 'id']]);

/** The BCP 47 language of Whisper's `language`, a code or an English name; null for anything else (`auto`, `unknown`). */
export function whisperLanguage(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const said = value.trim().toLowerCase();
  return NAMES.get(said) ?? CODES.get(said) ?? languageTag(said);
}
