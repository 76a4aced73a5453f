/** A team with a lead source and rules about who gets its leads. */
import { objectId } from '../../src/models/ids.ts'
import type { AssignmentRuleId, MemberId } from '../../src/models/ids.ts'
import type { TypedCondition } from '../../src/services/views/read-condition.ts'
import type { Database } from '../../src/database/connect.ts'
import type { Team } from './crm.ts'
import { createSource, openLeads, recordsOf, workLeads } from './lead-intake.ts'

/** @property people with their weights */
export type RuleToMake = {
  readonly name: string
  readonly people: readonly (readonly [MemberId, number])[]
  readonly isPaused?: boolean
  readonly deal?: readonly TypedCondition[]
  readonly contact?: readonly TypedCondition[]
}

export async function openRules(database: Database, settings: Parameters<typeof openLeads>[1] = {}) {
  const opened = await openLeads(database, settings)
  const { crm, team, door } = opened
  const { assignmentRules: rules, views } = crm.services
  const source = await createSource(team, crm, 'standard')
  const records = recordsOf(crm, team)
  let sent = 0

  async function conditions(id: AssignmentRuleId, of: 'deal' | 'contact', typed: readonly TypedCondition[]) {
    let view = await rules.openConditions(team.owner(), id, of)
    for (const one of typed) view = await views.addTyped(team.owner(), view, one)
    await rules.takeConditions(team.owner(), view)
  }

  return {
    ...opened,
    rules,
    source,
    records,
    /** Made by the owner, and turned on. */
    async makeRule({ name, people, isPaused = false, deal = [], contact = [] }: RuleToMake): Promise<AssignmentRuleId> {
      const { id } = await rules.make(team.owner(), name)
      for (const [memberId, weight] of people) await rules.setWeight(team.owner(), id, memberId, weight)
      if (deal.length > 0) await conditions(id, 'deal', deal)
      if (contact.length > 0) await conditions(id, 'contact', contact)
      if (!isPaused) await rules.setPaused(team.owner(), id, false)
      return id
    },
    /** Sends leads of people who are not known yet, and works them. @returns the owners of their deals, in order */
    async lead(...leads: readonly object[]): Promise<readonly (string | undefined)[]> {
      const before = (await records.deals()).length
      for (const lead of leads) await door.send(source, { email: `lead${(sent += 1)}@example.com`, ...lead })
      await workLeads(crm, team.workspaceId)
      return (await records.deals()).slice(before).map(({ ownerId }) => ownerId?.toHexString())
    },
    readRule: (id: AssignmentRuleId) => crm.models.assignmentRules.findOne(ofWorkspace(team, id)).lean().orFail(),
  }
}

function ofWorkspace({ workspaceId }: Team, id: AssignmentRuleId) {
  return { workspaceId: objectId(workspaceId), _id: objectId(id) }
}
