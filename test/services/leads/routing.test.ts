/** Who gets a lead. */
import { asId } from '../../support/as-id.ts'
import { describe, expect, test } from 'vitest'

import { type DeliveryId, idOf, objectId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, newsOf, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

const opened = (settings?: Parameters<typeof openLeads>[1]) => openLeads(database(), settings)

describe('Routing', () => {
  test('to an owner gives the lead to them, and to the team when they are gone', async () => {
    const { crm, team, door } = await opened({ visibility: 'own' })
    const max = await team.join('rep', 'Max')
    const source = await createSource(team, crm, 'standard', { routing: 'owner', memberIds: [max.id] })
    await door.send(source, { name: 'A', email: 'a@example.com' })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect((await records.contacts())[0]?.ownerId?.toHexString()).toBe(max.id)
    expect((await records.deals())[0]?.ownerId?.toHexString()).toBe(max.id)
    expect(await newsOf(crm, team)).toMatchObject([{ memberId: max.id, news: { claimable: false } }])
    await crm.models.members.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: objectId(max.id) },
      { $set: { status: 'removed' } },
    )
    await door.send(source, { name: 'B', email: 'b@example.com' })
    await workLeads(crm, team.workspaceId)
    expect((await records.deals())[1]?.ownerId).toBeUndefined()
  })

  test('in turn skips members who were removed or may only read', async () => {
    const { crm, team, door } = await opened()
    const reps = [await team.join('rep'), await team.join('rep'), await team.join('rep')]
    const ids = reps.map(({ id }) => id)
    const source = await createSource(team, crm, 'standard', { routing: 'round-robin', memberIds: ids })
    await crm.models.members.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: objectId(asId(ids[1])) },
      { $set: { role: 'viewer' } },
    )
    for (let index = 0; index < 5; index++) await door.send(source, { email: `p${index}@example.com` })
    const records = recordsOf(crm, team)
    const refs = (await records.deliveries()).map(({ _id }) => ({
      workspaceId: team.workspaceId,
      deliveryId: idOf<DeliveryId>(_id),
    }))
    await Promise.all(refs.map((ref) => crm.services.leads.process(ref)))
    const owners = (await records.deals()).map(({ ownerId }) => ownerId?.toHexString())
    expect(owners.filter((id) => id === ids[0]).length).toBeGreaterThanOrEqual(2)
    expect(owners.filter((id) => id === ids[2]).length).toBeGreaterThanOrEqual(2)
    expect(owners).toHaveLength(5)
  })
})
