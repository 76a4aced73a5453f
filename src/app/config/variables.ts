/**
 * Every environment variable the product reads: what it accepts, and how to say so. `.env.example` documents the same
 * list, and a test keeps the two in sync.
 */
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

import { maskAddress, maskSecret, quote } from './mask-value.ts'

export type Variable = {
  readonly schema: z.ZodType
  /** What is accepted, worded to follow "give ". */
  readonly accepted: string
  /** How a rejected value is shown; secrets are never shown. */
  readonly show: (value: string) => string
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
/** Whether the sandbox applies Telegram's rate limits. */
export const SANDBOX_LIMITS = ['telegram', 'off'] as const
export const LOG_FORMATS = ['pretty', 'json'] as const

function wholeNumber(min: number, max: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
}

function port(byDefault: number): Variable & { readonly schema: z.ZodType<number> } {
  return {
    schema: wholeNumber(0, 65_535),
    accepted: `a port from 1 to 65535, or 0 for any free one (default ${byDefault})`,
    show: quote,
  }
}

const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/

/** An IPv6 address is in brackets. */
const HOST_AND_PORT = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/

const host = {
  schema: z.string().regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$/),
  accepted: 'a host name or an IP address without a port, such as 127.0.0.1 or 0.0.0.0',
  show: quote,
} satisfies Variable

/** An http(s) address without credentials, query, fragment or trailing slash. */
const address = z
  .string()
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    return (
      url !== undefined &&
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.username + url.password + url.search + url.hash === ''
    )
  })
  .transform((text) => new URL(text).href.replace(/\/+$/, ''))

