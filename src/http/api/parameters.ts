/** Query parameters of the REST export, and the single error for invalid ones. */
import { z } from '@hono/zod-openapi'

import { AppError } from '../../errors.ts'
import { momentParameter } from '../../services/fields/filter.ts'
import { MAX_PER_PAGE, DEFAULT_PER_PAGE } from '../../services/export/list-records.ts'
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
    default: DEFAULT_PER_PAGE,
    description: 'The maximum number of records per page',
  })

export const cursorParameter = z
  .string()
  .optional()
  .openapi({ description: 'The nextCursor of the last page; send it with the same filters' })

export const updatedSinceParameter = momentParameter(
  'Only records that changed at this time or later, deleted ones as tombstones; the last 10 seconds are left out',
).optional()

/** A parameter with names from a list, separated by commas. */
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
  return namesParameter(names, 'Only these fields, separated by commas; the id is always included', example)
}

export function filterParameters(resource: Resource): Record<string, Parameter> {
  return Object.fromEntries(Object.entries(resource.filters).map(([name, { schema }]) => [name, schema.optional()]))
}

/**
 * Picks a resource's filters out of all query parameters. Those by the team's own fields are checked only here: they differ
 * between workspaces, and the description of the API does not know them.
 *
 * @param resource of the workspace that the key is for
 * @param url of the request: a parsed query may lack a parameter with a name that no object can have
 * @param described the parameters that were checked by their schemas
 * @throws AppError VALIDATION, with the problem of each parameter
 */
export function filtersIn(
  resource: Resource,
  query: Readonly<Record<string, unknown>>,
  url: string,
  described: readonly string[],
): Record<string, string> {
  const own = [...new Set(new URL(url).searchParams.keys())].filter((name) => !described.includes(name))
  const unknown = own.filter((name) => !Object.hasOwn(resource.filters, name))
  if (unknown.length > 0)
    refuseParameters({ issues: [{ code: 'unrecognized_keys', keys: unknown, path: [], message: '' }] })
  const schema = z.object(
    Object.fromEntries(own.flatMap((name) => (resource.filters[name] ? [[name, resource.filters[name].schema]] : []))),
  )
  const checked = schema.safeParse(query)
  if (!checked.success) refuseParameters(checked.error)
  const given = Object.keys(resource.filters).filter((name) => typeof query[name] === 'string')
  return Object.fromEntries(given.map((name) => [name, query[name] as string]))
}

/** @throws AppError VALIDATION, with the problem of each parameter */
export function refuseParameters({ issues }: Pick<z.ZodError, 'issues'>): never {
  const problems = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((parameter) => ({ parameter, problem: 'There is no such parameter' }))
    const twice = issue.code === 'invalid_type' && issue.expected === 'string'
    return [{ parameter: String(issue.path[0]), problem: twice ? 'Give it once' : issue.message }]
  })
  throw new AppError('VALIDATION', {
    message: problems.map(({ parameter, problem }) => `${parameter}: ${problem}`).join('; '),
    details: { parameters: problems },
  })
}
