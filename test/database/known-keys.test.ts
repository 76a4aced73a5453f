import { describe, expect, it } from 'vitest'

import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import { objectId } from '../../src/models/ids.ts'
import { requireKnownKeys } from '../../src/app/secrets/open-secrets.ts'
import { createCrm } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'
import { createSource } from '../support/lead-intake.ts'

const database = ownDatabase()

const box = createSecretBox({ keys: [{ id: 'newer', key: new Uint8Array(32).fill(1) }] })

describe('A process without a key that a lead source needs', () => {
  it('does not start, whichever of the source’s secrets cannot be opened', async () => {
    const { connection } = database()
    const crm = createCrm(database())
    const team = await crm.team()
    const { id } = await createSource(team, crm, 'facebook', { secret: '0123456789abcdef' })
    const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(id) }
    const refused = { code: 'VALIDATION', message: expect.stringContaining('its id is newer') }
    await requireKnownKeys(connection, ['test'])
    await expect(requireKnownKeys(connection, ['elsewhere'])).rejects.toMatchObject({ code: 'VALIDATION' })

    const sealed = box.seal('another-secret', id)
    const now = new Date()
    const [own] = (await crm.models.leadSources.findOne(filter).lean())?.secrets ?? []
    const secrets = [own, { sealed, from: now, until: null }]
    await crm.models.leadSources.updateOne(filter, { $set: { secrets } })
    await expect(requireKnownKeys(connection, ['test'])).rejects.toMatchObject(refused)
    await requireKnownKeys(connection, ['test', 'newer'])

    // A secret that is no longer accepted need not open.
    await crm.models.leadSources.updateOne(filter, { $set: { secrets: [own, { sealed, from: now, until: now }] } })
    await requireKnownKeys(connection, ['test'])

    await crm.models.leadSources.updateOne(filter, { $set: { secrets: [own], sealedToken: box.seal('token', id) } })
    await expect(requireKnownKeys(connection, ['test'])).rejects.toMatchObject(refused)
    await crm.services.leadSources.delete(team.owner(), id)
    await requireKnownKeys(connection, ['test'])
  })

  it('does not start either when it cannot open the token of a sync', async () => {
    const crm = createCrm(database())
    const team = await crm.team()
    const sync = { name: 'HubSpot', adapter: 'hubspot', connection: 'pat-eu1-of-twenty-letters' } as const
    const { id } = await crm.services.syncs.create(team.owner(), sync)
    await requireKnownKeys(database().connection, ['test'])
    await expect(requireKnownKeys(database().connection, ['newer'])).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('syncs in the database'),
    })
    await crm.services.syncs.delete(team.owner(), id)
  })
})
