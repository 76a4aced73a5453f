/** Made-up contacts and deals in their stored form, with what follows from their fields computed as the product does. */
import { Types } from 'mongoose'

import type { ContactRecord } from '../../src/models/contact.ts'
import type { DealRecord } from '../../src/models/deal.ts'
import type { EventRecord } from '../../src/models/event.ts'
import { idOf, objectId } from '../../src/models/ids.ts'
import type { TaskRecord } from '../../src/models/task.ts'
import { deriveContact } from '../../src/services/contacts/derive-contact.ts'
import { DEAL_FIELDS, type DealValues } from '../../src/services/deals/deal-fields.ts'
import { storedDeal } from '../../src/services/deals/write-deal.ts'
import { blankValues } from '../../src/services/fields/values.ts'
import { textTerms } from '../../src/services/search/search-terms.ts'
import type { PipelineView } from '../../src/services/pipelines/read-pipelines.ts'
import type { Names } from './names.ts'
import type { Chance } from './random.ts'

/** Where the records go. */
export type SeedScene = {
  readonly workspaceId: Types.ObjectId
  readonly currency: string
  readonly lostReasons: readonly string[]
  readonly pipeline: PipelineView
  readonly ownerIds: readonly Types.ObjectId[]
  readonly names: Names
  readonly now: Date
  /** The command id in the events. */
  readonly commandId: string
}

export type SeedCompany = { readonly _id: Types.ObjectId; readonly name: string }
export type SeedContact = { readonly _id: Types.ObjectId; readonly companyId: Types.ObjectId | undefined }

/** A record without the fields that are added when it is written. */
export type Unwritten<T> = Omit<T, 'updatedAt'>
export type MadeDeal = {
  readonly deal: Unwritten<DealRecord>
  readonly task: Unwritten<TaskRecord> | null
  readonly events: readonly EventRecord[]
}

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const TWO_YEARS_DAYS = 730

function eventOf(
  scene: SeedScene,
  event: Pick<EventRecord, 'type' | 'target' | 'changes' | 'at'> & {
    related?: EventRecord['related']
    by: Types.ObjectId
  },
): EventRecord {
  const { by, related = [], ...rest } = event
  return {
    _id: new Types.ObjectId(),
    workspaceId: scene.workspaceId,
    memberId: by,
    channel: 'system',
    related: [event.target, ...related],
    commandId: scene.commandId,
    ...rest,
  }
}

/** @param number unique per contact, so that its address and phone number are unique too */
export function makeContact(
  scene: SeedScene,
  chance: Chance,
  number: number,
  company: SeedCompany | undefined,
): { readonly contact: Unwritten<ContactRecord>; readonly event: EventRecord } {
  const { names, now, workspaceId } = scene
  const name = `${chance.of(names.first)} ${chance.of(names.last)}`
  const address = `person.${number}@seed.example`
  // +1 555 01xx is reserved for fiction, but the range is too short: these numbers have a length that no country uses.
  const e164 = `+999${String(10_000_000 + number)}`
  const fields = {
    name,
    emails: [{ value: address, normalized: address }],
    phones: [{ value: e164, e164 }],
    tags: chance.share() < 0.3 ? [chance.of(names.tags)] : [],
  }
  const derived = deriveContact(fields, company?.name ?? null)
  if (derived === null) throw new Error('A contact of the seed has no name')
  const ownerId = chance.of(scene.ownerIds)
  const createdAt = new Date(now.getTime() - chance.below(TWO_YEARS_DAYS * 24) * HOUR_MS)
  const contact = {
    _id: new Types.ObjectId(),
    workspaceId,
    ...fields,
    ...derived,
    ...(company && { companyId: company._id }),
    jobTitle: chance.of(names.jobs),
    ownerId,
    source: 'manual' as const,
    nextTaskAt: null,
    deletedAt: null,
    version: 1,
    touchedAt: createdAt,
    createdAt,
  }
  const target = { kind: 'contact', id: contact._id } as const
  const changes = [{ path: 'name', from: null, to: name }]
  return { contact, event: eventOf(scene, { type: 'contact.created', target, changes, at: createdAt, by: ownerId }) }
}

