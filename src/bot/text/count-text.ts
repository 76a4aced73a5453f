/** Counts with an upper bound. */
import { MAX_COUNTED } from '../../services/day/agenda.ts'
import type { Translate } from './i18n.ts'
import type { TextValue } from './text-value.ts'

/** “165”, or “1,000+” where counting stopped. */
export function countText(count: number, t: Translate): TextValue {
  return count > MAX_COUNTED ? t('count-more', { count: MAX_COUNTED }) : count
}
