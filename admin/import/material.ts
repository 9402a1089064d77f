import type { Material } from './useReading';

/** For what travels in JSON beside other things. */
export const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^data:[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });

/** Bytes that one import may bring. */
export const LARGEST_FILE = 100_000_000;

/** What is read before anybody gets impatient. */
const SHORT = 1_000_000;

export const fileMaterial = async (file: File): Promise<Material> => ({
  send: (provider, signal) => (file.size <= SHORT ? provider.importFile(file, signal) : provider.beginReadingFile(file, signal)),
  text: file.size < 5_000_000 ? await file.text() : null,
});
export const pasteMaterial = (content: string): Material => ({ send: (provider, signal) => provider.importPreview({ kind: 'paste', content }, signal), text: content });
export const urlMaterial = (url: string): Material => ({ send: (provider, signal) => provider.beginReading({ kind: 'url', url }, signal), text: null });
