/** The weight of the JavaScript that the viewer loads before anything is clicked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Gzipped bytes, 1 kB = 1,000 bytes. The goal is 120 kB. */
export const INITIAL_LIMIT = 250_000;

/**
 * The files of the entry and of all that it imports statically, by Vite's manifest.
 *
 * @param {Record<string, { file: string, isEntry?: boolean, imports?: string[] }>} manifest
 * @returns {string[]}
 */
export function initialFiles(manifest) {
  const reached = new Set(Object.keys(manifest).filter((key) => manifest[key]?.isEntry));
  for (const key of reached) for (const next of manifest[key]?.imports ?? []) reached.add(next);
  const files = [...reached].map((key) => manifest[key]?.file ?? '');
  return files.filter((file) => file.endsWith('.js')).sort();
}

/**
 * @param {string} dist the built viewer
 * @returns {{ file: string, bytes: number, gzipped: number }[]}
 */
export function weighInitial(dist) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  return initialFiles(manifest).map((file) => {
    const content = readFileSync(join(dist, file));
    return { file, bytes: content.length, gzipped: gzipSync(content, { level: 9 }).length };
  });
}
