/** The conditions of a view as a query. Pure. */
import { DateTime } from 'luxon'
import type { Types } from 'mongoose'

import { RECURRENCES } from '../../models/deal.ts'
import { objectId, trustedId } from '../../models/ids.ts'
import type { Condition, ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { MONTHS_PER } from '../fields/types/recurring.ts'
import { type BesidesField, type Criterion, criterionOf, isAlternative } from './criteria.ts'

/** Who looks, and in whose time zone. */
type Looking = Pick<Actor, 'memberId' | 'timeZone'>

type Query = Readonly<Record<string, unknown>>

/** Stands for the member who looks, in conditions on members: a shared view is everybody's own. */
export const ME = 'me'

/** @property rottingDays after so many days a deal rots in it; null: never */
export type StageFact = {
  readonly id: Types.ObjectId
  readonly pipelineId: Types.ObjectId
  readonly rottingDays: number | null
}

type Times = { readonly now: Date; readonly timeZone: string; readonly stages: readonly StageFact[] }

/** Matches nothing: what a condition is about is gone. */
const NOTHING: Query = { _id: { $in: [] } }

const MAX_PATTERN_DAYS = 366
const DAY_MS = 24 * 60 * 60 * 1000

function dayFrom({ now, timeZone }: Times, days: number): DateTime {
  return DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days })
}

