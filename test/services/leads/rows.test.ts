import { describe, expect, test } from 'vitest'

import type { DeliveryId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

type Opened = Awaited<ReturnType<typeof openLeads>>

/** Runs the job of the first waiting delivery, and no other. */
async function workFirst({ crm, team }: Opened) {
  const [delivery] = (await recordsOf(crm, team).deliveries()).filter(({ status }) => status === 'pending')
  const ref = { workspaceId: team.workspaceId, deliveryId: (delivery?._id.toHexString() ?? '') as DeliveryId }
  return crm.services.leads.process(ref)
}

const statuses = async ({ crm, team }: Opened) => (await recordsOf(crm, team).deliveries()).map(({ status }) => status)

describe('Deliveries that wait in a row', () => {
  test('are processed together, sixteen at a time, each assigned to the next member in turn', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const reps = [await team.join('rep'), await team.join('rep')]
    const memberIds = reps.map(({ id }) => id)
    const source = await createSource(team, crm, 'standard', { routing: 'round-robin', memberIds })
    for (let index = 0; index < 18; index++) await door.send(source, { email: `p${index}@example.com` })
    expect(await workFirst(opened)).toBe('done')
    expect(await statuses(opened)).toEqual([...Array<string>(16).fill('done'), 'pending', 'pending'])
    await workLeads(crm, team.workspaceId)
    expect(await statuses(opened)).toEqual(Array<string>(18).fill('done'))
    const records = recordsOf(crm, team)
    const owners = (await records.deals()).map(({ ownerId }) => memberIds.indexOf(String(ownerId) as never))
    expect(owners).toEqual(Array.from({ length: 18 }, (_, index) => index % 2))
    expect(await records.contacts()).toHaveLength(18)
    expect(await records.sources()).toMatchObject([{ turn: 18, counters: { accepted: 18, leads: 18, failed: 0 } }])
  })

  test('from one person make one contact and one deal', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const source = await createSource(team, crm)
    for (let index = 0; index < 5; index++) {
      await door.send(source, { name: 'Anna', email: 'anna@example.com', note: `Message ${index}` })
    }
    expect(await workFirst(opened)).toBe('done')
    const records = recordsOf(crm, team)
    expect(await records.contacts()).toHaveLength(1)
    expect(await records.deals()).toHaveLength(1)
    expect(await records.notes()).toHaveLength(5)
  })

  test('from one person under two addresses find each other, and so does somebody known already', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const source = await createSource(team, crm)
    await door.send(source, { name: 'Known', email: 'known@example.com' })
    await workLeads(crm, team.workspaceId)
    const [phone, other] = ['+4930123456', '+4930654321']
    await door.send(source, { name: 'Anna', email: 'anna@example.com', phone })
    await door.send(source, { name: 'Anna B.', phone, note: 'Only the number' })
    await door.send(source, { name: 'Known', email: 'known@example.com', phone: other })
    await door.send(source, { name: 'Somebody', phone: other, note: 'The number that Known has just got' })
    await door.send(source, { name: 'Cem', email: 'cem@example.com' })
    expect(await workFirst(opened)).toBe('done')
    expect(await statuses(opened)).toEqual(Array<string>(6).fill('done'))
    const records = recordsOf(crm, team)
    const contacts = await records.contacts()
    expect(contacts.map(({ name }) => name)).toEqual(['Known', 'Anna', 'Cem'])
    expect(contacts[0]?.phones).toHaveLength(1)
    expect(await records.deals()).toHaveLength(3)
    const results = (await records.deliveries()).map(({ results: [made] }) => String(made?.contactId))
    expect(results).toEqual([0, 1, 1, 0, 0, 2].map((index) => String(contacts[index]?._id)))
  })

  test('do not block each other when one of them cannot be processed', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const source = await createSource(team, crm)
    for (const name of ['Anna', 'Broken', 'Cem']) await door.send(source, { name, email: `${name}@example.com` })
    const records = recordsOf(crm, team)
    const [, broken] = await records.deliveries()
    const insert = crm.models.contacts.insertMany.bind(crm.models.contacts)
    crm.models.contacts.insertMany = (async (made: readonly { name: string }[], options: object) => {
      if (made.some(({ name }) => name === 'Broken')) throw new Error('The third disk is full')
      return insert(made as never, options)
    }) as unknown as typeof crm.models.contacts.insertMany
    expect(await workFirst(opened)).toBe('done')
    expect(await statuses(opened)).toEqual(['done', 'pending', 'pending'])
    await workLeads(crm, team.workspaceId, () => 0.5)
    expect(await records.deliveries()).toMatchObject([
      { status: 'done' },
      { _id: broken?._id, status: 'pending', attempts: 1, problem: 'failed' },
      { status: 'done' },
    ])
    expect((await records.contacts()).map(({ name }) => name)).toEqual(['Anna', 'Cem'])
  })

  test('and include one that identifies nobody: the others are processed, and its own job parks it', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const source = await createSource(team, crm)
    for (const lead of [{ email: 'anna@example.com' }, { note: 'Who am I?' }, { email: 'cem@example.com' }]) {
      await door.send(source, lead)
    }
    expect(await workFirst(opened)).toBe('done')
    expect(await statuses(opened)).toEqual(['done', 'pending', 'done'])
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect((await records.deliveries())[1]).toMatchObject({ status: 'needs_mapping', problem: 'nobody-to-contact' })
    expect(await records.contacts()).toHaveLength(2)
    expect(await records.sources()).toMatchObject([{ counters: { accepted: 3, leads: 2, failed: 1 } }])
  })
})

test('A list of a hundred leads is made in transactions of a bounded number of leads', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm)
  const leads = Array.from({ length: 100 }, (_, index) => ({
    name: `Person ${index}`,
    email: `p${index}@example.com`,
    company: `Company ${index}`,
  }))
  await door.post(source, JSON.stringify(leads))
  await workLeads(crm, team.workspaceId)
  const records = recordsOf(crm, team)
  expect(await records.contacts()).toHaveLength(100)
  expect(await records.deals()).toHaveLength(100)
  const [delivery] = await records.deliveries()
  expect(delivery?.status).toBe('done')
  expect(new Set(delivery?.results.map(({ contactId }) => contactId.toHexString())).size).toBe(100)
  expect(await records.sources()).toMatchObject([{ counters: { accepted: 1, leads: 100 } }])
  const events = (await records.events()).filter(({ type }) => type === 'lead.received')
  const perCommand = new Map<string, number>()
  for (const { commandId } of events) perCommand.set(commandId, (perCommand.get(commandId) ?? 0) + 1)
  expect(Math.max(...perCommand.values())).toBeLessThanOrEqual(20)
  expect(events).toHaveLength(100)
})
