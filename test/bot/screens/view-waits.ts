/** What the screens of views and bulk edits ask the database for: rows of the table in screen-waits.test.ts. */
import type { ScreenName } from '../../../src/bot/screens/screen-params.ts'
import { asItIs, type Opened } from './opened.ts'

type ViewScreen = Extract<
  ScreenName,
  'view' | 'viewFilter' | 'viewOptions' | 'savedViews' | 'savedView' | 'tickView' | `bulk${string}`
>

export const VIEW_WAITS: { readonly [Name in ViewScreen]: readonly Opened<Name>[] } = {
  view: [
    { state: 'the first page', params: ({ ids }) => ({ id: ids.viewId }), operations: 3, waits: 2 },
    {
      state: 'from a record on',
      params: ({ ids }) => ({ id: ids.viewId, page: { direction: 'from', id: ids.middleId } }),
      operations: 5,
      // The view says by which key the record is found that the page begins at.
      waits: 3,
      accepted: true,
    },
  ],
  viewFilter: asItIs(({ ids }) => ({ id: ids.viewId }), 3, 2),
  viewOptions: [
    { state: 'members', params: ({ ids }) => ({ id: ids.viewId, by: 'owner' }), operations: 2, waits: 2 },
    { state: 'tags', params: ({ ids }) => ({ id: ids.viewId, by: 'tags' }), operations: 2, waits: 2 },
  ],
  savedViews: asItIs(() => ({ kind: 'contact' }), 2, 2),
  savedView: asItIs(({ ids }) => ({ id: ids.viewId }), 1, 1),
  tickView: asItIs(({ ids }) => ({ id: ids.tickingId }), 3, 2),
  bulkActions: asItIs(({ ids }) => ({ id: ids.tickingId }), 2, 2),
  bulkTags: asItIs(({ ids }) => ({ id: ids.tickingId, what: 'tag' }), 2, 2),
  bulkOwner: asItIs(({ ids }) => ({ id: ids.tickingId }), 2, 1),
  bulkMove: asItIs(({ ids }) => ({ id: ids.tickingId }), 1, 1),
  bulkLost: asItIs(({ ids }) => ({ id: ids.tickingId }), 1, 1),
  bulkFields: asItIs(({ ids }) => ({ id: ids.tickingId }), 1, 1),
  bulkConfirm: asItIs(({ ids }) => ({ id: ids.plannedId }), 2, 2),
  bulkEdit: asItIs(({ ids }) => ({ id: ids.bulkEditId }), 2, 2),
}
