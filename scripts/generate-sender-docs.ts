/**
 * Writes the table and the sections of all senders into docs/integrations.md, from their guides and what each folder has
 * in its manual.md. Run after every change of a sender: node --import tsx scripts/generate-sender-docs.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { Provider } from '../src/integrations/providers/provider.ts'
import { PROVIDERS } from '../src/integrations/providers/providers.ts'
import type { PastedValue } from '../src/services/leads/sender.ts'

const VALUES: Readonly<Record<PastedValue, string>> = {
  address: 'the address',
  secret: 'the secret',
  bearer: '`Bearer` and the secret',
  'address-with-secret': 'the address, a slash and the secret',
  'address-with-parameter': 'the address with the secret as a parameter',
  'address-with-user': 'the address with user and secret in it',
  'verify-token': 'the verify token',
  script: 'the script below, which the bot shows with both in it',
}

/** As the formatter writes tables, so that the written file stays as it is. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const padded = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))))
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [padded[0] ?? '', rule, ...padded.slice(1)]
}

function secretOf({ secret, signature, references }: Provider): string {
  const token = references === undefined ? '' : '; a token fetches the answers'
  if (secret.madeBy === 'them') return `theirs signs each message${token}`
  return signature.kind === 'hmac' ? `signs each message${token}` : 'is sent with each message'
}

function section({ displayName, guide, script }: Provider, manual: string | null): readonly string[] {
  const { about, steps, paste, lead } = guide.en
  return [
    `### ${displayName}`,
    '',
    `Sends ${about}.`,
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    ...table([['their field', 'paste'], ...paste.map(({ into, value }) => [into, VALUES[value]])]),
    '',
    lead,
    '',
    ...(script === undefined ? [] : ['```js', script.trim(), '```', '']),
    ...(manual === null ? [] : [manual.trim(), '']),
  ]
}

/** @param manualOf more about a sender than its guide says: Markdown, or null */
export function senderDocs(providers: readonly Provider[], manualOf: (id: string) => string | null): string {
  const rows = providers.map((provider) => {
    const { displayName, group, guide } = provider
    const inside = group === 'webhook' && provider.bodies.kind === 'own'
    return [guide.en.about, inside ? `Webhook → ${displayName}` : displayName, secretOf(provider)]
  })
  const sections = providers.flatMap((provider) => section(provider, manualOf(provider.id)))
  return [...table([['what sends your leads', 'choose', 'secret'], ...rows]), '', ...sections].join('\n')
}

const BEGIN = '<!-- senders:begin (written by scripts/generate-sender-docs.ts) -->'
const END = '<!-- senders:end -->'

/** The page with the part between its two marks replaced. @throws Error when it does not have both */
export function withSenderDocs(page: string, docs: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error('The marks of the senders are missing in docs/integrations.md')
  return `${page.slice(0, begin)}${BEGIN}\n\n${docs}\n${page.slice(end)}`
}

const FOLDERS = new URL('../src/integrations/providers/', import.meta.url)

/** The manual.md in a sender's folder, if it has one. */
export function readManual(id: string): string | null {
  const file = new URL(`${id}/manual.md`, FOLDERS)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = new URL('../docs/integrations.md', import.meta.url)
  await writeFile(page, withSenderDocs(await readFile(page, 'utf8'), senderDocs(PROVIDERS, readManual)))
}
