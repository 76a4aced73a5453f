/** What changes of a deal's values come to in the model. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { distinct } from './distinct.ts'
import { lacking, findPlace, stageOf } from './places.ts'
import type { Edit, ItemChange, PeopleChange, PlanOf } from './plan.ts'
import { type Changes, changesOf, reverted, settled } from './settle.ts'
import {
  type After,
  CHANGED_SINCE,
  type Deal,
  done,
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

/** A deal that the member sees, or undefined. */
export function seenDeal(world: World, by: Person, key: string): Deal | undefined {
  const deal = world.deals[key]
  return deal === undefined || deal.isDeleted || !sees(world, by, deal.values.owner) ? undefined : deal
}

/** Who gave their own record away sees it for the undo. */
export const gaveAway = (who: Person, by: Person, changes: Changes): boolean =>
  who === by && changes.some(({ field, from }) => field === 'owner' && from === by)

/** Whether the values lack what the stage requires and the deal had. */
function clears(world: World, deal: Deal, values: Values): boolean {
  const place = findPlace(world, stageOf(deal))
  if (place === null || place.isFormer) return false
  const before = lacking(place, deal.values)
  return lacking(place, values).some((field) => !before.includes(field))
}

/** The contact that somebody reaches by an id: the one that took it over, if there is one. */
function reachedContact(world: World, by: Person, key: string): string | null {
  const found = world.contacts[key]
  if (found === undefined) return null
  if (found.into !== null) return reachedContact(world, by, found.into)
  return sees(world, by, found.owner) ? key : null
}

export function acceptedContacts(
  world: World,
  by: Person,
  wanted: readonly string[],
  present: readonly string[],
): readonly string[] | null {
  const found = [...new Set(wanted)].map((key) => (present.includes(key) ? key : reachedContact(world, by, key)))
  return found.includes(null) ? null : [...new Set(found.filter((key) => key !== null))]
}

/** A contact that was merged since is the one that took it over. */
function withSurvivors(world: World, present: Values, values: Values): Values {
  const survivor = (key: string): string => {
    const into = world.contacts[key]?.into ?? null
    return into === null ? key : survivor(into)
  }
  const now = (key: string) => (present.contacts.includes(key) ? key : survivor(key))
  const roles = values.roles.map(({ contact, role }) => ({ contact: now(contact), role }))
  return { ...values, contacts: distinct(values.contacts.map(now)), roles: distinct(roles) }
}

function undoEdit(deal: string, who: Person, changes: Changes): Undoable['undo'] {
  return (world, by) => {
    const present = gaveAway(who, by, changes) ? world.deals[deal] : seenDeal(world, by, deal)
    if (present === undefined || present.isDeleted) return refused(world, 'NOT_FOUND')
    if (present.status !== 'open') return refused(world, CHANGED_SINCE)
    const before = reverted(present.values, changes)
    const values = before === null ? null : withSurvivors(world, present.values, before)
    if (values === null || clears(world, present, values)) return refused(world, CHANGED_SINCE)
    return { outcome: 'done', world: withDeal(world, deal, { ...present, values }) }
  }
}

/** The values that were wanted, or why not. */
type Rule = (present: Values) => Values | string

function changed(
  world: World,
  plan: { readonly n: number; readonly by: Person; readonly deal: string },
  rule: Rule,
): After {
  const { by, deal: key } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const deal = seenDeal(world, by, key)
  if (deal === undefined) return refused(world, 'NOT_FOUND')
  if (deal.status !== 'open') return refused(world, 'CONFLICT closed')
  const wanted = rule(deal.values)
  if (typeof wanted === 'string') return refused(world, wanted)
  const values = settled(deal.values, wanted)
  const changes = changesOf(deal.values, values)
  if (changes.length === 0) return refused(world, NOTHING)
  if (clears(world, deal, values)) return refused(world, 'STAGE_REQUIREMENTS')
  return done(withDeal(world, key, { ...deal, values }), plan, undoEdit(key, by, changes))
}

function edited(present: Values, { field, value }: Edit): Values | string {
  if (field === 'owner' && value !== null && !isWriter(value)) return 'VALIDATION pick-one'
  return { ...present, [field]: value }
}

function withItems(present: Values, change: ItemChange): Values | string {
  if (change.what === 'follow') return { ...present, followsItems: present.items.length > 0 }
  const { item } = change
  const at = present.items.findIndex((one) => isDeepStrictEqual(one, item))
  if (change.what === 'remove') {
    return at < 0 ? 'CONFLICT changed-meanwhile' : { ...present, items: present.items.toSpliced(at, 1) }
  }
  const items = [...present.items, item]
  const isTyped = present.items.length === 0 && present.amount !== null && !present.followsItems
  const given = present.items[0]?.price.currency ?? (isTyped ? present.amount?.currency : undefined)
  return given === undefined || given === item.price.currency ? { ...present, items } : 'VALIDATION other-currency'
}

function withPeople(world: World, by: Person, present: Values, change: PeopleChange): Values | string {
  const { contacts, roles } = present
  const { contact } = change
  if (change.what === 'add') {
    const accepted = acceptedContacts(world, by, [...contacts, contact], contacts)
    return accepted === null ? 'NOT_FOUND' : { ...present, contacts: accepted }
  }
  if (!contacts.includes(contact)) return 'NOT_FOUND'
  const others = contacts.filter((one) => one !== contact)
  switch (change.what) {
    case 'remove':
      return { ...present, contacts: others }
    case 'main':
      return { ...present, contacts: [contact, ...others] }
    case 'role': {
      const kept = roles.filter((one) => one.contact !== contact)
      return { ...present, roles: change.role === null ? kept : [...kept, { contact, role: change.role }] }
    }
  }
}

export function predictEdit(world: World, plan: PlanOf<'edit' | 'items' | 'people'>): After {
  return changed(world, plan, (present) => {
    if (plan.does === 'edit') return edited(present, plan.edit)
    if (plan.does === 'items') return withItems(present, plan.change)
    return withPeople(world, plan.by, present, plan.change)
  })
}
