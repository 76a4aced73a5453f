/** A workspace with a sync, whose runs go through the product's own queue. */
import type { Core } from '../../src/app/core.ts'
import type { Clock } from '../../src/clock.ts'
import { createRunSyncHandler } from '../../src/jobs/run-sync.ts'
import type { Actor } from '../../src/services/core/actor.ts'

export type SyncRuns = {
  readonly run: () => Promise<void>
  readonly readEverything: () => Promise<void>
  /** How many records the run under way has seen. */
  readonly seen: () => Promise<number>
}

const PERSON = 900_002

export async function prepareSync({ services, jobs }: Core, clock: Clock): Promise<SyncRuns> {
  await services.identity.meet(PERSON, PERSON)
  const person = {
    telegramUserId: PERSON,
    name: 'Olena',
    locale: 'en',
    commandId: `bench-${clock.now().getTime()}`,
  } as const
  const settings = { name: 'Team', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' } as const
  const { workspaceId, memberId } = await services.workspaces.create(person, settings)
  let commands = 0
  const actor = (): Actor => ({
    workspaceId,
    memberId,
    role: 'owner',
    visibility: 'team',
    customFields: [],
    timeZone: 'Europe/Kyiv',
    channel: 'system',
    commandId: `bench-sync-${commands++}`,
  })
  const connection = 'pat-eu1-00000000-0000-4000-8000-000000000000'
  const { id } = await services.syncs.create(actor(), { name: 'HubSpot', adapter: 'hubspot', connection })
  await services.syncs.keepProposal(actor(), id)
  const runner = jobs.createRunner({
    handlers: {
      'sync.run': createRunSyncHandler({ runs: services.syncs.run }),
      'sync.start': { handle: async () => {} },
    },
    concurrency: 4,
    leaseMs: 15_000,
    pollMs: 1_000,
  })
  async function run(everything: boolean): Promise<void> {
    await services.syncs.start(actor(), id, { everything })
    await runner.idle()
    const { run: last } = await services.syncs.get(actor(), id)
    if (last?.state !== 'done') throw new Error(`The run is ${last?.state}: ${last?.problem ?? 'no problem'}`)
  }
  runner.start()
  return {
    run: () => run(false),
    seen: async () => (await services.syncs.get(actor(), id)).run?.figures.seen ?? 0,
    async readEverything() {
      await run(true)
      await runner.stop({ drainMs: 1_000 })
    },
  }
}
