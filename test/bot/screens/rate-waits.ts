/** What the screens of rates ask the database for: rows of the table in screen-waits.test.ts. */
import type { ScreenName } from '../../../src/bot/screens/screen-params.ts'
import { asItIs, type Opened } from './opened.ts'

type RateScreen = Extract<ScreenName, `rate${string}`>

export const RATE_WAITS: { readonly [Name in RateScreen]: readonly Opened<Name>[] } = {
  rates: asItIs(() => ({}), 1, 1),
  ratePair: asItIs(() => ({ from: 'EUR', to: 'UAH' }), 1, 1),
  rate: asItIs(({ ids }) => ({ id: ids.rateId }), 1, 1),
}
