/** Gives what comes in to a member by the workspace's rules, in the transaction that adds it: no turn is lost, and none is given twice. */
import { DateTime } from 'luxon'

import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import { type AssignmentRuleId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { readConverters } from '../rates/create-converter.ts'
import { readStageFacts } from '../views/view-store.ts'
import { type Candidate, isMoneyBound, mayFit, type RuleFacts, ruleFits } from './rule-fits.ts'
import { readRules } from './rule-store.ts'
import { sharesOf, storedShares } from './rule-shares.ts'
import { type Share, takeTurn } from './take-turn.ts'

/** @property memberId null if nobody who takes part is there */
export type Assignment = {
  readonly memberId: MemberId | null
  readonly rule: { readonly id: AssignmentRuleId; readonly name: string }
}

/** @property contact asked only if a rule may fit */
export type AskedCandidate = Omit<Candidate, 'contact'> & {
  readonly contact: () => Candidate['contact'] | Promise<Candidate['contact']>
}

export type Assigner = {
  /** By the first rule that fits; null if none does. */
  readonly assign: (asked: AskedCandidate) => Promise<Assignment | null>
  /** Stores the turns that were given. Call it once, before the transaction ends. */
  readonly settle: () => Promise<void>
}

type Surroundings = {
  readonly workspace: Pick<WorkspaceRecord, 'region' | 'timeZone' | 'currency'>
  /** Those who work leads and are not away. */
  readonly present: readonly MemberId[]
}

/** @property surroundings asked only if a rule may fit */
type AssignerDeps = TableDeps & { readonly surroundings: () => Promise<Surroundings> }

type Rule = AssignmentRuleRecord

export function createAssigner(deps: AssignerDeps, actor: Performer, tx: Transaction): Assigner {
  const { models, fields, surroundings } = deps
  const workspaceId = objectId(actor.workspaceId)
  let rules: readonly Rule[] | null = null
  let known: { readonly facts: RuleFacts; readonly isPresent: (id: MemberId) => boolean } | null = null
  const given = new Map<Rule, readonly Share[]>()

  /** Rates and stages only if a rule asks for them. */
  async function readFacts(asked: readonly Rule[], workspace: Surroundings['workspace']): Promise<RuleFacts> {
    const { region, timeZone, currency } = workspace
    const tables = [
      ['deal', 'dealConditions'],
      ['contact', 'contactConditions'],
    ] as const
    const needsRates = asked.some((rule) =>
      tables.some(([kind, of]) => rule[of].some((condition) => isMoneyBound(condition, fields[kind]))),
    )
    const needsStages = asked.some((rule) => rule.dealConditions.some(({ by }) => by === 'stage'))
    const day = DateTime.fromJSDate(tx.at, { zone: timeZone }).toISODate() ?? ''
    const convertTo = needsRates ? await readConverters(models, actor.workspaceId) : null
    return {
      fields,
      now: tx.at,
      timeZone,
      region,
      stages: needsStages ? await readStageFacts(models, actor) : [],
      convert: (money, to) => convertTo?.(to, currency)(money, day) ?? null,
    }
  }

  /**
   * Written first, so that of two transactions that want a turn of the same rule one waits for the other, or runs again: what is
   * read here is not changed by anybody until this transaction ends.
   */
  async function sharesNow(rule: Rule): Promise<readonly Share[]> {
    const taken = given.get(rule)
    if (taken !== undefined) return taken
    const locked = await models.assignmentRules
      .findOneAndUpdate(
        { workspaceId, _id: rule._id },
        { $inc: { turn: 1 } },
        { session: tx.session, timestamps: false, returnDocument: 'after' },
      )
      .lean()
    return locked === null ? [] : sharesOf(locked)
  }

  return {
    async assign(asked) {
      rules ??= (await readRules(models, actor, tx)).filter(({ isPaused }) => !isPaused)
      if (!rules.some((one) => mayFit(one, asked))) return null
      if (known === null) {
        const { workspace, present } = await surroundings()
        const ids = new Set(present)
        known = { facts: await readFacts(rules, workspace), isPresent: (id) => ids.has(id) }
      }
      const { facts, isPresent } = known
      const candidate = { ...asked, contact: await asked.contact() }
      const rule = rules.find((one) => ruleFits(one, candidate, facts))
      if (rule === undefined) return null
      const named = { id: idOf<AssignmentRuleId>(rule._id), name: rule.name }
      const turn = takeTurn(await sharesNow(rule), isPresent)
      if (turn === null) return { memberId: null, rule: named }
      given.set(rule, turn.shares)
      return { memberId: turn.memberId, rule: named }
    },

    async settle() {
      for (const [{ _id }, shares] of given) {
        await models.assignmentRules.updateOne(
          { workspaceId, _id },
          { $set: { shares: storedShares(shares) } },
          { session: tx.session, timestamps: false },
        )
      }
    },
  }
}
