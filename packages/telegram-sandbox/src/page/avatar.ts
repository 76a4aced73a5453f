import { el } from './dom.ts'

const tones = 7

/** A coloured disc with initials; the same name and number always look the same. Decorative. */
export function avatar(name: string, id: number): HTMLElement {
  return el('span', { class: `avatar tone-${id % tones}`, 'aria-hidden': 'true' }, initials(name))
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = firstCharacter(words[0] ?? '')
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : ''
  return `${first}${last}`.toUpperCase()
}

/** One visible character: an emoji or a letter with marks may consist of several code points. */
function firstCharacter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment
  return ''
}
