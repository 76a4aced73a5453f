/** Where a record came from. */
export const RECORD_SOURCES = ['manual', 'sample', 'lead', 'sync', 'import'] as const
export type RecordSource = (typeof RECORD_SOURCES)[number]
