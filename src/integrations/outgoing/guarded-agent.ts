/**
 * Connects only to addresses that were checked. The name is resolved, every address is checked, and the connection is made
 * to one of these addresses, not to the name: it cannot lead elsewhere in between (DNS rebinding). TLS and the Host header
 * still use the name.
 */
import { Agent, buildConnector } from 'undici'

import type { AllowedHosts } from './allowed-hosts.ts'
import { portOf } from './read-url.ts'
import { type Resolve, resolvePublic } from './resolve-public.ts'

export type GuardedAgentDeps = {
  readonly resolve: Resolve
  readonly allowed: AllowedHosts
  readonly timeoutMs: number
  /** Certificates to trust besides the system's, for tests. */
  readonly ca?: string
}

/** Requests to one receiver at once. */
const CONNECTIONS = 32
const KEPT_ALIVE_MS = 10_000
/** The next address is tried when one does not answer. */
const MAX_ADDRESSES = 4
const MAX_HEADER_BYTES = 16_384

export function createGuardedAgent({ resolve, allowed, timeoutMs, ca }: GuardedAgentDeps): Agent {
  const connector = buildConnector({ timeout: timeoutMs, ...(ca !== undefined && { ca }) })

  const connectTo = (options: buildConnector.Options, address: string) =>
    new Promise<Parameters<buildConnector.Callback>>((settle) => {
      const { hostname } = options
      // A literal address has no name to send or to check in the certificate but itself.
      const servername = options.servername ?? (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname)
      connector({ ...options, hostname: address, servername }, (...result) => settle(result))
    })

  async function tryAddresses(options: buildConnector.Options): Promise<Parameters<buildConnector.Callback>> {
    const { hostname, protocol, port } = options
    const isTrusted = allowed.has(hostname, portOf({ protocol, port }))
    let last: Parameters<buildConnector.Callback> = [new Error('No address'), null]
    try {
      const addresses = await resolvePublic(resolve, hostname, isTrusted)
      for (const { address } of addresses.slice(0, MAX_ADDRESSES)) {
        last = await connectTo(options, address)
        if (last[0] === null) return last
      }
    } catch (error) {
      last = [error instanceof Error ? error : new Error('Could not connect'), null]
    }
    return last
  }

  async function connect(options: buildConnector.Options, callback: buildConnector.Callback): Promise<void> {
    callback(...(await tryAddresses(options)))
  }

  return new Agent({
    connect: (options, callback) => void connect(options, callback),
    connections: CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: KEPT_ALIVE_MS,
    keepAliveMaxTimeout: KEPT_ALIVE_MS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: MAX_HEADER_BYTES,
  })
}
