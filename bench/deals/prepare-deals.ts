/** The workspace of the bench: a team and as many deals as the sizes say. */
import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { silentLogger } from '../../src/logger.ts'
import { idOf, type MemberId, objectId, type WorkspaceId } from '../../src/models/ids.ts'
import { createModels, type Models } from '../../src/models/models.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import { seedRecords } from '../../scripts/seed/seed-records.ts'
import type { DealSizes } from '../deals.ts'
import { seedWorkspace } from '../updates/people.ts'

/** The person who taps, and the one whose chat the floor uses. */
export const PERSON = 5_001
export const DOUBLE = 6_001

/** Others who own deals: each of them has totals of their own. */
const COLLEAGUES = Array.from({ length: 18 }, (_, index) => 7_001 + index)

/** The person who taps, as an actor. */
export async function benchActor(models: Models): Promise<Actor> {
  const across = { acrossWorkspaces: 'the bench has one workspace' }
  const member = await models.members.findOne({ telegramUserId: PERSON }, null, across).lean()
  if (member === null) throw new Error('The person is in no workspace')
  return {
    workspaceId: idOf<WorkspaceId>(member.workspaceId),
    memberId: idOf<MemberId>(member._id),
    role: 'rep',
    visibility: 'team',
    customFields: [],
    timeZone: 'Europe/Kyiv',
    channel: 'system',
    commandId: 'read',
  }
}

/** @returns the first person as an actor, and how many records a second were written */
export async function prepareDeals(
  uri: string,
  sizes: DealSizes,
  log: (line: string) => void,
): Promise<{ readonly actor: Actor; readonly perSecond: number }> {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  try {
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const workspaceId = await seedWorkspace(connection, { personIds: [PERSON, DOUBLE, ...COLLEAGUES], contacts: 1 })
    const models = createModels(connection)
    const ofWorkspace = { workspaceId: objectId(workspaceId) }
    const workspace = await models.workspaces.findById(ofWorkspace.workspaceId).lean()
    if (workspace === null) throw new Error('The workspace is there')
    const began = performance.now()
    const counts = await seedRecords(models, workspace, { contacts: sizes.contacts, deals: sizes.deals, seed: 1 }, log)
    const written = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const actor = await benchActor(models)
    return { actor, perSecond: (written * 1_000) / (performance.now() - began) }
  } finally {
    await close()
  }
}
