/** Random choices, and the plans that they make of what the model holds by then. */
import fc from 'fast-check'

import type { LineItem, Money } from '../../../../src/models/deal.ts'
import { findPlace, stageOf } from './places.ts'
import type { BulkChange, Edit, ItemChange, PeopleChange, Plan, Wish } from './plan.ts'
import type { Deal, Person, Stage, World } from './world.ts'

/** How often each command is chosen, of the sum of all. */
const WEIGHTS = {
  add: 5,
  edit: 8,
  items: 4,
  people: 5,
  move: 14,
  claim: 2,
  duplicate: 3,
  delete: 3,
  restore: 2,
  make: 1,
  'make-default': 1,
  archive: 3,
  'restore-pipeline': 2,
  'move-pipeline': 1,
  'name-pipeline': 1,
  'add-stage': 2,
  'name-stage': 1,
  probability: 1,
  require: 2,
  'move-stage': 2,
  'remove-stage': 4,
  'restore-stage': 2,
  merge: 3,
  rate: 1,
  bulk: 2,
  undo: 9,
  'undo-latest': 3,
} as const satisfies Readonly<Record<Plan['does'], number>>

/** @property a what it is about @property b, c the rest, by tables */
export type Pick = {
  readonly does: Plan['does']
  readonly by: number
  readonly a: number
  readonly b: number
  readonly c: number
}

export function picks(without: readonly Plan['does'][] = []): fc.Arbitrary<Pick> {
  const names = (Object.keys(WEIGHTS) as Plan['does'][]).filter((name) => !without.includes(name))
  const does = fc.oneof(...names.map((name) => ({ weight: WEIGHTS[name], arbitrary: fc.constant(name) })))
  const any = fc.nat({ max: 999 })
  return fc.record({ does, by: any, a: any, b: any, c: any })
}

const ADMINS: readonly Person[] = ['owner', 'admin', 'owner', 'admin', 'owner', 'admin', 'manager', 'rep', 'viewer']
const SELLERS: readonly Person[] = [
  'rep',
  'other',
  'manager',
  'rep',
  'other',
  'owner',
  'admin',
  'rep',
  'other',
  'viewer',
]
const MEMBERS: readonly (Person | null)[] = ['rep', 'other', null, 'manager', 'viewer', 'owner']

const EUR = (minor: number): Money => ({ minor, currency: 'EUR' })
const UAH = (minor: number): Money => ({ minor, currency: 'UAH' })
const AMOUNTS: readonly (Money | null)[] = [EUR(100), null, EUR(0), UAH(25_000), EUR(999_999_999_999), EUR(7_000)]
const item = (name: string, quantity: number, price: Money, percent = 0): LineItem => ({
  name,
  quantity,
  price,
  discount: percent === 0 ? null : { percent },
})
const ITEMS: readonly LineItem[] = [
  item('Sail', 1, EUR(100)),
  item('Mast', 2, EUR(3_500)),
  item('Anchor', 3, EUR(1_000), 10),
  item('Oar', 1, UAH(500)),
]
const DAYS = ['2035-01-31', '2036-02-29', null] as const
const NAMES = ['Alpha', 'Beta', 'Gamma', 'alpha', 'Request', 'Services'] as const

function at<T>(list: readonly [T, ...T[]] | readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('Nothing to choose from')
  return found
}

/** Most of the time a deal that is there, now and then one in the trash. */
function dealOf({ deals }: World, { a, b }: Pick): string | null {
  const all = Object.keys(deals)
  const live = all.filter((key) => deals[key]?.isDeleted === false)
  const list = b % 6 === 0 || live.length === 0 ? all : live
  return list.length === 0 ? null : at(list, a)
}

const stagesOf = ({ pipelines }: World): readonly Stage[] =>
  Object.values(pipelines).flatMap(({ stages, former }) => [...stages, ...former])