/** Excludes the characters that MongoDB refuses in a database name on any platform. */
const DATABASE_NAME = /^[^/\\. "$*<>:|?\0]{1,63}$/

const mongodbUri = z.string().refine((text) => {
  const parts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?[^@/?\s]+(?:\/([^?\s]*))?(?:\?\S*)?$/.exec(text)
  return parts !== null && (!parts[1] || DATABASE_NAME.test(parts[1]))
})

/** Base64 of exactly 32 bytes, with or without padding. */
const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=?$/

const secretKeys = (maxCount: number) =>
  z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .pipe(z.array(z.string().regex(KEY)).min(1).max(maxCount))
    .transform((keys): readonly Buffer[] => keys.map((key) => Buffer.from(key, 'base64')))

export const VARIABLES = {
  BOT_TOKEN: {
    schema: z.string().regex(/^\d+:[A-Za-z0-9_-]{20,}$/),
    accepted: 'the token that @BotFather gave, such as 123456789:AAF…, without quotes or spaces',
    show: maskSecret,
  },
  PUBLIC_URL: {
    schema: address,
    accepted: 'the https address under which Telegram reaches this server, such as https://crm.example.com',
    show: maskAddress,
  },
  WEBHOOK_SECRET: {
    schema: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/),
    accepted: '1 to 256 characters of A-Z, a-z, 0-9, _ and -',
    show: maskSecret,
  },
  PORT: port(8080),
  HOST: host,
  METRICS_PORT: port(9090),
  METRICS_HOST: host,
  SANDBOX_PORT: port(8081),
  SANDBOX_HOST: host,
  SANDBOX_HOSTS: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((name) => name.trim()))
      .pipe(z.array(z.string().regex(HOST_NAME)).min(1).max(20)),
    accepted: 'up to 20 host names without ports, separated by commas, such as crm.lan (default: none)',
    show: quote,
  },
  SANDBOX_LIMITS: {
    schema: z.enum(SANDBOX_LIMITS),
    accepted: `one of ${SANDBOX_LIMITS.join(', ')} (default telegram)`,
    show: quote,
  },
  SANDBOX_STORE: {
    schema: z.string().regex(/^[^\0]+$/),
    accepted: 'a file that this user may write to (default: sandbox/chats in DATA_DIR)',
    show: quote,
  },
  MONGODB_URI: {
    schema: mongodbUri,
    accepted:
      'the address of a MongoDB replica set, such as mongodb://127.0.0.1:27017/clientsphere?replicaSet=rs0 or mongodb+srv://…',
    show: maskAddress,
  },
  DATA_DIR: {
    schema: z.string().regex(/^[^\0]+$/),
    accepted: 'a folder that this user may write to (default ./data)',
    show: quote,
  },
  API_KEY_PEPPER: {
    schema: z.string().regex(/^[A-Za-z0-9+/=_-]{32,256}$/),
    accepted:
      '32 to 256 characters of A-Z, a-z, 0-9, +, /, =, _ and -, such as `openssl rand -base64 32` prints (default: made once, in DATA_DIR)',
    show: maskSecret,
  },
  SECRETS_KEY: {
    schema: secretKeys(1),
    accepted: '32 random bytes in base64, such as `openssl rand -base64 32` prints (default: made once, in DATA_DIR)',
    show: maskSecret,
  },
  SECRETS_OLD_KEYS: {
    schema: secretKeys(8),
    accepted: 'up to 8 former values of SECRETS_KEY, separated by commas',
    show: maskSecret,
  },
  OUTGOING_WEBHOOK_HOSTS: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((name) => name.trim()))
      .pipe(z.array(z.string().regex(HOST_AND_PORT)).min(1).max(20)),
    accepted:
      'up to 20 hosts with or without a port, separated by commas, such as n8n.internal or 127.0.0.1:5678 (default: none)',
    show: quote,
  },
  TRUSTED_PROXIES: {
    schema: wholeNumber(0, 10),
    accepted: 'how many proxies are in front of this server, from 0 to 10 (default 0)',
    show: quote,
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS),
    accepted: `one of ${LOG_LEVELS.join(', ')} (default info)`,
    show: quote,
  },
  LOG_FORMAT: {
    schema: z.enum(LOG_FORMATS),
    accepted: `one of ${LOG_FORMATS.join(', ')} (default: pretty in a terminal, else json)`,
    show: quote,
  },
  TELEGRAM_API_ROOT: {
    schema: address.refine((url) => url.startsWith('https:') || isLoopback(url)),
    accepted:
      'the https address of a Bot API server, or an http address on this machine (default https://api.telegram.org)',
    show: maskAddress,
  },
  FACEBOOK_GRAPH_URL: {
    schema: address.refine((url) => url.startsWith('https:') || isLoopback(url)),
    accepted:
      'the https address of the Graph API with its version, or an http address on this machine (default https://graph.facebook.com/v26.0)',
    show: maskAddress,
  },
  HUBSPOT_API_URL: {
    schema: address.refine((url) => url.startsWith('https:') || isLoopback(url)),
    accepted: 'the https address of HubSpot’s API, or an http address on this machine (default https://api.hubapi.com)',
    show: maskAddress,
  },
  PIPEDRIVE_API_URL: {
    schema: address.refine((url) => url.startsWith('https:') || isLoopback(url)),
    accepted:
      'the https address of Pipedrive’s API, or an http address on this machine (default https://api.pipedrive.com)',
    show: maskAddress,
  },
  SYNC_FOLDER: {
    schema: z.string().min(1),
    accepted: 'a folder whose files the workspaces may sync, each from a folder of its own (by default there is none)',
    show: quote,
  },
  DRAIN_TIMEOUT_SECONDS: {
    schema: wholeNumber(0, 600),
    accepted: 'whole seconds from 0 to 600 (default 10)',
    show: quote,
  },
  WORKERS: {
    schema: wholeNumber(1, 256),
    accepted: 'how many chats and jobs are processed at once, from 1 to 256 (default 16)',
    show: quote,
  },
  QUEUE_LEASE_SECONDS: {
    schema: wholeNumber(1, 600),
    accepted: 'whole seconds from 1 to 600 (default 15)',
    show: quote,
  },
  NEWS_BUNDLE_SECONDS: {
    schema: wholeNumber(0, 3600),
    accepted: 'whole seconds from 0 to 3600 (default 60)',
    show: quote,
  },
  NODE_ENV: {
    schema: z.string(),
    accepted: 'production, or anything else',
    show: quote,
  },
} satisfies Record<string, Variable>

export type VariableName = keyof typeof VARIABLES

export const VARIABLE_NAMES = Object.keys(VARIABLES) as VariableName[]

/** Whether an address names this machine, so that it may be called without TLS. */
export function isLoopback(url: string): boolean {
  // A URL writes an IPv6 address in brackets, and every IPv4 address with four decimal parts.
  const name = new URL(url).hostname.replace(/^\[|\]$/gu, '')
  return name === 'localhost' || (ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback')
}
