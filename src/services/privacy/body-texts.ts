/** The texts of a stored body, JSON or a form, and the body with other ones. Pure. */
import { mapTexts, someValue } from './plain-values.ts'

type ReadBody = {
  /** As plain values. */
  readonly value: unknown
  readonly write: (value: unknown) => string
}

/** The values stand together: a first name and a last name are neighbours. */
type Form = { readonly names: readonly string[]; readonly values: readonly string[] }

const FORM = /^[^\s=&]+=\S*$/u

/** Null for any other format. */
export function readBody(body: string): ReadBody | null {
  try {
    return { value: JSON.parse(body) as unknown, write: (value) => JSON.stringify(value) }
  } catch {
    if (!FORM.test(body)) return null
    const pairs = new URLSearchParams(body)
    const form: Form = { names: [...pairs.keys()], values: [...pairs.values()] }
    const write = (value: unknown) => {
      const { names, values } = value as Form
      return new URLSearchParams(names.map((name, place): [string, string] => [name, values[place] ?? ''])).toString()
    }
    return { value: form, write }
  }
}

/** In their order; an address is a text, and a number may be one of a telephone. */
export function textsOf({ value }: ReadBody): readonly string[] {
  const texts: string[] = []
  someValue(value, (leaf) => {
    texts.push(String(leaf))
    return false
  })
  return texts
}

/** The very same body if none of its texts changes. */
export function bodyWith(body: string, change: (text: string) => string): string {
  const read = readBody(body)
  if (read === null) return body
  const value = mapTexts(read.value, change)
  return value === read.value ? body : read.write(value)
}
