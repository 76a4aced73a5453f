/**
 * Turns environment variables into typed configuration. Pure: only the composition root passes it the real environment.
 */
import { findMisspelledVariables } from './misspelled-variables.ts'
import { isLoopback, VARIABLE_NAMES, VARIABLES } from './variables.ts'
import type { LOG_FORMATS, LOG_LEVELS, SANDBOX_LIMITS, VariableName } from './variables.ts'

export type ListenAddress = { readonly host: string; readonly port: number }

type CommonConfig = {
  readonly http: ListenAddress
  readonly metrics: ListenAddress
  /** Undefined: the embedded database, kept in `dataDir`. */
  readonly mongodbUri: string | undefined
  readonly dataDir: string
  /** Pepper for hashing API keys; undefined: made once and kept in `dataDir`. */
  readonly apiKeyPepper: string | undefined
  /** The current key for sealing stored secrets; undefined: made once and kept in `dataDir`. */
  readonly secretsKey: Uint8Array | undefined
  /** Earlier keys, which still open secrets sealed with them. */
  readonly secretsOldKeys: readonly Uint8Array[]
  /** By the sender's id: where its leads are fetched, if not at its own address. */
  readonly senderUrls: Readonly<Record<string, string>>
  /** Hosts, with or without a port, that outgoing webhooks may call by plain HTTP and on private addresses. */
  readonly outgoingWebhookHosts: readonly string[]
  /** Base URLs of the APIs that syncs read, without a trailing slash. */
  readonly hubspotApiUrl: string
  readonly pipedriveApiUrl: string
  /** Where the files of syncs are; null: no files from this machine. */
  readonly syncFolder: string | null
  /** How many proxies add to X-Forwarded-For before a request reaches this server. */
  readonly trustedProxies: number
  readonly log: { readonly level: (typeof LOG_LEVELS)[number]; readonly format: (typeof LOG_FORMATS)[number] }
  readonly drainTimeoutMs: number
  /** How many lanes (chats, job lanes) are processed at once. */
  readonly workers: number
  /** How long a claim on an update or job lasts when its process does not renew it. */
  readonly queueLeaseMs: number
  /** After a message to a member, others of its kind wait this long and come as one. */
  readonly newsBundleMs: number
}

type TelegramConfig = { readonly botToken: string; readonly telegramApiRoot: string }

type SandboxSettings = ListenAddress & {
  /** Names under which it may be opened; undefined: only `localhost` and addresses. */
  readonly hosts: readonly string[] | undefined
  readonly limits: (typeof SANDBOX_LIMITS)[number]
  /** The file that stores its chats; undefined: in `dataDir`. */
  readonly storeFile: string | undefined
}

export type SandboxConfig = CommonConfig & { readonly mode: 'sandbox'; readonly sandbox: SandboxSettings }
export type PollingConfig = CommonConfig & TelegramConfig & { readonly mode: 'polling' }
export type WebhookConfig = CommonConfig &
  TelegramConfig & { readonly mode: 'webhook'; readonly publicUrl: string; readonly webhookSecret: string }

export type Config = SandboxConfig | PollingConfig | WebhookConfig

