/** A query parameter that filters a list: what it accepts, and the condition that it stands for. */
import { z } from 'zod'

import { objectId, trustedId } from '../../models/ids.ts'
import { ID_FORM } from '../../ids.ts'

export type Filter = {
  /** Validates the parameter's text. */
  readonly schema: z.ZodType<string, string>
  readonly condition: (text: string) => Readonly<Record<string, unknown>>
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u

const momentSchema = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'Give a date (2026-05-01) or a time with its zone (2026-05-01T09:00:00Z)',
})

/** Times in queries: a date alone means its first moment in UTC. */
export function momentParameter(description: string): z.ZodType<string, string> {
  return momentSchema.meta({ description, example: '2026-05-01T09:00:00Z' })
}

/** @param text as accepted by {@link momentParameter} */
export function momentOf(text: string): Date {
  return new Date(DAY.test(text) ? `${text}T00:00:00.000Z` : text)
}

/** Records that refer to one other record. */
export function byId(path: string, description: string): Filter {
  return {
    schema: z
      .string()
      .regex(ID_FORM, { error: 'Give an id: 24 hexadecimal digits' })
      .meta({ description, example: '6650f0c2a1b2c3d4e5f60718' }),
    condition: (given) => ({ [path]: objectId(trustedId(given)) }),
  }
}

/** As {@link byId}; `none` finds those that refer to nobody. */
export function byIdOrNone(path: string, description: string): Filter {
  return {
    schema: z
      .string()
      .regex(/^(?:[0-9a-f]{24}|none)$/u, { error: 'Give an id (24 hexadecimal digits) or none' })
      .meta({ description: `${description}, or none`, example: '6650f0c2a1b2c3d4e5f60718' }),
    condition: (given) => ({ [path]: given === 'none' ? null : objectId(trustedId(given)) }),
  }
}

export function byChoice(path: string, choices: readonly string[], description: string): Filter {
  return {
    schema: z
      .enum(choices as [string, ...string[]], { error: `Give one of ${choices.join(', ')}` })
      .meta({ description }),
    condition: (given) => ({ [path]: given }),
  }
}

export function byText(path: string, description: string): Filter {
  return {
    schema: z.string().min(1, { error: 'Give a text' }).max(128).meta({ description }),
    condition: (given) => ({ [path]: given.normalize('NFC') }),
  }
}

/** At or after a moment, or before it. */
export function byMoment(path: string, bound: '$gte' | '$lt', description: string): Filter {
  return { schema: momentParameter(description), condition: (given) => ({ [path]: { [bound]: momentOf(given) } }) }
}

/** On or after a calendar day that is stored as text, or on or before it. */
export function byDay(path: string, bound: '$gte' | '$lte', description: string): Filter {
  return {
    schema: z.iso.date({ error: 'Give a date: 2026-05-31' }).meta({ description, example: '2026-05-31' }),
    condition: (given) => ({ [path]: { [bound]: given } }),
  }
}

/** At least a number, or at most it. */
export function byNumber(path: string, bound: '$gte' | '$lte', description: string): Filter {
  return {
    schema: z
      .string()
      .regex(/^-?\d{1,12}(?:\.\d{1,6})?$/u, { error: 'Give a number: 12 or 12.5' })
      .meta({ description, example: '12.5' }),
    condition: (given) => ({ [path]: { [bound]: Number(given) } }),
  }
}
