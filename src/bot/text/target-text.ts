/** Targets in words. */
import { cutText } from '../../language/cut-text.ts'
import type { Money } from '../../models/deal.ts'
import type { MemberTarget } from '../../services/targets/targets.ts'
import { amountText } from './deal-line.ts'
import type { Translate } from './i18n.ts'

/** The amount is never cut: half a number reads like a different one. */
const MAX_NAME_LENGTH = 26

export function targetText(money: Money | null, t: Translate): string {
  return money === null ? t('target-none') : amountText(money, t)
}

/** “Max · €5,000”. */
export function targetLine({ name, money }: MemberTarget, t: Translate): string {
  return t('target-line', { name: cutText(name, MAX_NAME_LENGTH), target: targetText(money, t) })
}
