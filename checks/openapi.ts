import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../src/server/app.ts';
import { systemClock } from '../src/server/platform/clock.ts';
import { readSettings } from '../src/server/platform/config.ts';
import { connect } from '../src/server/platform/db/database.ts';
import { logTo } from '../src/server/platform/log.ts';

// `node checks/openapi.ts <file>` writes the OpenAPI document as the app answers it. No database is asked for it.
const [target] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'village-beat-openapi-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
const settings = readSettings({
  NODE_ENV: 'test',
  PUBLIC_URL: 'https://village-beat.invalid',
  DATA_DIR: folder,
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  LOG_LEVEL: 'silent',
});
const connection = connect(settings.databaseUrl ?? '');
const { app } = buildApp({ settings, connection, clock: systemClock, log: logTo('silent') });
const answer = await app.request('/openapi.json');
writeFileSync(target ?? 'openapi.json', JSON.stringify(await answer.json(), null, 2));
process.exit(0);