export type ConfigProblem = {
  /** The variable as the user wrote it, or the one that is missing. */
  readonly variable: string
  /** One line: the variable, what was given (secrets hidden) and what is accepted. */
  readonly line: string
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly ConfigProblem[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

export type Environment = Readonly<Record<string, string | undefined>>

type Values = { [Name in VariableName]?: ReturnType<(typeof VARIABLES)[Name]['schema']['parse']> }

const DEFAULT_API_ROOT = 'https://api.telegram.org'
const DEFAULT_HUBSPOT_URL = 'https://api.hubapi.com'
const DEFAULT_PIPEDRIVE_URL = 'https://api.pipedrive.com'
/** The ports that Telegram calls (Bot API, setWebhook). */
const TELEGRAM_PORTS = ['', '443', '80', '88', '8443']
const MIN_SECRET_LENGTH = 16

/**
 * Reads the configuration. An empty value counts as not set. All problems are reported at once.
 *
 * @param terminal Whether log lines go to an interactive terminal.
 */
export function loadConfig(env: Environment, { terminal = false }: { readonly terminal?: boolean } = {}): ConfigResult {
  const problems: ConfigProblem[] = []
  const warnings: ConfigProblem[] = []
  const problem = (variable: string, text: string) => problems.push({ variable, line: `${variable}: ${text}` })
  const warning = (variable: string, text: string) => warnings.push({ variable, line: `${variable}: ${text}` })

  const given = (name: string): string => env[name]?.trim() ?? ''
  const isSet = (name: VariableName): boolean => given(name) !== ''

  for (const { found, meant, certain } of findMisspelledVariables(Object.keys(env), isSet)) {
    if (given(found) === '') continue
    if (certain) problem(found, `not a variable of ClientSphere; did you mean ${meant}?`)
    else warning(found, `not read by ClientSphere; did you mean ${meant}?`)
  }

  const values: Record<string, unknown> = {}
  for (const name of VARIABLE_NAMES.filter(isSet)) {
    const { schema, accepted, show } = VARIABLES[name]
    const result = schema.safeParse(given(name))
    if (result.success) values[name] = result.data
    else problem(name, `got ${show(given(name))}; give ${accepted}`)
  }
  const value = values as Values

  const mode = !isSet('BOT_TOKEN') ? 'sandbox' : isSet('PUBLIC_URL') || isSet('WEBHOOK_SECRET') ? 'webhook' : 'polling'
  if (mode === 'sandbox') {
    for (const name of ['PUBLIC_URL', 'WEBHOOK_SECRET', 'TELEGRAM_API_ROOT'] as const) {
      if (isSet(name))
        problem(name, `needs BOT_TOKEN, which is not set; give ${VARIABLES.BOT_TOKEN.accepted}, or remove ${name}`)
    }
  } else {
    for (const name of ['SANDBOX_PORT', 'SANDBOX_HOST', 'SANDBOX_HOSTS', 'SANDBOX_LIMITS', 'SANDBOX_STORE'] as const) {
      if (isSet(name)) warning(name, 'has no effect: the sandbox runs only without BOT_TOKEN')
    }
  }
  for (const name of ['API_KEY_PEPPER', 'SECRETS_KEY'] as const) {
    if (mode === 'webhook' && isSet('MONGODB_URI') && !isSet(name))
      warning(name, 'not set; one is made and kept in DATA_DIR, which serves one process: several need the same')
  }
  if (isSet('SECRETS_OLD_KEYS') && !isSet('SECRETS_KEY')) {
    problem('SECRETS_OLD_KEYS', `needs SECRETS_KEY, which is not set; give ${VARIABLES.SECRETS_KEY.accepted}`)
  }
  if (mode === 'webhook') {
    const pair = ['PUBLIC_URL', 'WEBHOOK_SECRET'] as const
    for (const [name, other] of [pair, [pair[1], pair[0]]] as const) {
      if (!isSet(name))
        problem(
          name,
          `not set; ${other} asks for webhook mode: give ${VARIABLES[name].accepted}, or remove ${other} for polling`,
        )
    }
    const fault = value.PUBLIC_URL && publicUrlFault(value.PUBLIC_URL, value.TELEGRAM_API_ROOT ?? DEFAULT_API_ROOT)
    if (fault) problem('PUBLIC_URL', `got ${VARIABLES.PUBLIC_URL.show(given('PUBLIC_URL'))}; ${fault}`)
    if (value.WEBHOOK_SECRET && value.WEBHOOK_SECRET.length < MIN_SECRET_LENGTH) {
      warning('WEBHOOK_SECRET', `short enough to be guessed; give ${MIN_SECRET_LENGTH} characters or more`)
    }
  }

  const inSandbox = mode === 'sandbox'
  const ports = {
    PORT: value.PORT ?? 8080,
    METRICS_PORT: value.METRICS_PORT ?? 9090,
    ...(inSandbox ? { SANDBOX_PORT: value.SANDBOX_PORT ?? 8081 } : {}),
  }
  const takenBy = new Map<number, string>()
  for (const [name, port] of Object.entries(ports)) {
    const other = port === 0 ? undefined : takenBy.get(port)
    if (other !== undefined) problem(name, `got "${port}", which ${other} already uses; give another port`)
    takenBy.set(port, name)
  }

  if (problems.length > 0) return { ok: false, problems }

  const common: CommonConfig = {
    http: { host: value.HOST ?? (inSandbox ? '127.0.0.1' : '0.0.0.0'), port: ports.PORT },
    metrics: { host: value.METRICS_HOST ?? '127.0.0.1', port: ports.METRICS_PORT },
    mongodbUri: value.MONGODB_URI,
    dataDir: value.DATA_DIR ?? './data',
    apiKeyPepper: value.API_KEY_PEPPER,
    secretsKey: value.SECRETS_KEY?.[0],
    secretsOldKeys: value.SECRETS_OLD_KEYS ?? [],
    senderUrls: {
      ...(value.FACEBOOK_GRAPH_URL !== undefined && { facebook: value.FACEBOOK_GRAPH_URL }),
      ...(value.HUBSPOT_API_URL !== undefined && { hubspot: value.HUBSPOT_API_URL }),
    },
    outgoingWebhookHosts: value.OUTGOING_WEBHOOK_HOSTS ?? [],
    hubspotApiUrl: value.HUBSPOT_API_URL ?? DEFAULT_HUBSPOT_URL,
    pipedriveApiUrl: value.PIPEDRIVE_API_URL ?? DEFAULT_PIPEDRIVE_URL,
    syncFolder: value.SYNC_FOLDER ?? null,
    trustedProxies: value.TRUSTED_PROXIES ?? 0,
    log: {
      level: value.LOG_LEVEL ?? 'info',
      format: value.LOG_FORMAT ?? (terminal && value.NODE_ENV !== 'production' ? 'pretty' : 'json'),
    },
    drainTimeoutMs: (value.DRAIN_TIMEOUT_SECONDS ?? 10) * 1000,
    workers: value.WORKERS ?? 16,
    queueLeaseMs: (value.QUEUE_LEASE_SECONDS ?? 15) * 1000,
    newsBundleMs: (value.NEWS_BUNDLE_SECONDS ?? 60) * 1000,
  }
  return { ok: true, config: { ...common, ...modeConfig(mode, value) }, warnings }
}

type ModeConfig =
  | Pick<SandboxConfig, 'mode' | 'sandbox'>
  | Pick<PollingConfig, 'mode' | keyof TelegramConfig>
  | Pick<WebhookConfig, 'mode' | keyof TelegramConfig | 'publicUrl' | 'webhookSecret'>

/** Called only when there are no problems, so each mode's own variables have values. */
function modeConfig(mode: Config['mode'], value: Values): ModeConfig {
  if (mode === 'sandbox') {
    const sandbox = {
      host: value.SANDBOX_HOST ?? '127.0.0.1',
      hosts: value.SANDBOX_HOSTS,
      port: value.SANDBOX_PORT ?? 8081,
      limits: value.SANDBOX_LIMITS ?? 'telegram',
      storeFile: value.SANDBOX_STORE,
    }
    return { mode, sandbox }
  }
  const telegram = {
    botToken: value.BOT_TOKEN ?? '',
    telegramApiRoot: value.TELEGRAM_API_ROOT ?? DEFAULT_API_ROOT,
  }
  if (mode === 'polling') return { mode, ...telegram }
  return { mode, ...telegram, publicUrl: value.PUBLIC_URL ?? '', webhookSecret: value.WEBHOOK_SECRET ?? '' }
}

function publicUrlFault(publicUrl: string, apiRoot: string): string | undefined {
  // A Bot API server on this machine may call a local address without TLS.
  if (isLoopback(apiRoot) && isLoopback(publicUrl)) return undefined
  if (!publicUrl.startsWith('https:')) return 'Telegram calls only https addresses'
  if (isLoopback(publicUrl)) return 'Telegram cannot reach an address that only this machine knows'
  if (apiRoot === DEFAULT_API_ROOT && !TELEGRAM_PORTS.includes(new URL(publicUrl).port)) {
    return 'Telegram calls only the ports 443, 80, 88 and 8443'
  }
  return undefined
}
