/** The stages of a pipeline: made, changed, ordered, archived, deleted and brought back, with their deals, and undo of each. */
import { describe, expect, test } from 'vitest'

import { objectId, type StageId } from '../../../src/models/ids.ts'
import type { Actor } from '../../../src/services/core/actor.ts'
import { asId } from '../../support/as-id.ts'
import { eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { names, pipelineScene } from '../../support/pipeline-scene.ts'

const database = sharedDatabase()

const scene = () => pipelineScene(database())
const uk = (actor: Actor): Actor => ({ ...actor, locale: 'uk' })

describe('a stage', () => {
  test('is added, named in each language, given a probability, rotting days and fields, and each is undone', async () => {
    const { pipelines, owner, undo, main } = await scene()
    const { stageId, undoId } = await pipelines.addStage(owner(), main.id, ' Demo ', 'en')
    const stage = async (actor = owner()) =>
      (await pipelines.get(actor, main.id)).stages.find(({ id }) => id === stageId)
    expect(await stage(uk(owner()))).toMatchObject({ name: 'Demo', kind: 'open', rottingDays: null })
    const changes = [
      await pipelines.nameStage(owner(), { stageId }, 'uk', { before: null, after: 'Показ' }),
      await pipelines.setProbability(owner(), { stageId }, { before: 75, after: 60 }),
      await pipelines.setRottingDays(owner(), { stageId }, { before: null, after: 10 }),
      await pipelines.requireField(owner(), { stageId }, 'contact', true),
      await pipelines.moveStage(owner(), { stageId }, 'up'),
    ]
    const after = await pipelines.get(uk(owner()), main.id)
    expect(after.stages[3]).toMatchObject({
      name: 'Показ',
      probability: 60,
      rottingDays: 10,
      requiredFields: ['contact'],
    })
    for (const change of changes.toReversed()) await undo.undo(owner(), change.undoId ?? asId(''))
    expect(await stage()).toMatchObject({
      names: { en: 'Demo' },
      probability: 75,
      rottingDays: null,
      requiredFields: [],
    })
    await undo.undo(owner(), undoId ?? asId(''))
    expect(await stage()).toBeUndefined()
  })

  test.each([101, -1, 12.5, Number.NaN])('is never won with %s percent', async (after) => {
    const { pipelines, owner, main } = await scene()
    const stageId = main.stages[0]?.id ?? asId('')
    await expect(pipelines.setProbability(owner(), { stageId }, { before: 10, after })).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'not-a-percentage' }),
    )
  })

  test('keeps its kind, its number and a name of its own', async () => {
    const { pipelines, owner, main } = await scene()
    const [lead] = main.stages
    const won = main.stages.find(({ kind }) => kind === 'won')
    if (lead === undefined || won === undefined) throw new Error('No stages')
    const stageId = lead.id
    for (const taken of ['qualified', 'КВАЛІФІКАЦІЯ']) {
      await expect(
        pipelines.nameStage(owner(), { stageId }, 'en', { before: 'New lead', after: taken }),
      ).rejects.toMatchObject(refusal('VALIDATION', { problem: 'name-taken' }))
    }
    await expect(
      pipelines.removeStage(owner(), { stageId: won.id }, { how: 'delete', to: stageId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      pipelines.setProbability(owner(), { stageId: won.id }, { before: 100, after: 50 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { id } = await pipelines.make(owner(), 'empty')
    const [only] = (await pipelines.get(owner(), id)).stages
    await expect(
      pipelines.removeStage(owner(), { stageId: only?.id ?? asId('') }, { how: 'archive', to: stageId }),
    ).rejects.toMatchObject(refusal('CONFLICT', { reason: 'last-stage' }))
  })

  test('is archived with its deals moved in the same change, brought back, and deleted', async () => {
    const { crm, pipelines, owner, undo, main, add, stored, deals, team } = await scene()
    const [lead, qualified, proposal] = main.stages
    if (lead === undefined || qualified === undefined || proposal === undefined) throw new Error('No stages')
    const [one, two, gone] = [await add(qualified.id), await add(qualified.id), await add(qualified.id)]
    await deals.delete(owner(), gone)
    expect(await pipelines.countDeals(owner(), qualified.id)).toBe(2)
    const archived = await pipelines.removeStage(
      owner(),
      { stageId: qualified.id },
      { how: 'archive', to: proposal.id },
    )
    expect(await stored(one)).toMatchObject({ stageId: objectId(proposal.id) })
    // One in the trash as well: it can be restored.
    expect(await stored(gone)).toMatchObject({ stageId: objectId(proposal.id) })
    const present = await pipelines.get(owner(), main.id)
    expect(names(present.stages)).not.toContain('Qualified')
    expect(names(present.archivedStages)).toEqual(['Qualified'])
    // Somebody moves one of them further: the undo brings back the others.
    await deals.move(owner(), two, { wish: { to: 'next' }, from: proposal.id })
    await undo.undo(owner(), archived.undoId ?? asId(''))
    expect(names((await pipelines.get(owner(), main.id)).stages).slice(0, 3)).toEqual([
      'New lead',
      'Qualified',
      'Proposal',
    ])
    expect(await stored(one)).toMatchObject({ stageId: objectId(qualified.id) })
    expect((await stored(one)).stageHistory).toHaveLength(1)
    expect((await stored(two)).stageId).toEqual(main.stages[3] && objectId(main.stages[3].id))
    const events = await eventsOf(crm, team.workspaceId)
    expect(events.filter(({ type, target }) => type === 'deal.moved' && target === one)).toHaveLength(2)

    await pipelines.removeStage(owner(), { stageId: qualified.id }, { how: 'archive', to: lead.id })
    const restored = await pipelines.restoreStage(owner(), { stageId: qualified.id })
    expect((await pipelines.get(owner(), main.id)).archivedStages).toEqual([])
    await undo.undo(owner(), restored.undoId ?? asId(''))
    expect(names((await pipelines.get(owner(), main.id)).archivedStages)).toEqual(['Qualified'])
  })

  test('that is deleted is forgotten once nothing can be moving into it, and its undo still brings it back', async () => {
    const { crm, pipelines, owner, undo, main, add, stored, work, team } = await scene()
    const [lead, qualified] = main.stages
    if (lead === undefined || qualified === undefined) throw new Error('No stages')
    const dealId = await add(qualified.id)
    const deleted = await pipelines.removeStage(owner(), { stageId: qualified.id }, { how: 'delete', to: lead.id })
    const former = async () => {
      const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(main.id) }
      return (await crm.models.pipelines.findOne(filter).orFail().lean()).formerStages
    }
    expect((await pipelines.get(owner(), main.id)).archivedStages).toEqual([])
    expect(await former()).toHaveLength(1)
    await work()
    expect(await former()).toHaveLength(1)
    crm.passTime(20_000)
    await work()
    expect(await former()).toHaveLength(0)
    await undo.undo(owner(), deleted.undoId ?? asId(''))
    expect(await stored(dealId)).toMatchObject({ stageId: objectId(qualified.id) })
  })

  test('that was leaving while a deal moved into it hands that deal on', async () => {
    const { crm, pipelines, owner, main, add, stored, work, team, deals } = await scene()
    const [lead, qualified, proposal] = main.stages
    if (lead === undefined || qualified === undefined || proposal === undefined) throw new Error('No stages')
    await pipelines.removeStage(owner(), { stageId: qualified.id }, { how: 'delete', to: proposal.id })
    const dealId = await add(lead.id)
    // As a move leaves it that read the pipeline before: what two transactions side by side can do.
    await crm.models.deals.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: objectId(dealId) },
      { $set: { stageId: objectId(qualified.id), 'stageHistory.0.stageId': objectId(qualified.id) } },
    )
    // Until then it can be read.
    expect((await deals.get(owner(), dealId)).stage.name).toBe('Qualified')
    crm.passTime(20_000)
    await work()
    expect(await stored(dealId)).toMatchObject({ stageId: objectId(proposal.id) })
  })

  test('whose return is undone is the archived one that it was, and hands on what was moving into it', async () => {
    const { crm, pipelines, owner, undo, main, add, stored, work, team } = await scene()
    const [lead, qualified, proposal] = main.stages
    if (lead === undefined || qualified === undefined || proposal === undefined) throw new Error('No stages')
    const which = { stageId: qualified.id }
    const archived = await pipelines.removeStage(owner(), which, { how: 'archive', to: proposal.id })
    const restored = await pipelines.restoreStage(owner(), which)
    await undo.undo(owner(), asId(restored.undoId))
    const filter = { workspaceId: objectId(team.workspaceId) }
    const { formerStages } = await crm.models.pipelines.findOne({ ...filter, _id: objectId(main.id) }).orFail()
    expect(formerStages).toMatchObject([{ deleted: false, movedTo: objectId(proposal.id) }])
    const dealId = await add(lead.id)
    // As a move leaves it that read the pipeline before the undo.
    await crm.models.deals.updateOne(
      { ...filter, _id: objectId(dealId) },
      { $set: { stageId: objectId(qualified.id), 'stageHistory.0.stageId': objectId(qualified.id) } },
    )
    crm.passTime(20_000)
    await work()
    expect(await stored(dealId)).toMatchObject({ stageId: objectId(proposal.id) })
    await undo.undo(owner(), asId(archived.undoId))
    expect(names((await pipelines.get(owner(), main.id)).stages)).toContain('Qualified')
  })

  test('with more deals than one transaction takes is emptied by a job, and filled again by another', async () => {
    const { crm, pipelines, owner, undo, main, work, team, add } = await scene()
    const [lead, qualified] = main.stages
    if (lead === undefined || qualified === undefined) throw new Error('No stages')
    const { _id: first, ...one } = await crm.models.deals
      .findOne({ workspaceId: objectId(team.workspaceId), _id: objectId(await add(qualified.id)) })
      .orFail()
      .lean()
    await crm.models.deals.insertMany(Array.from({ length: 240 }, (_, index) => ({ ...one, title: `Deal ${index}` })))
    const count = (stageId: StageId) =>
      crm.models.deals.countDocuments({ workspaceId: objectId(team.workspaceId), stageId: objectId(stageId) })
    const removed = await pipelines.removeStage(owner(), { stageId: qualified.id }, { how: 'archive', to: lead.id })
    expect(await count(lead.id)).toBe(100)
    await work()
    expect([await count(lead.id), await count(qualified.id)]).toEqual([241, 0])
    await undo.undo(owner(), removed.undoId ?? asId(''))
    await work()
    expect([await count(lead.id), await count(qualified.id)]).toEqual([0, 241])
    expect(first).toBeDefined()
  })

  test('two admins at once: one is obeyed, the other is told', async () => {
    const { pipelines, owner, main } = await scene()
    const [lead, qualified] = main.stages
    if (lead === undefined || qualified === undefined) throw new Error('No stages')
    const { version } = await pipelines.get(owner(), main.id)
    const { won, refused } = await outcomes([
      pipelines.moveStage(owner(), { stageId: lead.id, version }, 'down'),
      pipelines.moveStage(owner(), { stageId: qualified.id, version }, 'down'),
    ])
    expect([won.length, refused]).toEqual([1, ['CONFLICT']])
    await expect(
      pipelines.removeStage(owner(), { stageId: lead.id, version }, { how: 'archive', to: qualified.id }),
    ).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-meanwhile' }))
    await pipelines.setProbability(owner(), { stageId: lead.id }, { before: 10, after: 20 })
    await expect(
      pipelines.setProbability(owner(), { stageId: lead.id }, { before: 10, after: 30 }),
    ).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-meanwhile' }))
  })
})
