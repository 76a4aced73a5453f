/**
 * A history of deals, made through the services with a moving clock, and told beside them in the plainest way: after each step,
 * what each deal is. Reports are counted from that by test/support/reports/count-*.ts.
 */
import { DateTime } from 'luxon'

import type { Money } from '../../../src/models/deal.ts'
import { type ContactId, type DealId, type MemberId, objectId } from '../../../src/models/ids.ts'
import type { StageView } from '../../../src/services/pipelines/read-pipelines.ts'
import { type Crm, createCrm, type Member, type Team } from '../crm.ts'
import type { Database } from '../../../src/database/connect.ts'

export type ToldStay = { readonly stage: StageView; readonly at: Date }

export type ToldDeal = {
  readonly id: DealId
  readonly stays: readonly ToldStay[]
  readonly amount: Money | null
  readonly owner: MemberId | null
  readonly expectedCloseOn: string | null
  readonly lostReason: string | null
  readonly committed: boolean
  readonly deletedAt: Date | null
}

/** What all deals were from a moment on. */
export type Snapshot = { readonly at: Date; readonly deals: readonly ToldDeal[] }

/** One thing that somebody did, for the report of activity. */
export type ToldAct = { readonly at: Date; readonly by: MemberId; readonly deal: DealId }

export type Told = {
  readonly crm: Crm
  readonly team: Team
  readonly members: readonly Member[]
  readonly stages: readonly StageView[]
  readonly timeZone: string
  readonly snapshots: Snapshot[]
  readonly acts: ToldAct[]
  deals: ToldDeal[]
}

export const stageOf = ({ stays }: Pick<ToldDeal, 'stays'>): StageView => {
  const last = stays.at(-1)
  if (last === undefined) throw new Error('A deal is always in a stage')
  return last.stage
}

export async function openTold(database: Database, settings: Parameters<Crm['team']>[0] = {}): Promise<Told> {
  const crm = createCrm(database)
  const team = await crm.team(settings)
  const { stages } = await crm.services.pipelines.get(team.owner())
  const members = [team.owner, await team.join('rep', 'Max'), await team.join('manager', 'Priya')]
  const timeZone = team.owner().timeZone
  return { crm, team, members, stages, timeZone, snapshots: [], acts: [], deals: [] }
}

/** Moves the clock to a local time, YYYY-MM-DDTHH:mm, which must be ahead. */
export function passTo({ crm, timeZone }: Told, local: string): void {
  const wait = DateTime.fromISO(local, { zone: timeZone }).toMillis() - crm.now().getTime()
  if (wait < 0) throw new Error(`${local} is over`)
  crm.passTime(wait)
}

function tell(told: Told, id: DealId, change: (deal: ToldDeal) => ToldDeal): void {
  told.deals = told.deals.map((deal) => (deal.id === id ? change(deal) : deal))
  told.snapshots.push({ at: told.crm.now(), deals: told.deals })
}

export type NewToldDeal = {
  readonly amount?: Money | null
  readonly owner?: Member
  readonly stage?: StageView
  readonly expectedCloseOn?: string
  readonly contact?: ContactId
}

export async function addDeal(told: Told, given: NewToldDeal = {}): Promise<DealId> {
  const { amount = null, owner = told.team.owner, expectedCloseOn, contact } = given
  const stage = given.stage ?? told.stages[0]
  if (stage === undefined) throw new Error('A pipeline has stages')
  const { id } = await told.crm.services.deals.add(owner(), {
    title: `Deal ${told.deals.length + 1}`,
    stageId: stage.id,
    ...(amount !== null && { amount }),
    ...(expectedCloseOn !== undefined && { expectedCloseOn }),
    ...(contact !== undefined && { contact }),
  })
  told.deals = [
    ...told.deals,
    {
      id,
      stays: [{ stage, at: told.crm.now() }],
      amount,
      owner: owner.id,
      expectedCloseOn: expectedCloseOn ?? null,
      lostReason: null,
      committed: false,
      deletedAt: null,
    },
  ]
  told.snapshots.push({ at: told.crm.now(), deals: told.deals })
  return id
}

function act(told: Told, by: Member, deal: DealId): void {
  told.acts.push({ at: told.crm.now(), by: by.id, deal })
}

export async function setAmount(told: Told, by: Member, deal: ToldDeal, amount: Money | null): Promise<void> {
  const { undoId } = await told.crm.services.deals.edit(by(), deal.id, { field: 'amount', value: amount })
  if (undoId !== null) act(told, by, deal.id)
  tell(told, deal.id, (known) => ({ ...known, amount }))
}

export async function setOwner(told: Told, by: Member, deal: ToldDeal, owner: MemberId | null): Promise<void> {
  const { undoId } = await told.crm.services.deals.edit(by(), deal.id, { field: 'owner', value: owner })
  if (undoId !== null) act(told, by, deal.id)
  tell(told, deal.id, (known) => ({ ...known, owner }))
}

export async function expect(told: Told, by: Member, deal: ToldDeal, day: string | null): Promise<void> {
  const { undoId } = await told.crm.services.deals.edit(by(), deal.id, { field: 'expectedCloseOn', value: day })
  if (undoId !== null) act(told, by, deal.id)
  tell(told, deal.id, (known) => ({ ...known, expectedCloseOn: day }))
}

type Where = { readonly to: 'won' | 'reopen' } | { readonly to: 'lost'; readonly reason: string } | StageView

/** What the stage requires and the deal lacks is given with the move. */
const FILLED: Money = { minor: 1_234, currency: 'EUR' }

export async function move(told: Told, by: Member, deal: ToldDeal, where: Where): Promise<void> {
  const wish = 'to' in where ? where : ({ to: 'stage', stageId: where.id } as const)
  const target = 'to' in where ? told.stages.find(({ kind }) => kind === where.to) : where
  const needs = wish.to !== 'lost' && target?.requirements.includes('amount') === true && deal.amount === null
  const from = stageOf(deal).id
  const fill = needs ? { amount: FILLED } : {}
  const { to } = await told.crm.services.deals.move(by(), deal.id, { wish, from, fill })
  const stage = told.stages.find(({ id }) => id === to.id)
  if (stage === undefined) throw new Error('It moved within its pipeline')
  act(told, by, deal.id)
  tell(told, deal.id, (known) => ({
    ...known,
    stays: [...known.stays, { stage, at: told.crm.now() }],
    amount: needs ? FILLED : known.amount,
    lostReason: wish.to === 'lost' ? wish.reason : null,
  }))
}

export async function remove(told: Told, by: Member, deal: ToldDeal): Promise<void> {
  await told.crm.services.deals.delete(by(), deal.id)
  tell(told, deal.id, (known) => ({ ...known, deletedAt: told.crm.now() }))
}

export async function restore(told: Told, deal: ToldDeal): Promise<void> {
  await told.crm.services.trash.restore(told.team.owner(), { kind: 'deal', id: deal.id }, false)
  tell(told, deal.id, (known) => ({ ...known, deletedAt: null }))
}

/** Written as another version will: nobody can say it yet. */
export async function commit(told: Told, deal: ToldDeal, committed: boolean): Promise<void> {
  const wanted = { workspaceId: objectId(told.team.workspaceId), _id: objectId(deal.id) }
  await told.crm.models.deals.collection.updateOne(wanted, { $set: { committed } })
  tell(told, deal.id, (known) => ({ ...known, committed }))
}
