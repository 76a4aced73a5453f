/** Every resource of the export, by name. */
import type { ApiScope } from '../../../models/api-key.ts'
import type { WithFields } from '../../core/actor.ts'
import type { FieldTables, RecordDeps, TableDeps } from '../../records/field-tables.ts'
import type { KindScope } from '../../records/kinds.ts'
import type { Resource } from '../resource.ts'
import { events } from './events.ts'
import { members } from './members.ts'

export type Resources = Readonly<Record<ApiScope, Resource>>

/** Those that belong to no kind of record. A scope without a resource does not compile. */
const MORE = { events, members } as const satisfies Readonly<Record<Exclude<ApiScope, KindScope>, Resource>>

/** First the kinds, in their order. */
export function createResources({ kinds, fields }: Pick<RecordDeps, 'kinds'> & Pick<TableDeps, 'fields'>): Resources {
  const ofKinds = Object.values(kinds).flatMap(({ resources }) => Object.entries(resources(fields)))
  // Safe: MORE has every scope that the kinds lack.
  return { ...(Object.fromEntries(ofKinds) as unknown as Record<KindScope, Resource>), ...MORE }
}

/** The resources of a workspace. They are made once for each set of tables. */
export function createResourcesOf({ kinds, tablesOf }: Pick<RecordDeps, 'kinds' | 'tablesOf'>) {
  const made = new WeakMap<FieldTables, Resources>()
  return (of: WithFields): Resources => {
    const fields = tablesOf(of)
    const resources = made.get(fields) ?? createResources({ kinds, fields })
    made.set(fields, resources)
    return resources
  }
}
