/**
 * A resource of the export, described once: its public record, the filters of its list, and how both are stored. Lists,
 * single records, the feed of changes, streams, the OpenAPI document and CSV columns are derived from this.
 */
import type { z } from 'zod'

import type { IdKind } from '../../ids.ts'
import type { ApiScope } from '../../models/api-key.ts'
import type { Models } from '../../models/models.ts'
import type { Field } from './field.ts'
import type { Filter } from '../fields/filter.ts'

/** A stored record of any resource. */
export type Stored = Readonly<Record<string, unknown>>
/** A record as the export returns it. */
export type PublicRecord = Readonly<Record<string, unknown>>

export type Resource = {
  readonly name: ApiScope
  /** The word for a single record. */
  readonly singular: IdKind
  readonly about: string
  readonly fields: Readonly<Record<string, Field<Stored>>>
  readonly filters: Readonly<Record<string, Filter>>
  /** The stored time that orders lists and the feed. */
  readonly timeField: 'updatedAt' | 'at'
  /** Whether its records can be deleted, leaving a tombstone. */
  readonly deletable: boolean
  /** Whether its records have a version; those without one never change. */
  readonly versioned: boolean
  /** The schemas of its fields; a record has the requested ones. */
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
    // Safe: a `read` function only ever gets documents of its own resource's collection.
    fields: fields as unknown as Resource['fields'],
    timeField,
    versioned,
    shape,
  }
}

/** The stored paths needed for these fields and for the record's position and version. */
export function projectionOf(resource: Resource, fields: readonly string[]): Record<string, 1> {
  const paths = fields.flatMap((name) => resource.fields[name]?.from ?? [])
  const own = [
    resource.timeField,
    ...(resource.deletable ? ['deletedAt', 'mergedInto'] : []),
    ...(resource.versioned ? ['version'] : []),
  ]
  return Object.fromEntries(['_id', ...own, ...paths].map((path) => [path, 1]))
}

/** Converts stored records to public ones with these fields, in the resource's order. */
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

/** The requested fields and `id`; all fields if none are requested. */
export function requestedFields(resource: Resource, fields: readonly string[] | undefined): readonly string[] {
  return fields === undefined ? Object.keys(resource.fields) : ['id', ...fields]
}
