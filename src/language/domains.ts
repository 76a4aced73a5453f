/** Domains of companies: read as people give them, and found in email addresses. Pure. */
import { freeEmailDomains } from 'free-email-domains-typescript'

import { fieldProblem } from './field-problem.ts'
import { cleanTyped } from './typed-text.ts'

/** RFC 1035. */
const MAX_DOMAIN_LENGTH = 253

/** Providers of mailboxes for anybody that the list does not have: what two of their users share says nothing of them. */
const MORE_PROVIDERS = [
  'meta.ua',
  'online.ua',
  'fm.com.ua',
  'proton.me',
  'pm.me',
  'tutanota.com',
  'tuta.com',
  'inbox.lv',
]
const PROVIDERS: ReadonlySet<string> = new Set([...freeEmailDomains, ...MORE_PROVIDERS])

/** In ASCII and lower case, so that “Пошта.укр” and its encoded form are one domain. Null for a text that is not one. */
function asDomain(host: string): string | null {
  if (!URL.canParse(`https://${host}`)) return null
  const { hostname } = new URL(`https://${host}`)
  const domain = hostname.replace(/^www\./u, '')
  // The last label begins with a letter, also encoded: an address of numbers is no domain.
  const isDomain = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/u.test(domain)
  return isDomain && domain.length <= MAX_DOMAIN_LENGTH ? domain : null
}

/**
 * A domain, typed as such or as a part of a web or email address.
 *
 * @throws AppError VALIDATION (empty, not-a-domain)
 */
export function readDomain(typed: string): string {
  const text = cleanTyped(typed)
  if (text === '') throw fieldProblem('empty')
  const refused = fieldProblem('not-a-domain', { given: text })
  if (/\s/u.test(text)) throw refused
  const [host = ''] = text
    .replace(/^[a-z][a-z\d+.-]*:(?:\/\/)?/iu, '')
    .replace(/^.*@/u, '')
    .split(/[/?#:]/u)
  const domain = asDomain(host)
  if (domain === null) throw refused
  return domain
}

/** The domain of a company's address; null for an address of a provider of mailboxes for anybody. */
export function companyDomainOf(email: string): string | null {
  const domain = asDomain(email.slice(email.lastIndexOf('@') + 1))
  return domain === null || PROVIDERS.has(domain) ? null : domain
}

/** The domains of the companies that addresses belong to, each once, in their order. */
export function companyDomainsIn(emails: readonly { readonly normalized: string }[]): readonly string[] {
  return [...new Set(emails.flatMap(({ normalized }) => companyDomainOf(normalized) ?? []))]
}
