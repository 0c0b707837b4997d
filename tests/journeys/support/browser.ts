import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as playwright,
  type LaunchOptions,
} from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const UNPACKED = join(ROOT, 'node_modules/.cache/village-beat/chromium');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing that leaves the machine, and none of what weakens the rules a page lives under. */
const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--font-render-hinting=none'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-pings'],
];

/** Scripts are run as they come: a journey's pages live for seconds, and making their scripts quicker took half of its time. */
const UNTIMED = [...args, '--js-flags=--single-threaded --no-opt --no-maglev'];

/** A real browser: `CHROMIUM_PATH`, the system's, or the one that comes with npm. `timed`: as people have it. */
export const openBrowser = ({ timed = false } = {}): Promise<Browser> =>
  opening((options) => playwright.launch({ ...options, args: timed ? args : UNTIMED }));

/** A real browser whose profile lies in a folder, as on a phone: it outlives the browser. */
export const openProfile = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  opening((launching) => playwright.launchPersistentContext(folder, { ...launching, args: UNTIMED, ...options }));

type Launching = Pick<LaunchOptions, 'executablePath' | 'env'>;

function opening<T>(launch: (options: Launching) => Promise<T>): Promise<T> {
  const system = [process.env['CHROMIUM_PATH'], ...SYSTEM].find((path) => path && existsSync(path));
  return system ? launch({ executablePath: system }) : openUnpacked(launch);
}

/** The browser of npm; where the system lacks the libraries it needs, those that come with it. */
async function openUnpacked<T>(launch: (options: Launching) => Promise<T>): Promise<T> {
  await unpack();
  const executablePath = join(UNPACKED, 'chromium');
  const fonts = { ...process.env, FONTCONFIG_PATH: join(UNPACKED, 'fonts') } as Record<string, string>;
  try {
    return await launch({ executablePath, env: fonts });
  } catch (error) {
    if (!/error while loading shared libraries/.test(String(error))) throw error;
    return launch({ executablePath, env: { ...fonts, LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib') } });
  }
}

/** Where fonts are looked for: those of the system, and the one unpacked, so that a bare machine has any. */
const fontsOf = (unpacked: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${unpacked}/fonts/fonts</dir>
  <cachedir>${unpacked}/fonts/cache</cachedir>
</fontconfig>
`;

/** Unpacks once, apart, and puts it in place whole: other test files may be about the same. */
async function unpack(): Promise<void> {
  if (existsSync(UNPACKED)) return;
  await mkdir(join(UNPACKED, '..'), { recursive: true });
  const fresh = await mkdtemp(`${UNPACKED}-`);
  const before = process.env['TMPDIR'];
  // the package unpacks into the temporary folder, whichever that is
  process.env['TMPDIR'] = fresh;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const packed = join(ROOT, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br');
    await Promise.all([chromium.executablePath(), inflate(packed)]);
    await writeFile(join(fresh, 'fonts/fonts.conf'), fontsOf(UNPACKED));
    await rename(fresh, UNPACKED);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
