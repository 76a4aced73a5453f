/** Made-up bodies in the shapes of many senders, each with the person it is about. */
import { readdirSync, readFileSync } from 'node:fs'

import type { Json } from '../../src/integrations/body/json.ts'

export type SampleBody = {
  readonly sender: string
  /** `ask`: there are people in it, but none that could be taken without asking. */
  readonly expect:
    | { readonly person: { readonly email?: string; readonly phone?: string; readonly name?: string } }
    | 'ask'
    | 'nobody'
  /** Whether it is unclear enough that asking is as good. */
  readonly mayAsk?: boolean
  /** Sent as a form, not as JSON. */
  readonly form?: boolean
  readonly deal?: { readonly title?: string; readonly amount?: number }
  readonly body: Json
}

const FOLDER = new URL('../fixtures/bodies/', import.meta.url)

export function sampleBodies(): readonly SampleBody[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
  return files.toSorted().flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as SampleBody[])
}

export function encoded({ body, form }: SampleBody): { readonly text: string; readonly contentType: string } {
  if (form !== true) return { text: JSON.stringify(body), contentType: 'application/json' }
  const fields = Object.entries(body as Record<string, string>)
  return { text: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' }
}
