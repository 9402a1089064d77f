import { writeGlossary } from '#core/glossary/lines';
import type { GlossaryRule } from '#core/model/glossary';

/** Downloads the rules as a file. */
export function download(name: string, rules: readonly GlossaryRule[]): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', writeGlossary(rules)], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
