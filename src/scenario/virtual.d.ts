/** All scenarios of the repository, compiled at build time by `vitePlugin.ts`. */
declare module 'virtual:musubi-scenarios' {
  export const scenarios: import('./bundled.ts').ScenarioBundle;
}
