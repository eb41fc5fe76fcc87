/**
 * `npm start`: the viewer, installed and built when need be. It opens a browser only for a person at a terminal.
 */
const person = process.stdout.isTTY && !process.env.CI;
process.argv.splice(2, 0, 'view', ...(person ? ['--open'] : []));
await import('./musubi.mjs');
