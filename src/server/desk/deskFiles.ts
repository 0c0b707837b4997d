import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../platform/http/problem.ts';
import type { Language } from '../platform/http/route.ts';

/** Where the built desk lies. */
export const BUILT = fileURLToPath(new URL('../../../dist/desk', import.meta.url));

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  png: 'image/png',
};
const packings = [
  ['br', 'br'],
  ['gzip', 'gz'],
] as const;

/** A file of the build. Its name holds the digest of its content, so it is kept for ever. */
export async function deskFile(name: string, accepted: string): Promise<Response> {
  const type = types[/^[\w-]+(?:\.[\w-]+)*\.(\w+)$/.exec(name)?.[1] ?? ''];
  if (type === undefined) throw new Problem('not_found');
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  };
  for (const [encoding, ending] of packings) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const packed = await contentOf(`assets/${name}.${ending}`);
    if (packed) return new Response(packed, { headers: { ...headers, 'content-encoding': encoding } });
  }
  const plain = await contentOf(`assets/${name}`);
  if (!plain) throw new Problem('not_found');
  return new Response(plain, { headers });
}

/** The page every address below `/desk/` answers; styles made at run time carry its nonce (decision 0052). */
export async function deskPage(language: Language): Promise<Response> {
  const page = await contentOf('index.html');
  if (!page) return notBuilt(language);
  const nonce = randomBytes(16).toString('base64');
  return new Response(page.toString('utf8').replaceAll('__NONCE__', nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
    },
  });
}

/** Styles need the nonce; those an attribute carries are harmless and how charts place their tooltips. */
const policy = (nonce: string): string =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; ` +
  "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const said = {
  zh: '工作台正在准备,几秒后会自动打开。如果一直停在这里,请看启动时的提示。',
  en: 'The desk is being prepared and opens by itself in a few seconds. If it does not, see what the start said.',
};

const notBuilt = (language: Language): Response =>
  new Response(`<!doctype html><meta charset="utf-8"><title>…</title><p>${said[language]}</p>`, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '3',
      refresh: '3',
    },
  });

async function contentOf(name: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    return await readFile(join(BUILT, name));
  } catch {
    return undefined;
  }
}
