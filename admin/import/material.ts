import type { Material } from './useReading';

/** Files travel as base64, byte for byte. */
export const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^data:[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });

/** Bytes that one import may bring. */
export const LARGEST_FILE = 100_000_000;

export const fileMaterial = async (file: File): Promise<Material> => ({
  what: { kind: 'file', fileName: file.name, base64: await base64Of(file) },
  text: file.size < 5_000_000 ? await file.text() : null,
});
export const pasteMaterial = (content: string): Material => ({ what: { kind: 'paste', content }, text: content });
export const urlMaterial = (url: string): Material => ({ what: { kind: 'url', url }, text: null });
