import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const root = new URL('../../', import.meta.url);

export const resolve = (specifier, context, next) =>
  specifier.startsWith('#core/') && !context.parentURL?.startsWith(new URL('dist/', root).href)
    ? { url: new URL(`server/core/${specifier.slice('#core/'.length)}.ts`, root).href, shortCircuit: true }
    : next(specifier, context);

/** Nest needs the types of constructor parameters at run time: esbuild and Node's own stripping leave them out. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
