/** Takes a member out of the rules about who gets what: a successor gets their place, or it is left to the others. */
import type { Types } from 'mongoose'

import type { MemberId } from '../../ids.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'
import { type PlainRule, plainRule, type RulePerson } from '../assignment/plain-rule.ts'
import { writeRule } from '../assignment/rule-store.ts'

/** Those of a rule without a member. A successor who takes part already keeps their own weight. Pure. */
export function peopleWithout(
  people: readonly RulePerson[],
  leaving: MemberId,
  to: MemberId | null,
): readonly RulePerson[] {
  const left = people.filter(({ memberId }) => memberId !== leaving)
  if (to === null || left.some(({ memberId }) => memberId === to)) return left
  return people.map((person) => (person.memberId === leaving ? { ...person, memberId: to } : person))
}

export function rulesOf(workspaceId: Types.ObjectId, memberId: MemberId): Record<string, unknown> {
  return { workspaceId, deletedAt: null, 'shares.memberId': objectId(memberId) }
}

/** In every rule in which the member takes part. A rule that nobody is left in pauses. */
export async function handOverRules(
  models: Models,
  tx: Transaction,
  { workspaceId, from, to }: { workspaceId: Types.ObjectId; from: MemberId; to: MemberId | null },
): Promise<void> {
  const rules = await models.assignmentRules.find(rulesOf(workspaceId, from), null, { session: tx.session }).lean()
  for (const rule of rules) {
    const plain: PlainRule = plainRule(rule)
    await writeRule(models, tx, rule, { ...plain, people: peopleWithout(plain.people, from, to) })
  }
}
