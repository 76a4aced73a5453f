/** What the screens of duplicates and merges ask the database for: rows of the table in screen-waits.test.ts. */
import type { ScreenScene } from '../../support/screen-scene.ts'
import type { Opened } from './opened.ts'

const pairOf = ({ ids }: ScreenScene) => ({
  kind: 'contact' as const,
  primary: ids.contactId,
  losing: ids.repContactId,
})

export const MERGE_WAITS: {
  readonly [Name in 'mergeRecords' | 'duplicates' | 'mergedRecords']: readonly Opened<Name>[]
} = {
  mergeRecords: [{ state: 'of two', params: pairOf, operations: 6, waits: 2 }],
  duplicates: [{ state: 'as it is', params: () => ({}), operations: 2, waits: 1 }],
  mergedRecords: [
    { state: 'without any', params: ({ ids }) => ({ kind: 'contact', id: ids.contactId }), operations: 2, waits: 2 },
  ],
}
