/** Many deals moved or closed at once: each by the rules of a single move, and undone as one. */
import { expect, test } from 'vitest'

import type { BulkMove } from '../../../src/models/bulk-change.ts'
import { type BulkEditId, objectId, type StageId } from '../../../src/models/ids.ts'
import { NEWS_JOB } from '../../../src/services/notifications/news-job.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm, type Member, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const NEVER = new AbortController().signal

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { deals, views, bulkEdits, bulkEditWork, pipelines, undo } = crm.services
  const workspaceId = objectId(team.workspaceId)
  const { stages } = await pipelines.get(team.owner())
  const turnOf = async (id: BulkEditId) => {
    const { turn } = await crm.models.bulkEdits.findOne({ workspaceId, _id: objectId(id) }).orFail()
    return { workspaceId: team.workspaceId, bulkEditId: id, memberId: team.owner.id, turn }
  }
  return {
    crm,
    team,
    ...crm.services,
    me: team.owner,
    stage: (index: number) => asId<StageId>(stages[index]?.id),
    async begin(who: Member, move: BulkMove) {
      const view = await views.begin(who(), 'deal')
      const expected = await views.count(who(), view)
      return bulkEdits.begin(who(), { view, change: { what: 'move', move, shown: null }, expected })
    },
    async make(move: BulkMove) {
      const view = await views.begin(team.owner(), 'deal')
      const expected = await views.count(team.owner(), view)
      const id = await bulkEdits.begin(team.owner(), { view, change: { what: 'move', move, shown: null }, expected })
      await bulkEditWork.run(team.owner(), await turnOf(id), NEVER)
      return bulkEdits.get(team.owner(), id)
    },
    async undoAll(id: BulkEditId) {
      const { undoId } = await bulkEdits.get(team.owner(), id)
      await undo.undo(team.owner(), asId(undoId))
      await bulkEditWork.undo(team.owner(), await turnOf(id), NEVER)
      return bulkEdits.get(team.owner(), id)
    },
    async stored() {
      const found = await crm.models.deals.find({ workspaceId }).sort({ title: 1 }).lean()
      return found.map(({ title, stageId, status, stageHistory, lostReason }) => ({
        title,
        stageId: stageId.toHexString(),
        status,
        stays: stageHistory.length,
        lostReason,
      }))
    },
    add: (who: Member, title: string, typed: object = { amount: { minor: 100, currency: 'EUR' } }) =>
      deals.add(who(), { title, ...typed }),
    async news(of: Member) {
      const jobs = await crm.jobs.find({ kind: NEWS_JOB.kind, 'payload.memberId': of.id }).lean()
      return jobs.map(({ payload }) => NEWS_JOB.payload.parse(payload).news)
    },
  }
}

test('Deals move to a stage, those that are there stay, and all of it is undone', async () => {
  const { me, add, stage, make, undoAll, stored, deals } = await scene()
  await add(me, 'A')
  await add(me, 'B')
  const there = await add(me, 'C')
  await deals.move(me(), there.id, { wish: { to: 'stage', stageId: stage(2) }, from: stage(0) })
  const before = await stored()
  const done = await make({ to: 'stage', stageId: stage(2) })
  expect(done).toMatchObject({ state: 'done', total: 3, changed: 2, unchanged: 1, change: { shown: 'Proposal' } })
  expect((await stored()).map(({ stageId, stays }) => [stageId, stays])).toEqual([
    [stage(2), 2],
    [stage(2), 2],
    [stage(2), 2],
  ])
  expect(await undoAll(done.id)).toMatchObject({ state: 'undone', undone: 2, kept: 0 })
  expect(await stored()).toEqual(before)
})

test('Deals that lack what the stage requires stay and are named with what they lack', async () => {
  const { crm, me, add, stage, make, stored } = await scene()
  const filter = { workspaceId: objectId(me.workspaceId), isDefault: true }
  await crm.models.pipelines.updateOne(filter, { $set: { 'stages.2.requiredFields': ['amount', 'expectedCloseOn'] } })
  await add(me, 'Without both', {})
  await add(me, 'Without a day', { amount: { minor: 100, currency: 'EUR' } })
  await add(me, 'With both', { amount: { minor: 100, currency: 'EUR' }, expectedCloseOn: '2026-12-24' })
  const done = await make({ to: 'stage', stageId: stage(2) })
  expect(done).toMatchObject({ changed: 1, skipped: { required: 2 } })
  expect(done.lacking.toSorted((a, b) => (a.title < b.title ? -1 : 1))).toEqual([
    { title: 'Without a day', missing: ['expectedCloseOn'] },
    { title: 'Without both', missing: ['amount', 'expectedCloseOn'] },
  ])
  expect((await stored()).filter(({ stageId }) => stageId === stage(2)).map(({ title }) => title)).toEqual([
    'With both',
  ])
})

