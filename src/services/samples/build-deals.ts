/** The deals of the sample data and their way through the pipeline. Pure, except for new ids. */
import { type DealId, newId, objectId } from '../../models/ids.ts'
import { DEAL_FIELDS, type DealValues } from '../deals/deal-fields.ts'
import { relatedOf, storedDeal } from '../deals/write-deal.ts'
import { blankValues, changesBetween } from '../fields/values.ts'
import type { StageView } from '../pipelines/read-pipelines.ts'
import { type SampleContact, withContact } from './build-people.ts'
import { PLOT_DEALS, type PlotDeal } from './sample-plot.ts'
import {
  hourOf,
  notBefore,
  sampleAmount,
  type SampleEvent,
  type SampleSetting,
  workDay,
  workMoment,
} from './sample-setting.ts'

export type SampleDeal = {
  readonly id: DealId
  readonly contact: SampleContact
  readonly createdAt: Date
  readonly related: ReturnType<typeof relatedOf>
  readonly record: Record<string, unknown>
}

type Stay = { readonly stage: StageView; readonly enteredAt: Date }

const EVENT_OF_KIND = { open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const

/** A team's own pipeline may have fewer open stages than the plot: then its last one stands in for the rest. */
function stageAt({ pipeline }: SampleSetting, place: number | 'won' | 'lost'): StageView {
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const stage =
    typeof place === 'number' ? (open[place] ?? open.at(-1)) : pipeline.stages.find(({ kind }) => kind === place)
  if (stage === undefined) throw new Error('The pipeline has no stage of this kind')
  return stage
}

/** The stays in order, each begun in working hours and after the previous one. */
function staysOf(setting: SampleSetting, { days, won, lost }: PlotDeal, place: number, contact: SampleContact): Stay[] {
  const path = [
    ...days.map((daysAgo, stage) => [stage, daysAgo] as const),
    ...(won === undefined ? [] : [['won', won] as const]),
    ...(lost === undefined ? [] : [['lost', lost] as const]),
  ]
  const stays: Stay[] = []
  for (const [step, [stage, daysAgo]] of path.entries()) {
    const moment = workMoment(setting, -daysAgo, hourOf(place, step))
    const before = stays.at(-1)
    const entered = before === undefined ? withContact(contact, moment) : notBefore(moment, before.enteredAt, 25)
    const next = stageAt(setting, stage)
    if (next.id !== before?.stage.id) stays.push({ stage: next, enteredAt: entered })
  }
  return stays
}

function dealValues(setting: SampleSetting, plot: PlotDeal, place: number, contact: SampleContact): DealValues {
  const { words, currency, memberId } = setting
  return {
    ...blankValues(DEAL_FIELDS),
    title: words.deals[place] ?? '',
    amount: plot.amount === undefined ? null : sampleAmount(plot.amount, currency),
    contact: [contact.id],
    company: contact.companyId,
    owner: memberId,
    expectedCloseOn: plot.closeIn === undefined ? null : workDay(setting, plot.closeIn),
  }
}

function eventsOf(
  id: DealId,
  values: DealValues,
  stays: readonly Stay[],
  lostReason: string | undefined,
): readonly SampleEvent[] {
  const target = { kind: 'deal', id } as const
  const related = relatedOf(values)
  return stays.map(({ stage, enteredAt }, step): SampleEvent => {
    const before = stays[step - 1]
    const to = { id: stage.id, name: stage.name }
    if (before === undefined) {
      const changes = [
        ...changesBetween(DEAL_FIELDS, blankValues(DEAL_FIELDS), values),
        { path: 'stage', from: null, to },
      ]
      return { type: 'deal.created', target, related, changes, at: enteredAt }
    }
    const from = { id: before.stage.id, name: before.stage.name }
    const changes = [
      { path: 'stage', from, to },
      ...(stage.kind === 'lost' ? [{ path: 'lostReason', from: null, to: lostReason ?? null }] : []),
    ]
    return { type: EVENT_OF_KIND[stage.kind], target, related, changes, at: enteredAt }
  })
}

export function buildDeals(setting: SampleSetting, contacts: readonly SampleContact[]) {
  const { workspaceId, memberId, pipeline, lostReasons } = setting
  const deals: SampleDeal[] = []
  const events: SampleEvent[] = []
  for (const [place, plot] of PLOT_DEALS.entries()) {
    const contact = contacts[plot.person]
    if (contact === undefined) throw new Error('The plot refers to an unknown person')
    const stays = staysOf(setting, plot, place, contact)
    const [first, last] = [stays[0], stays.at(-1)]
    if (first === undefined || last === undefined) throw new Error('A deal in the plot has no stage')
    const values = dealValues(setting, plot, place, contact)
    const lostReason = plot.lostReason === undefined ? undefined : (lostReasons[plot.lostReason] ?? lostReasons[0])
    const id = newId<DealId>()
    const stageHistory = stays.map(({ stage, enteredAt }, step) => ({
      stageId: objectId(stage.id),
      enteredAt,
      leftAt: stays[step + 1]?.enteredAt ?? null,
      by: objectId(memberId),
    }))
    const record = {
      _id: objectId(id),
      workspaceId: objectId(workspaceId),
      pipelineId: objectId(pipeline.id),
      stageId: objectId(last.stage.id),
      status: last.stage.kind,
      ...storedDeal(DEAL_FIELDS, values).$set,
      ...(lostReason !== undefined && { lostReason }),
      stageEnteredAt: last.enteredAt,
      stageHistory,
      source: 'sample',
      createdAt: first.enteredAt,
    }
    deals.push({ id, contact, createdAt: first.enteredAt, related: relatedOf(values), record })
    events.push(...eventsOf(id, values, stays, lostReason))
  }
  return { deals, events }
}
