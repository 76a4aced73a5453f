/** A client of the REST export: lists, filters, single records, the feed and whole streams. */
import type { Database } from '../../src/database/connect.ts'
import { translateDatabaseError } from '../../src/database/translate-error.ts'
import { createRateLimiter } from '../../src/http/api/rate-limit.ts'
import { API_SCOPES } from '../../src/models/api-key.ts'
import type { Filter } from '../../src/services/fields/filter.ts'
import { httpApp } from '../../test/support/http-app.ts'
import type { TestBot } from '../../test/support/test-bot.ts'
import type { TestWorkspace } from '../../test/support/workspace.ts'

type Page = { readonly data: readonly { readonly id: string }[]; readonly nextCursor: string | null }
type Feed = { readonly cursor: string }

const SINCE = 'updated_since=2026-01-01'
/** What filters by a choice accept. */
const STATES = ['open', 'call', 'deal.created', 'active', 'manual', 'owner'] as const

export async function exportStory({ connection }: Database, bot: TestBot, workspace: TestWorkspace): Promise<void> {
  const { owner, actor } = workspace
  const named = { name: 'Story', scopes: API_SCOPES, lifetimeDays: null } as const
  const { plaintext } = await bot.services.apiKeys.create(await actor(owner), named, {
    chatId: owner.id,
    messageId: 1,
  })
  const limit = { points: 100_000, windowSeconds: 60 }
  const rateLimiter = createRateLimiter({ client: connection.getClient(), databaseName: connection.name, limit })
  const { apiKeys, export: exported } = bot.services
  const { authenticate } = apiKeys
  const { app } = httpApp({
    api: { authenticate, export: exported, rateLimiter, isOpen: () => true, version: '1.0.0' },
    translateError: translateDatabaseError,
  })
  const read = async (path: string): Promise<Response> => {
    const response = await app.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${plaintext ?? ''}` } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }

  for (const name of API_SCOPES) {
    const page = (await (await read(`/${name}?limit=2`)).json()) as Page
    if (page.nextCursor !== null) await read(`/${name}?limit=2&cursor=${encodeURIComponent(page.nextCursor)}`)
    if (page.data[0] !== undefined) await read(`/${name}/${page.data[0].id}`)
    await (await read(`/${name}?limit=2&${SINCE}`)).text()
    for (const query of queriesOf(exported.resources[name].filters, page.data[0]?.id ?? '')) {
      await (await read(`/${name}?limit=2&${query}`)).text()
    }
    await (await read(`/export/${name}.ndjson`)).text()
  }
  const { cursor } = (await (await read('/changes?limit=5')).json()) as Feed
  await (await read(`/changes?limit=5&cursor=${encodeURIComponent(cursor)}`)).text()
}

/** One query for each filter, with the first of some values that it accepts. */
function queriesOf(filters: Readonly<Record<string, Filter>>, id: string): readonly string[] {
  const values = [id, '2026-11-01', ...STATES, 'vip']
  return Object.entries(filters).flatMap(([name, { schema }]) => {
    const value = values.find((one) => schema.safeParse(one).success)
    return value === undefined ? [] : [`${name}=${value}`]
  })
}
