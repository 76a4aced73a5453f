import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, giveUpLeads, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

const opened = (settings?: Parameters<typeof openLeads>[1]) => openLeads(database(), settings)

describe('A field over its limit', () => {
  test('does not cost the lead, whatever it is: all of it is in the notes', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const subject = `A subject ${'that goes on '.repeat(60)}`.trim()
    const page = `https://example.com/landing?${'q=1&'.repeat(150)}`
    const note = 'Please call. '.repeat(700).trim()
    const tags = Array.from({ length: 25 }, (_, index) => `tag${index}`)
    await door.send(source, { name: 'Anna', email: 'anna@example.com', title: subject, source: page, tags, note })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
    const [deal] = await records.deals()
    expect(deal?.title).toMatch(/^A subject that goes on .*…$/u)
    expect((await records.contacts())[0]?.tags).toEqual(tags.slice(0, 20))
    const notes = (await records.notes()).map(({ text }) => text)
    expect(notes.length).toBeGreaterThan(1)
    const all = notes.join('\n')
    for (const part of [`title: ${subject}`, `source: ${page}`, 'Tags: tag20, tag21, tag22, tag23, tag24']) {
      expect(all).toContain(part)
    }
    expect(all.match(/Please call\./gu)).toHaveLength(700)
  })
})

describe('A body in an envelope', () => {
  test.each<[string, object]>([
    ['without a type', { data: { name: 'Anna', email: 'anna@example.com', title: 'Site', amount: 99 } }],
    [
      'with a time',
      {
        timestamp: '2026-05-04T10:00:00Z',
        data: { name: 'Anna', email: 'anna@example.com', title: 'Site', amount: 99 },
      },
    ],
    [
      'with an id',
      { id: 'evt_1', event: 'created', data: { name: 'Anna', email: 'anna@example.com', title: 'Site', amount: 99 } },
    ],
    ['with a list', { data: [{ name: 'Anna', email: 'anna@example.com', title: 'Site', amount: 99 }] }],
  ])('%s is read as its data', async (_what, body) => {
    const { crm, team, door } = await opened()
    await door.send(await createSource(team, crm), body)
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.contacts()).toMatchObject([{ name: 'Anna' }])
    expect(await records.deals()).toMatchObject([{ title: 'Site', amount: { minor: 9_900, currency: 'EUR' } }])
    expect(await records.notes()).toEqual([])
  })

  test('is not taken for one if it names the person itself', async () => {
    const { crm, team, door } = await opened()
    await door.send(await createSource(team, crm), { name: 'Anna', email: 'anna@example.com', data: { size: 'XL' } })
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([{ name: 'Anna' }])
  })
})

describe('A delivery that cannot become a lead', () => {
  test('waits for a mapping, the admins are told once, and the mapping brings it in', async () => {
    const { crm, team, door } = await opened()
    await team.join('rep')
    const source = await createSource(team, crm, 'generic')
    for (let index = 0; index < 3; index++) await door.send(source, { q1: `p${index}@example.com`, q2: 'Hello' })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect((await records.deliveries()).map(({ status, problem }) => [status, problem])).toEqual(
      Array.from({ length: 3 }, () => ['needs_mapping', 'unsure-person']),
    )
    const told = await crm.jobs.find({ workspaceId: objectId(team.workspaceId), kind: 'notify.source-failing' }).lean()
    expect(told.map(({ payload }) => (payload as { memberId: string }).memberId)).toEqual([team.owner.id])
    const choices = await crm.services.deliveries.mappingChoices(team.owner(), source.id)
    expect(choices?.leaves.map(({ path }) => path)).toEqual(['q1', 'q2'])
    const { retried } = await crm.services.leadSources.setMapping(team.owner(), source.id, { email: 'q1', note: 'q2' })
    expect(retried).toBe(3)
    await workLeads(crm, team.workspaceId)
    expect(await records.contacts()).toHaveLength(3)
    expect((await records.deliveries()).every(({ status }) => status === 'done')).toBe(true)
  })

  test('and fails eight times is dead, and can be retried', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    await door.send(source, { email: 'anna@example.com' })
    const workspaceId = objectId(team.workspaceId)
    await crm.models.pipelines.updateMany({ workspaceId }, { $set: { deletedAt: crm.now() } })
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await workLeads(crm, team.workspaceId, () => 0.5)).toBe(1)
      crm.passTime(60 * 60_000)
    }
    const records = recordsOf(crm, team)
    const [dead] = await records.deliveries()
    expect(dead).toMatchObject({ status: 'dead', attempts: 8, problem: 'failed' })
    await crm.models.pipelines.updateMany({ workspaceId }, { $set: { deletedAt: null } })
    expect(await crm.services.deliveries.retryFailed(team.owner(), source.id)).toEqual({ retried: 1 })
    await workLeads(crm, team.workspaceId)
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
    expect(await records.contacts()).toHaveLength(1)
  })

  test('at first but does later no longer shows the failure', async () => {
    const { crm, team, door } = await opened()
    await door.send(await createSource(team, crm), { email: 'anna@example.com' })
    const workspaceId = objectId(team.workspaceId)
    await crm.models.pipelines.updateMany({ workspaceId }, { $set: { deletedAt: crm.now() } })
    await workLeads(crm, team.workspaceId, () => 0.5)
    await crm.models.pipelines.updateMany({ workspaceId }, { $set: { deletedAt: null } })
    crm.passTime(60 * 60_000)
    await workLeads(crm, team.workspaceId)
    const [delivery] = await recordsOf(crm, team).deliveries()
    expect(delivery).toMatchObject({ status: 'done', attempts: 1 })
    expect(delivery?.problem).toBeUndefined()
  })

  test('because the process crashed on it too often is dead, the admins are told, and it can be retried', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    await door.send(source, { email: 'anna@example.com' })
    await giveUpLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.deliveries()).toMatchObject([{ status: 'dead', attempts: 1, problem: 'failed' }])
    expect(
      await crm.jobs.countDocuments({ workspaceId: objectId(team.workspaceId), kind: 'notify.source-failing' }),
    ).toBe(1)
    expect(await crm.services.deliveries.retryFailed(team.owner(), source.id)).toEqual({ retried: 1 })
    await workLeads(crm, team.workspaceId)
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
    expect(await records.contacts()).toHaveLength(1)
  })

  test('but was given up only after it was processed stays done', async () => {
    const { crm, team, door } = await opened()
    await door.send(await createSource(team, crm), { email: 'anna@example.com' })
    await workLeads(crm, team.workspaceId)
    await crm.jobs.updateMany(
      { workspaceId: objectId(team.workspaceId), status: 'done' },
      { $set: { status: 'ready' } },
    )
    await giveUpLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).deliveries()).toMatchObject([{ status: 'done' }])
  })

  test('because its source is paused waits until the source is active again', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    await crm.services.leadSources.setStatus(team.owner(), source.id, 'paused')
    expect((await door.send(source, { email: 'anna@example.com' })).status).toBe(202)
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.deliveries()).toMatchObject([{ status: 'pending' }])
    await crm.services.leadSources.setStatus(team.owner(), source.id, 'active')
    await workLeads(crm, team.workspaceId)
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
  })

  test('because its source is deleted is discarded', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    await door.send(source, { email: 'anna@example.com' })
    await crm.services.leadSources.delete(team.owner(), source.id)
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    expect(await records.deliveries()).toMatchObject([{ status: 'discarded' }])
    expect(await records.contacts()).toEqual([])
  })
})