/** Now and then any, else one that deals can be in. */
function stageFor(world: World, index: number): string {
  const all = stagesOf(world)
  const likely = all.filter(({ key, kind }) => kind === 'open' && findPlace(world, key)?.isFormer === false)
  return at(index % 9 === 0 ? all : likely, index).key
}

/** Of those that it makes sense for, most of the time. */
function pipelineFor({ pipelines }: World, { does, a, b }: Pick): string {
  const all = Object.entries(pipelines)
  const likely = all.filter(([, { isDefault, archived, isUnmade }]) => {
    if (does === 'restore-pipeline') return archived !== null
    const isOther = does === 'archive' || does === 'make-default' ? !isDefault : true
    return archived === null && !isUnmade && isOther
  })
  return at(b % 8 === 0 || likely.length === 0 ? all : likely, a)[0]
}

function editOf(c: number): Edit {
  const value = Math.floor(c / 8)
  switch (c % 8) {
    case 0:
    case 1:
      return { field: 'amount', value: at(AMOUNTS, value) }
    case 2:
    case 3:
      return { field: 'owner', value: at(MEMBERS, value) }
    case 4:
      return { field: 'closes', value: at(DAYS, value) }
    case 5:
      return { field: 'committed', value: value % 2 === 0 }
    case 6:
      return value % 2 === 0
        ? {
            field: 'recurring',
            value: value % 3 === 0 ? null : { ...EUR(5_000), per: value % 5 === 0 ? 'year' : 'month' },
          }
        : { field: 'tags', value: value % 3 === 0 ? [] : [`tag${value % 3}`] }
    default:
      return { field: 'title', value: `Boat ${value % 4}` }
  }
}

function itemChangeOf(deal: Deal | undefined, c: number): ItemChange {
  const value = Math.floor(c / 5)
  if (c % 5 === 0) return { what: 'follow' }
  const own = deal?.values.items ?? []
  if (c % 5 < 3 || own.length === 0) return { what: 'add', item: at(ITEMS, value) }
  return { what: 'remove', item: at(own, value) }
}

function peopleChangeOf(c: number): PeopleChange {
  const contact = `c${Math.floor(c / 4) % 3}`
  switch (c % 8) {
    case 3:
    case 5:
      return { what: 'role', contact, role: at(['champion', 'payer', null], Math.floor(c / 12)) }
    case 6:
      return { what: 'remove', contact }
    case 7:
      return { what: 'main', contact }
    default:
      return { what: 'add', contact }
  }
}

function wishOf(world: World, b: number): Wish {
  switch (b % 8) {
    case 0:
    case 1:
      return { to: 'next' }
    case 2:
      return { to: 'previous' }
    case 3:
      return { to: 'won' }
    case 4:
      return { to: 'lost', reason: b % 3 === 0 ? 'Price' : 'Bad timing' }
    case 5:
      return { to: 'reopen' }
    default:
      return { to: 'stage', stage: stageFor(world, Math.floor(b / 8)) }
  }
}

function bulkOf(world: World, b: number): BulkChange {
  const value = Math.floor(b / 5)
  switch (b % 5) {
    case 0:
      return { what: 'won' }
    case 1:
      return { what: 'lost', reason: 'Price' }
    case 2:
      return { what: 'tag', tag: `tag${value % 3}` }
    case 3:
      return { what: 'owner', owner: at(['rep', 'other', 'manager', 'viewer'] as const, value) }
    default:
      return { what: 'stage', stage: stageFor(world, value) }
  }
}

