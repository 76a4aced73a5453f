/**
 * A workspace as plain values: what the product should hold after any commands. Everything has a key that does not depend on the
 * order of commands (`d7` is the deal that the 7th command made), so that orders can be compared. Pure.
 */
import type { Role } from '../../../../src/models/member.ts'
import type { LineItem, Money, RecurringMoney } from '../../../../src/models/deal.ts'

export const PEOPLE = {
  owner: 'owner',
  admin: 'admin',
  manager: 'manager',
  rep: 'rep',
  other: 'rep',
  viewer: 'viewer',
} as const satisfies Readonly<Record<string, Role>>
export type Person = keyof typeof PEOPLE

/** @property into the one that took it over @property merge the command that did */
export type Contact = { readonly owner: Person | null; readonly into: string | null; readonly merge: number | null }

export type Stage = {
  readonly key: string
  readonly name: string
  readonly kind: 'open' | 'won' | 'lost'
  readonly probability: number
  readonly required: readonly string[]
}

/** @property cause the command by which it left */
export type Former = Stage & { readonly to: string; readonly cause: number; readonly isDeleted: boolean }

export type Pipeline = {
  /** In English. */
  readonly name: string
  /** In Ukrainian: nobody changes it here, and nobody else may have it. */
  readonly inUkrainian: string
  readonly isDefault: boolean
  readonly order: number
  /** Open ones in their order, then won and lost. */
  readonly stages: readonly Stage[]
  readonly former: readonly Former[]
  readonly archived: { readonly to: string; readonly cause: number } | null
  /** Its making was undone. */
  readonly isUnmade: boolean
}

/** What an edit, and its undo, can change. */
export type Values = {
  readonly title: string
  readonly amount: Money | null
  readonly recurring: RecurringMoney | null
  readonly items: readonly LineItem[]
  readonly followsItems: boolean
  readonly committed: boolean
  readonly contacts: readonly string[]
  readonly roles: readonly { readonly contact: string; readonly role: string }[]
  readonly owner: Person | null
  readonly closes: string | null
  readonly tags: readonly string[]
}

/** @property by the command that began it @property isCaused whether a stage that left did */
export type Stay = { readonly stage: string; readonly by: number; readonly isCaused: boolean }

export type Deal = {
  readonly pipeline: string
  readonly status: Stage['kind']
  readonly values: Values
  readonly lostReason: string | null
  /** The last one is where it is. */
  readonly stays: readonly Stay[]
  readonly isDeleted: boolean
  readonly copiedFrom: string | null
}

export type Rates = Readonly<Record<string, string>>

/** What a command came to: done, nothing to do, or why it was refused. */
export type Outcome = string
export const DONE = 'done'
export const NOTHING = 'nothing'
export const CHANGED_SINCE = 'CONFLICT changed-since'

export type After = { readonly outcome: Outcome; readonly world: World }

/** A command that can be undone. @property undo what its undo comes to in a world */
export type Undoable = {
  readonly by: Person
  readonly undo: (world: World, by: Person) => After
  readonly isUndone: boolean
  /** Whether only those who arrange pipelines may undo it. */
  readonly isAdmins: boolean
  /** The deal that it deleted: whoever restores that leaves nothing to undo. */
  readonly deleted: string | null
}

export type World = {
  readonly visibility: 'team' | 'own'
  readonly contacts: Readonly<Record<string, Contact>>
  readonly pipelines: Readonly<Record<string, Pipeline>>
  readonly deals: Readonly<Record<string, Deal>>
  readonly rates: Rates
  /** By the number of the command, in the order in which they were made. */
  readonly log: ReadonlyMap<number, Undoable>
}

export const BLANK: Values = {
  title: '',
  amount: null,
  recurring: null,
  items: [],
  followsItems: false,
  committed: false,
  contacts: [],
  roles: [],
  owner: null,
  closes: null,
  tags: [],
}

export const refused = (world: World, outcome: Outcome): After => ({ outcome, world })

export function withDeal(world: World, key: string, deal: Deal): World {
  return { ...world, deals: { ...world.deals, [key]: deal } }
}

export function withPipeline(world: World, key: string, pipeline: Pipeline): World {
  return { ...world, pipelines: { ...world.pipelines, [key]: pipeline } }
}

/** Done, and remembered for its undo. */
export function done(
  world: World,
  { n, by }: { readonly n: number; readonly by: Person },
  undo: Undoable['undo'],
  { isAdmins = false, deleted = null }: Partial<Pick<Undoable, 'isAdmins' | 'deleted'>> = {},
): After {
  const log = new Map(world.log).set(n, { by, undo, isUndone: false, isAdmins, deleted })
  return { outcome: DONE, world: { ...world, log } }
}

/** The same for what only admins do, and undo. */
export const arranged: typeof done = (world, plan, undo) => done(world, plan, undo, { isAdmins: true })

export const isWriter = (by: Person): boolean => PEOPLE[by] !== 'viewer'
export const isAdmin = (by: Person): boolean => ['owner', 'admin'].includes(PEOPLE[by])
export const isLeader = (by: Person): boolean => isAdmin(by) || PEOPLE[by] === 'manager'

export function sees({ visibility }: World, by: Person, owner: Person | null): boolean {
  return visibility === 'team' || isLeader(by) || owner === null || owner === by
}

export const isLive = ({ archived, isUnmade }: Pipeline): boolean => archived === null && !isUnmade
