/** What the screens about who gets what ask the database for: rows of the table in screen-waits.test.ts. */
import type { AssignmentScreenParams } from '../../../src/bot/screens/assignment-screen-params.ts'
import { asItIs, type Opened } from './opened.ts'

export const ASSIGNMENT_WAITS: { readonly [Name in keyof AssignmentScreenParams]: readonly Opened<Name>[] } = {
  assignmentRules: asItIs(() => ({}), 5, 2),
  assignmentRule: asItIs(({ ids }) => ({ id: ids.ruleId }), 4, 2),
  rulePeople: asItIs(({ ids }) => ({ id: ids.ruleId }), 5, 2),
  ruleSources: asItIs(({ ids }) => ({ id: ids.ruleId }), 5, 2),
  ruleCountries: asItIs(({ ids }) => ({ id: ids.ruleId }), 4, 2),
  responseTime: asItIs(() => ({}), 1, 1),
  absence: asItIs(({ ids }) => ({ id: ids.repId }), 1, 1),
}
