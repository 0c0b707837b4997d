import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../platform/http/problem.ts';
import type { Language } from '../platform/http/route.ts';

/** The programs that run in a browser. */
export type App = 'desk' | 'phone';

/** Where a built one lies. */
export const builtAt = (app: App): string => fileURLToPath(new URL(`../../../dist/${app}`, import.meta.url));

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};
const packings = [
  ['br', 'br'],
  ['gzip', 'gz'],
] as const;

/** A file of the build whose name holds the digest of its content, so that it is kept for ever. */
export const asset = (app: App, name: string, accepted: string): Promise<Response> =>
  file(app, 'assets/', name, accepted, 'public, max-age=31536000, immutable');

/** A file of the build that keeps its name, and so is asked for anew: the service worker, the manifest, icons. */
export const named = (app: App, name: string, accepted: string): Promise<Response> =>
  file(app, '', name, accepted, 'no-cache');

async function file(app: App, folder: string, name: string, accepted: string, kept: string): Promise<Response> {
  const type = types[/^[\w-]+(?:\.[\w-]+)*\.(\w+)$/.exec(name)?.[1] ?? ''];
  if (type === undefined) throw new Problem('not_found');
  const headers = { 'content-type': type, 'cache-control': kept, vary: 'Accept-Encoding' };
  for (const [encoding, ending] of packings) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const packed = await contentOf(app, `${folder}${name}.${ending}`);
    if (packed) return new Response(packed, { headers: { ...headers, 'content-encoding': encoding } });
  }
  const plain = await contentOf(app, `${folder}${name}`);
  if (!plain) throw new Problem('not_found');
  return new Response(plain, { headers });
}

/** The page every address below `/desk/` answers; styles made at run time carry its nonce (decision 0052). */
export async function deskPage(language: Language): Promise<Response> {
  const page = await contentOf('desk', 'index.html');
  if (!page) return notBuilt('desk', language);
  const nonce = randomBytes(16).toString('base64');
  return new Response(page.toString('utf8').replaceAll('__NONCE__', nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
    },
  });
}

/** The page every address below `/phone/` answers; kept on the phone, so the same for everyone and without a nonce. */
export async function phonePage(language: Language): Promise<Response> {
  const page = await contentOf('phone', 'index.html');
  if (!page) return notBuilt('phone', language);
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': PHONE_POLICY,
    },
  });
}

/** Nothing inline, nothing from elsewhere. */
const PHONE_POLICY =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** Styles need the nonce; those an attribute carries are harmless and how charts place their tooltips. */
const policy = (nonce: string): string =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; ` +
  "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const said = {
  desk: {
    zh: '工作台正在准备,几秒后会自动打开。如果一直停在这里,请看启动时的提示。',
    en: 'The desk is being prepared and opens by itself in a few seconds. If it does not, see what the start said.',
  },
  phone: {
    zh: '手机端正在准备,几秒后会自动打开。如果一直停在这里,请告诉系统管理员。',
    en: 'This is being prepared and opens by itself in a few seconds. If it does not, please tell the administrator.',
  },
};

const notBuilt = (app: App, language: Language): Response =>
  new Response(`<!doctype html><meta charset="utf-8"><title>…</title><p>${said[app][language]}</p>`, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '3',
      refresh: '3',
    },
  });

async function contentOf(app: App, name: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    return await readFile(join(builtAt(app), name));
  } catch {
    return undefined;
  }
}
