/** Reads the address of a receiver. What the name leads to is checked elsewhere, and again at each connection. */
import { fieldProblem } from '../../language/field-problem.ts'
import type { AllowedHosts } from './allowed-hosts.ts'

const MAX_URL_LENGTH = 1_000
const HTTPS_PORT = 443
/** Lower ports belong to services of other kinds, such as mail. */
const FIRST_FREE_PORT = 1_024

export function portOf({ port, protocol }: Pick<URL, 'port' | 'protocol'>): number {
  if (port !== '') return Number(port)
  return protocol === 'http:' ? 80 : HTTPS_PORT
}

/** @throws AppError VALIDATION with the problem of the address */
export function readUrl(typed: string, allowed: AllowedHosts): URL {
  const text = typed.trim()
  if (text === '') throw fieldProblem('empty')
  if (text.length > MAX_URL_LENGTH) throw fieldProblem('too-long', { limit: MAX_URL_LENGTH })
  if (!/^https?:\/\//iu.test(text) || !URL.canParse(text)) throw fieldProblem('not-a-link', { given: text })
  // Parsing writes every form of an IPv4 address (decimal, octal, hexadecimal, short) in the usual way.
  const url = new URL(text)
  url.hash = ''
  if (url.username !== '' || url.password !== '') throw fieldProblem('link-with-password')
  const port = portOf(url)
  if (allowed.has(url.hostname, port)) return url
  if (url.protocol !== 'https:') throw fieldProblem('not-https')
  if (port !== HTTPS_PORT && port < FIRST_FREE_PORT) throw fieldProblem('port-refused')
  return url
}
