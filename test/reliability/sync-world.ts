/** A workspace with a sync of HubSpot contacts and companies, beside the processes that run it. */
import { systemClock } from '../../src/clock.ts'
import { silentLogger } from '../../src/logger.ts'
import { createCore } from '../../src/app/core.ts'
import { openSecrets } from '../../src/app/secrets/open-secrets.ts'
import type { Database } from '../../src/database/connect.ts'
import type { WorkspaceId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import { SECRETS_KEY } from './sales-world.ts'

export { SECRETS_KEY as SYNC_KEY }

export type SyncWorld = {
  readonly models: Models
  readonly workspaceId: WorkspaceId
  readonly start: () => Promise<void>
  /** Whether the run that was started last has ended. */
  readonly hasEnded: () => Promise<boolean>
}

const OWNER = 900_001

export async function createSyncWorld({ connection }: Database, hubspotUrl: string, token: string): Promise<SyncWorld> {
  const secretsKey = Buffer.from(SECRETS_KEY, 'base64')
  const { models, services } = createCore({
    connection,
    clock: systemClock,
    random: Math.random,
    log: silentLogger,
    secretBox: await openSecrets({ secretsKey, secretsOldKeys: [], dataDir: '' }),
    apiKeyPepper: secretsKey,
    senderApis: { fetch, urls: { facebook: 'http://127.0.0.1:9', hubspot: 'http://127.0.0.1:9' } },
    sync: { fetch, hubspotUrl, pipedriveUrl: hubspotUrl, folder: null },
  })
  await services.identity.meet(OWNER, OWNER)
  const owner = { telegramUserId: OWNER, name: 'Olena', locale: 'en', commandId: 'world' } as const
  const settings = { name: 'Team', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' } as const
  const { workspaceId, memberId } = await services.workspaces.create(owner, settings)
  let commands = 0
  const actor = (): Actor => ({
    workspaceId,
    memberId,
    role: 'owner',
    visibility: 'team',
    customFields: [],
    timeZone: 'Europe/Kyiv',
    channel: 'system',
    commandId: `sync-world-${commands++}`,
  })
  const { id } = await services.syncs.create(actor(), { name: 'HubSpot', adapter: 'hubspot', connection: token })
  await services.syncs.keepProposal(actor(), id)
  return {
    models,
    workspaceId,
    start: () => services.syncs.start(actor(), id),
    async hasEnded() {
      const { run } = await services.syncs.get(actor(), id)
      return run?.state === 'done'
    },
  }
}
