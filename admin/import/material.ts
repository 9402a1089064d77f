import type { Material } from './useReading';

/** For files sent in JSON along with other things. */
export const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^data:[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });

/** The most bytes that one import may contain. */
export const LARGEST_FILE = 100_000_000;

/** Up to this size, reading is quick enough to wait for. */
const SHORT = 1_000_000;

export const fileMaterial = async (file: File): Promise<Material> => ({
  send: (provider, signal) => (file.size <= SHORT ? provider.importFile(file, signal) : provider.beginReadingFile(file, signal)),
  text: file.size < 5_000_000 ? await file.text() : null,
});
export const pasteMaterial = (content: string): Material => ({ send: (provider, signal) => provider.importPreview({ kind: 'paste', content }, signal), text: content });
export const urlMaterial = (url: string): Material => ({ send: (provider, signal) => provider.beginReading({ kind: 'url', url }, signal), text: null });
