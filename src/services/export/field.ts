/** One field of an exported record: its public schema, where it is stored, and how it is converted. */
import type { Types } from 'mongoose'
import { z } from 'zod'

import { ID_FORM } from '../../ids.ts'

export type Field<Stored> = {
  readonly schema: z.ZodType
  /** The stored paths that it is read from. */
  readonly from: readonly string[]
  readonly read: (stored: Stored) => unknown
  /** Its CSV columns: the suffix of each name, and the key in the value, with dots. One column if left out. */
  readonly cells?: Readonly<Record<string, string>>
}

export const idSchema = z.string().regex(ID_FORM)
export const timeSchema = z.iso.datetime().meta({ description: 'ISO 8601, UTC, with milliseconds' })

/** A field with its own conversion. */
export function field<Stored>(
  schema: z.ZodType,
  from: readonly string[],
  read: (stored: Stored) => unknown,
): Field<Stored> {
  return { schema, from, read }
}

type Keyed<Stored, Value> = { [Key in keyof Stored]-?: Stored[Key] extends Value ? Key : never }[keyof Stored] & string

/** A stored value as it is; null if there is none. */
export function plain<Stored>(key: keyof Stored & string, schema: z.ZodType): Field<Stored> {
  return { schema, from: [key], read: (stored) => stored[key] ?? null }
}

export function id<Stored>(key: Keyed<Stored, Types.ObjectId>, description: string): Field<Stored> {
  return {
    schema: idSchema.meta({ description }),
    from: [key],
    read: (stored) => (stored[key] as Types.ObjectId).toHexString(),
  }
}

export function idOrNull<Stored>(key: Keyed<Stored, Types.ObjectId | undefined>, description: string): Field<Stored> {
  return {
    schema: idSchema.nullable().meta({ description }),
    from: [key],
    read: (stored) => (stored[key] as Types.ObjectId | undefined)?.toHexString() ?? null,
  }
}

export function time<Stored>(key: Keyed<Stored, Date>, description: string): Field<Stored> {
  return {
    schema: timeSchema.meta({ description }),
    from: [key],
    read: (stored) => (stored[key] as Date).toISOString(),
  }
}

export function timeOrNull<Stored>(key: Keyed<Stored, Date | null>, description: string): Field<Stored> {
  return {
    schema: timeSchema.nullable().meta({ description }),
    from: [key],
    read: (stored) => (stored[key] as Date | null | undefined)?.toISOString() ?? null,
  }
}

export function text<Stored>(key: keyof Stored & string, description: string): Field<Stored> {
  return plain(key, z.string().meta({ description }))
}

export function textOrNull<Stored>(key: keyof Stored & string, description: string): Field<Stored> {
  return plain(key, z.string().nullable().meta({ description }))
}

export function number<Stored>(key: keyof Stored & string, description: string): Field<Stored> {
  return plain(key, z.number().meta({ description }))
}
