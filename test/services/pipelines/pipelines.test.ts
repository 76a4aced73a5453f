/** Pipelines: made, named, ordered, archived and brought back, who may do that, and undo of each. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { Actor } from '../../../src/services/core/actor.ts'
import { asId } from '../../support/as-id.ts'
import { outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { names, pipelineScene } from '../../support/pipeline-scene.ts'

const database = sharedDatabase()

const scene = () => pipelineScene(database())
const uk = (actor: Actor): Actor => ({ ...actor, locale: 'uk' })

describe('a pipeline', () => {
  test('is made of a template with names in both languages, and each reader sees their own', async () => {
    const { pipelines, owner, otherId } = await scene()
    const [english, ukrainian] = await Promise.all([
      pipelines.get({ ...owner(), locale: 'en' }, otherId),
      pipelines.get(uk(owner()), otherId),
    ])
    expect([english.name, ukrainian.name]).toEqual(['Services', 'Послуги'])
    expect(names(english.stages)).toContain('Estimate sent')
    expect(names(ukrainian.stages)).toContain('Кошторис надіслано')
    // Programs get them in the workspace's language.
    expect((await pipelines.get(owner(), otherId)).name).toBe('Services')
  })

  test('gets another name if the template’s is taken, and its making is undone while it is empty', async () => {
    const { pipelines, owner, undo, add, openOf } = await scene()
    const second = await pipelines.make(owner(), 'services')
    expect((await pipelines.get(owner(), second.id)).names).toEqual({ en: 'Services 2', uk: 'Послуги 2' })
    expect(await undo.undo(owner(), second.undoId)).toMatchObject({ effect: 'gone', name: 'Services 2' })
    expect(names((await pipelines.all(owner())).live)).toEqual(['Sales', 'Services'])
    const third = await pipelines.make(owner(), 'recruiting')
    const [first] = await openOf(third.id)
    await add(first?.id ?? asId(''))
    await expect(undo.undo(owner(), third.undoId)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'changed-since' }),
    )
  })

  test('can be named whatever an archived one is called, and its former name is not given back once another has it', async () => {
    const { pipelines, owner, undo, main, otherId } = await scene()
    const [lead] = main.stages
    await pipelines.archive(owner(), { id: otherId }, asId(lead?.id))
    const { id } = await pipelines.make(owner(), 'services')
    const rename = (after: string, before: string) => pipelines.namePipeline(owner(), id, 'en', { before, after })
    await rename('Repairs', 'Services')
    const renamed = await rename('Care', 'Repairs')
    await pipelines.namePipeline(owner(), main.id, 'en', { before: 'Sales', after: 'repairs' })
    await expect(undo.undo(owner(), asId(renamed.undoId))).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'name-taken', given: 'Repairs' }),
    )
    await expect(pipelines.restore(owner(), otherId)).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'name-taken', given: 'Послуги' }),
    )
  })

  test('is never archived into one that is archived into it at that moment', async () => {
    const { pipelines, owner, team, otherId, openOf } = await scene()
    const admin = await team.join('admin')
    const { id: third } = await pipelines.make(owner(), 'recruiting')
    const [request, applied] = [(await openOf(otherId))[0], (await openOf(third))[0]]
    const { won, refused } = await outcomes([
      pipelines.archive(owner(), { id: otherId }, asId(applied?.id)),
      pipelines.archive(admin(), { id: third }, asId(request?.id)),
    ])
    expect([won.length, refused]).toEqual([1, ['CONFLICT']])
  })

  test('gets a name and a place of its own, whoever makes another at that moment', async () => {
    const { pipelines, owner, team } = await scene()
    const admin = await team.join('admin')
    await Promise.all([owner, admin, owner].map((by) => pipelines.make(by(), 'services')))
    expect(names((await pipelines.all(owner())).live)).toEqual([
      'Sales',
      'Services',
      'Services 2',
      'Services 3',
      'Services 4',
    ])
  })

  test('is made the default, ordered, archived with its open deals moved, and undone step by step', async () => {
    const { pipelines, owner, undo, main, otherId, add, stored, openOf, deals } = await scene()
    const moved = await pipelines.move(owner(), { id: otherId }, 'up')
    expect(names((await pipelines.all(owner())).live)).toEqual(['Services', 'Sales'])
    const made = await pipelines.makeDefault(owner(), otherId)
    expect((await pipelines.get(owner())).id).toBe(otherId)
    const [target] = await openOf(otherId)
    const [lead, qualified] = await openOf(main.id)
    if (target === undefined || lead === undefined || qualified === undefined) throw new Error('No stages')
    const [open, won] = [await add(lead.id), await add(qualified.id)]
    await deals.move(owner(), won, { wish: { to: 'won' }, from: qualified.id })
    const archived = await pipelines.archive(owner(), { id: main.id }, target.id)
    expect(await stored(open)).toMatchObject({ pipelineId: objectId(otherId), stageId: objectId(target.id) })
    // A closed deal stays, can be read, and does not come back to life in there.
    const view = await deals.get(owner(), won)
    expect(view).toMatchObject({ status: 'won', pipelineName: 'Sales' })
    await expect(deals.move(owner(), won, { wish: { to: 'reopen' }, from: view.stage.id })).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'pipeline-archived' }),
    )
    await expect(deals.add(owner(), { title: 'No', pipelineId: main.id })).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'pipeline-archived' }),
    )
    await expect(undo.undo(owner(), made.undoId ?? asId(''))).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'changed-since' }),
    )
    await undo.undo(owner(), archived.undoId ?? asId(''))
    expect(await stored(open)).toMatchObject({ pipelineId: objectId(main.id), stageId: objectId(lead.id) })
    expect((await stored(open)).stageHistory).toHaveLength(1)
    await undo.undo(owner(), made.undoId ?? asId(''))
    expect((await pipelines.get(owner())).id).toBe(main.id)
    await undo.undo(owner(), moved.undoId ?? asId(''))
    expect(names((await pipelines.all(owner())).live)).toEqual(['Sales', 'Services'])
  })

  test('that is the default cannot be archived, and what is archived can be brought back', async () => {
    const { pipelines, owner, main, otherId, openOf } = await scene()
    const [inOther] = await openOf(otherId)
    const [inMain] = await openOf(main.id)
    await expect(pipelines.archive(owner(), { id: main.id }, inOther?.id ?? asId(''))).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'pipeline-default' }),
    )
    await expect(pipelines.archive(owner(), { id: otherId }, inOther?.id ?? asId(''))).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'no-such-stage' }),
    )
    await pipelines.archive(owner(), { id: otherId }, inMain?.id ?? asId(''))
    await expect(pipelines.makeDefault(owner(), otherId)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'pipeline-archived' }),
    )
    expect(names((await pipelines.all(owner())).archived)).toEqual(['Services'])
    await pipelines.restore(owner(), otherId)
    expect(names((await pipelines.all(owner())).live)).toEqual(['Sales', 'Services'])
  })
})

describe('who may arrange pipelines', () => {
  test.each(['manager', 'rep', 'viewer'] as const)('not a %s', async (role) => {
    const { team, pipelines, main, otherId } = await scene()
    const member = await team.join(role)
    const stageId = main.stages[0]?.id ?? asId('')
    const to = main.stages[1]?.id ?? asId('')
    const { lostReasons } = pipelines
    const calls = [
      () => pipelines.make(member(), 'sales'),
      () => pipelines.move(member(), { id: otherId }, 'up'),
      () => pipelines.makeDefault(member(), otherId),
      () => pipelines.archive(member(), { id: otherId }, stageId),
      () => pipelines.restore(member(), otherId),
      () => pipelines.addStage(member(), main.id, 'Demo', 'en'),
      () => pipelines.namePipeline(member(), main.id, 'en', { before: 'Sales', after: 'Other' }),
      () => pipelines.nameStage(member(), { stageId }, 'en', { before: 'New lead', after: 'Other' }),
      () => pipelines.setProbability(member(), { stageId }, { before: 10, after: 20 }),
      () => pipelines.setRottingDays(member(), { stageId }, { before: 14, after: 20 }),
      () => pipelines.requireField(member(), { stageId }, 'amount', true),
      () => pipelines.moveStage(member(), { stageId }, 'down'),
      () => pipelines.removeStage(member(), { stageId }, { how: 'archive', to }),
      () => pipelines.restoreStage(member(), { stageId }),
      () => pipelines.deleteArchived(member(), { stageId }),
      () => lostReasons.add(member(), 'Other'),
      () => lostReasons.rename(member(), 'Price', 'Other'),
      () => lostReasons.move(member(), 'Price', 'down', ''),
      () => lostReasons.remove(member(), 'Price'),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('nor another workspace', async () => {
    const { crm, main, otherId } = await scene()
    const { owner } = await crm.team()
    const { pipelines } = crm.services
    const stageId = main.stages[0]?.id ?? asId('')
    const to = main.stages[1]?.id ?? asId('')
    for (const call of [
      () => pipelines.get(owner(), otherId),
      () => pipelines.move(owner(), { id: otherId }, 'up'),
      () => pipelines.makeDefault(owner(), otherId),
      () => pipelines.addStage(owner(), otherId, 'Demo', 'en'),
      () => pipelines.moveStage(owner(), { stageId }, 'down'),
      () => pipelines.removeStage(owner(), { stageId }, { how: 'archive', to }),
      () => pipelines.countDeals(owner(), stageId),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
