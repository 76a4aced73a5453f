/** Reads what somebody typed for a condition, as the field itself would. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { Money, RecurringMoney } from '../../models/deal.ts'
import type { Condition, ConditionTest, ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { knownCriterion } from './view-options.ts'
import type { ViewDeps } from './view-store.ts'

const MAX_TEXT_LENGTH = 64

export type TypedCondition = { readonly by: string; readonly test: ConditionTest; readonly typed: string }

function textOf(typed: string): string {
  const text = typed.normalize('NFC').trim()
  if (text === '') throw fieldProblem('empty')
  if (text.length > MAX_TEXT_LENGTH) throw fieldProblem('too-long', { limit: MAX_TEXT_LENGTH })
  return text
}

/** The value as a condition holds it. */
function valueOf(read: unknown): string {
  if (Array.isArray(read)) return String(read[0] ?? '')
  if (typeof read !== 'object' || read === null) return String(read)
  const { minor, currency, per } = read as Money & Partial<RecurringMoney>
  return [minor, currency, ...(per === undefined ? [] : [per])].join(' ')
}

/**
 * @param typed of a company: its id
 * @throws AppError VALIDATION with the field's problem; NOT_FOUND (kind: button) for a field that is gone
 */
export async function readCondition(
  deps: ViewDeps,
  actor: Actor,
  kind: ViewKind,
  { by, test, typed }: TypedCondition,
): Promise<Condition> {
  const { field } = knownCriterion(deps, actor, kind, by)
  if (test === 'has') return { by, test, value: textOf(typed) }
  if (field === null || field.kind === 'company') return { by, test, value: typed }
  const regional = await readRegionalSettings(deps.models, actor.workspaceId)
  if (regional === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  const settings = { ...regional, timeZone: actor.timeZone, now: deps.clock.now() }
  const value = valueOf(field.read(typed, settings))
  if (value === '') throw fieldProblem('empty')
  return { by, test, value }
}
