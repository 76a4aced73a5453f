/** What the screens around a deal’s card ask the database for: rows of the table in screen-waits.test.ts. */
import type { ScreenName } from '../../../src/bot/screens/screen-params.ts'
import { itemKey } from '../../../src/services/deals/item-key.ts'
import { SCENE_ITEM } from '../../support/screen-scene.ts'
import { asItIs, type Opened } from './opened.ts'

type DealScreen = Exclude<Extract<ScreenName, `deal${string}` | 'moveDeal' | 'lostReason'>, 'deal'>

export const DEAL_WAITS: { readonly [Name in DealScreen]: readonly Opened<Name>[] } = {
  moveDeal: asItIs(({ ids }) => ({ id: ids.dealId }), 6, 2),
  lostReason: asItIs(({ ids }) => ({ id: ids.dealId, from: ids.stageId }), 7, 2),
  dealItems: asItIs(({ ids }) => ({ id: ids.dealId }), 6, 2),
  dealItem: asItIs(({ ids }) => ({ id: ids.dealId, key: itemKey(SCENE_ITEM) }), 6, 2),
  dealPeople: asItIs(({ ids }) => ({ id: ids.dealId }), 6, 2),
  dealPerson: asItIs(({ ids }) => ({ id: ids.dealId, contact: ids.contactId }), 6, 2),
}
