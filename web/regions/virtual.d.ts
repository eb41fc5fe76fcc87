/** Outline of the land within the window of `globe.ts`, made at build time by `landPlugin.ts`. */
declare module 'virtual:musubi-land' {
  export const land: string;
}
