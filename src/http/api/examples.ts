/** Examples for the OpenAPI document: every field of a record has one that its schema accepts. */
import { z } from 'zod'

import { ID_FORM } from '../../ids.ts'
import type { PublicRecord, Resource } from '../../services/export/resource.ts'

export const EXAMPLE_ID = '6650f0c2a1b2c3d4e5f60718'
export const EXAMPLE_TIME = '2026-05-01T09:00:00.000Z'
export const EXAMPLE_CURSOR = 'the-cursor-of-the-page'

/** Values that tell more than one made from the schema. */
const TELLING: Readonly<Record<Resource['name'], PublicRecord>> = {
  contacts: {
    name: 'Ada Lovelace',
    displayName: 'Ada Lovelace',
    emails: ['ada@example.com'],
    tags: ['vip'],
    telegramUsername: 'ada_lovelace',
    telegramUserId: 123_456_789,
  },
  companies: { name: 'Analytical Engines Ltd' },
  deals: {
    title: 'Website',
    amount: { minor: 125_000, currency: 'EUR', decimal: '1250.00' },
    tags: ['vip'],
    lostReason: null,
    stageHistory: [{ stageId: EXAMPLE_ID, enteredAt: EXAMPLE_TIME, leftAt: null, memberId: EXAMPLE_ID }],
  },
  pipelines: {
    name: 'Sales',
    names: { en: 'Sales', uk: 'Продажі' },
    archivedAt: null,
    stages: [
      {
        id: EXAMPLE_ID,
        name: 'New',
        names: { en: 'New', uk: 'Новий' },
        kind: 'open',
        probability: 10,
        rottingDays: 14,
        requiredFields: ['amount'],
      },
    ],
    archivedStages: [],
  },
  tasks: { title: 'Call Ada', doneAt: null, outcome: null },
  notes: { text: 'Asked for an offer by Friday' },
  events: {
    type: 'contact.updated',
    target: { kind: 'contact', id: EXAMPLE_ID },
    related: [{ kind: 'contact', id: EXAMPLE_ID }],
    changes: [{ path: 'name', from: 'Ada Byron', to: 'Ada Lovelace' }],
    channel: 'telegram',
    undoes: null,
  },
  members: { name: 'Grace Hopper', username: 'grace_hopper', timeZone: 'Europe/Kyiv' },
}

/** The parts of a JSON Schema that an example is made from. */
type Shape = {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly example?: unknown
  readonly minimum?: number
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
}

const TEXT_OF_FORMAT: Readonly<Record<string, string>> = {
  'date-time': EXAMPLE_TIME,
  date: '2026-05-31',
  email: 'ada@example.com',
  uri: 'https://example.com',
}

function exampleText({ format, pattern }: Shape): string {
  if (pattern === ID_FORM.source) return EXAMPLE_ID
  return (format === undefined ? undefined : TEXT_OF_FORMAT[format]) ?? 'text'
}

function exampleOf(shape: Shape): unknown {
  if ('example' in shape) return shape.example
  if ('const' in shape) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  if (shape.anyOf !== undefined) return exampleOf(shape.anyOf[0] ?? {})
  switch (shape.type) {
    case 'string':
      return exampleText(shape)
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return false
    case 'array':
      return [exampleOf(shape.items ?? {})]
    case 'object':
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, of]) => [name, exampleOf(of)]))
    default:
      return null
  }
}

/** Each is part of many descriptions, and takes as long to make as a whole route. */
const examples = new WeakMap<Resource['shape'], PublicRecord>()

/** A record with every field; a field whose schema refuses what is known for it is left out. */
export function exampleRecord(resource: Pick<Resource, 'name' | 'shape'>): PublicRecord {
  const example = examples.get(resource.shape) ?? makeExample(resource)
  examples.set(resource.shape, example)
  return example
}

function makeExample({ name, shape }: Pick<Resource, 'name' | 'shape'>): PublicRecord {
  const telling = TELLING[name]
  const fields = Object.entries(shape).map(([field, schema]) => {
    const known = telling[field]
    return [field, schema, known === undefined ? exampleOf(z.toJSONSchema(schema) as Shape) : known] as const
  })
  return Object.fromEntries(
    fields.flatMap(([field, schema, value]) => (schema.safeParse(value).success ? [[field, value]] : [])),
  )
}

const exampleOfId = ({ name }: Pick<Resource, 'name'>) => ({ resource: name, id: EXAMPLE_ID })

/** An entry of the feed for a record that was added or edited. */
export function exampleChange(resource: Resource) {
  return { ...exampleOfId(resource), at: EXAMPLE_TIME, deleted: false, record: exampleRecord(resource) }
}

export function exampleDeletion(resource: Resource) {
  return { ...exampleOfId(resource), at: EXAMPLE_TIME, deleted: true, deletedAt: EXAMPLE_TIME }
}
