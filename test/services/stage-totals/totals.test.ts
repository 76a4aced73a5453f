/** Everything that changes deals by many at once, or by another way than one edit: the totals of stages follow. */
import { expect, test } from 'vitest'

import { stageTotals } from '../../../src/database/migrations/0027-stage-totals.ts'
import { silentLogger } from '../../../src/logger.ts'
import { type BulkEditId, newId, objectId } from '../../../src/models/ids.ts'
import type { BulkChange } from '../../../src/models/bulk-change.ts'
import { EVERYTHING_TO_TEAM } from '../../../src/services/team/handover.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { importFile, undo as undoImport } from '../../support/imports/import-scene.ts'
import { createSource, openLeads, workLeads } from '../../support/lead-intake.ts'
import { countedTotals, keptTotals } from '../../support/stage-totals.ts'

const database = ownDatabase()
const NEVER = new AbortController().signal

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { workspaceId } = team
  const system = () => ({ workspaceId, memberId: null, channel: 'job', commandId: newId() }) as const
  return {
    ...crm.services,
    crm,
    team,
    me: team.owner,
    workspaceId: objectId(workspaceId),
    system,
    kept: () => keptTotals(crm.models, workspaceId),
    /** The totals, once they are those of a full count. */
    async right() {
      const kept = await keptTotals(crm.models, workspaceId)
      expect(kept).toEqual(await countedTotals(crm.models, workspaceId))
      return Object.values(kept).reduce((sum, { count }) => sum + count, 0)
    },
    async bulk(change: BulkChange): Promise<BulkEditId> {
      const { views, bulkEdits, bulkEditWork } = crm.services
      const view = await views.begin(team.owner(), 'deal')
      const expected = await views.count(team.owner(), view)
      const id = await bulkEdits.begin(team.owner(), { view, change, expected })
      const turn = { workspaceId, bulkEditId: id, memberId: team.owner.id, turn: 1 }
      await bulkEditWork.run(team.owner(), turn, NEVER)
      return id
    },
  }
}

const EUR = (minor: number) => ({ minor, currency: 'EUR' })

test('Sample data comes and goes with its totals, and the team’s own stay', async () => {
  const { me, deals, sampleData, right } = await scene()
  await deals.add(me(), { title: 'Own', amount: EUR(500) })
  await sampleData.load(me())
  expect(await right()).toBeGreaterThan(10)
  await sampleData.remove(me())
  expect(await right()).toBe(1)
  await sampleData.load(me())
  expect(await right()).toBeGreaterThan(10)
})

test('An import, its closed deals included, and its undo', async () => {
  const { crm, team, right } = await scene()
  const rows = Array.from(
    { length: 40 },
    (_, n) => `${n},Deal ${n},Sales,${n % 2 ? 'Proposal' : 'Closed Won'},${n}00,,,,`,
  )
  const head = 'Record ID,Deal Name,Pipeline,Deal Stage,Amount,Close Date,Create Date,Deal owner,Associated Company'
  const { id } = await importFile(crm, team, [head, ...rows].join('\n'))
  expect(await right()).toBe(40)
  await undoImport(crm, team, id)
  expect(await right()).toBe(0)
})

test('A lead, and the member who claims it', async () => {
  const { crm, team, door } = await openLeads(database())
  const rep = await team.join('rep')
  await door.send(await createSource(team, crm, 'standard'), { name: 'Anna', amount: '120', currency: 'USD' })
  await workLeads(crm, team.workspaceId)
  const deal = await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId) }).orFail()
  const counted = () => countedTotals(crm.models, team.workspaceId)
  expect(await keptTotals(crm.models, team.workspaceId)).toEqual(await counted())
  await crm.services.deals.claim(rep(), deal._id.toHexString() as never)
  const kept = await keptTotals(crm.models, team.workspaceId)
  expect(kept).toEqual(await counted())
  expect(Object.keys(kept)).toEqual([expect.stringContaining(`${rep.id} USD`)])
})

