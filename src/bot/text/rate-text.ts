/** Rates in words: “1 EUR = 45.2 UAH from 1 Nov 2026”. */
import { FluentNumber } from '@fluent/bundle'

import type { NewRate, RatePair } from '../../services/rates/rates.ts'
import type { Translate } from './i18n.ts'
import { calendarDay } from './text-value.ts'

/** As many decimals as a rate has. */
const MAX_DECIMALS = 12

function number(rate: string): FluentNumber {
  return new FluentNumber(Number(rate), { maximumFractionDigits: MAX_DECIMALS })
}

export function pairText({ from, to }: RatePair): string {
  return `${from} → ${to}`
}

export function rateLine({ from, to, day, rate }: NewRate, t: Translate): string {
  return t('rate-line', { from, to, rate: number(rate), day: t('day', { date: calendarDay(day) }) })
}

/** Where the pair is known. */
export function rateOfDay({ day, rate }: NewRate, t: Translate): string {
  return t('rate-of-day', { rate: number(rate), day: t('day', { date: calendarDay(day) }) })
}

export function rateNumber(rate: string, t: Translate): string {
  return t('rate-number', { rate: number(rate) })
}
