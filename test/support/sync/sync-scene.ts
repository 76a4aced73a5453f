/** A workspace with a HubSpot sync from a double, whose runs the test starts. */
import { afterAll, beforeAll, beforeEach } from 'vitest'

import { createRunSyncHandler, createStartSync } from '../../../src/jobs/run-sync.ts'
import type { Database } from '../../../src/database/connect.ts'
import { objectId, type SyncId } from '../../../src/models/ids.ts'
import { createCrm, type Crm, type Team } from '../crm.ts'
import { asId } from '../as-id.ts'
import { type HubSpotDouble, HUBSPOT_TOKEN, startHubSpotDouble } from './hubspot-double.ts'

export type SyncScene = {
  readonly crm: Crm
  readonly team: Team
  readonly double: HubSpotDouble
  readonly id: SyncId
  /** Starts a run and works until it has ended, or waits. */
  readonly run: (how?: { readonly everything?: boolean }) => Promise<void>
  readonly work: () => Promise<void>
  readonly contacts: () => Promise<Awaited<ReturnType<Crm['models']['contacts']['find']>>>
  readonly sync: () => ReturnType<Crm['services']['syncs']['get']>
  readonly filter: () => { readonly workspaceId: ReturnType<typeof objectId> }
}

/** The double of a file: emptied before each test. */
export function useHubSpotDouble(): () => HubSpotDouble {
  let double: HubSpotDouble | undefined
  const get = (): HubSpotDouble => {
    if (double === undefined) throw new Error('The double is there only while tests and hooks run')
    return double
  }
  beforeAll(async () => {
    double = await startHubSpotDouble()
  })
  beforeEach(() => {
    const { account, asked, misbehave, setToken } = get()
    for (const objects of Object.values(account)) objects.clear()
    asked.length = 0
    misbehave(null)
    setToken(HUBSPOT_TOKEN)
  })
  afterAll(() => double?.close())
  return get
}

export async function syncScene(database: Database, double: HubSpotDouble): Promise<SyncScene> {
  const crm = createCrm(database, { syncUrl: double.url })
  const team = await crm.team()
  const { owner, workspaceId } = team
  const { syncs } = crm.services
  const { id } = await syncs.create(owner(), { name: 'HubSpot', adapter: 'hubspot', connection: HUBSPOT_TOKEN })
  const filter = () => ({ workspaceId: objectId(asId(workspaceId)) })
  const work = (): Promise<void> =>
    crm.workJobs({
      'sync.run': createRunSyncHandler({ runs: syncs.run }),
      'sync.start': createStartSync({ startPlanned: syncs.startPlanned }),
      'sync.progress': { handle: async () => {} },
      'notify.sync-stopped': { handle: async () => {} },
    })
  return {
    crm,
    team,
    double,
    id,
    work,
    filter,
    async run(how = {}) {
      await syncs.keepProposal(owner(), id)
      await syncs.start(owner(), id, how)
      await work()
    },
    contacts: () => crm.models.contacts.find(filter()).sort({ displayName: 1 }).lean() as never,
    sync: () => syncs.get(owner(), id),
  }
}
