import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Beside each text file its .br and .gz: the server only picks one, it never compresses what does not change. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    writeBundle: async () => {
      const names = await readdir(folder, { recursive: true });
      await Promise.all(
        names.filter((name) => /\.(js|css|svg|json|webmanifest)$/.test(name)).map((name) => press(join(folder, name))),
      );
    },
  };
}

async function press(file: string): Promise<void> {
  const content = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/** Tells the phone's service worker what it keeps: the page and every file of the build, and a version that changes with them. */
function keptByWorker(): Plugin {
  return {
    name: 'kept-by-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        const worker = bundle['worker.js'];
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
        const files = Object.keys(bundle).filter((name) => /^assets\/|^index\.html$/.test(name));
        const digest = createHash('sha256');
        for (const name of files.toSorted()) {
          const file = bundle[name]!;
          digest.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        const version = digest.digest('hex').slice(0, 16);
        worker.code = worker.code.replace(/["'`]__KEPT__["'`]/, JSON.stringify({ version, files }));
      },
    },
  };
}

/** Of the schemas, their way to JSON Schema; of the router, what a server that draws pages is asked for ahead of a link. */
const UNUSED =
  /\/(zod\/v4\/core\/(json-schema-processors|to-json-schema)|react-router\/dist\/production\/lib\/dom\/ssr\/(links|single-fetch))\.js$/;

/**
 * Libraries without what the phone has no use for, and without the schemas' own English sentences, in place of which ours are given
 * at each reading (`src/domain/language`): they refer to it, so no build leaves it out by itself, and it is 8 of the 250 KB that the
 * phone may weigh.
 */
function leanLibraries(): Plugin {
  return {
    name: 'lean-libraries',
    apply: 'build',
    enforce: 'pre',
    load: async (id) => {
      if (id.endsWith('/zod/v4/locales/en.js')) return 'export default () => ({});';
      if (!UNUSED.test(id)) return null;
      const content = await readFile(id, 'utf8');
      const [, list = ''] = /^export \{ (.+) \};$/m.exec(content) ?? [];
      const each = [...content.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const names = [...each, ...(list.match(/\w+(?=,|$)/g) ?? [])];
      return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  };
}

const app = process.env.APP === 'phone' ? 'phone' : 'desk';
const api = process.env.API ?? 'http://127.0.0.1:3000';

/** Desk or phone (`APP`): `npm start` builds them when their sources changed, `npm run desk` and `npm run phone` serve them for development. */
export default defineConfig({
  root: `src/${app}`,
  base: `/${app}/`,
  cacheDir: `../../node_modules/.vite/${app}`,
  plugins: [react(), ...(app === 'phone' ? [keptByWorker(), leanLibraries()] : []), compressed()],
  // the server puts a fresh one into each page of the desk; the phone's page is kept, and has none
  ...(app === 'desk' && { html: { cspNonce: '__NONCE__' } }),
  // what it brings by itself is written for browsers that do not know classes: a kilobyte more
  ...(app === 'phone' && { resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] } }),
  build: {
    outDir: process.env.APP_OUT ?? `../../dist/${app}`,
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: ['chrome87', 'safari15'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    ...(app === 'phone' && {
      rollupOptions: {
        input: { main: 'src/phone/index.html', worker: 'src/phone/worker/worker.ts' },
        output: { entryFileNames: (chunk) => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
      },
    }),
  },
  server: { proxy: { '/api': api, '/openapi.json': api } },
});
