declare module 'seedrandom/lib/alea.js' {
  /** Johannes Baagøe's Alea. The same text gives the same numbers in every engine: it uses exact double arithmetic only. */
  export default function alea(seed: string): { int32(): number };
}
