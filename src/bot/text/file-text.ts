/** Files of notes, as a line or a button names them. */
import { FluentNumber } from '@fluent/bundle'

import type { FileFacts, FileKind } from '../../models/note-file.ts'
import type { Translate } from './i18n.ts'

const SIGNS = {
  photo: '🖼',
  document: '📄',
  video: '🎬',
  audio: '🎵',
  animation: '🎞',
  voice: '🎤',
  'video-note': '📹',
} as const satisfies Record<FileKind, string>

/** Its name, or what it is. */
export function fileText({ kind, name }: Pick<FileFacts, 'kind' | 'name'>, t: Translate): string {
  return `${SIGNS[kind]} ${name ?? t(`file-${kind}`)}`
}

function isFile(value: unknown): value is Pick<FileFacts, 'kind' | 'name'> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  return typeof value.kind === 'string' && Object.hasOwn(SIGNS, value.kind)
}

/** The files in the changes of an event. */
export function filesIn(value: unknown): readonly Pick<FileFacts, 'kind' | 'name'>[] {
  return Array.isArray(value) ? value.filter(isFile) : []
}

const KILOBYTE = 1_000
const MEGABYTE = 1_000_000

/** “1.2 MB”, as Telegram counts. @param bytes the size */
export function sizeText(bytes: number, t: Translate): string {
  const isLarge = bytes >= MEGABYTE
  const amount = Math.max(bytes / (isLarge ? MEGABYTE : KILOBYTE), 1)
  const unit = isLarge ? 'megabyte' : 'kilobyte'
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: isLarge ? 1 : 0 } as const
  return t('file-size', { size: new FluentNumber(amount, options) })
}
