/** One spelling of a place's name for looking it up: without case, marks, apostrophes and hyphens. Pure. */
import { APOSTROPHES } from '../typed-text.ts'
import { nameSkeleton } from '../names/name-skeleton.ts'

const APOSTROPHE = new RegExp(`['${APOSTROPHES}]`, 'gu')

export function placeKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(APOSTROPHE, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The same for all alphabets in which it may be typed. */
export function placeSkeleton(name: string): string {
  return placeKey(name).split(' ').map(nameSkeleton).join(' ')
}