/** The plan that the choices make by now; null if there is nothing to do it with. */
export function planOf(world: World, n: number, pick: Pick): Plan | null {
  const { does, a, b, c } = pick
  const seller = { n, by: at(SELLERS, pick.by) }
  const admin = { n, by: at(ADMINS, pick.by) }
  const pipeline = pipelineFor(world, pick)
  const stage = stageFor(world, a)
  const place = findPlace(world, stage)
  const key = dealOf(world, pick)
  switch (does) {
    case 'add': {
      const owner = at(MEMBERS, c)
      const contact = `c${c % 5}`
      return {
        ...seller,
        does,
        stage: b % 3 === 0 ? null : stage,
        given: {
          title: 'Boat',
          ...(b % 4 !== 0 && { amount: at(AMOUNTS, c) }),
          ...(c % 2 === 0 && owner !== 'viewer' && { owner }),
          ...(contact in world.contacts && { contacts: [contact] }),
          ...(b % 2 === 0 && { closes: '2035-01-31' }),
        },
      }
    }
    case 'make':
      return Object.keys(world.pipelines).length > 4 ? null : { ...admin, does }
    case 'make-default':
    case 'restore-pipeline':
      return { ...admin, does, pipeline }
    case 'archive':
      return { ...admin, does, pipeline, to: stageFor(world, b) }
    case 'move-pipeline':
      return { ...admin, does, pipeline, direction: b % 2 === 0 ? 'up' : 'down' }
    case 'name-pipeline':
      return { ...admin, does, pipeline, name: at(NAMES, b), before: world.pipelines[pipeline]?.name ?? '' }
    case 'add-stage':
      return { ...admin, does, pipeline, name: at(NAMES, b) }
    case 'name-stage':
      return { ...admin, does, stage, name: at(NAMES, b), before: place?.stage.name ?? '' }
    case 'probability':
      return { ...admin, does, stage, before: place?.stage.probability ?? 0, after: b % 101 }
    case 'require':
      return { ...admin, does, stage, field: at(['amount', 'contact', 'expectedCloseOn'], b), isRequired: c % 2 === 0 }
    case 'move-stage':
      return { ...admin, does, stage, direction: b % 2 === 0 ? 'up' : 'down' }
    case 'remove-stage': {
      const beside = place?.pipeline.stages.filter((one) => one.kind === 'open') ?? []
      const to = b % 7 === 0 || beside.length === 0 ? stageFor(world, b) : at(beside, b).key
      return { ...admin, does, stage, how: c % 2 === 0 ? 'archive' : 'delete', to }
    }
    case 'restore-stage': {
      const left = Object.values(world.pipelines).flatMap(({ former }) => former.map((one) => one.key))
      return left.length === 0 ? null : { ...admin, does, stage: at(left, a) }
    }
    case 'merge':
      return { ...seller, does, primary: `c${a % 3}`, losing: `c${b % 3}` }
    case 'rate':
      return { ...admin, does, day: at(['2034-01-01', '2034-01-02'], a), rate: at(['0.9', '0.91'], b) }
    case 'bulk':
      return { ...seller, does, change: bulkOf(world, b) }
    case 'undo': {
      const known = [...world.log.keys()].toReversed()
      // The last ones are those that can still be undone, most of the time.
      const command = known.length === 0 ? undefined : at(known, b % 4 === 0 ? a : a % 4)
      if (command === undefined) return null
      const own = world.log.get(command)?.by ?? 'owner'
      return { n, by: c % 3 === 0 ? seller.by : own, does, command }
    }
    case 'undo-latest':
      return { ...seller, does }
    default:
      break
  }
  if (key === null) return null
  const deal = world.deals[key]
  switch (does) {
    case 'edit':
      return { ...seller, does, deal: key, edit: editOf(c) }
    case 'items':
      return { ...seller, does, deal: key, change: itemChangeOf(deal, c) }
    case 'people':
      return { ...seller, does, deal: key, change: peopleChangeOf(c) }
    case 'move': {
      const stays = deal?.stays ?? []
      const from = c % 11 === 0 || deal === undefined ? at(stays, c).stage : stageOf(deal)
      return { ...seller, does, deal: key, wish: wishOf(world, b), from, amount: c % 4 === 0 ? at(AMOUNTS, b) : null }
    }
    default:
      return { ...seller, does, deal: key }
  }
}
