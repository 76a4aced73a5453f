/** The manager's view and targets, made from one set of dependencies. */
import type { CoreDeps } from '../core/core-deps.ts'
import { createReadProgress } from '../targets/read-progress.ts'
import { createTargets } from '../targets/targets.ts'
import { createReps } from './reps.ts'

export function createRepServices(deps: CoreDeps) {
  return { reps: createReps(deps), targets: createTargets(deps), progress: createReadProgress(deps) }
}
