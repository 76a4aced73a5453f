import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { type Config, type Environment, loadConfig } from '../../src/app/config/config.ts'
import { VARIABLE_NAMES } from '../../src/app/config/variables.ts'

const TOKEN = '123456789:AAFakeTokenForTests-0123456789abcdef'
const SECRET = 'a-secret-of-good-length_1'
const WEBHOOK = { BOT_TOKEN: TOKEN, PUBLIC_URL: 'https://crm.example.com/', WEBHOOK_SECRET: SECRET }

function accepted(env: Environment, options?: { terminal: boolean }): Config {
  const result = loadConfig(env, options)
  if (!result.ok) throw new Error(result.problems.map(({ line }) => line).join('\n'))
  return result.config
}

function problems(env: Environment): string[] {
  const result = loadConfig(env)
  return result.ok ? [] : result.problems.map(({ line }) => line)
}

function warnings(env: Environment): string[] {
  const result = loadConfig(env)
  return result.ok ? result.warnings.map(({ line }) => line) : ['refused']
}

describe('the mode', () => {
  it('is the sandbox on this machine only when nothing is set', () => {
    expect(accepted({})).toEqual({
      mode: 'sandbox',
      sandbox: { host: '127.0.0.1', port: 8081, limits: 'telegram', storeFile: undefined },
      http: { host: '127.0.0.1', port: 8080 },
      metrics: { host: '127.0.0.1', port: 9090 },
      mongodbUri: undefined,
      dataDir: './data',
      apiKeyPepper: undefined,
      secretsKey: undefined,
      secretsOldKeys: [],
      senderUrls: {},
      hubspotApiUrl: 'https://api.hubapi.com',
      pipedriveApiUrl: 'https://api.pipedrive.com',
      syncFolder: null,
      outgoingWebhookHosts: [],
      trustedProxies: 0,
      log: { level: 'info', format: 'json' },
      drainTimeoutMs: 10_000,
      workers: 16,
      queueLeaseMs: 15_000,
      newsBundleMs: 60_000,
    })
  })

  it('is polling with only a bot token, and HTTP listens on every interface', () => {
    expect(accepted({ BOT_TOKEN: TOKEN })).toMatchObject({
      mode: 'polling',
      botToken: TOKEN,
      telegramApiRoot: 'https://api.telegram.org',
      http: { host: '0.0.0.0', port: 8080 },
    })
  })

  it('is webhook with token, public address and secret, and the address loses its trailing slash', () => {
    expect(accepted(WEBHOOK)).toMatchObject({
      mode: 'webhook',
      botToken: TOKEN,
      publicUrl: 'https://crm.example.com',
      webhookSecret: SECRET,
    })
  })

  it('is refused when webhook mode is only half configured', () => {
    expect(problems({ BOT_TOKEN: TOKEN, PUBLIC_URL: 'https://a.example' })).toEqual([
      expect.stringMatching(
        /^WEBHOOK_SECRET: not set; PUBLIC_URL asks for webhook mode: give .* remove PUBLIC_URL for polling$/,
      ),
    ])
    expect(problems({ BOT_TOKEN: TOKEN, WEBHOOK_SECRET: SECRET })).toEqual([
      expect.stringMatching(/^PUBLIC_URL: not set; WEBHOOK_SECRET asks for webhook mode/),
    ])
  })

  it('warns about secrets that several processes would each generate for themselves, and accepts good ones', () => {
    const uri = 'mongodb://db:27017/crm?replicaSet=rs0'
    expect(warnings({ ...WEBHOOK, MONGODB_URI: uri })).toEqual([
      expect.stringMatching(/^API_KEY_PEPPER: not set; .* several need the same$/u),
      expect.stringMatching(/^SECRETS_KEY: not set; .* several need the same$/u),
    ])
    const pepper = 'p'.repeat(32)
    expect(accepted({ API_KEY_PEPPER: pepper })).toMatchObject({ apiKeyPepper: pepper })
    expect(problems({ API_KEY_PEPPER: 'too-short' })).toEqual([
      expect.stringMatching(/^API_KEY_PEPPER: got .*; give 32/u),
    ])
    expect(problems({ API_KEY_PEPPER: 'too-short' }).join('')).not.toContain('too-short')
  })

  it.each(['PUBLIC_URL', 'WEBHOOK_SECRET', 'TELEGRAM_API_ROOT'])(
    'is refused when %s is set without a token',
    (name) => {
      expect(problems({ [name]: name === 'WEBHOOK_SECRET' ? SECRET : 'https://a.example' })).toEqual([
        expect.stringMatching(new RegExp(`^${name}: needs BOT_TOKEN, which is not set`)),
      ])
    },
  )
})

