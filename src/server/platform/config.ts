import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional();

/**
 * Every setting: how it is checked and what it means. docs/operations.md repeats the table (a test compares them).
 */
const settings = {
  PORT: setting(port.default(3000), '3000', 'Port to listen on; 0 takes a free one.'),
  HOST: setting(z.string().min(1).default('127.0.0.1'), '127.0.0.1', 'Address to listen on.'),
  PUBLIC_URL: setting(
    z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
    'from HOST and PORT',
    'Address people reach the server by: QR codes, feeds, single sign-on.',
  ),
  TRUST_PROXY: setting(
    z.coerce.number().int().min(0).max(9).default(0),
    '0',
    'Number of reverse proxies in front whose X-Forwarded-For is believed.',
  ),
  DATA_DIR: setting(
    z.string().min(1).default('.village-beat'),
    '.village-beat',
    'Folder of the embedded database, generated keys and signed heads.',
  ),
  DATABASE_URL: setting(databaseUrl, 'embedded database', 'PostgreSQL 15 or newer, as the application role.'),
  DATABASE_OWNER_URL: setting(
    databaseUrl,
    'DATABASE_URL',
    'The same database as the owner of its tables, for migrations only. Without it the application role owns them.',
  ),
  ADMIN_PASSWORD: setting(
    z.string().min(12).optional(),
    'generated, printed once',
    'Password of the account `admin`, used on the first start only; 12 characters or more.',
  ),
  SEALING_KEY: setting(
    z
      .string()
      .regex(
        /^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/,
        'must be id:base64 with 32 bytes each, separated by commas',
      )
      .optional(),
    'generated in DATA_DIR/sealing.key',
    'Keys of personal details, `id:base64[,id:base64…]`: the first seals, all open. Required in production.',
  ),
  DEMO: setting(
    flag.optional(),
    '1 on an empty database',
    'Whether to fill an empty database with a demonstration city. Never in production.',
  ),
  OIDC_ISSUER: setting(
    z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
    'no single sign-on',
    'Issuer of single sign-on (OpenID Connect). Its redirect address is PUBLIC_URL/api/auth/callback/oidc.',
  ),
  OIDC_CLIENT_ID: setting(z.string().min(1).optional(), '', 'Client id at the issuer.'),
  OIDC_CLIENT_SECRET: setting(z.string().min(1).optional(), '', 'Client secret at the issuer.'),
  OIDC_SCOPES: setting(z.string().min(1).default('openid profile'), 'openid profile', 'Scopes to ask the issuer for.'),
  OIDC_BADGE_CLAIM: setting(
    z.string().min(1).default('badge'),
    'badge',
    'Claim of the ID token that holds the badge number. It finds an account; it never makes one.',
  ),
  WEBHOOK_HOSTS: setting(
    z
      .string()
      .regex(/^[\w.-]+(:\d+)?(,[\w.-]+(:\d+)?)*$/, 'must be hosts, or host:port, separated by commas')
      .default('qyapi.weixin.qq.com,oapi.dingtalk.com,open.feishu.cn'),
    'qyapi.weixin.qq.com, oapi.dingtalk.com, open.feishu.cn',
    'Hosts that webhooks may tell; the administrator chooses among them.',
  ),
  WEBHOOK_INNER: setting(
    flag.default(false),
    '0',
    '1 lets webhooks reach inner addresses, and by plain http: for receivers on an inner network.',
  ),
  NODE_ENV: setting(
    z.enum(['development', 'production', 'test']).default('development'),
    'development',
    '`production` refuses generated sealing keys, demonstration accounts and a movable clock.',
  ),
  LOG_LEVEL: setting(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'info',
    'Lines below this level are not written.',
  ),
};

interface Setting<S extends z.ZodType> {
  schema: S;
  byDefault: string;
  meaning: string;
}

function setting<S extends z.ZodType>(schema: S, byDefault: string, meaning: string): Setting<S> {
  return { schema, byDefault, meaning };
}

type Values = { [K in keyof typeof settings]: z.infer<(typeof settings)[K]['schema']> };

export interface SingleSignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  badgeClaim: string;
}

/** The settings as the program uses them; read once at the start and passed on. */
export interface Settings {
  port: number;
  host: string;
  publicUrl: string;
  trustedProxies: number;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  adminPassword: string | undefined;
  sealingKey: string | undefined;
  /** Undefined: the start decides by whether the database is empty. */
  demo: boolean | undefined;
  /** Single sign-on; undefined: none. */
  oidc: SingleSignOnSettings | undefined;
  /** Where webhooks may reach. */
  webhooks: { hosts: readonly string[]; inner: boolean };
  production: boolean;
  logLevel: string;
}

/** Settings that cannot be used: one sentence for each. */
export class SettingsFault extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Reads and checks all settings; an empty value counts as absent. Throws `SettingsFault` with every fault. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([name, { schema }]) => {
    const result = (schema as z.ZodType).safeParse(environment[name] || undefined);
    for (const issue of result.error?.issues ?? []) faults.push(`${name}: ${issue.message}`);
    return [name, result.data];
  });
  const values = Object.fromEntries(entries) as Values;
  const production = values.NODE_ENV === 'production';
  if (values.DATABASE_OWNER_URL !== undefined && values.DATABASE_URL === undefined) {
    faults.push('DATABASE_OWNER_URL: needs DATABASE_URL beside it');
  }
  if (production && values.DEMO === true) faults.push('DEMO: demonstration accounts never exist in production');
  if (production && values.SEALING_KEY === undefined) faults.push(`SEALING_KEY: ${MISSING_KEY}`);
  const oidc = oidcOf(values, faults);
  if (faults.length > 0) throw new SettingsFault(faults);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/$/, ''),
    trustedProxies: values.TRUST_PROXY,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    adminPassword: values.ADMIN_PASSWORD,
    sealingKey: values.SEALING_KEY,
    demo: production ? false : values.DEMO,
    oidc,
    webhooks: { hosts: values.WEBHOOK_HOSTS.toLowerCase().split(','), inner: values.WEBHOOK_INNER },
    production,
    logLevel: values.LOG_LEVEL,
  };
}

function oidcOf(values: Values, faults: string[]): SingleSignOnSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    faults.push('OIDC_ISSUER: needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it');
    return undefined;
  }
  return { issuer, clientId, clientSecret, scopes: values.OIDC_SCOPES, badgeClaim: values.OIDC_BADGE_CLAIM };
}

const MISSING_KEY =
  "missing in production; make one with `node -p \"'k1:'+crypto.randomBytes(32).toString('base64')\"` and keep it outside the backups";

/** The table of docs/operations.md. */
export function settingsTable(): string {
  const rows = Object.entries(settings).map(
    ([name, { byDefault, meaning }]) => `| \`${name}\` | ${byDefault} | ${meaning} |`,
  );
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
