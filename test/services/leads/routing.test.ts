/** Who gets a lead, and that no text of it is cut within a character. */
import { asId } from '../../support/as-id.ts'
import { describe, expect, test } from 'vitest'

import { type DeliveryId, idOf, objectId } from '../../../src/models/ids.ts'
import type { Crm, Team } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

const opened = (settings?: Parameters<typeof openLeads>[1]) => openLeads(database(), settings)

async function news(crm: Crm, { workspaceId }: Team) {
  const jobs = await crm.jobs
    .find({ workspaceId: objectId(workspaceId), kind: 'notify.news' })
    .sort({ seq: 1 })
    .lean()
  return jobs.map(({ payload }) => payload as { memberId: string; by: null; news: Record<string, unknown> })
}

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
    expect(await news(crm, team)).toMatchObject([{ memberId: max.id, news: { claimable: false } }])
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

test('No text that is cut ends in half a character: titles, names, notes, and what the chat shows of them', async () => {
  const { crm, team, door } = await opened()
  const source = await createSource(team, crm)
  const family = '👨‍👩‍👧'
  await door.send(source, {
    name: `A${family.repeat(40)}`,
    email: 'anna@example.com',
    title: `B${family.repeat(40)}`,
    note: `C${family.repeat(3000)}`,
    source: `D${family.repeat(200)}`,
  })
  await workLeads(crm, team.workspaceId)
  const records = recordsOf(crm, team)
  const [contact] = await records.contacts()
  const [deal] = await records.deals()
  const notes = (await records.notes()).map(({ text }) => text)
  const whole = /^[A-D](?:👨‍👩‍👧)+…?$/u
  expect(contact?.name).toMatch(whole)
  expect(deal?.title).toMatch(whole)
  const characters = notes.flatMap((text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment))
  expect(new Set(characters.filter((one) => /\p{Extended_Pictographic}/u.test(one)))).toEqual(new Set([family]))
})
