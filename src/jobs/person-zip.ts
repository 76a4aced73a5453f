/** Everything about a person as one ZIP: lists of records as JSON, the files of notes, and an index that says what is in it. */
import { createZipWriter, type ZipWriter } from '../integrations/files/write-zip.ts'
import { cutToUnits } from '../language/cut-text.ts'
import type { FileKind, NoteFile } from '../models/note-file.ts'
import type { PersonFile, PersonNoteFile } from '../services/privacy/person-file.ts'
import type { ReadSentFile } from './run-import.ts'

/** Bots may send 50 MB. */
const MAX_ZIP_BYTES = 49_000_000
/** For the index, which comes last. */
const INDEX_ROOM = 500_000

export type PersonZip = {
  readonly name: string
  /** Null if it is larger than a bot may send. */
  readonly bytes: Uint8Array | null
  /** Files that Telegram does not give. */
  readonly refused: number
  /** Files that did not fit in. */
  readonly tooLarge: number
}

type Listed = Pick<NoteFile, 'kind' | 'name' | 'size'> & {
  readonly note: string
  /** Null if it is missing. */
  readonly path: string | null
  /** Set on a file that was removed, alone or with its note. */
  readonly removed?: true
  readonly missing?: 'refused by Telegram' | 'does not fit into the 50 MB that a bot may send'
}

const EXTENSIONS = {
  photo: 'jpg',
  document: 'bin',
  video: 'mp4',
  audio: 'mp3',
  animation: 'mp4',
  voice: 'ogg',
  'video-note': 'mp4',
} as const satisfies Record<FileKind, string>

const MAX_NAME_LENGTH = 100

/** Safe on every system that unpacks it, and unique by its number. */
function pathOf({ kind, name }: NoteFile, number: number): string {
  const plain = (name ?? `${kind}.${EXTENSIONS[kind]}`).replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_').replace(/^\.+/u, '_')
  return `files/${number}-${cutToUnits(plain, MAX_NAME_LENGTH)}`
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* asJson(records: AsyncIterable<unknown>, count: () => void): AsyncGenerator<string> {
  let joint = '[\n'
  for await (const record of records) {
    count()
    yield `${joint}${JSON.stringify(record)}`
    joint = ',\n'
  }
  yield joint === '[\n' ? '[]\n' : '\n]\n'
}

export type PersonZipDeps = { readonly readSentFile: ReadSentFile; readonly now: () => Date }

export function createPersonZip({ readSentFile, now }: PersonZipDeps) {
  async function addFile(
    zip: ZipWriter,
    { noteId, file, isRemoved }: PersonNoteFile,
    number: number,
    signal: AbortSignal,
  ): Promise<Listed> {
    const { kind, name, size } = file
    const listed = { note: noteId, kind, name, size, ...(isRemoved && { removed: true as const }) }
    const room = MAX_ZIP_BYTES - INDEX_ROOM - zip.size()
    const tooLarge = { ...listed, path: null, missing: 'does not fit into the 50 MB that a bot may send' } as const
    if (size !== null && size > room) return tooLarge
    const stream = await readSentFile(file.fileId, signal)
    if (stream === null) return { ...listed, path: null, missing: 'refused by Telegram' }
    const bytes = await bytesOf(stream)
    if (bytes.length > room) return tooLarge
    const path = pathOf(file, number)
    await zip.addBytes(path, bytes)
    return { ...listed, path }
  }

  return async (person: PersonFile, signal: AbortSignal): Promise<PersonZip> => {
    const zip = createZipWriter(MAX_ZIP_BYTES)
    const parts: { readonly file: string; readonly about: string; readonly records: number }[] = []
    for (const { name, about, records } of person.parts) {
      signal.throwIfAborted()
      let count = 0
      await zip.addText(
        name,
        asJson(records, () => void (count += 1)),
      )
      parts.push({ file: name, about, records: count })
    }
    const files: Listed[] = []
    for await (const file of person.files) files.push(await addFile(zip, file, files.length + 1, signal))
    const index = { contact: { id: person.id, name: person.name }, madeAt: now().toISOString(), parts, files }
    await zip.addBytes('index.json', new TextEncoder().encode(`${JSON.stringify(index, null, 2)}\n`))
    const missing = (reason: Listed['missing']) => files.filter((file) => file.missing === reason).length
    return {
      name: person.name,
      bytes: await zip.finish(),
      refused: missing('refused by Telegram'),
      tooLarge: missing('does not fit into the 50 MB that a bot may send'),
    }
  }
}
