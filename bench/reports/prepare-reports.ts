/** The workspace of the bench: some members, a lead source, and as many deals as asked for. */
import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { silentLogger } from '../../src/logger.ts'
import { idOf, type MemberId, objectId } from '../../src/models/ids.ts'
import { createModels } from '../../src/models/models.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import { readPipeline } from '../../src/services/pipelines/read-pipelines.ts'
import { seedWorkspace } from '../updates/people.ts'
import { writeHistories } from './make-histories.ts'

const MEMBERS = 12
const FIRST_PERSON = 5_001

export async function prepareReports(
  uri: string,
  deals: number,
  log: (line: string) => void,
): Promise<{ readonly actor: Actor; readonly events: number }> {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  try {
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const personIds = Array.from({ length: MEMBERS }, (_, index) => FIRST_PERSON + index)
    const workspace = await seedWorkspace(connection, { personIds, contacts: 1 })
    const models = createModels(connection)
    const workspaceId = objectId(workspace)
    const { currency, timeZone, lostReasons } = await models.workspaces.findById(workspaceId).orFail().lean()
    const members = await models.members.find({ workspaceId }, { _id: 1 }).lean()
    const [manager] = members
    if (manager === undefined) throw new Error('The workspace has no members')
    const createdBy = manager._id
    const [source] = await models.leadSources.insertMany([
      { workspaceId, name: 'Form', provider: 'standard', keyHash: 'bench', sealedKey: 'bench', secrets: [], createdBy },
    ])
    if (source === undefined) throw new Error('The source was not written')
    const scene = {
      workspaceId,
      pipeline: await readPipeline(models, workspace),
      memberIds: members.map(({ _id }) => _id),
      sourceId: source._id,
      currency,
      lostReasons: lostReasons.length > 0 ? lostReasons : ['Price', 'No answer'],
      now: new Date(),
    }
    const events = await writeHistories(models, scene, deals, log)
    const actor: Actor = {
      workspaceId: workspace,
      memberId: idOf<MemberId>(manager._id),
      role: 'manager',
      visibility: 'team',
      customFields: [],
      timeZone,
      channel: 'system',
      commandId: 'read',
    }
    return { actor, events }
  } finally {
    await close()
  }
}
