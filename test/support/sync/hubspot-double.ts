/** A HubSpot account on this machine: an HTTP server that answers as the public documentation of the CRM API says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import {
  emptyAccount,
  type HubSpotAccount,
  type HubSpotKind,
  type HubSpotObject,
  listObjects,
  PIPELINES,
  readAssociations,
  searchObjects,
} from './hubspot-data.ts'

export const HUBSPOT_TOKEN = 'pat-eu1-00000000-0000-4000-8000-000000000000'

/** Answers a request otherwise than the account would; false leaves it to the account. */
export type Misbehave = (request: IncomingMessage, response: ServerResponse, count: number) => boolean

export type HubSpotDouble = {
  readonly url: string
  readonly account: HubSpotAccount
  /** The paths that were asked for, with their queries. */
  readonly asked: string[]
  /** Puts or changes an object. Returns its id. */
  readonly put: (kind: HubSpotKind, id: string, change: Partial<Omit<HubSpotObject, 'id'>>) => string
  readonly misbehave: (how: Misbehave | null) => void
  /** The tokens that are accepted. */
  readonly setToken: (token: string) => void
  readonly close: () => Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : JSON.parse(text)
}

export function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

const refusal = (category: string) => ({ status: 'error', message: 'Refused', correlationId: 'x', category })

function isKind(text: string | undefined): text is HubSpotKind {
  return text === 'companies' || text === 'contacts' || text === 'deals'
}

export async function startHubSpotDouble(port = 0, now: () => Date = () => new Date()): Promise<HubSpotDouble> {
  const account = emptyAccount()
  const asked: string[] = []
  let misbehave: Misbehave | null = null
  let token = HUBSPOT_TOKEN

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://hubspot')
    asked.push(request.url ?? '')
    if (misbehave?.(request, response, asked.length) === true) return
    if (request.headers.authorization !== `Bearer ${token}`) {
      return answer(response, 401, refusal('INVALID_AUTHENTICATION'))
    }
    const [, , version, what, first, second] = pathname.split('/')
    if (version === 'v3' && what === 'pipelines') return answer(response, 200, PIPELINES)
    if (version === 'v3' && what === 'objects' && isKind(first)) {
      if (second === 'search') return answer(response, 200, searchObjects(account, first, body as object))
      return answer(response, 200, listObjects(account, first, searchParams))
    }
    if (version === 'v4' && what === 'associations' && isKind(first) && isKind(second)) {
      return answer(response, 200, readAssociations(account, first, second, body as { inputs: { id: string }[] }))
    }
    answer(response, 404, refusal('OBJECT_NOT_FOUND'))
  }

  const server: Server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account,
    asked,
    put(kind, id, { properties = {}, associations, ...change }) {
      const known = account[kind].get(id)
      account[kind].set(id, {
        id,
        archived: false,
        updatedAt: now().toISOString(),
        associations: associations ?? known?.associations ?? {},
        properties: { ...known?.properties, ...properties },
        ...change,
      })
      return id
    },
    misbehave: (how) => void (misbehave = how),
    setToken: (given) => void (token = given),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}