describe('a value', () => {
  it('that is empty or blank counts as not set', () => {
    expect(accepted({ BOT_TOKEN: '', PORT: '  ', PUBLIC_URL: '', MONGODB_URI: '' })).toMatchObject({
      mode: 'sandbox',
      http: { port: 8080 },
      mongodbUri: undefined,
    })
  })

  it('loses surrounding spaces and line breaks', () => {
    expect(accepted({ BOT_TOKEN: ` ${TOKEN}\r` })).toMatchObject({ botToken: TOKEN })
  })

  it.each([
    ['PORT', '80a', '"80a"'],
    ['PORT', '65536', '"65536"'],
    ['PORT', '-1', '"-1"'],
    ['PORT', '8080.5', '"8080.5"'],
    ['METRICS_PORT', '0x50', '"0x50"'],
    ['SANDBOX_PORT', 'http', '"http"'],
    ['HOST', '127.0.0.1:8080', '"127.0.0.1:8080"'],
    ['HOST', 'http://x', '"http://x"'],
    ['LOG_LEVEL', 'verbose', '"verbose"'],
    ['LOG_FORMAT', 'xml', '"xml"'],
    ['SANDBOX_LIMITS', 'none', '"none"'],
    ['DRAIN_TIMEOUT_SECONDS', '601', '"601"'],
    ['WORKERS', '0', '"0"'],
    ['QUEUE_LEASE_SECONDS', '0', '"0"'],
    ['MONGODB_URI', 'postgres://db/crm', '"postgres://db/crm"'],
    ['MONGODB_URI', 'mongodb://', '"mongodb://"'],
    ['MONGODB_URI', 'mongodb://h/a$b', '"mongodb://h/a$b"'],
  ])('of %s is refused when it is %s, showing what was given and what is accepted', (name, value, shown) => {
    const [line, ...others] = problems({ [name]: value })
    expect(others).toEqual([])
    expect(line).toMatch(new RegExp(`^${name}: got `))
    expect(line).toContain(`got ${shown}; give `)
  })

  it('is reported on one line, whatever it contains', () => {
    const [line] = problems({ LOG_LEVEL: `a\nb${'x'.repeat(500)}` })
    expect(line).not.toContain('\n')
    expect(line?.length).toBeLessThan(250)
  })

  it('that is secret is never shown', () => {
    const password = 'hunter2'
    const lines = problems({
      BOT_TOKEN: '123456:short-secret',
      PUBLIC_URL: `https://anna:${password}@crm.example.com/?key=hidden3`,
      WEBHOOK_SECRET: 'geheim & co',
      MONGODB_URI: 'mongodb://root:pa/ss@word@db.example.com/crm?appName=hidden3',
    })
    expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'BOT_TOKEN',
      'PUBLIC_URL',
      'WEBHOOK_SECRET',
      'MONGODB_URI',
    ])
    const text = lines.join('\n')
    expect(text).not.toMatch(/short-secret|hunter2|geheim|pa\/ss|word@|hidden3/)
    expect(text).toContain('a hidden value of 19 characters')
    expect(text).toContain('mongodb://***@db.example.com')
  })

  it('is reported with all other wrong ones at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y', WORKERS: 'z' })).toHaveLength(3)
  })

  it.each([
    'mongodb://127.0.0.1:27017/?replicaSet=rs0',
    'mongodb://a:1,b:2,c:3/crm?replicaSet=rs0',
    'mongodb+srv://user:pass@cluster.example.net/crm?retryWrites=true',
    'mongodb://[::1]:27017',
  ])('of MONGODB_URI may be %s', (uri) => {
    expect(accepted({ MONGODB_URI: uri }).mongodbUri).toBe(uri)
  })

  it.each(['0.0.0.0', '::', '::1', 'localhost', 'db-1.internal'])('of HOST may be %s', (host) => {
    expect(accepted({ HOST: host }).http.host).toBe(host)
  })
})

