// Content without words, which says something all the same: a picture, a player, a comment.

const VOID_THINGS = 'img|hr|input|wbr|embed';
const HOLDING_THINGS = 'iframe|audio|video|object|svg|math|canvas|script';
/** An element of somebody's own with nothing in it, which a script fills: `<x-player episode="7"></x-player>`. With words in it, it says something of them. */
const OWN_THING = '<(?<own>[a-z][\\w.]{0,40}-[\\w.-]{0,40})(?:\\s[^<>]*)?>\\s{0,40}</\\k<own>\\s{0,9}>';
/** Content without words, which is not removed together with the words around it. */
export const WORDLESS = new RegExp(`<(?:(?:${VOID_THINGS}|${HOLDING_THINGS})\\b|[!?])|${OWN_THING}`, 'i');
/** Everything up to the end of the last such content: a picture, a comment, a player. */
export const TO_LAST_WORDLESS = new RegExp(`^[^]*(?:<(?:${VOID_THINGS})\\b[^<>]*>|<!--[^]*?-->|</(?:${HOLDING_THINGS})\\s{0,9}>|${OWN_THING})`, 'i');

const THING = new RegExp(`<(${VOID_THINGS}|${HOLDING_THINGS})\\b[^<>]*>|<!--[^]*?-->|${OWN_THING}`, 'gi');
const SOURCE = /\ssrc\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

/** Such content in a stretch of HTML, each by what tells it from others; where a word may be broken says nothing. */
export function thingsIn(html: string): string[] {
  return Array.from(html.matchAll(THING), ([whole, name]) => (name === undefined ? whole : `${name.toLowerCase()} ${SOURCE.exec(whole)?.slice(1).find(Boolean) ?? ''}`)).filter((thing) => thing !== 'wbr ');
}
