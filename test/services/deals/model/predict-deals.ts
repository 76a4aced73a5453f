/** How deals of the model come and go, and whose they are. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { findPlace, forwardPlace, lacking, mainPipeline, openStages, type Place } from './places.ts'
import { acceptedContacts, seenDeal } from './predict-edits.ts'
import type { PlanOf } from './plan.ts'
import { putBack, settled } from './settle.ts'
import {
  type After,
  BLANK,
  CHANGED_SINCE,
  type Deal,
  DONE,
  done,
  isLeader,
  isLive,
  isWriter,
  NOTHING,
  type Person,
  refused,
  sees,
  type Undoable,
  type Values,
  withDeal,
  type World,
} from './world.ts'

function newDeal(n: number, { key, stage }: Place, values: Values, copiedFrom: string | null): Deal {
  const stays = [{ stage: stage.key, by: n, isCaused: false }]
  return { pipeline: key, status: 'open', values, lostReason: null, stays, isDeleted: false, copiedFrom }
}

/** Only of a deal that is as it was made: with it, nobody's work goes. Whoever made it may, even if it is somebody else's now. */
function undoMaking(key: string, made: Values, maker: Person): Undoable['undo'] {
  const told = (values: Values) => ({ ...values, followsItems: false })
  return (world, by) => {
    const deal = world.deals[key]
    if (deal === undefined || (by !== maker && !sees(world, by, deal.values.owner))) return refused(world, 'NOT_FOUND')
    const isUntouched = isDeepStrictEqual(told(deal.values), told(made)) && deal.stays.length === 1
    if (deal.isDeleted || !isUntouched) return refused(world, CHANGED_SINCE)
    return { outcome: DONE, world: withDeal(world, key, { ...deal, isDeleted: true }) }
  }
}

function firstPlace(world: World): Place {
  const [key, pipeline] = mainPipeline(world)
  const [stage] = openStages(pipeline)
  if (stage === undefined) throw new Error('The model has a pipeline without open stages')
  return { key, pipeline, stage, isFormer: false }
}

function placeToAdd(world: World, stage: string | null): Place | string {
  const place = stage === null ? firstPlace(world) : findPlace(world, stage)
  if (place !== null && !isLive(place.pipeline)) return 'CONFLICT pipeline-archived'
  return place === null || place.isFormer || place.stage.kind !== 'open' ? 'NOT_FOUND' : place
}

export function predictAdd(world: World, plan: PlanOf<'add'>): After {
  const { n, by, stage, given } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const place = placeToAdd(world, stage)
  if (typeof place === 'string') return refused(world, place)
  const contacts = acceptedContacts(world, by, given.contacts ?? [], [])
  if (contacts === null) return refused(world, 'NOT_FOUND')
  const blank = { ...BLANK, owner: by }
  const values = settled(blank, { ...blank, ...given, contacts })
  if (lacking(place, values).length > 0) return refused(world, 'STAGE_REQUIREMENTS')
  const key = `d${n}`
  return done(withDeal(world, key, newDeal(n, place, values, null)), plan, undoMaking(key, values, by))
}

/** It begins in its pipeline, or in the one that took the place of that. */
function placeOfCopy(world: World, deal: Deal): Place {
  const own = world.pipelines[deal.pipeline]
  const [first] = own === undefined ? [] : openStages(own)
  const next = first === undefined ? null : forwardPlace(world, first.key)
  const stage = next === null ? undefined : openStages(next.pipeline)[0]
  return next === null || stage === undefined ? firstPlace(world) : { ...next, stage }
}

export function predictDuplicate(world: World, plan: PlanOf<'duplicate'>): After {
  const { n, by, deal: from } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const deal = seenDeal(world, by, from)
  if (deal === undefined) return refused(world, 'NOT_FOUND')
  const place = placeOfCopy(world, deal)
  const values = putBack({
    ...deal.values,
    title: copyTitle(deal.values.title),
    committed: false,
    closes: null,
    contacts: deal.values.contacts.filter((key) => world.contacts[key]?.into === null),
    owner: deal.values.owner ?? by,
  })
  const key = `d${n}`
  return done(withDeal(world, key, newDeal(n, place, values, from)), plan, undoMaking(key, values, by))
}

/** “Boat” → “Boat (2)” → “Boat (3)”. */
function copyTitle(title: string): string {
  const [, base = title, number = '1'] = /^(.+) \((\d+)\)$/u.exec(title) ?? []
  return `${base} (${Number(number) + 1})`
}

export function predictDelete(world: World, plan: PlanOf<'delete'>): After {
  const { by, deal: key } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const deal = seenDeal(world, by, key)
  if (deal === undefined) return refused(world, 'NOT_FOUND')
  const undo: Undoable['undo'] = (later, who) => {
    const gone = later.deals[key]
    if (gone === undefined || !sees(later, who, gone.values.owner)) return refused(later, 'NOT_FOUND')
    if (!gone.isDeleted) return refused(later, CHANGED_SINCE)
    return { outcome: DONE, world: withDeal(later, key, { ...gone, isDeleted: false }) }
  }
  return done(withDeal(world, key, { ...deal, isDeleted: true }), plan, undo, { deleted: key })
}

/** From the trash. */
export function predictRestore(world: World, { by, deal: key }: PlanOf<'restore'>): After {
  if (!isLeader(by)) return refused(world, 'FORBIDDEN')
  const deal = world.deals[key]
  if (deal === undefined) return refused(world, 'NOT_FOUND')
  if (!deal.isDeleted) return refused(world, 'CONFLICT not-deleted')
  const log = [...world.log]
  // Whoever deleted it last has nothing left to undo.
  const last = log.findLastIndex(([, { deleted }]) => deleted === key)
  const left = log.map(([n, one], index) => [n, index === last ? { ...one, isUndone: true } : one] as const)
  return { outcome: DONE, world: { ...withDeal(world, key, { ...deal, isDeleted: false }), log: new Map(left) } }
}

/** A deal that nobody owns is for everybody to take, with its contacts that nobody owns. */
export function predictClaim(world: World, { by, deal: key }: PlanOf<'claim'>): After {
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const deal = seenDeal(world, by, key)
  if (deal === undefined) return refused(world, 'NOT_FOUND')
  const { owner, contacts } = deal.values
  if (owner !== null) return refused(world, NOTHING)
  if (deal.status !== 'open') return refused(world, 'CONFLICT closed')
  const taken = Object.entries(world.contacts).map(([contact, one]) => {
    const isFree = contacts.includes(contact) && one.owner === null && one.into === null
    return [contact, isFree ? { ...one, owner: by } : one] as const
  })
  const claimed = withDeal(world, key, { ...deal, values: { ...deal.values, owner: by } })
  return { outcome: DONE, world: { ...claimed, contacts: Object.fromEntries(taken) } }
}
