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
        names.filter((name) => /\.(js|css|svg|json)$/.test(name)).map((name) => press(join(folder, name))),
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

/** The desk: `npm start` builds it when its sources changed, `npm run desk` serves it for development. */
export default defineConfig({
  root: 'src/desk',
  base: '/desk/',
  cacheDir: '../../node_modules/.vite',
  plugins: [react(), compressed()],
  // the server puts a fresh one into each page
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: process.env.DESK_OUT ?? '../../dist/desk',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: ['chrome87', 'safari15'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': process.env.API ?? 'http://127.0.0.1:3000', '/openapi.json': 'http://127.0.0.1:3000' } },
});