test('Many deals given away, moved, closed and deleted at once, and each undone', async () => {
  const { crm, team, me, deals, right, bulk, undo, bulkEdits, bulkEditWork } = await scene()
  const rep = await team.join('rep')
  for (let n = 0; n < 7; n += 1) await deals.add(me(), { title: `Deal ${n}`, amount: EUR(n * 100) })
  const { stages } = await crm.services.pipelines.get(me())
  const changes: readonly BulkChange[] = [
    { what: 'set', field: 'owner', value: rep.id, shown: 'Rep' },
    { what: 'move', move: { to: 'stage', stageId: stages[2]?.id as never }, shown: null },
    { what: 'move', move: { to: 'won' }, shown: null },
    { what: 'delete' },
  ]
  for (const change of changes) {
    const id = await bulk(change)
    expect(await right()).toBe(change.what === 'delete' ? 0 : 7)
    const { undoId, changed } = await bulkEdits.get(me(), id)
    expect(changed).toBe(7)
    await undo.undo(me(), undoId as never)
    await bulkEditWork.undo(me(), { workspaceId: team.workspaceId, bulkEditId: id, memberId: me.id, turn: 3 }, NEVER)
    expect(await right()).toBe(7)
  }
})

test('The deals of a member who is removed, and is back', async () => {
  const { crm, team, me, right, undo } = await scene()
  const rep = await team.join('rep')
  for (let n = 0; n < 3; n += 1) await crm.services.deals.add(rep(), { title: `Deal ${n}`, amount: EUR(100) })
  const { undoId } = await crm.services.departures.remove(me(), rep.id, EVERYTHING_TO_TEAM)
  expect(await right()).toBe(3)
  await undo.undo(me(), asId(undoId))
  expect(await right()).toBe(3)
})

test('A deal that is restored from the trash', async () => {
  const { me, deals, right, trash } = await scene()
  const { id } = await deals.add(me(), { title: 'Boat', amount: EUR(100) })
  await deals.delete(me(), id)
  expect(await right()).toBe(0)
  await trash.restore(me(), { kind: 'deal', id }, { along: true } as never)
  expect(await right()).toBe(1)
})

test('Two processes that change the same stage at once do not lose a deal', async () => {
  const { crm, team, right } = await scene()
  const other = createCrm(database())
  const add = (n: number) => (n % 2 ? crm : other).services.deals.add(team.owner(), { title: `D ${n}`, amount: EUR(n) })
  await Promise.all(Array.from({ length: 40 }, (_, n) => add(n)))
  expect(await right()).toBe(40)
})

test('A check fixes what is wrong, says how much it was, and gathers the buckets', async () => {
  const { crm, me, deals, right, workspaceId, system } = await scene()
  for (let n = 0; n < 5; n += 1) await deals.add(me(), { title: `Deal ${n}`, amount: EUR(100) })
  await crm.models.stageTotals.updateMany({ workspaceId }, { $inc: { count: 2 } })
  const stray = { _id: `${newId()}:-:EUR:3`, workspaceId, pipelineId: objectId(newId()), stageId: objectId(newId()) }
  await crm.models.stageTotals.create([{ ...stray, currency: 'EUR', bucket: 3, count: 1, minor: '7' as never }])
  const once = system()
  expect(await crm.services.stageTotals.check(once)).toBe(2)
  expect(await right()).toBe(5)
  const buckets = await crm.models.stageTotals.distinct('bucket', { workspaceId })
  expect(buckets).toEqual([0])
  // A repeat of the job, and the check of the next night.
  await crm.services.stageTotals.check(once)
  expect(await crm.services.stageTotals.check(system())).toBe(0)
  expect(await right()).toBe(5)
})

test('A check meets changes at the same moment', async () => {
  const { crm, me, deals, right, system } = await scene()
  const adds = Array.from({ length: 30 }, (_, n) => deals.add(me(), { title: `Deal ${n}`, amount: EUR(n) }))
  const checks = Array.from({ length: 3 }, async () => {
    // What a change has written meanwhile refuses the gathering: the job is repeated.
    await crm.services.stageTotals
      .check(system())
      .catch((error: unknown) => expect(error).toMatchObject({ code: 'CONFLICT' }))
  })
  await Promise.all([...adds, ...checks])
  expect(await right()).toBe(30)
})

test('The migration counts every workspace that has deals, and only once', async () => {
  const { crm, me, deals, right, workspaceId } = await scene()
  for (let n = 0; n < 3; n += 1) await deals.add(me(), { title: `Deal ${n}`, amount: EUR(100 + n) })
  await deals.add(me(), { title: 'Without an amount', owner: null })
  await crm.models.stageTotals.deleteMany({ workspaceId })
  const { connection } = database()
  expect(await stageTotals.plan(connection)).toEqual([expect.stringContaining('count the deals of 1 ')])
  await stageTotals.up(connection, silentLogger)
  expect(await right()).toBe(4)
  expect(await stageTotals.plan(connection)).toEqual([])
  await stageTotals.up(connection, silentLogger)
  expect(await right()).toBe(4)
})
