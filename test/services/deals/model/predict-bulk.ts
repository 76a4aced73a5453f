/** What a change of all deals that a member sees comes to in the model: each by the rules of a change of it alone. Pure. */
import { livePlace, stageOf } from './places.ts'
import type { BulkChange, PlanOf } from './plan.ts'
import { predictEdit } from './predict-edits.ts'
import { predictMove } from './predict-moves.ts'
import { type After, DONE, done, isWriter, refused, sees, type Undoable, type World } from './world.ts'

type Bulk = PlanOf<'bulk'>

/** Checked before it begins. */
function refusalOf(world: World, change: BulkChange): string | null {
  if (change.what === 'stage') {
    return livePlace(world, change.stage)?.stage.kind === 'open' ? null : 'NOT_FOUND'
  }
  return change.what === 'owner' && !isWriter(change.owner) ? 'VALIDATION pick-one' : null
}

function changeOne(world: World, plan: Bulk, deal: string): After {
  const { n, by, change } = plan
  const found = world.deals[deal]
  const of = { n, by, deal }
  switch (change.what) {
    case 'owner':
      return predictEdit(world, { ...of, does: 'edit', edit: { field: 'owner', value: change.owner } })
    case 'tag': {
      const tags = [...new Set([...(found?.values.tags ?? []), change.tag])]
      return predictEdit(world, { ...of, does: 'edit', edit: { field: 'tags', value: tags } })
    }
    default: {
      const wish =
        change.what === 'stage'
          ? ({ to: 'stage', stage: change.stage } as const)
          : change.what === 'lost'
            ? ({ to: 'lost', reason: change.reason } as const)
            : ({ to: 'won' } as const)
      const from = found === undefined ? '' : stageOf(found)
      return predictMove(world, { ...of, does: 'move', wish, from, amount: null })
    }
  }
}

export function predictBulk(world: World, plan: Bulk): After {
  const { by, n, change } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const chosen = Object.keys(world.deals).filter((key) => {
    const deal = world.deals[key]
    return deal !== undefined && !deal.isDeleted && sees(world, by, deal.values.owner)
  })
  if (chosen.length === 0) return refused(world, 'CONFLICT count-changed')
  const refusal = refusalOf(world, change)
  if (refusal !== null) return refused(world, refusal)
  let after = world
  const undos: Undoable['undo'][] = []
  for (const key of chosen) {
    const one = changeOne(after, plan, key)
    const undo = one.outcome === DONE ? one.world.log.get(n)?.undo : undefined
    if (undo !== undefined) undos.push(undo)
    after = { ...one.world, log: world.log }
  }
  // What somebody has changed since stays as it is.
  const undo: Undoable['undo'] = (later, who) => ({
    outcome: DONE,
    world: undos.toReversed().reduce((present, back) => back(present, who).world, later),
  })
  return done(after, plan, undo)
}
