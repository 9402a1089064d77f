import polyglotI18nProvider from 'ra-i18n-polyglot';
import { mergeTranslations, type I18nProvider } from 'react-admin';
import { en } from './en';

let words = en;
const speaking = () => polyglotI18nProvider(() => words, 'en');
let provider = speaking();

export const i18nProvider: I18nProvider = {
  translate: (key, options) => provider.translate(key, options),
  changeLocale: (locale) => provider.changeLocale(locale),
  getLocale: () => provider.getLocale(),
};

/** Adds the words of a part of the admin that is loaded later, before that part is drawn. */
export function addWords(...more: object[]): void {
  words = mergeTranslations(words, ...more);
  provider = speaking();
}
