/** What columns that tell about companies fill: in a file of companies, and beside people and deals. Pure. */
import { isOfPeople, plainColumn, targetOf } from '../files/column-targets.ts'

type Rule = readonly [target: string, name: RegExp]

/** Names that stand for the company itself: beside a person, “Company” may be all that a row says about one. */
const NAME =
  /^(?:company name|organi[sz]ation name|account name|назва компанії|название компании|назва організації|название организации)$/u

/** The id of a company beside something else; several in one cell name none. */
const ID_BESIDE =
  /^(?:(?:primary )?associated company ids?|(?:company|organi[sz]ation|account)(?: name)?[ .]?id|record id company)$/u

const OF_A_COMPANY: readonly Rule[] = [
  ['company.id', /^(?:record id|id|(?:company|organi[sz]ation|account) id|pipedrive system id|system id|ід)$/u],
  ['company.domain', /domain/u],
  ['company.phones', /phone|^tel\b|телефон/u],
  ['company.emails', /e ?mail|пошта|почта/u],
  ['company.website', /^(?:web ?site(?: url)?|web ?page|web|url|сайт|веб ?сайт|корпоративн\p{L}+ сайт)$/u],
  [
    'company.address',
    /^(?:(?:full |street |billing )?address|address address 1|(?:повна )?адреса|(?:полный )?адрес)$/u,
  ],
  ['company.tags', /^(?:tags?|labels?|теги|мітки|метки)$/u],
]
/** What looks like one of these and is something else. */
const NOT_OF_IT = /fax|факс|owner|count|date|time|type$|status/u

/** “Organization - Address” and “Company: Record ID” say whose they are; null for another header. */
function besides(header: string): string | null {
  return /^(?:organi[sz]ation|company|account)(?: - |: ?)(.+)$/iu.exec(header.trim())?.[1] ?? null
}

function ofCompany(name: string): string | undefined {
  return NOT_OF_IT.test(name) ? undefined : OF_A_COMPANY.find(([, pattern]) => pattern.test(name))?.[0]
}

/** In a file of people or deals. Undefined for a column that tells nothing about their company besides its name. */
export function companyTargetOf(header: string): string | undefined {
  const own = besides(header)
  if (own !== null) return ofCompany(plainColumn(own))
  const name = plainColumn(header)
  return ID_BESIDE.test(name) ? 'company.id' : /^company domain(?: name)?$/u.test(name) ? 'company.domain' : undefined
}

function isName(header: string): boolean {
  const own = besides(header)
  return own === null ? NAME.test(plainColumn(header)) : /^(?:company )?name\*?$/iu.test(own.trim())
}

/** Whether its rows are companies: it names them, and nobody who works there. */
export function isOfCompanies(headers: readonly string[]): boolean {
  return headers.some(isName) && !headers.some(isOfPeople)
}

/** In a file of companies. */
export function targetInCompanies(header: string): string | null | undefined {
  if (isName(header)) return 'company.name'
  const known = ofCompany(plainColumn(besides(header) ?? header))
  if (known !== undefined) return known
  // Dates and ids of the other system tell nothing here, either.
  return targetOf(header) === null ? null : undefined
}
