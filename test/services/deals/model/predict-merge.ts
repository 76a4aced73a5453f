/** What the merge of two contacts of the model, and its undo, comes to for them and for their deals. Pure. */
import { isDeepStrictEqual } from 'node:util'

import { distinct } from './distinct.ts'
import type { PlanOf } from './plan.ts'
import {
  type After,
  CHANGED_SINCE,
  type Contact,
  DONE,
  done,
  isWriter,
  type Person,
  refused,
  sees,
  type Undoable,
  type Values,
  type World,
} from './world.ts'

type People = Pick<Values, 'contacts' | 'roles'>

/** A contact as a merge finds it, or why it does not. */
function mergeable(world: World, by: Person, key: string): Contact | string {
  const contact = world.contacts[key]
  if (contact === undefined || !sees(world, by, contact.owner)) return 'NOT_FOUND'
  if (contact.into === null) return contact
  const heir = survivor(world, contact.into)
  return heir !== undefined && sees(world, by, heir.owner) ? 'CONFLICT merged' : 'NOT_FOUND'
}

function survivor({ contacts }: World, key: string): Contact | undefined {
  const found = contacts[key]
  return found === undefined || found.into === null ? found : survivor({ contacts } as World, found.into)
}

function following({ contacts, roles }: People, primary: string, losing: string): People {
  const next = (key: string) => (key === losing ? primary : key)
  return {
    contacts: distinct(contacts.map(next)),
    roles: distinct(roles.map(({ contact, role }) => ({ contact: next(contact), role }))),
  }
}

/** One list as it was, unless somebody changed it since: then only the places of the two change. */
function listBack<T>(
  present: readonly T[],
  { from, to }: { readonly from: readonly T[]; readonly to: readonly T[] },
  pair: { readonly isPrimary: (item: T) => boolean; readonly losing: (item: T) => T },
): readonly T[] {
  if (isDeepStrictEqual(from, to)) return present
  if (isDeepStrictEqual(present, to)) return from
  const had = (item: T) => from.some((one) => isDeepStrictEqual(one, item))
  return present.flatMap((item) => {
    const theirs = pair.losing(item)
    if (!pair.isPrimary(item) || !had(theirs)) return [item]
    return had(item) ? [item, theirs] : [theirs]
  })
}

function peopleBack(present: Values, was: People, then: People, primary: string, losing: string): Values {
  return {
    ...present,
    contacts: listBack(
      present.contacts,
      { from: was.contacts, to: then.contacts },
      { isPrimary: (key) => key === primary, losing: () => losing },
    ),
    roles: listBack(
      present.roles,
      { from: was.roles, to: then.roles },
      { isPrimary: ({ contact }) => contact === primary, losing: ({ role }) => ({ contact: losing, role }) },
    ),
  }
}

const eachDeal = (world: World, change: (values: Values, key: string) => Values): World => ({
  ...world,
  deals: Object.fromEntries(
    Object.entries(world.deals).map(([key, deal]) => [key, { ...deal, values: change(deal.values, key) }]),
  ),
})

export function predictMerge(world: World, plan: PlanOf<'merge'>): After {
  const { n, by, primary, losing } = plan
  if (!isWriter(by)) return refused(world, 'FORBIDDEN')
  const [first, second] = [mergeable(world, by, primary), mergeable(world, by, losing)]
  if (typeof first === 'string') return refused(world, first)
  if (typeof second === 'string') return refused(world, second)
  if (primary === losing) return refused(world, 'VALIDATION pick-one')
  const owner = first.owner ?? second.owner
  const contacts = {
    ...world.contacts,
    [primary]: { ...first, owner },
    [losing]: { ...second, into: primary, merge: n },
  }
  const merged = eachDeal({ ...world, contacts }, (values) => ({ ...values, ...following(values, primary, losing) }))
  const undo: Undoable['undo'] = (later, who) => {
    const now = later.contacts[primary]
    const laterOnes = Object.values(later.contacts).some(({ into, merge }) => into === primary && (merge ?? 0) > n)
    if (laterOnes) return refused(later, 'CONFLICT merged-later')
    if (now === undefined || !sees(later, who, now.owner)) return refused(later, 'NOT_FOUND')
    if (now.into !== null) {
      const heir = survivor(later, now.into)
      return refused(later, heir !== undefined && sees(later, who, heir.owner) ? 'CONFLICT merged-later' : 'NOT_FOUND')
    }
    const gone = later.contacts[losing]
    if (gone === undefined || gone.merge !== n) return refused(later, CHANGED_SINCE)
    const own = now.owner === owner ? first.owner : now.owner
    const apart = {
      ...later,
      contacts: {
        ...later.contacts,
        [primary]: { ...now, owner: own },
        [losing]: { ...gone, into: null, merge: null },
      },
    }
    const back = eachDeal(apart, (values, key) => {
      const [was, then] = [world.deals[key]?.values, merged.deals[key]?.values]
      return was === undefined || then === undefined ? values : peopleBack(values, was, then, primary, losing)
    })
    return { outcome: DONE, world: back }
  }
  return done(merged, plan, undo)
}