describe('Telegram addresses', () => {
  it.each([
    ['http://crm.example.com', /only https/],
    ['https://localhost', /only this machine knows/],
    ['https://crm.example.com:9443', /ports 443, 80, 88 and 8443/],
    ['crm.example.com', /give the https address/],
    ['https://crm.example.com/?a=b', /give the https address/],
  ])('refuse a public address of %s', (url, reason) => {
    expect(problems({ ...WEBHOOK, PUBLIC_URL: url })).toEqual([expect.stringMatching(reason)])
  })

  it('may both be on this machine without TLS, for a Bot API server of our own', () => {
    const env = { ...WEBHOOK, PUBLIC_URL: 'http://127.0.0.1:8080', TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' }
    expect(accepted(env)).toMatchObject({
      publicUrl: 'http://127.0.0.1:8080',
      telegramApiRoot: 'http://127.0.0.1:8081',
    })
  })

  it('refuse an API root elsewhere without TLS', () => {
    expect(problems({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://api.example.com' })).toEqual([
      expect.stringMatching(/^TELEGRAM_API_ROOT: got /),
    ])
  })
})

describe('ports', () => {
  it('are refused when two are the same, a default included', () => {
    expect(problems({ PORT: '9090' })).toEqual(['METRICS_PORT: got "9090", which PORT already uses; give another port'])
    expect(problems({ SANDBOX_PORT: '8080' })).toEqual([
      'SANDBOX_PORT: got "8080", which PORT already uses; give another port',
    ])
  })

  it('may all be 0, for any free ones', () => {
    expect(accepted({ PORT: '0', METRICS_PORT: '0', SANDBOX_PORT: '0' })).toMatchObject({ http: { port: 0 } })
  })

  it('of the sandbox do not matter when it does not run', () => {
    expect(accepted({ BOT_TOKEN: TOKEN, PORT: '8081' }).http.port).toBe(8081)
    expect(warnings({ BOT_TOKEN: TOKEN, SANDBOX_PORT: '8080' })).toEqual([
      'SANDBOX_PORT: has no effect: the sandbox runs only without BOT_TOKEN',
    ])
  })
})

describe('a misspelled variable', () => {
  it.each([
    ['BOT_TOKN', 'BOT_TOKEN'],
    ['BOTTOKEN', 'BOT_TOKEN'],
    ['bot_token', 'BOT_TOKEN'],
    ['MONGODB_URL', 'MONGODB_URI'],
    ['WEBHOOK_SECRETS', 'WEBHOOK_SECRET'],
    ['METRIC_PORT', 'METRICS_PORT'],
  ])('such as %s stops the start and names the right one', (found, meant) => {
    expect(problems({ [found]: 'x' })).toEqual([`${found}: not a variable of ClientSphere; did you mean ${meant}?`])
  })

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'BOT_TOKEN'],
    ['DATABASE_URL', 'MONGODB_URI'],
    ['port', 'PORT'],
  ])('such as %s, which another program may need, only causes a warning', (found, meant) => {
    expect(warnings({ [found]: 'x' })).toEqual([`${found}: not read by ClientSphere; did you mean ${meant}?`])
  })

  it('only causes a warning when the right one is set too', () => {
    expect(warnings({ LOG_LEVEL: 'warn', LOG_LEVL: 'warn' })).toEqual([
      'LOG_LEVL: not read by ClientSphere; did you mean LOG_LEVEL?',
    ])
  })

  it('is not found among the variables of a usual shell, npm or cluster', () => {
    const usual = [
      'HOME',
      'PATH',
      'SHELL',
      'HOSTNAME',
      'HOSTS',
      'TERM',
      'npm_config_loglevel',
      'REDIS_PORT',
      'COLORTERM',
    ]
    expect(warnings(Object.fromEntries(usual.map((name) => [name, '1'])))).toEqual([])
  })
})

describe('the log format', () => {
  it('is pretty for a person in a terminal and JSON otherwise', () => {
    expect(accepted({}, { terminal: true }).log.format).toBe('pretty')
    expect(accepted({}, { terminal: false }).log.format).toBe('json')
    expect(accepted({ NODE_ENV: 'production' }, { terminal: true }).log.format).toBe('json')
    expect(accepted({ LOG_FORMAT: 'pretty', NODE_ENV: 'production' }).log.format).toBe('pretty')
  })
})

describe('.env.example', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  const documented = [...text.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )

  it('documents every variable once, and no other', () => {
    expect(documented.map(([name]) => name).toSorted()).toEqual(VARIABLE_NAMES.toSorted())
  })

  it('shows values that are accepted', () => {
    const values = Object.fromEntries(documented.filter(([, value]) => value !== ''))
    expect(problems({ ...values, ...WEBHOOK })).toEqual([])
  })
})
