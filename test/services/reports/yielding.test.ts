/** However large a workspace is, a report never keeps the process to itself: counted in deals and draws, not in time. */
import { setImmediate as nextTurn } from 'node:timers/promises'

import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { writeHistories } from '../../../bench/reports/make-histories.ts'
import { idOf, newId, type DealId, objectId, type StageId } from '../../../src/models/ids.ts'
import { readPipeline } from '../../../src/services/pipelines/read-pipelines.ts'
import { eachHistory } from '../../../src/services/reports/history/read-histories.ts'
import { drawRanges } from '../../../src/services/reports/learned/draw-ranges.ts'
import { createYielding, MAX_STEPS_AT_ONCE } from '../../../src/services/reports/yielding.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

test('Between two turns of the process, so many deals are counted and no more; each of them once', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { models } = crm
  const { workspaceId } = team
  const members = [objectId(team.owner.id)]
  const scene = {
    workspaceId: objectId(workspaceId),
    pipeline: await readPipeline(models, workspaceId),
    memberIds: members,
    sourceId: objectId(newId()),
    currency: 'EUR',
    lostReasons: ['Price'],
    now: crm.now(),
  }
  await writeHistories(models, scene, 2_500, () => {})

  const seen = new Set<DealId>()
  let [inTurn, most, isOver] = [0, 0, false]
  async function watch(): Promise<void> {
    while (!isOver) {
      await nextTurn()
      most = Math.max(most, inTurn)
      inTurn = 0
    }
  }
  const watching = watch()
  const source = { models, workspaceId, scope: { pipelineId: null, memberId: null }, yielding: createYielding() }
  const since = new Date(0)
  await eachHistory(source, { since, withOpen: true, factsSince: since }, ({ id, stageIds, enteredAt }) => {
    expect(stageIds).toHaveLength(enteredAt.length)
    seen.add(id)
    inTurn += 1
  })
  isOver = true
  await watching
  const stored = await models.deals.find({ workspaceId: objectId(workspaceId) }, { _id: 1 }).lean()
  expect(seen).toEqual(new Set(stored.map(({ _id }) => idOf<DealId>(_id))))
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(MAX_STEPS_AT_ONCE)
})

test('The range of a forecast is drawn in slices, the smaller the more deals are open', async () => {
  const stageId = newId<StageId>()
  const day = DateTime.fromISO('2026-11-01', { zone: 'utc' })
  const months = [{ month: '2026-11', from: day.toJSDate(), until: day.plus({ months: 1 }).toJSDate() }]
  const lessons = Array.from({ length: 100 }, (_, index) => ({
    id: newId<DealId>(),
    closedAt: index,
    worth: 1_000 + index,
    visits: [{ stageId, age: 0, wonIn: index % 3 === 0 ? 0 : null }],
  }))
  async function slicesWith(open: number): Promise<readonly number[]> {
    const steps: number[] = []
    const yielding = {
      after(count: number) {
        steps.push(count)
        return undefined
      },
    }
    const deals = Array.from({ length: open }, () => {
      return { id: newId<DealId>(), worth: 500, stageId, age: 0, probability: 0.5, expectedIn: null }
    })
    await drawRanges({ lessons, deals, months, day: day.toJSDate() }, yielding)
    return steps
  }
  const few = await slicesWith(10)
  const many = await slicesWith(20_000)
  expect(few).toHaveLength(many.length)
  expect(Math.min(...many)).toBeGreaterThanOrEqual(MAX_STEPS_AT_ONCE)
  expect(Math.max(...few)).toBeLessThan(MAX_STEPS_AT_ONCE / 10)
})
