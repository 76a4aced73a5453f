/** Reads one item of Pipedrive. Pure. */
import { labelFrom, withLabelText } from '../../../language/address-labels.ts'
import type { PulledRecord, SyncKind, SyncMapping, SyncStage, SyncValue } from '../../../services/sync/sync-adapter.ts'
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'

/** Their stages of deals by id. */
export type PipedriveStages = ReadonlyMap<string, SyncStage>

export const PIPEDRIVE_MAPPING: SyncMapping = {
  company: { name: ['name'] },
  contact: { name: ['name'], emails: ['emails'], phones: ['phones'], jobTitle: ['job_title'] },
  deal: { title: ['title'], amount: ['value'], expectedCloseOn: ['expected_close_date'] },
}

/** An id alone, or an item that holds one. */
function idIn(value: Json | undefined): string | undefined {
  return textOf(value) ?? textOf(property(value, 'id')) ?? textOf(property(value, 'value'))
}

/** Their lists of numbers and addresses: the main one is the first of ours. */
const ADDRESSES: readonly string[] = ['phones', 'emails']

/** With its label, which is one of theirs or in somebody's own words, as one types both together. */
function addressOf(item: Json): readonly string[] {
  const text = textOf(property(item, 'value')) ?? textOf(item)
  const label = labelFrom(textOf(property(item, 'label')) ?? '')
  return text === undefined ? [] : [withLabelText(text, label === null ? {} : { label })]
}

function addressesOf(value: Json): readonly string[] {
  const isMain = (item: Json): boolean => property(item, 'primary') === true
  return listOf(value)
    .toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)))
    .flatMap(addressOf)
}

function valuesOf(name: string, value: Json): SyncValue | null {
  if (ADDRESSES.includes(name) && Array.isArray(value)) return addressesOf(value)
  const items = listOf(value).flatMap((item) => textOf(property(item, 'value')) ?? textOf(item) ?? [])
  if (items.length > 0 || Array.isArray(value)) return items
  const text = textOf(value)
  return text ?? (value === null ? '' : null)
}

function fieldsOf(body: Readonly<Record<string, Json>>): Record<string, SyncValue> {
  const { custom_fields: custom, ...own } = body
  const all = { ...own, ...(isJsonRecord(custom) && custom) }
  const fields: Record<string, SyncValue> = {}
  for (const [name, value] of Object.entries(all)) {
    const read = valuesOf(name, value)
    if (read !== null) fields[name] = read
  }
  return fields
}

function stageOf(body: Json, stages: PipedriveStages): SyncStage | undefined {
  const status = textOf(property(body, 'status'))
  const stage = stages.get(textOf(property(body, 'stage_id')) ?? '')
  if (status !== 'won' && status !== 'lost') return stage
  const lostReason = textOf(property(body, 'lost_reason'))
  return { name: status, kind: status, ...(status === 'lost' && lostReason !== undefined && { lostReason }) }
}

/** @returns null for anything that is not an item of Pipedrive */
export function readPipedriveRecord(kind: SyncKind, body: Json, stages: PipedriveStages): PulledRecord | null {
  const externalId = textOf(property(body, 'id'))
  if (externalId === undefined || !isJsonRecord(body)) return null
  const updatedAt = textOf(property(body, 'update_time')) ?? null
  const isDeleted = property(body, 'is_deleted') === true || property(body, 'status') === 'deleted'
  if (isDeleted) return { kind, externalId, updatedAt, deleted: true, fields: {} }
  const fields = fieldsOf(body)
  const decimal = textOf(property(body, 'value'))
  if (kind === 'deal' && decimal !== undefined) {
    fields['value'] = { decimal, currency: textOf(property(body, 'currency')) ?? null }
  }
  const company = kind === 'company' ? undefined : idIn(property(body, 'org_id'))
  const person = kind === 'deal' ? idIn(property(body, 'person_id')) : undefined
  const stage = kind === 'deal' ? stageOf(body, stages) : undefined
  return {
    kind,
    externalId,
    updatedAt,
    fields,
    ...(company !== undefined && { company }),
    ...(kind === 'deal' && { contacts: person === undefined ? [] : [person] }),
    ...(stage && { stage }),
  }
}
