import type { NewMessage } from '../control-api.ts'

/** A bot cannot download more than this (Bot API limit of getFile), in bytes. */
export const maxBytes = 20_000_000
const photoTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

export type FileContent = Extract<
  NewMessage,
  { photo: unknown } | { document: unknown } | { voice: unknown } | { video_note: unknown } | { video: unknown }
>

export function isPhoto({ type }: File): boolean {
  return photoTypes.has(type)
}

/** How a messenger sends such a file unless it is asked to send it as a file. Recordings have a choice of two. */
export function fileContent(file: File, base64: string, as: { asFile: boolean; asMessage: boolean }): FileContent {
  const recorded = { base64, file_name: file.name, ...(file.type === '' ? {} : { mime_type: file.type }) }
  if (as.asFile) return { document: recorded }
  if (isPhoto(file)) return { photo: { base64 } }
  if (file.type.startsWith('audio/') && as.asMessage) return { voice: recorded }
  if (file.type.startsWith('video/')) return as.asMessage ? { video_note: recorded } : { video: recorded }
  return { document: recorded }
}

/** The content as a data: address; null if it cannot be read. */
export function dataUrl(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : null))
    reader.addEventListener('error', () => resolve(null))
    reader.readAsDataURL(file)
  })
}

export async function base64Of(file: File): Promise<string | null> {
  const address = await dataUrl(file)
  return address === null ? null : address.slice(address.indexOf(',') + 1)
}
