/** The tables of fields that operations read by the name of their kind. The values come with the kinds' definitions. */
import type { CompanyFields } from '../companies/company-fields.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import type { WithFields } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { DealFields } from '../deals/deal-fields.ts'
import type { TaskFields } from '../tasks/task-fields.ts'
import type { KindTable } from './kind-definition.ts'

export type FieldTables = {
  readonly contact: ContactFields
  readonly company: CompanyFields
  readonly deal: DealFields
  readonly task: TaskFields
}
export type FieldedKind = keyof FieldTables

/** The tables of one workspace: the product's own fields, and then those that the team defined. */
export type TablesOf = (of: WithFields) => FieldTables

/** Dependencies of the record services. */
export type RecordDeps = CoreDeps & {
  readonly tablesOf: TablesOf
  /** The tables that are the same in every workspace. */
  readonly fields: Pick<FieldTables, 'task'>
  readonly kinds: KindTable
}

/** What a step within an operation needs: the tables of the workspace that it happens in. */
export type TableDeps = Pick<CoreDeps, 'models'> & { readonly fields: FieldTables }
