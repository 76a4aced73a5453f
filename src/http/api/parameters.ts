/** Query parameters of the REST export, and the one answer to those that are wrong. */
import { z } from '@hono/zod-openapi'

import { AppError } from '../../errors.ts'
import { momentParameter } from '../../services/export/filter.ts'
import { MAX_PER_PAGE, PER_PAGE } from '../../services/export/list-records.ts'
import type { Resource } from '../../services/export/resource.ts'

type Parameter = z.ZodType<string | undefined, string | undefined>

export const limitParameter = z
  .string()
  .regex(/^[1-9]\d{0,3}$/u, { error: `Give a whole number from 1 to ${MAX_PER_PAGE}` })
  .transform(Number)
  .refine((limit) => limit <= MAX_PER_PAGE, { error: `Give a whole number from 1 to ${MAX_PER_PAGE}` })
  .optional()
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: MAX_PER_PAGE,
    default: PER_PAGE,
    description: 'At most this many on a page',
  })

export const cursorParameter = z
  .string()
  .optional()
  .openapi({ description: 'Where the last page ended, as it was told; with the same filters' })

export const updatedSinceParameter = momentParameter(
  'Only what changed at this time or later, deleted records as tombstones; the last 10 seconds are left out',
).optional()

/** Names out of a list, with commas between. */
export function namesParameter<Name extends string>(names: readonly Name[], description: string, example: string) {
  return z
    .string()
    .transform((text, context): readonly Name[] => {
      const given = text.split(',')
      const unknown = given.filter((name) => !names.some((known) => known === name))
      if (unknown.length > 0) {
        context.addIssue({
          code: 'custom',
          message: `There is no ${unknown.map((name) => `“${name}”`).join(', ')}; there are ${names.join(', ')}`,
        })
        return z.NEVER
      }
      return names.filter((name) => given.includes(name))
    })
    .optional()
    .openapi({ type: 'string', description, example })
}

export function fieldsParameter(resource: Resource) {
  const names = Object.keys(resource.fields)
  const example = names.slice(0, 3).join(',')
  return namesParameter(names, 'Only these fields, with commas between; the id is always there', example)
}

export function filterParameters(resource: Resource): Record<string, Parameter> {
  return Object.fromEntries(Object.entries(resource.filters).map(([name, { schema }]) => [name, schema.optional()]))
}

/** The given filters of a resource, out of all its parameters. */
export function filtersIn(resource: Resource, query: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.keys(resource.filters).filter((name) => typeof query[name] === 'string')
  return Object.fromEntries(given.map((name) => [name, query[name] as string]))
}

/** @throws AppError VALIDATION, with what is wrong by parameter */
export function refuseParameters({ issues }: Pick<z.ZodError, 'issues'>): never {
  const problems = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((parameter) => ({ parameter, problem: 'There is no such parameter here' }))
    const twice = issue.code === 'invalid_type' && issue.expected === 'string'
    return [{ parameter: String(issue.path[0]), problem: twice ? 'Give it once' : issue.message }]
  })
  throw new AppError('VALIDATION', {
    message: problems.map(({ parameter, problem }) => `${parameter}: ${problem}`).join('; '),
    details: { parameters: problems },
  })
}
