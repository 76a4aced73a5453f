/** What comes in from outside finds its pipeline: leads, files, and lists of deals of several pipelines. */
import { describe, expect, test } from 'vitest'

import { asId } from '../../support/as-id.ts'
import { refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { pipelineScene } from '../../support/pipeline-scene.ts'
import { placeOfSource } from '../../../src/services/leads/place-of-source.ts'
import { objectId } from '../../../src/models/ids.ts'
import { pipelineOf } from '../../../src/services/sync/place-deal.ts'

const database = sharedDatabase()

const scene = () => pipelineScene(database())

describe('a lead source', () => {
  test('whose stage left gives its leads to the stage that took its place', async () => {
    const { pipelines, owner, main, otherId, openOf } = await scene()
    const [lead, qualified] = await openOf(main.id)
    const [request] = await openOf(otherId)
    if (lead === undefined || qualified === undefined || request === undefined) throw new Error('No stages')
    const source = { pipelineId: objectId(main.id), stageId: objectId(qualified.id) }
    const place = async () => {
      const { pipeline, stageId } = placeOfSource(await pipelines.all(owner()), source)
      return [pipeline.name, stageId]
    }
    expect(await place()).toEqual(['Sales', qualified.id])
    await pipelines.removeStage(owner(), { stageId: qualified.id }, { how: 'archive', to: lead.id })
    expect(await place()).toEqual(['Sales', lead.id])
    await pipelines.makeDefault(owner(), otherId)
    await pipelines.archive(owner(), { id: main.id }, request.id)
    expect(await place()).toEqual(['Services', request.id])
    await pipelines.restore(owner(), main.id)
    expect(await place()).toEqual(['Sales', lead.id])
  })
})

describe('a deal of a file or of another system', () => {
  test('begins in the pipeline that knows its stage, in either language, or else in the default one', async () => {
    const { pipelines, owner } = await scene()
    const all = await pipelines.all(owner())
    const into = (name: string, kind: 'open' | 'won' = 'open') => pipelineOf(all, { name, kind }).name
    expect(into('Estimate sent')).toBe('Services')
    expect(into('кошторис надіслано')).toBe('Services')
    expect(into('Qualified')).toBe('Sales')
    expect(into('Nobody knows it')).toBe('Sales')
    expect(into('Paid', 'won')).toBe('Sales')
    const ours = all.live[1]?.stages[2]?.id ?? asId('')
    expect(pipelineOf(all, { name: 'Theirs', kind: 'open', ours }).name).toBe('Services')
  })
})

describe('deals of several pipelines', () => {
  test('are on the board of their own, rot by the days of their own stage, and are found by its name', async () => {
    const { crm, pipelines, deals, owner, main, otherId, openOf, add } = await scene()
    const [request] = await openOf(otherId)
    const [lead] = await openOf(main.id)
    if (request === undefined || lead === undefined) throw new Error('No stages')
    await add(request.id, 'Roof')
    await add(lead.id, 'Website')
    const board = async (pipelineId = main.id) => {
      const { stages, open, pipelines: offered } = await deals.board(owner(), { pipelineId })
      expect(offered).toHaveLength(2)
      return [open.count, stages.find(({ count }) => count > 0)?.stage.name]
    }
    expect(await board()).toEqual([1, 'New lead'])
    expect(await board(otherId)).toEqual([1, 'Request'])
    // Three days in one, fourteen in the other.
    crm.passTime(5 * 24 * 60 * 60 * 1000)
    const found = await deals.find(owner(), 'Roof', 5)
    expect(found.map(({ title, rotting }) => [title, rotting])).toEqual([['Roof', true]])
    expect((await deals.find(owner(), 'Website', 5))[0]?.rotting).toBe(false)
    expect((await deals.listStage(owner(), { stageId: request.id, limit: 5 })).pipeline).toEqual({
      id: otherId,
      name: 'Services',
    })
    // A pipeline that is not in use any more has no board: the default one is shown.
    await pipelines.archive(owner(), { id: otherId }, lead.id)
    expect((await deals.board(owner(), { pipelineId: otherId })).pipeline.id).toBe(main.id)
  })

  test('move only from where they were seen, to a stage that is in use', async () => {
    const { deals, owner, main, otherId, openOf, add, pipelines, stored } = await scene()
    const [lead, qualified, proposal] = await openOf(main.id)
    const [request, , estimate] = await openOf(otherId)
    if (!lead || !qualified || !proposal || !request || !estimate) throw new Error('No stages')
    const id = await add(lead.id)
    const moved = await deals.move(owner(), id, { wish: { to: 'stage', stageId: request.id }, from: lead.id })
    expect(moved).toMatchObject({ pipeline: 'Services', to: { id: request.id } })
    expect((await stored(id)).stageHistory.map(({ stageId }) => stageId.toHexString())).toEqual([lead.id, request.id])
    await expect(
      deals.move(owner(), id, { wish: { to: 'stage', stageId: qualified.id }, from: lead.id }),
    ).rejects.toMatchObject(refusal('CONFLICT', { reason: 'moved-meanwhile' }))
    // It asks for what the stages before need as well: a contact.
    await expect(
      deals.move(owner(), id, { wish: { to: 'stage', stageId: estimate.id }, from: request.id }),
    ).rejects.toMatchObject(refusal('STAGE_REQUIREMENTS', { missing: ['contact'] }))
    await deals.move(owner(), id, { wish: { to: 'won' }, from: request.id }).catch(() => undefined)
    await pipelines.removeStage(owner(), { stageId: proposal.id }, { how: 'archive', to: lead.id })
    await expect(
      deals.move(owner(), id, { wish: { to: 'stage', stageId: proposal.id }, from: request.id }),
    ).rejects.toMatchObject(refusal('CONFLICT', { reason: 'no-such-stage' }))
  })

  test('that are closed move to another pipeline only once they are reopened', async () => {
    const { deals, owner, main, otherId, openOf, add } = await scene()
    const [lead] = await openOf(main.id)
    const [request] = await openOf(otherId)
    if (lead === undefined || request === undefined) throw new Error('No stages')
    const id = await add(lead.id)
    await deals.move(owner(), id, { wish: { to: 'lost', reason: 'Price' }, from: lead.id })
    const { stage } = await deals.get(owner(), id)
    await expect(
      deals.move(owner(), id, { wish: { to: 'stage', stageId: request.id }, from: stage.id }),
    ).rejects.toMatchObject(refusal('CONFLICT', { reason: 'closed' }))
  })
})
