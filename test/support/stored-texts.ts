/** Every text in a database: what a person who searches all of it would find. */
import type { Connection } from 'mongoose'

import { TEST_SECRET_BOX } from './test-core.ts'

function textsIn(value: unknown, found: string[]): void {
  if (typeof value === 'string') found.push(value)
  else if (typeof value === 'number') found.push(String(value))
  else if (Array.isArray(value)) for (const item of value as readonly unknown[]) textsIn(item, found)
  else if (typeof value === 'object' && value !== null) {
    if ('buffer' in value && value.buffer instanceof Uint8Array) found.push(new TextDecoder().decode(value.buffer))
    else textsIn(Object.entries(value).flat(), found)
  }
}

/** Stored updates are sealed: whoever has the key reads them, so they count. */
function opened(document: Readonly<Record<string, unknown>>): unknown {
  const { payload } = document
  if (typeof payload !== 'object' || payload === null || !('sealed' in payload)) return document
  return TEST_SECRET_BOX.open(String(payload.sealed), `update/${String(document['_id'])}`)
}

/** All documents that have the text, as they are, by collection and id. */
export async function documentsWith(connection: Connection, wanted: string): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const { name } of await connection.listCollections())
    for await (const document of connection.collection(name).find()) {
      const texts: string[] = []
      textsIn(opened(document), texts)
      if (texts.some((text) => text.includes(wanted))) found.set(`${name} ${String(document._id)}`, document)
    }
  return found
}

/** The collections in which one of the texts is, with the place where it was found. */
export async function whereStored(connection: Connection, wanted: readonly string[]): Promise<readonly string[]> {
  const collections = await connection.listCollections()
  const places: string[] = []
  for (const { name } of collections) {
    for await (const document of connection.collection(name).find()) {
      const texts: string[] = []
      textsIn(opened(document), texts)
      for (const text of texts) {
        const hit = wanted.find((one) => text.toLowerCase().includes(one.toLowerCase()))
        if (hit !== undefined) places.push(`${name} ${String(document._id)}: ${hit} in ${text.slice(0, 120)}`)
      }
    }
  }
  return places
}
