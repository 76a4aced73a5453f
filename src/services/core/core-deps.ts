/** Dependencies of every service. */
import type { Clock } from '../../clock.ts'
import type { Models } from '../../models/models.ts'
import type { Transact } from './transact.ts'

export type CoreDeps = {
  readonly models: Models
  readonly transact: Transact
  readonly clock: Clock
}
