/** Contacts from a CSV or vCard file: in the operator's folder, or at an https address. It is read again when it changed. */
import { createHash } from 'node:crypto'

import { z } from 'zod'

import { withoutLabelText } from '../../../language/address-labels.ts'
import type { Pulled, PulledRecord, SyncAdapter, SyncMapping } from '../../../services/sync/sync-adapter.ts'
import { csvRows } from '../../files/csv-rows.ts'
import { type KnownColumns, knownColumns } from '../../files/known-columns.ts'
import { vCardPeople } from '../../files/vcard-people.ts'
import {
  createOpenFile,
  FileBrokenOffError,
  FileTooLargeError,
  isFileAddress,
  type OpenedFile,
  type OpenFileDeps,
} from './open-file.ts'

const PAGE = 200

const cursorSchema = z.object({
  /** Of the file that is being read, or was read to its end. */
  version: z.string(),
  /** How many records of it are read; null: all. */
  row: z.int().min(0).nullable(),
  /** The file changed while it was read: the run has seen some of what is gone now. */
  mixed: z.boolean().optional(),
})
type Cursor = z.infer<typeof cursorSchema>

function readCursor(text: string | null): Cursor | null {
  try {
    return text === null ? null : cursorSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Without an id of its own, a person is whoever has that address or number, else that name. */
function idOf(fields: Fields, { id, contact }: KnownColumns): string {
  const { emails = [], phones = [], name = [] } = contact
  const texts = (names: readonly string[]): readonly string[] =>
    names.flatMap((one) => fields[one] ?? []).filter((text) => text.trim() !== '')
  const own = id === null ? undefined : texts([id])[0]
  if (own !== undefined) return own.trim().slice(0, 256)
  // The labels that a card's numbers and addresses may have do not tell people apart.
  const [email] = texts(emails).map(withoutLabelText)
  if (email !== undefined) return `email:${email.trim().toLowerCase()}`.slice(0, 256)
  const [phone] = texts(phones).map(withoutLabelText)
  if (phone !== undefined) return `phone:${phone.replace(/\D/gu, '')}`.slice(0, 256)
  const said = texts(name).join(' ')
  return said === '' ? '' : `name:${createHash('sha1').update(said).digest('base64url')}`
}

async function* recordsIn(address: string, { chunks, modifiedAt }: Extract<OpenedFile, { kind: 'opened' }>) {
  const isCards = /\.(?:vcf|vcard)(?:$|[?#])/iu.test(address)
  const rows: AsyncIterable<Fields> = isCards ? cardsAsFields(chunks) : csvRows(chunks)
  let columns: readonly string[] = []
  let known = knownColumns(columns)
  for await (const fields of rows) {
    const own = Object.keys(fields)
    // A row that ends early has the first columns only.
    if (own.length !== columns.length) {
      columns = own
      known = knownColumns(columns)
    }
    const record: PulledRecord = { kind: 'contact', externalId: idOf(fields, known), updatedAt: modifiedAt, fields }
    yield record
  }
}

async function* cardsAsFields(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Fields> {
  for await (const { uid, name, phones, emails, company, title } of vCardPeople(chunks)) {
    yield { id: uid, name, phone: phones, email: emails, company, title }
  }
}

type Reading = {
  readonly version: string
  readonly mixed: boolean
  row: number
  readonly records: AsyncGenerator<PulledRecord>
  readonly close: () => Promise<void>
}

export function createFileAdapter(deps: OpenFileDeps): SyncAdapter {
  const openFile = createOpenFile(deps)
  return {
    kinds: ['contact'],
    connectsBy: 'address',
    isConnection: isFileAddress,
    suggest(records) {
      const headers = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))]
      const { contact } = knownColumns(headers)
      return { contact } satisfies SyncMapping
    },
    open({ connection, workspaceId }) {
      /** Kept from page to page, so that each does not begin at the first row. */
      let reading: Reading | null = null

      async function begin(
        cursor: Cursor | null,
        signal: AbortSignal,
      ): Promise<Reading | Exclude<OpenedFile, { kind: 'opened' }>> {
        const known = cursor?.row === null ? cursor.version : null
        const opened = await openFile(connection, workspaceId, known, signal)
        if (opened.kind !== 'opened') return opened
        const records = recordsIn(connection, opened)
        const { version } = opened
        const read = cursor?.row ?? 0
        const isSame = cursor?.version === version
        const begun: Reading = {
          version,
          mixed: read > 0 && (!isSame || cursor?.mixed === true),
          row: 0,
          records,
          async close() {
            await records.return(undefined)
            await opened.close()
          },
        }
        // Another version is read from its beginning: nothing is missed, and what is the same stays.
        const skip = isSame ? read : 0
        for (; begun.row < skip; begun.row += 1) if ((await records.next()).done === true) break
        return begun
      }

      async function pull(text: string | null, signal: AbortSignal): Promise<Pulled> {
        const cursor = readCursor(text)
        if (reading === null || cursor?.version !== reading.version || cursor.row !== reading.row) {
          await reading?.close()
          reading = null
          const begun = await begin(cursor, signal)
          if (!('records' in begun)) {
            return begun.kind === 'unchanged' ? { kind: 'page', records: [], cursor: text, done: true } : begun
          }
          reading = begun
        }
        const { version, mixed, records: source, close } = reading
        const records: PulledRecord[] = []
        let done = false
        while (records.length < PAGE && !done) {
          signal.throwIfAborted()
          const next = await source.next()
          if (next.done === true) done = true
          else {
            records.push(next.value)
            reading.row += 1
          }
        }
        const row = done ? null : reading.row
        if (done) {
          await close()
          reading = null
        }
        // After a mixture the next run reads the file even if it has not changed again, and finds who is gone.
        const next: Cursor = done && mixed ? { version: '', row } : { version, row, ...(mixed && { mixed }) }
        return { kind: 'page', records, cursor: JSON.stringify(next), done, complete: done }
      }

      return {
        async pull(text, signal) {
          try {
            return await pull(text, signal)
          } catch (error) {
            await reading?.close()
            reading = null
            signal.throwIfAborted()
            if (error instanceof FileBrokenOffError) return { kind: 'later' }
            return { kind: 'refused', problem: error instanceof FileTooLargeError ? 'too-large' : 'unreadable' }
          }
        },
        count: async () => null,
        async close() {
          await reading?.close()
        },
      }
    },
  }
}
