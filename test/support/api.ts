/** The REST export over a real database: a workspace with keys, and requests as a client sends them. */
import type { Database } from '../../src/database/connect.ts'
import { translateDatabaseError } from '../../src/database/translate-error.ts'
import type { ApiDeps } from '../../src/http/api/create-api.ts'
import { createRateLimiter, type RateLimit } from '../../src/http/api/rate-limit.ts'
import { API_SCOPES, type ApiScope } from '../../src/models/api-key.ts'
import type { TypedContact } from '../../src/services/contacts/add-contact.ts'
import { type Crm, createCrm, type Team } from './crm.ts'
import { httpApp } from './http-app.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON, or null. */
  readonly body: Record<string, unknown>
}

export type ApiWorkspace = Team & {
  readonly key: string
  /** Another key. */
  readonly newKey: (scopes?: readonly ApiScope[], lifetimeDays?: number | null) => Promise<{ id: string; key: string }>
  readonly get: (path: string, options?: { key?: string | null; headers?: Record<string, string> }) => Promise<Answer>
  /** Adds a contact and returns its id. */
  readonly addContact: (name: string, more?: Omit<TypedContact, 'name'>) => Promise<string>
}

export type ApiWorld = {
  readonly crm: Crm
  readonly app: ReturnType<typeof httpApp>['app']
  readonly logged: ReturnType<typeof httpApp>
  readonly workspace: () => Promise<ApiWorkspace>
}

export const SHOWN_IN = { chatId: 5, messageId: 7 }

export function apiWorld(
  database: Database,
  limit: RateLimit = { points: 100_000, windowSeconds: 60 },
  options: Parameters<typeof createCrm>[1] = {},
  door: Pick<ApiDeps, 'failedKeys' | 'trustedProxies'> = {},
): ApiWorld {
  const crm = createCrm(database, options)
  const { connection } = database
  const rateLimiter = createRateLimiter({ client: connection.getClient(), databaseName: connection.name, limit })
  const { apiKeys, export: exported } = crm.services
  const logged = httpApp({
    api: {
      authenticate: apiKeys.authenticate,
      export: exported,
      rateLimiter,
      isOpen: () => true,
      version: '1.2.3',
      ...door,
    },
    translateError: translateDatabaseError,
  })
  const { app } = logged

  return {
    crm,
    app,
    logged,
    async workspace() {
      const team = await crm.team()
      const newKey: ApiWorkspace['newKey'] = async (scopes = API_SCOPES, lifetimeDays = null) => {
        const made = await apiKeys.create(team.owner(), { name: 'Test', scopes, lifetimeDays }, SHOWN_IN)
        if (made.plaintext === null) throw new Error('The key was not told')
        return { id: made.id, key: made.plaintext }
      }
      const { key } = await newKey()
      return {
        ...team,
        key,
        newKey,
        async get(path, { key: other = key, headers = {} } = {}) {
          const bearer = other === null ? {} : { authorization: `Bearer ${other}` }
          const response = await app.request(`/api/v1${path}`, { headers: { ...bearer, ...headers } })
          const text = await response.text()
          const json = /[/+]json$/u.test(response.headers.get('content-type') ?? '')
          return {
            status: response.status,
            headers: response.headers,
            body: json ? (JSON.parse(text) as Answer['body']) : { text },
          }
        },
        async addContact(name, more = {}) {
          return (await crm.services.contacts.add(team.owner(), { name, ...more })).id
        },
      }
    },
  }
}
