/** What the migrations would still do, each by itself, in a database that all of them were applied to. */
import type { Connection } from 'mongoose'

import { MIGRATIONS } from '../../src/database/migrations/list.ts'

/** What an earlier one makes and a later one takes away again. */
const GONE_SINCE: readonly string[] = [
  'create index workspaceId_1_companyId_1 on contacts',
  'create index workspaceId_1_source_1_deletedAt_1 on deals',
]

export async function plansLeft(connection: Connection): Promise<readonly string[]> {
  const plans = await Promise.all(MIGRATIONS.map((migration) => migration.plan(connection)))
  return plans.flat().filter((step) => !GONE_SINCE.includes(step))
}