/** Through the open stages one by one, and to its end for two in five. */
function makePath({ pipeline }: SeedScene, chance: Chance) {
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const end = chance.share()
  const kind = end < 0.25 ? 'won' : end < 0.4 ? 'lost' : null
  const reached = open.slice(0, 1 + chance.below(open.length))
  const closing = kind === null ? undefined : pipeline.stages.find((stage) => stage.kind === kind)
  return closing === undefined ? reached : [...reached, closing]
}

export function makeDeal(
  scene: SeedScene,
  chance: Chance,
  contact: SeedContact | undefined,
  companyName: string | undefined,
): MadeDeal {
  const { names, now, workspaceId, pipeline, currency } = scene
  const owner = chance.of(scene.ownerIds)
  const path = makePath(scene, chance)
  const last = path.at(-1)
  if (last === undefined) throw new Error('The pipeline has no open stage')
  const thing = chance.of(names.things)
  const inDays = chance.below(90) - 10
  const values: DealValues = {
    ...blankValues(DEAL_FIELDS),
    title: companyName === undefined ? `${thing} ${chance.below(1_000)}` : `${thing}, ${companyName}`,
    amount: chance.share() < 0.9 ? { minor: (1 + chance.below(5_000)) * 1_000, currency } : null,
    contact: contact === undefined ? [] : [idOf(contact._id)],
    company: contact?.companyId === undefined ? null : idOf(contact.companyId),
    owner: idOf(owner),
    expectedCloseOn: new Date(now.getTime() + inDays * DAY_MS).toISOString().slice(0, 10),
  }
  let at = now.getTime() - (path.length * 20 + chance.below(60)) * DAY_MS
  const began = path.map(() => {
    const enteredAt = new Date(at)
    at += (1 + chance.below(19 * 24)) * HOUR_MS
    return enteredAt
  })
  const stageHistory = path.map((stage, step) => ({
    stageId: objectId(stage.id),
    enteredAt: began[step] ?? now,
    leftAt: began[step + 1] ?? null,
    by: owner,
  }))
  const [createdAt, stageEnteredAt] = [began[0] ?? now, began.at(-1) ?? now]
  const dueAt = new Date(now.getTime() + (chance.below(40 * 24) - 5 * 24) * HOUR_MS)
  const isPlanned = last.kind === 'open' && chance.share() < 0.6
  const _id = new Types.ObjectId()
  const deal = {
    _id,
    workspaceId,
    pipelineId: objectId(pipeline.id),
    stageId: objectId(last.id),
    status: last.kind,
    ...(storedDeal(DEAL_FIELDS, values).$set as unknown as Pick<
      DealRecord,
      'title' | 'contactIds' | 'tags' | 'search'
    >),
    ...(last.kind === 'lost' && scene.lostReasons.length > 0 && { lostReason: chance.of(scene.lostReasons) }),
    stageEnteredAt,
    stageHistory,
    nextTaskAt: isPlanned ? dueAt : null,
    source: 'manual' as const,
    deletedAt: null,
    version: 1,
    touchedAt: createdAt,
    createdAt,
  }
  const taskTitle = chance.of(names.tasks)
  const task = {
    _id: new Types.ObjectId(),
    workspaceId,
    title: taskTitle,
    search: textTerms([taskTitle]),
    type: 'call' as const,
    dueAt,
    allDay: false,
    // A generated task must not make anybody call.
    remindAt: null,
    assigneeId: owner,
    dealId: _id,
    status: 'open' as const,
    doneAt: null,
    source: 'manual' as const,
    deletedAt: null,
    version: 1,
    createdAt: stageEnteredAt,
  }
  const related = contact === undefined ? [] : [{ kind: 'contact', id: contact._id } as const]
  const events = path.map(({ id, name, kind }, step) => {
    const from = path[step - 1]
    const stage = { path: 'stage', from: from ? { id: from.id, name: from.name } : null, to: { id, name } }
    const title = { path: 'title', from: null, to: values.title }
    const type =
      step === 0 ? 'deal.created' : ({ open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const)[kind]
    const changes = step === 0 ? [title, stage] : [stage]
    return eventOf(scene, {
      type,
      target: { kind: 'deal', id: _id },
      related,
      changes,
      at: began[step] ?? now,
      by: owner,
    })
  })
  return { deal, task: isPlanned ? task : null, events }
}
