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
  test('are processed together, eight at a time, each assigned to the next member in turn', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const reps = [await team.join('rep'), await team.join('rep')]
    const memberIds = reps.map(({ id }) => id)
    const source = await createSource(team, crm, 'standard', { routing: 'round-robin', memberIds })
    for (let index = 0; index < 10; index++) await door.send(source, { email: `p${index}@example.com` })
    expect(await workFirst(opened)).toBe('done')
    expect(await statuses(opened)).toEqual([...Array<string>(8).fill('done'), 'pending', 'pending'])
    await workLeads(crm, team.workspaceId)
    expect(await statuses(opened)).toEqual(Array<string>(10).fill('done'))
    const records = recordsOf(crm, team)
    const owners = (await records.deals()).map(({ ownerId }) => memberIds.indexOf(String(ownerId) as never))
    expect(owners).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    expect(await records.contacts()).toHaveLength(10)
    expect(await records.sources()).toMatchObject([{ turn: 10, counters: { accepted: 10, leads: 10, failed: 0 } }])
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

  test('do not block each other when one of them cannot be processed', async () => {
    const opened = await openLeads(database())
    const { crm, team, door } = opened
    const source = await createSource(team, crm)
    for (const name of ['Anna', 'Broken', 'Cem']) await door.send(source, { name, email: `${name}@example.com` })
    const records = recordsOf(crm, team)
    const [, broken] = await records.deliveries()
    const insert = crm.models.contacts.create.bind(crm.models.contacts)
    crm.models.contacts.create = (async (made: readonly { name: string }[], options: object) => {
      if (made.some(({ name }) => name === 'Broken')) throw new Error('The third disk is full')
      return insert(made as never, options)
    }) as unknown as typeof crm.models.contacts.create
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
