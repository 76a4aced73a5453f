/** Counts that end somewhere. */
import { MOST_COUNTED } from '../../services/tasks/agenda.ts'
import type { Translate } from './i18n.ts'
import type { TextValue } from './text-value.ts'

/** «165», or «1,000+» where counting stopped. */
export function countText(count: number, t: Translate): TextValue {
  return count > MOST_COUNTED ? t('count-more', { count: MOST_COUNTED }) : count
}
