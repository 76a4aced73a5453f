/** Dependencies of the export services. */
import type { WithFields } from '../core/actor.ts'
import type { Clock } from '../../clock.ts'
import type { Models } from '../../models/models.ts'
import type { Cursors } from './cursor.ts'
import type { Resources } from './resources/all.ts'

export type ExportDeps = {
  readonly models: Models
  readonly cursors: Cursors
  readonly clock: Clock
  /** The resources of a workspace, with its own fields. */
  readonly resourcesOf: (of: WithFields) => Resources
}
