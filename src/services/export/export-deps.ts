/** Dependencies of the export services. */
import type { Clock } from '../../clock.ts'
import type { Models } from '../../models/models.ts'
import type { Cursors } from './cursor.ts'
import type { Resources } from './resources/all.ts'

export type ExportDeps = {
  readonly models: Models
  readonly cursors: Cursors
  readonly clock: Clock
  readonly resources: Resources
}
