/** A change of a rate as its event says it: the path names the pair of currencies and the day. Pure. */
import type { Change } from '../../models/event.ts'
import type { RateRecord } from '../../models/rate.ts'

type Dated = Pick<RateRecord, 'from' | 'to' | 'day'>

const PATH = /^([A-Z]{3})\/([A-Z]{3}) (\d{4}-\d{2}-\d{2})$/u

/** @param was the rate before, and null if there was none; the same for `is` */
export function rateChange({ from, to, day }: Dated, was: string | null, is: string | null): Change {
  return { path: `${from}/${to} ${day}`, from: was, to: is }
}

/** Null for anything but a change of a rate. */
export function readRateChange({
  path,
  from: was,
  to: is,
}: Change): (Dated & Record<'was' | 'is', string | null>) | null {
  const [, from, to, day] = PATH.exec(path) ?? []
  if (from === undefined || to === undefined || day === undefined) return null
  return { from, to, day, was: typeof was === 'string' ? was : null, is: typeof is === 'string' ? is : null }
}
