/** The files of a record in words: what each of them is, and who sent it when. */
import type { ListedFile } from '../../services/notes/files-of-record.ts'
import { fileText, sizeText } from './file-text.ts'
import type { Clock } from './moment-text.ts'
import { momentText } from './moment-text.ts'

/** “📄 offer.pdf · 120 kB”. */
export function fileLabel(file: Pick<ListedFile, 'kind' | 'name' | 'size'>, t: Clock['t']): string {
  const { size } = file
  return size === null ? fileText(file, t) : `${fileText(file, t)} · ${sizeText(size, t)}`
}

/** The same, below it its sender and time, and what is written with it. */
export function fileLines(file: ListedFile, clock: Clock): string {
  const when = momentText(new Date(file.at), clock)
  const sent = file.by === null ? when : `${file.by} · ${when}`
  return [fileLabel(file, clock.t), sent, ...(file.caption === '' ? [] : [`“${file.caption}”`])].join('\n')
}