test('Deals are lost with a reason or won, those that are closed already stay, and their undo opens them again', async () => {
  const { me, add, stage, make, undoAll, stored, deals } = await scene()
  const closed = await add(me, 'Closed')
  await deals.move(me(), closed.id, { wish: { to: 'won' }, from: stage(0) })
  await add(me, 'A')
  await add(me, 'B')
  const before = await stored()
  const lost = await make({ to: 'lost', reason: '  No   budget ' })
  expect(lost).toMatchObject({ changed: 2, skipped: { closed: 1 } })
  expect(await stored()).toMatchObject([
    { title: 'A', status: 'lost', lostReason: 'No budget' },
    { title: 'B', status: 'lost', lostReason: 'No budget' },
    { title: 'Closed', status: 'won' },
  ])
  expect(await undoAll(lost.id)).toMatchObject({ undone: 2 })
  expect(await stored()).toEqual(before)
  expect(await make({ to: 'won' })).toMatchObject({ changed: 2, skipped: { closed: 1 } })
})

test('What somebody has moved on since stays, and is named when the rest is undone', async () => {
  const { me, add, stage, make, undoAll, deals } = await scene()
  const { id } = await add(me, 'Moved on')
  await add(me, 'Left')
  const done = await make({ to: 'stage', stageId: stage(1) })
  await deals.move(me(), id, { wish: { to: 'next' }, from: stage(1) })
  expect(await undoAll(done.id)).toMatchObject({ undone: 1, kept: 1, keptNames: ['Moved on'] })
})

test('An owner is told once about all of their deals, and once about the undo', async () => {
  const { me, team, add, stage, make, undoAll, news } = await scene()
  const rep = await team.join('rep')
  for (const title of ['A', 'B', 'C']) await add(rep, title)
  await add(me, 'Mine')
  const done = await make({ to: 'stage', stageId: stage(1) })
  const told = { kind: 'deal-moved', target: 'many', count: 3, stageName: 'Qualified' }
  expect(await news(rep)).toEqual([{ ...told, move: 'moved' }])
  await undoAll(done.id)
  expect(await news(rep)).toEqual([
    { ...told, move: 'moved' },
    { ...told, move: 'back' },
  ])
  expect(await news(me)).toEqual([])
})

test('A stage that is closed, gone or of another workspace is refused before anything is confirmed', async () => {
  const { crm, me, team, add, stage, begin } = await scene()
  await add(me, 'A')
  const gone = refusal('NOT_FOUND', { kind: 'stage' })
  await expect(begin(me, { to: 'stage', stageId: stage(4) })).rejects.toMatchObject(gone)
  const other = (await crm.team()).owner
  const { stages } = await crm.services.pipelines.get(other())
  const theirs = asId<StageId>(stages[1]?.id)
  await expect(begin(me, { to: 'stage', stageId: theirs })).rejects.toMatchObject(gone)
  await expect(begin(me, { to: 'lost', reason: ' ' })).rejects.toMatchObject(
    refusal('VALIDATION', { problem: 'empty' }),
  )
  const viewer = await team.join('viewer')
  await expect(begin(viewer, { to: 'won' })).rejects.toMatchObject(refusal('FORBIDDEN'))
})

test('Closed deals of an archived pipeline are skipped, and a stage that has left since holds nothing up', async () => {
  const { team, me, add, stage, begin, make, stored, pipelines, deals, bulkEdits, bulkEditWork, crm } = await scene()
  const { id: services } = await pipelines.make(me(), 'services')
  const request = asId<StageId>((await pipelines.get(me(), services)).stages[0]?.id)
  await add(me, 'A', { stageId: request })
  const { id: closed } = await add(me, 'B', { stageId: request })
  await deals.move(me(), closed, { wish: { to: 'lost', reason: 'Price' }, from: request })
  const late = await begin(me, { to: 'stage', stageId: request })
  await pipelines.archive(me(), { id: services }, stage(0))
  const { turn } = await crm.models.bulkEdits.findOne({ workspaceId: objectId(team.workspaceId) }).orFail()
  const ref = { workspaceId: team.workspaceId, bulkEditId: late, memberId: me.id, turn }
  await bulkEditWork.run(me(), ref, NEVER)
  expect(await bulkEdits.get(me(), late)).toMatchObject({ state: 'done', skipped: { elsewhere: 1, closed: 1 } })
  expect(await make({ to: 'lost', reason: 'Price' })).toMatchObject({ changed: 1, skipped: { closed: 1 } })
  expect(await stored()).toMatchObject([
    { title: 'A', stays: 3 },
    { title: 'B', stays: 2 },
  ])
})
