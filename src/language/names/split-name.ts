/** The parts of a name that is written in one line, as address books want them. Pure. */
export type NameParts = { readonly family: string; readonly given: string; readonly middle: string }

/** A Ukrainian patronymic tells which of the words is which, also where the family name stands first. */
const PATRONYMIC = /(?:ович|евич|йович|ьович|івна|ївна|ovych|evych|yovych|ivna|yivna)$/iu

/** Without a patronymic the last of several words is the family name. */
export function splitName(name: string): NameParts {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const patronymic = words.findIndex((word, at) => at > 0 && PATRONYMIC.test(word))
  const [first = '', ...rest] = words
  if (patronymic === 1) return { given: first, middle: words[1] ?? '', family: words.slice(2).join(' ') }
  if (patronymic === words.length - 1 && patronymic > 1) {
    return { family: first, given: words.slice(1, patronymic).join(' '), middle: words[patronymic] ?? '' }
  }
  return { given: [first, ...rest.slice(0, -1)].join(' '), middle: '', family: rest.at(-1) ?? '' }
}
