/** The last touch in the export: a column of the resources whose records have one, and the filters by it. */
import { byMoment, type Filter } from '../fields/filter.ts'
import { type Field, field, timeSchema } from './field.ts'

type Touched = { readonly touchedAt?: Date; readonly createdAt: Date }

const ABOUT =
  'When it was last touched: a note about it, a task on it done, a lead received for it; as createdAt if nothing has happened. It raises neither version nor updatedAt'

export function touchedAtColumn<Stored extends Touched>(): { readonly touchedAt: Field<Stored> } {
  return {
    touchedAt: field(timeSchema.meta({ description: ABOUT }), ['touchedAt', 'createdAt'], ({ touchedAt, createdAt }) =>
      (touchedAt ?? createdAt).toISOString(),
    ),
  }
}

export const TOUCHED_FILTERS = {
  touched_since: byMoment('touchedAt', '$gte', 'Last touched at this time or later'),
  touched_before: byMoment('touchedAt', '$lt', 'Not touched since this time'),
} as const satisfies Record<string, Filter>
