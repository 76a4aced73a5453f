/** Proposes what the columns of a file fill. Pure. */
import type { RecognisedColumns } from '../../services/imports/import-ports.ts'
import { plainColumn, targetOf } from '../files/column-targets.ts'
import { companyTargetOf, isOfCompanies, targetInCompanies } from './company-targets.ts'
import { dealTargetOf, isDealTitle, isPipeline } from './deal-targets.ts'
import { recogniseSource } from './recognise-source.ts'

/** Of these several columns may be read; of others a second one would only repeat or contradict the first. */
const SEVERAL = [
  'contact.emails',
  'contact.phones',
  'contact.telegram',
  'contact.tags',
  'company.emails',
  'company.phones',
  'company.tags',
  'deal.tags',
]

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u
const PHONE = /^\+?[\d\s().-]{7,20}$/u

/** A column without a name that anybody knows may still be full of addresses. */
function byContent(samples: readonly string[], kind: 'contact' | 'company'): string | undefined {
  if (samples.length === 0) return undefined
  if (samples.every((sample) => EMAIL.test(sample))) return `${kind}.emails`
  if (samples.every((sample) => PHONE.test(sample) && sample.startsWith('+'))) return `${kind}.phones`
  return undefined
}

/** “Address 1 - City” says again what “Address 1 - Formatted” does. */
function isPartOfAddress(header: string, headers: readonly string[]): boolean {
  const [, address] = /^(address \d+) - (?!formatted$)/iu.exec(header.trim()) ?? []
  const whole = address === undefined ? null : `${address} - formatted`.toLowerCase()
  return headers.some((other) => other.trim().toLowerCase() === whole)
}

export function recogniseColumns(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): RecognisedColumns {
  const taken = new Set<string>()
  const isOfDeals = headers.some(isDealTitle)
  const ofCompanies = !isOfDeals && isOfCompanies(headers)
  const targetIn = (header: string): string | null | undefined =>
    ofCompanies
      ? targetInCompanies(header)
      : (companyTargetOf(header) ?? (isOfDeals ? dealTargetOf(header) : targetOf(header)))
  // Where both are, “Title” is how a person is addressed.
  const hasJobTitle = headers.some((header) => plainColumn(header) === 'job title')
  const targets = headers.map((header, index): string | null => {
    const values = samples[index] ?? []
    if (hasJobTitle && plainColumn(header) === 'title') return null
    if (isPartOfAddress(header, headers) || (isOfDeals && isPipeline(header) && values.length === 1)) return null
    const known = targetIn(header)
    const target = known ?? (known === null ? null : byContent(values, ofCompanies ? 'company' : 'contact'))
    if (target === null) return null
    // What no field takes is kept as a note, unless there is nothing in it.
    if (target === undefined || (!SEVERAL.includes(target) && taken.has(target)))
      return values.length > 0 ? 'note' : null
    taken.add(target)
    return target
  })
  return { source: recogniseSource(headers), targets }
}
