/** The part of a text's key that names a rule of the team and its value. */
import type { Deletion, Leaderboard, Visibility, Wins } from '../../models/workspace.ts'
import type { RuleValue, TeamRule } from '../../services/workspaces/team-rules.ts'

type RuleKey = `visibility-${Visibility}` | `deletion-${Deletion}` | `leaderboard-${Leaderboard}` | `wins-${Wins}`

/** For a value that the rule does not have, the usual one: only its own are ever stored. */
export function ruleKey(rule: TeamRule, value: RuleValue): RuleKey {
  if (rule === 'leaderboard' || rule === 'wins') return value === 'off' ? `${rule}-off` : `${rule}-on`
  return `${rule}-${value === 'own' ? 'own' : 'team'}`
}
