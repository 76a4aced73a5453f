/** What the conditions of a rule can be about. Pure. */

/** What nothing new has, or everything new has alike: whose it is, which is what rules decide, its age and its next step. */
const NOT_OF_RULES: readonly string[] = ['owner', 'status', 'next', 'rotting', 'touched', 'created', 'source']

/** @param by of a condition */
export function isRuleCriterion(by: string): boolean {
  return !NOT_OF_RULES.includes(by)
}
