/** What the board and the lists of its stages ask the database for: rows of the table in screen-waits.test.ts. */
import type { Opened } from './opened.ts'

export const BOARD_WAITS: { readonly [Name in 'board' | 'stageDeals']: readonly Opened<Name>[] } = {
  board: [
    { state: 'all deals', params: () => ({}), operations: 3, waits: 2 },
    { state: 'under a filter', params: ({ ids }) => ({ view: ids.dealViewId }), operations: 5, waits: 2 },
  ],
  stageDeals: [
    { state: 'the first page', params: ({ ids }) => ({ stageId: ids.stageId }), operations: 3, waits: 1 },
    {
      state: 'a later page',
      params: ({ ids }) => ({ stageId: ids.stageId, page: { direction: 'after', dealId: ids.dealId } }),
      operations: 4,
      waits: 2,
    },
  ],
}
