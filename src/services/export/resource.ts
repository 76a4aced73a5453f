/**
 * A resource of the export, described once: the record as it looks outside, the filters of its list, and how both are
 * stored. Lists, single records, the feed of changes, streams, the OpenAPI document and CSV columns are read from this.
 */
import type { z } from 'zod'

import type { IdKind } from '../../ids.ts'
import type { ApiScope } from '../../models/api-key.ts'
import type { Models } from '../../models/models.ts'
import type { Field } from './field.ts'
import type { Filter } from '../fields/filter.ts'

/** A stored record of any resource. */
export type Stored = Readonly<Record<string, unknown>>
/** A record as it leaves the export. */
export type PublicRecord = Readonly<Record<string, unknown>>

export type Resource = {
  readonly name: ApiScope
  /** One of it, as people call it. */
  readonly singular: IdKind
  readonly about: string
  readonly fields: Readonly<Record<string, Field<Stored>>>
  readonly filters: Readonly<Record<string, Filter>>
  /** The stored time by which lists and the feed are ordered. */
  readonly timeField: 'updatedAt' | 'at'
  /** Whether records of it can be deleted and leave a tombstone. */
  readonly deletable: boolean
  /** Whether its records carry a version; those that do not never change. */
  readonly versioned: boolean
  /** The schemas of its fields; a record has those that were asked for. */
  readonly shape: Readonly<Record<string, z.ZodType>>
}

export type ResourceOptions<T> = {
  readonly name: ApiScope & keyof Models
  readonly singular: IdKind
  readonly about: string
  readonly fields: Readonly<Record<string, Field<T>>>
  readonly filters: Readonly<Record<string, Filter>>
  readonly timeField?: 'updatedAt' | 'at'
  readonly deletable: boolean
  readonly versioned?: boolean
}

export function defineResource<T>(options: ResourceOptions<T>): Resource {
  const { timeField = 'updatedAt', versioned = true, fields } = options
  const shape = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]))
  return {
    ...options,
    // A reader is only ever given documents of the collection that its resource names.
    fields: fields as unknown as Resource['fields'],
    timeField,
    versioned,
    shape,
  }
}

/** What to load to make these fields, and to place and version the record. */
export function projectionOf(resource: Resource, fields: readonly string[]): Record<string, 1> {
  const paths = fields.flatMap((name) => resource.fields[name]?.from ?? [])
  const own = [
    resource.timeField,
    ...(resource.deletable ? ['deletedAt'] : []),
    ...(resource.versioned ? ['version'] : []),
  ]
  return Object.fromEntries(['_id', ...own, ...paths].map((path) => [path, 1]))
}

/** Makes public records with these fields, in the order of the description. */
export function createToPublic(resource: Resource, fields: readonly string[]): (stored: Stored) => PublicRecord {
  const chosen = Object.entries(resource.fields)
    .filter(([name]) => fields.includes(name))
    .map(([name, { read }]) => [name, read] as const)
  return (stored) => {
    const record: Record<string, unknown> = {}
    for (const [name, read] of chosen) record[name] = read(stored)
    return record
  }
}

/** The fields asked for, `id` among them; all when none are. */
export function fieldsAsked(resource: Resource, fields: readonly string[] | undefined): readonly string[] {
  return fields === undefined ? Object.keys(resource.fields) : ['id', ...fields]
}
