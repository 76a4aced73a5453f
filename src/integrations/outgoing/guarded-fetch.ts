/** Fetches what people give us the address of: from public addresses only, and by https unless the operator allows the host. */
import { lookup } from 'node:dns/promises'

import { fetch } from 'undici'

import { createAllowedHosts } from './allowed-hosts.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { readUrl } from './read-url.ts'
import type { Resolve } from './resolve-public.ts'

export type GuardedFetch = (url: string, init: RequestInit) => Promise<Response>

export type GuardedFetchDeps = {
  /** Hosts that may be called by plain HTTP and on private addresses: `host` or `host:port`. */
  readonly allowedHosts: readonly string[]
  readonly resolve?: Resolve
  /** Certificates to trust besides the system's, for tests. */
  readonly ca?: string
}

const TIMEOUT_MS = 30_000

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true })

/** @returns a fetch that throws AppError VALIDATION for an address that may not be called, and never follows a redirect */
export function createGuardedFetch({ allowedHosts, resolve = resolveAll, ca }: GuardedFetchDeps): GuardedFetch {
  const allowed = createAllowedHosts(allowedHosts)
  const agent = createGuardedAgent({ resolve, allowed, timeoutMs: TIMEOUT_MS, ...(ca !== undefined && { ca }) })
  return (url, init) => {
    const { href } = readUrl(url, allowed)
    const options = { ...init, redirect: 'manual', dispatcher: agent } as Parameters<typeof fetch>[1]
    // undici's own Response has the same interface as the global one.
    return fetch(href, options)
  }
}
