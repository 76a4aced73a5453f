/** Random edits of stages by two admins while reps move deals: whatever comes first, no deal is lost and every pipeline stays whole. */
import { fc, test as property } from '@fast-check/vitest'
import { expect } from 'vitest'

import { objectId, type DealId, type EventId, type PipelineId, type StageId } from '../../../src/models/ids.ts'
import { isAppError } from '../../../src/errors.ts'
import { sharedDatabase } from '../../support/database.ts'
import { pipelineScene } from '../../support/pipeline-scene.ts'

const database = sharedDatabase()

/** Picks one of a list that is there by then. */
const pick = fc.nat({ max: 50 })

const command = fc.oneof(
  fc.record({ do: fc.constant('add-stage' as const), a: pick, b: pick }),
  fc.record({ do: fc.constantFrom('archive-stage' as const, 'delete-stage' as const), a: pick, b: pick }),
  fc.record({ do: fc.constantFrom('restore-stage' as const, 'order' as const), a: pick, b: pick }),
  fc.record({ do: fc.constantFrom('archive' as const, 'restore' as const, 'default' as const), a: pick, b: pick }),
  fc.record({
    do: fc.constantFrom('next' as const, 'won' as const, 'lost' as const, 'reopen' as const),
    a: pick,
    b: pick,
  }),
  fc.record({ do: fc.constantFrom('to' as const, 'add' as const, 'undo' as const), a: pick, b: pick }),
)
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never

async function world() {
  const { crm, team, owner, pipelines, deals, undo, work } = await pipelineScene(database())
  const rep = await team.join('rep')
  const admin = await team.join('admin')
  const workspaceId = objectId(team.workspaceId)
  const undoIds: EventId[] = []
  const one = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
  const stored = () => crm.models.deals.find({ workspaceId }).sort({ _id: 1 }).lean()

  async function run({ do: what, a, b }: Command): Promise<void> {
    const { live, archived } = await pipelines.all(owner())
    const pipeline = one(live, a)
    const open = live.flatMap(({ stages }) => stages.filter(({ kind }) => kind === 'open'))
    const [stage, other] = [one(open, a), one(open, b)]
    const deal = one(await stored(), a)
    const by = b % 2 === 0 ? owner : admin
    const keep = ({ undoId }: { readonly undoId: EventId | null }) => void (undoId !== null && undoIds.push(undoId))
    const at = deal?.stageId.toHexString() as StageId
    const id = deal?._id.toHexString() as DealId
    if (pipeline === undefined || stage === undefined || other === undefined) return
    const { id: stageId } = stage
    switch (what) {
      case 'add-stage':
        return keep(await pipelines.addStage(by(), pipeline.id, `Stage ${a}-${b}`, 'en'))
      case 'archive-stage':
      case 'delete-stage': {
        const how = what === 'archive-stage' ? 'archive' : 'delete'
        return keep(await pipelines.removeStage(by(), { stageId }, { how, to: other.id }))
      }
      case 'restore-stage': {
        const former = one(
          live.flatMap(({ archivedStages }) => archivedStages),
          a,
        )
        return former && keep(await pipelines.restoreStage(by(), { stageId: former.id }))
      }
      case 'order':
        return keep(await pipelines.moveStage(by(), { stageId }, b % 3 === 0 ? 'up' : 'down'))
      case 'archive':
        return keep(await pipelines.archive(by(), { id: pipeline.id }, other.id))
      case 'restore': {
        const gone: { readonly id: PipelineId } | undefined = one(archived, a)
        return gone && keep(await pipelines.restore(by(), gone.id))
      }
      case 'default':
        return keep(await pipelines.makeDefault(by(), pipeline.id))
      case 'next':
      case 'won':
      case 'reopen':
        if (deal !== undefined) keep(await deals.move(rep(), id, { wish: { to: what }, from: at }))
        return
      case 'lost':
        if (deal !== undefined) keep(await deals.move(rep(), id, { wish: { to: 'lost', reason: 'Price' }, from: at }))
        return
      case 'to':
        if (deal !== undefined)
          keep(await deals.move(rep(), id, { wish: { to: 'stage', stageId: other.id }, from: at }))
        return
      case 'add':
        return keep(await deals.add(rep(), { title: `Deal ${a}`, stageId, amount: { minor: 1, currency: 'EUR' } }))
      case 'undo': {
        const undoId = one(undoIds, a)
        if (undoId !== undefined) await undo.undo(owner(), undoId)
      }
    }
  }

  /** A refusal is an answer; anything else is not. */
  async function attempt(wanted: Command): Promise<void> {
    try {
      await run(wanted)
    } catch (error) {
      if (!isAppError(error) || error.code === 'INTERNAL') throw error
    }
  }

  return { crm, owner, pipelines, deals, stored, attempt, work, add: deals.add, rep }
}

property.prop([fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 9 })], {
  numRuns: 8,
})(
  'No deal is left in a stage that is gone, histories have no gaps, and each pipeline has one stage for won and one for lost',
  async (rounds) => {
    const { crm, owner, pipelines, deals, stored, attempt, work, add, rep } = await world()
    for (const title of ['One', 'Two', 'Three']) await add(rep(), { title })
    // Those of a round are under way at once.
    for (const round of rounds) await Promise.all(round.map(attempt))
    await work()
    crm.passTime(20_000)
    await work()

    const { live, archived, findStage, main } = await pipelines.all(owner())
    expect(main.isDefault).toBe(true)
    expect(live.filter(({ isDefault }) => isDefault)).toHaveLength(1)
    for (const { stages } of [...live, ...archived]) {
      const kinds = stages.map(({ kind }) => kind)
      expect(kinds.slice(-2)).toEqual(['won', 'lost'])
      expect(kinds.slice(0, -2).every((kind) => kind === 'open')).toBe(true)
      expect(kinds.length).toBeGreaterThan(2)
      expect(new Set(stages.map(({ id }) => id)).size).toBe(stages.length)
    }
    for (const deal of await stored()) {
      const place = findStage(deal.stageId.toHexString())
      if (place === undefined) throw new Error('A deal is in a stage that is gone')
      expect(place.pipeline.id).toBe(deal.pipelineId.toHexString())
      expect(place.pipeline.stages).toContain(place.stage)
      expect(place.stage.kind).toBe(deal.status)
      if (deal.status === 'open') expect(place.pipeline.isArchived).toBe(false)
      const last = deal.stageHistory.at(-1)
      expect(last).toMatchObject({ stageId: deal.stageId, leftAt: null, enteredAt: deal.stageEnteredAt })
      for (const [index, stay] of deal.stageHistory.entries()) {
        expect(stay.leftAt).toEqual(deal.stageHistory[index + 1]?.enteredAt ?? null)
      }
      // It can be read, wherever it is.
      if (deal.deletedAt === null) await deals.get(owner(), deal._id.toHexString() as DealId)
    }
  },
  120_000,
)
