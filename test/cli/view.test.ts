import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/server.ts';
import { musubi } from './services.ts';

let base = '';
let server: Server;
let port = 0;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'musubi-view-'));
  mkdirSync(join(base, 'web/assets'), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), 'secret');
  mkdirSync(join(base, 'web-other'));
  writeFileSync(join(base, 'web-other/secret.txt'), 'secret');
  writeFileSync(join(base, 'web/index.html'), '<p>結び</p>');
  writeFileSync(join(base, 'web/assets/a b.js'), 'export {};');
  symlinkSync(join(base, 'secret.txt'), join(base, 'web/link.txt'));
  ({ server, port } = await serve(join(base, 'web'), 0));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(base, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The path goes out as it stands: fetch would tidy it up. */
function ask(path: string, { method = 'GET', host = `127.0.0.1:${port}`, at = port } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: at, path, method, headers: { Host: host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

test('the page and its files are served with their types', async () => {
  const page = await ask('/?x=1');
  expect([page.status, page.body, page.headers['content-type']]).toEqual([
    200,
    '<p>結び</p>',
    'text/html; charset=utf-8',
  ]);
  const script = await ask('/assets/a%20b.js');
  expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  const head = await ask('/', { method: 'HEAD' });
  expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '13']);
});

test('every answer carries the content security policy', async () => {
  for (const answer of [await ask('/'), await ask('/no'), await ask('/', { host: 'evil.example' })]) {
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'none'",
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '/../web-other/secret.txt',
  '//../secret.txt',
  '/link.txt',
  '/assets',
  '/assets/',
  '/index.html/',
  '/%00',
  '/%',
  '/none.js',
  'http://127.0.0.1/../secret.txt',
])('nothing is served for %s', async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body).not.toContain('secret');
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1'])(
  'a page elsewhere that calls itself %s is refused',
  async (host) => {
    const { status, body } = await ask('/', { host });
    expect(status).toBe(403);
    expect(body).not.toContain('結び');
  },
);

test('localhost is this machine too', async () => {
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
});

test('nothing can be written', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', { method })).status).toBe(405);
});

test('where the port is taken another serves', async () => {
  const second = await serve(join(base, 'web'), port);
  expect(second.port).not.toBe(port);
  expect((await ask('/', { at: second.port, host: `127.0.0.1:${second.port}` })).status).toBe(200);
  await new Promise((resolve) => second.server.close(resolve));
});

test('view prints its address, serves, and ends with Ctrl-C', async () => {
  let said = '';
  let stop = (): void => undefined;
  const viewing = musubi(['view', '--port', '0'], {
    viewer: join(base, 'web'),
    out: (text) => {
      said += text;
    },
    onInterrupt(listener) {
      stop = listener;
      return () => undefined;
    },
  });
  await expect.poll(() => said).toMatch(/^The viewer is at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl-C ends it\)\n$/);
  const at = Number(/:(\d+)\//.exec(said)?.[1]);
  expect((await ask('/', { at, host: `127.0.0.1:${at}` })).body).toBe('<p>結び</p>');
  stop();
  expect((await viewing).code).toBe(0);
  await expect(ask('/', { at })).rejects.toThrow(/ECONNREFUSED|hang up/);
});

test('view says so where the viewer is not built', async () => {
  const { code, err } = await musubi(['view']);
  expect([code, err]).toEqual([1, 'musubi: the viewer is not built; `npm start` builds it\n']);
});
