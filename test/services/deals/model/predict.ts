/** What a plan comes to in the model: the outcome, and the workspace after it. Pure. */
import type { Plan, PlanOf } from './plan.ts'
import { predictMake, predictMakeDefault, predictMovePipeline, predictNamePipeline } from './predict-arranging.ts'
import { predictBulk } from './predict-bulk.ts'
import { predictAdd, predictClaim, predictDelete, predictDuplicate, predictRestore } from './predict-deals.ts'
import { predictEdit } from './predict-edits.ts'
import { predictArchive, predictRemoveStage, predictRestorePipeline, predictRestoreStage } from './predict-leaving.ts'
import { predictMerge } from './predict-merge.ts'
import { predictMove } from './predict-moves.ts'
import {
  predictAddStage,
  predictMoveStage,
  predictNameStage,
  predictProbability,
  predictRequire,
} from './predict-pipelines.ts'
import {
  type After,
  arranged,
  CHANGED_SINCE,
  DONE,
  isAdmin,
  isLeader,
  isWriter,
  NOTHING,
  type Person,
  refused,
  type World,
} from './world.ts'

function predictRate(world: World, plan: PlanOf<'rate'>): After {
  const { by, day, rate } = plan
  if (!isAdmin(by)) return refused(world, 'FORBIDDEN')
  const before = world.rates[day]
  if (before === rate) return refused(world, NOTHING)
  const without = (rates: World['rates']) => Object.fromEntries(Object.entries(rates).filter(([one]) => one !== day))
  return arranged({ ...world, rates: { ...world.rates, [day]: rate } }, plan, (later) => {
    if (later.rates[day] !== rate) return refused(later, CHANGED_SINCE)
    const rates = before === undefined ? without(later.rates) : { ...later.rates, [day]: before }
    return { outcome: DONE, world: { ...later, rates } }
  })
}

function predictUndo(world: World, by: Person, command: number): After {
  const found = world.log.get(command)
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  if (found === undefined) return refused(world, 'NOT_FOUND')
  if (found.by !== by && !isLeader(by)) return refused(world, 'FORBIDDEN')
  if (found.isUndone) return refused(world, 'CONFLICT already-undone')
  if (found.isAdmins && !isAdmin(by)) return refused(world, 'FORBIDDEN')
  const after = found.undo(world, by)
  if (after.outcome !== DONE) return refused(world, after.outcome)
  const log = new Map(after.world.log).set(command, { ...found, isUndone: true })
  return { outcome: DONE, world: { ...after.world, log } }
}

function predictUndoLatest(world: World, by: Person): After {
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const own = [...world.log].flatMap(([n, one]) => (one.by === by && !one.isUndone ? [n] : []))
  return own.length === 0 ? refused(world, NOTHING) : predictUndo(world, by, Math.max(...own))
}

export function predict(world: World, plan: Plan): After {
  switch (plan.does) {
    case 'add':
      return predictAdd(world, plan)
    case 'edit':
    case 'items':
    case 'people':
      return predictEdit(world, plan)
    case 'move':
      return predictMove(world, plan)
    case 'claim':
      return predictClaim(world, plan)
    case 'duplicate':
      return predictDuplicate(world, plan)
    case 'delete':
      return predictDelete(world, plan)
    case 'restore':
      return predictRestore(world, plan)
    case 'make':
      return predictMake(world, plan)
    case 'make-default':
      return predictMakeDefault(world, plan)
    case 'archive':
      return predictArchive(world, plan)
    case 'restore-pipeline':
      return predictRestorePipeline(world, plan)
    case 'move-pipeline':
      return predictMovePipeline(world, plan)
    case 'name-pipeline':
      return predictNamePipeline(world, plan)
    case 'add-stage':
      return predictAddStage(world, plan)
    case 'name-stage':
      return predictNameStage(world, plan)
    case 'probability':
      return predictProbability(world, plan)
    case 'require':
      return predictRequire(world, plan)
    case 'move-stage':
      return predictMoveStage(world, plan)
    case 'remove-stage':
      return predictRemoveStage(world, plan)
    case 'restore-stage':
      return predictRestoreStage(world, plan)
    case 'merge':
      return predictMerge(world, plan)
    case 'rate':
      return predictRate(world, plan)
    case 'bulk':
      return predictBulk(world, plan)
    case 'undo':
      return predictUndo(world, plan.by, plan.command)
    case 'undo-latest':
      return predictUndoLatest(world, plan.by)
  }
}
