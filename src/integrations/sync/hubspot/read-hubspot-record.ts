/** Reads one object of HubSpot. Pure. */
import type { PulledRecord, SyncKind, SyncStage, SyncValue } from '../../../services/sync/sync-adapter.ts'
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { HUBSPOT_OBJECTS } from './hubspot-objects.ts'

/** Their stages of deals by id. */
export type HubSpotStages = ReadonlyMap<string, SyncStage>

const idsIn = (body: Json | undefined): readonly string[] =>
  listOf(property(body, 'results')).flatMap((one) => textOf(property(one, 'id')) ?? [])

/** @returns null for anything that is not an object of HubSpot */
export function readHubSpotRecord(kind: SyncKind, body: Json, stages: HubSpotStages): PulledRecord | null {
  const externalId = textOf(property(body, 'id'))
  const properties = property(body, 'properties')
  if (externalId === undefined || !isJsonRecord(properties)) return null
  const text = (name: string): string => textOf(properties[name] ?? undefined) ?? ''
  const updatedAt = text(HUBSPOT_OBJECTS[kind].modified) || textOf(property(body, 'updatedAt')) || null
  if (property(body, 'archived') === true) return { kind, externalId, updatedAt, deleted: true, fields: {} }
  const fields: Record<string, SyncValue> = Object.fromEntries(
    Object.keys(properties).map((name) => [name, text(name)]),
  )
  if (text('amount') !== '') {
    fields['amount'] = { decimal: text('amount'), currency: text('deal_currency_code') || null }
  }
  const associations = property(body, 'associations')
  const companies = idsIn(property(associations, 'companies'))
  const contacts = idsIn(property(associations, 'contacts'))
  const stage = kind === 'deal' ? stages.get(text('dealstage')) : undefined
  const lostReason = text('closed_lost_reason')
  return {
    kind,
    externalId,
    updatedAt,
    fields,
    ...(kind !== 'company' && companies[0] !== undefined && { company: companies[0] }),
    ...(kind === 'deal' && { contacts }),
    ...(stage && { stage: { ...stage, ...(stage.kind === 'lost' && lostReason !== '' && { lostReason }) } }),
  }
}
