/** When a contact, a company or a deal was last touched: a note about it, a task on it done, a lead received for it. */

/** How the time is stored. A new record counts as touched when it is added. */
export const TOUCHED_AT = {
  type: Date,
  default(this: { readonly createdAt?: Date }): Date {
    return this.createdAt ?? new Date()
  },
} as const

/** Null if nothing has happened since the record was added. */
export function lastTouchOf(record: { readonly touchedAt?: Date; readonly createdAt: Date }): Date | null {
  // A process of the version before may have added it without the time, while this one was starting.
  const { touchedAt = record.createdAt, createdAt } = record
  return touchedAt > createdAt ? touchedAt : null
}
