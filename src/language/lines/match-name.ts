/** Whether a typed word may be a name: the same, or declined as Ukrainian does. Pure. */
import { foldTyped } from '../typed-text.ts'

/** From the surest. */
export const NAME_MATCHES = ['same', 'declined'] as const
export type NameMatch = (typeof NAME_MATCHES)[number]

const ENDINGS = [
  'ові',
  'еві',
  'єві',
  'ою',
  'ею',
  'єю',
  'ого',
  'ому',
  'ої',
  'ій',
  'ий',
  'им',
  'ім',
  'ом',
  'ем',
  'єм',
  'ям',
  'а',
  'я',
  'у',
  'ю',
  'і',
  'ї',
  'и',
  'о',
  'е',
  'є',
  'й',
  'ь',
  '',
]

/** The stems that a Ukrainian word may have. */
function stemsOf(word: string): readonly string[] {
  return ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length >= 2).map((ending) =>
    word.slice(0, word.length - ending.length),
  )
}

/** г/з, к/ц, х/с before the ending of the dative: “Ользі” is Ольга. */
const SOFTENED: Readonly<Record<string, string>> = { з: 'г', ц: 'к', с: 'х', ж: 'г', ч: 'к' }

function hardened(stem: string): string {
  const hard = SOFTENED[stem.at(-1) ?? '']
  return hard === undefined ? stem : stem.slice(0, -1) + hard
}

function plain(word: string): string {
  return foldTyped(word.normalize('NFC')).replaceAll("'", '')
}

function mayBeDeclined(typed: string, name: string): boolean {
  if (!/^[а-яіїєґ-]{3,}$/u.test(typed) || !/^[а-яіїєґ-]{3,}$/u.test(name)) return false
  const stems = new Set(stemsOf(name))
  return stemsOf(typed).some((stem) => stems.has(stem) || stems.has(hardened(stem)))
}

/** @returns null if it is another word */
export function matchName(typed: string, name: string): NameMatch | null {
  const [word, known] = [plain(typed), plain(name)]
  if (word === known) return 'same'
  return mayBeDeclined(word, known) ? 'declined' : null
}