/** The days of every year from today on, as they end in a stored day: “-05-31”. */
function yearlyWithin(path: string, days: number, times: Times): Query {
  const ends = Array.from({ length: Math.min(days, MAX_PATTERN_DAYS) + 1 }, (_, index) =>
    dayFrom(times, index).toFormat('-MM-dd'),
  )
  return { [path]: { $regex: `(?:${[...new Set(ends)].join('|')})$` } }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`)
}

const isList = ({ field }: Criterion): boolean => Array.isArray(field?.blank)

function presence(criterion: Criterion, isFilled: boolean): Query {
  const { path } = criterion
  if (isList(criterion)) return { [`${path}.0`]: { $exists: isFilled } }
  return { [path]: isFilled ? { $ne: null } : null }
}

function equals({ field, path }: Criterion, value: string, actor: Pick<Looking, 'memberId'>): Query {
  switch (field?.kind) {
    case 'member':
      return { [path]: objectId(value === ME ? actor.memberId : trustedId(value)) }
    case 'company':
      return { [path]: objectId(trustedId(value)) }
    case 'yesNo':
      // Where there is no third answer, what was never answered is a “no”.
      return { [path]: value === 'true' ? true : field.blank === false ? { $ne: true } : false }
    default:
      return { [path]: value }
  }
}

/** `50000 EUR month`: what is due every year counts as a twelfth of it every month. */
function recurringBound(path: string, operator: '$gte' | '$lte', value: string): Query {
  const [minor = '', currency = '', given = ''] = value.split(' ')
  const months = RECURRENCES.find((per) => per === given) ?? 'month'
  const either = RECURRENCES.map((per) => ({
    [`${path}.per`]: per,
    [`${path}.minor`]: { [operator]: (Number(minor) * MONTHS_PER[per]) / MONTHS_PER[months] },
  }))
  return { [`${path}.currency`]: currency, $or: either }
}

/** `120000 EUR`: in minor units, and only of that currency. */
function bound({ field, path }: Criterion, test: 'min' | 'max', value: string): Query {
  const operator = test === 'min' ? '$gte' : '$lte'
  if (field?.kind === 'recurring') return recurringBound(path, operator, value)
  if (field?.kind !== 'money') return { [path]: { [operator]: field?.kind === 'number' ? Number(value) : value } }
  const [minor = '', currency = ''] = value.split(' ')
  return { [`${path}.minor`]: { [operator]: Number(minor) }, [`${path}.currency`]: currency }
}

function ofField(criterion: Criterion, { test, value }: Condition, actor: Looking, times: Times): Query {
  const { field, path } = criterion
  const given = value ?? ''
  switch (test) {
    case 'filled':
    case 'empty':
      return presence(criterion, test === 'filled')
    case 'is':
      return equals(criterion, given, actor)
    case 'has':
      return { [path]: { $regex: escaped(given), $options: 'i' } }
    case 'min':
    case 'max':
      return bound(criterion, test, given)
    case 'within': {
      const days = Number(given)
      if (field?.yearly === true) return yearlyWithin(path, days, times)
      return { [path]: { $gte: dayFrom(times, 0).toISODate(), $lte: dayFrom(times, days).toISODate() } }
    }
    case 'past':
      return { [path]: { $lt: dayFrom(times, 0).toISODate() } }
    case 'before':
      return NOTHING
  }
}

/** As `isRotting` says of a single deal. */
function isRotting({ now, stages }: Times): Query {
  const inStages = stages.flatMap(({ id, rottingDays }) =>
    rottingDays === null
      ? []
      : [{ stageId: id, stageEnteredAt: { $lt: new Date(now.getTime() - rottingDays * DAY_MS) } }],
  )
  if (inStages.length === 0) return NOTHING
  return { status: 'open', nextTaskAt: null, $or: inStages }
}

/** With its pipeline, so that the index of a stage's list finds its deals. */
function inStage(value: string, { stages }: Times): Query {
  const stageId = objectId(trustedId(value))
  const pipelineId = stages.find(({ id }) => id.equals(stageId))?.pipelineId
  return { ...(pipelineId !== undefined && { pipelineId }), stageId }
}

const STORED: Readonly<Record<Exclude<BesidesField, 'rotting' | 'stage' | 'pipeline'>, string>> = {
  next: 'nextTaskAt',
  touched: 'touchedAt',
  created: 'createdAt',
  source: 'source',
  status: 'status',
}

function besidesField(by: BesidesField, { test, value }: Condition, times: Times): Query {
  if (by === 'rotting') return test === 'past' ? isRotting(times) : NOTHING
  if (by === 'stage') return test === 'is' ? inStage(value ?? '', times) : NOTHING
  if (by === 'pipeline') return test === 'is' ? { pipelineId: objectId(trustedId(value ?? '')) } : NOTHING
  const path = STORED[by]
  const given = value ?? ''
  switch (test) {
    case 'is':
      return { [path]: given }
    case 'empty':
      return { [path]: null }
    case 'filled':
      return { [path]: { $ne: null } }
    case 'past':
      return { [path]: { $lt: times.now } }
    case 'within':
      return { [path]: { $gte: dayFrom(times, -Number(given)).toJSDate() } }
    case 'before':
      return { [path]: { $lt: dayFrom(times, -Number(given)).toJSDate() } }
    case 'has':
    case 'min':
    case 'max':
      return NOTHING
  }
}

function queryOf(criterion: Criterion, condition: Condition, actor: Looking, times: Times): Query {
  if (!criterion.tests.includes(condition.test)) return NOTHING
  if (criterion.field !== null) return ofField(criterion, condition, actor, times)
  return besidesField(criterion.by as BesidesField, condition, times)
}

/**
 * Every condition holds; but of several values for one field that has only one value, such as two owners, one is enough. A
 * condition on a field that is gone matches nothing, so that nobody changes more than they see.
 */
export function filterOf(
  conditions: readonly Condition[],
  {
    table,
    kind,
    actor,
    now,
    stages = [],
  }: { table: FieldTable; kind: ViewKind; actor: Looking; now: Date; stages?: readonly StageFact[] },
): Query {
  const times = { now, timeZone: actor.timeZone, stages }
  const alternatives = new Map<string, Query[]>()
  const all: Query[] = []
  for (const condition of conditions) {
    const criterion = criterionOf(table, kind, condition.by)
    const query = criterion === null ? NOTHING : queryOf(criterion, condition, actor, times)
    if (criterion === null || !isAlternative(criterion, condition)) all.push(query)
    else alternatives.set(condition.by, [...(alternatives.get(condition.by) ?? []), query])
  }
  for (const queries of alternatives.values()) {
    const [only] = queries
    all.push(queries.length === 1 && only !== undefined ? only : { $or: queries })
  }
  return all.length === 0 ? {} : { $and: all }
}
