/** All scenarios of the repository, compiled at build time by `vitePlugin.ts`. */
declare module 'virtual:musubi-scenarios' {
  export const scenarios: import('./bundled.ts').ScenarioBundle;
}

/** What the page of the regions shows of them, made at build time by `vitePlugin.ts`. */
declare module 'virtual:musubi-regions' {
  export const pages: import('./pages.ts').RegionPages;
}
