/** Who gets what comes in, who is away, and who answers too late, made from one set of dependencies. */
import { createAbsence } from '../absence/absence.ts'
import { createResponseTarget } from '../response/response-target.ts'
import { createTellLate } from '../response/tell-late.ts'
import type { ViewDeps } from '../views/view-store.ts'
import { createAssignmentRules } from './rules.ts'

export function createAssignmentServices(deps: ViewDeps) {
  return {
    assignmentRules: createAssignmentRules(deps),
    absence: createAbsence(deps),
    responseTarget: createResponseTarget(deps),
    tellLate: createTellLate(deps),
  }
}
