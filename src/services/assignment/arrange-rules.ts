/** Rules come and go, and change places: the first one that fits decides. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import { type AssignmentRuleId, type EventId, idOf, newId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { lockWorkspace } from '../core/lock-workspace.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { sameLabel } from '../custom-fields/field-limits.ts'
import type { ChangedRule } from './change-rule.ts'
import { BLANK_RULE, type PlainRule, plainRule, storedRule } from './plain-rule.ts'
import { readRule, readRules, writeRule, writeRuleVersion } from './rule-store.ts'

const MAX_RULES = 30
const MAX_NAME_LENGTH = 40

export type ArrangeRules = {
  /** A rule about nothing in particular, at the end of the list and paused. @throws AppError VALIDATION; CONFLICT (limit) */
  readonly make: (actor: Actor, name: string) => Promise<{ readonly id: AssignmentRuleId; readonly undoId: EventId }>
  /** One place up or down; the first and the last stay. */
  readonly move: (actor: Actor, id: AssignmentRuleId, direction: 'up' | 'down') => Promise<ChangedRule>
  readonly delete: (actor: Actor, id: AssignmentRuleId) => Promise<{ readonly name: string; readonly undoId: EventId }>
}

/** @throws AppError VALIDATION (name-taken and those of a line) */
export function freeRuleName(
  rules: readonly AssignmentRuleRecord[],
  { typed, own }: { readonly typed: string; readonly own: AssignmentRuleId | null },
): string {
  const name = parseSingleLine(typed, MAX_NAME_LENGTH)
  if (rules.some((rule) => idOf(rule._id) !== own && sameLabel(rule.name, name)))
    throw fieldProblem('name-taken', { given: name })
  return name
}

export function createArrangeRules({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ArrangeRules {
  const undoable = { undoable: true } as const

  async function add(actor: Actor, tx: Transaction, typed: string) {
    await lockWorkspace(models, tx, actor.workspaceId)
    const rules = await readRules(models, actor, tx)
    const name = freeRuleName(rules, { typed, own: null })
    if (rules.length >= MAX_RULES)
      throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'assignment-rule', limit: MAX_RULES } })
    const id = newId<AssignmentRuleId>()
    const rule: PlainRule = { ...BLANK_RULE, name, position: (rules.at(-1)?.position ?? -1) + 1 }
    const made = { _id: objectId(id), workspaceId: objectId(actor.workspaceId), ...storedRule(rule, null) }
    await models.assignmentRules.create([made], { session: tx.session })
    const target = { kind: 'assignment-rule', id } as const
    const changes = [{ path: 'name', from: null, to: name }]
    return { id, undoId: tx.record({ type: 'assignment-rule.created', target, changes }) }
  }

  async function reorder(actor: Actor, tx: Transaction, id: AssignmentRuleId, by: 1 | -1): Promise<ChangedRule> {
    await lockWorkspace(models, tx, actor.workspaceId)
    await readRule(models, actor, id, tx)
    const rules = await readRules(models, actor, tx)
    const at = rules.findIndex((one) => idOf(one._id) === id)
    const [rule, other] = [rules[at], rules[at + by]]
    if (rule === undefined || other === undefined) return { undoId: null }
    const order = rules.toSpliced(at, 1).toSpliced(at + by, 0, rule)
    let undoId: EventId | null = null
    // Places have gaps where rules were deleted: afterwards they have none.
    for (const [position, one] of order.entries())
      undoId = (await writeRule(models, tx, one, { ...plainRule(one), position })) ?? undoId
    return { undoId }
  }

  return {
    async make(actor, typed) {
      authorize(actor, 'assignment.manage')
      return transact(actor, 'assignment-rule.make', (tx) => add(actor, tx, typed), undoable)
    },

    async move(actor, id, direction) {
      authorize(actor, 'assignment.manage')
      const work = (tx: Transaction) => reorder(actor, tx, id, direction === 'up' ? -1 : 1)
      return transact(actor, `assignment-rule.${direction}-${id}`, work, undoable)
    },

    async delete(actor, id) {
      authorize(actor, 'assignment.manage')
      return transact(
        actor,
        `assignment-rule.delete-${id}`,
        async (tx) => {
          const rule = await readRule(models, actor, id, tx)
          await writeRuleVersion(models, tx, rule, { deletedAt: tx.at })
          const target = { kind: 'assignment-rule', id } as const
          const changes = [{ path: 'name', from: rule.name, to: null }]
          return { name: rule.name, undoId: tx.record({ type: 'assignment-rule.deleted', target, changes }) }
        },
        undoable,
      )
    },
  }
}
