/** Where, when and for whom sample data is created, and how its times and amounts are computed. Pure. */
import { DateTime } from 'luxon'

import type { Money } from '../../models/deal.ts'
import type { Change, EventType } from '../../models/event.ts'
import type { WorkspaceId, MemberId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { PipelineView } from '../pipelines/read-pipelines.ts'
import { minorDigits } from '../../language/minor-units.ts'
import type { SampleWords } from './sample-words.ts'

export type SampleSetting = {
  readonly workspaceId: WorkspaceId
  /** The owner of the samples. */
  readonly memberId: MemberId
  readonly now: Date
  /** IANA. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  readonly region: string
  readonly pipeline: PipelineView
  readonly lostReasons: readonly string[]
  readonly words: SampleWords
}

/** What happened, at its own time and not at the time of loading. */
export type SampleEvent = {
  readonly type: EventType
  readonly target: RecordRef
  readonly related: readonly RecordRef[]
  readonly changes: readonly Change[]
  readonly at: Date
}

const MINUTE_MS = 60_000
const SATURDAY = 6

/**
 * A moment in working hours: a weekend day becomes the Friday before or, in the future, the Monday after.
 *
 * @param days from today; negative for the past
 * @param hour of the local day, may be fractional
 */
export function workMoment({ now, timeZone }: SampleSetting, days: number, hour: number): Date {
  let day = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days })
  while (days !== 0 && day.weekday >= SATURDAY) day = day.plus({ days: days < 0 ? -1 : 1 })
  return day.set({ hour: Math.floor(hour), minute: Math.round((hour % 1) * 60) }).toJSDate()
}

/** The calendar day of {@link workMoment}, YYYY-MM-DD. */
export function workDay(setting: SampleSetting, days: number): string {
  return DateTime.fromJSDate(workMoment(setting, days, 12), { zone: setting.timeZone }).toFormat('yyyy-MM-dd')
}

/** The end of the local day that many days from today. */
export function endOfWorkDay(setting: SampleSetting, days: number): Date {
  return DateTime.fromJSDate(workMoment(setting, days, 12), { zone: setting.timeZone })
    .endOf('day')
    .toJSDate()
}

/** An hour between 9:30 and 16:00 that differs between items but stays the same for every loading. */
export function hourOf(one: number, other: number): number {
  return 9.5 + ((one * 7 + other * 3) % 14) / 2
}

/** `moment`, but at least that many minutes after `earlier`. */
export function notBefore(moment: Date, earlier: Date, minutes: number): Date {
  return new Date(Math.max(moment.getTime(), earlier.getTime() + minutes * MINUTE_MS))
}

/** Roughly how many units of a currency make one euro, if many. Amounts need to look normal, not be exact. */
const UNITS: Readonly<Record<string, number>> = {
  UAH: 45,
  PLN: 4,
  CZK: 25,
  HUF: 400,
  RON: 5,
  SEK: 11,
  NOK: 11,
  DKK: 7,
  TRY: 45,
  GEL: 3,
  KZT: 550,
  MDL: 20,
  INR: 95,
  CNY: 8,
  JPY: 165,
  KRW: 1_600,
  MXN: 20,
  BRL: 6,
  ZAR: 20,
}

/** @param euros whole units of a currency like the euro */
export function sampleAmount(euros: number, currency: string): Money {
  return { minor: euros * (UNITS[currency] ?? 1) * 10 ** minorDigits(currency), currency }
}

/** The changes of a new record: every field that has a value. */
export function firstChanges(fields: Readonly<Record<string, unknown>>): readonly Change[] {
  return Object.entries(fields)
    .filter(([, to]) => to !== undefined && to !== null && to !== '' && !(Array.isArray(to) && to.length === 0))
    .map(([path, to]) => ({ path, from: null, to }))
}
