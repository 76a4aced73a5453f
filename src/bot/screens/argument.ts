/**
 * How the argument of a button is written into its callback data: a codec for each type. Ids, choices from a list and
 * small numbers are here; places in lists and the like, which are made of them, have files of their own.
 */
import type { LengthOf, Sum } from './text-size.ts'

export type Argument<T, Size extends number = number> = {
  /** The most characters that it takes, all of them ASCII. */
  readonly size: Size
  // Methods and not properties: a codec of ids is then a codec of something, too.
  encode(value: T): string
  /** Null for what {@link Argument.encode} does not write. It may take more than that: {@link readArgument} does not. */
  decode(text: string): T | null
}

export type AnyArgument = Argument<unknown>

export type ValueOf<Codec> = Codec extends { decode(text: string): infer Value } ? Exclude<Value, null> : never

/** Null for what the codec did not write, to the letter: one value is written in one way only. */
export function readArgument<T>(argument: Argument<T>, text: string): T | null {
  if (text.length > argument.size) return null
  const value = argument.decode(text)
  return value !== null && argument.encode(value) === text ? value : null
}

/** Of an action that needs none. */
export const none: Argument<undefined, 0> = {
  size: 0,
  encode: () => '',
  decode: () => undefined,
}

/** An id as it is: 24 hexadecimal digits. */
export function anId<Id extends string = string>(): Argument<Id, 24> {
  return {
    size: 24,
    encode: (id) => id,
    decode: (text) => (/^[0-9a-f]{24}$/u.test(text) ? (text as Id) : null),
  }
}

/** An id in base64url, for buttons that carry more than one: 16 characters instead of 24. */
export function packedId<Id extends string = string>(): Argument<Id, 16> {
  return {
    size: 16,
    encode: (id) => Buffer.from(id, 'hex').toString('base64url'),
    decode: (text) => (/^[\w-]{16}$/u.test(text) ? (Buffer.from(text, 'base64url').toString('hex') as Id) : null),
  }
}

/** So many characters of base64url: a hash, a token, a {@link shortKey}. */
export function base64Text<const Size extends number>(size: Size): Argument<string, Size> {
  return {
    size,
    encode: (value) => value,
    decode: (text) => (text.length === size && /^[\w-]*$/u.test(text) ? text : null),
  }
}

const KEY_BYTES = 3

/** Tells an id from the others of one short list, in 4 characters: its end, which counts up where ids are made. */
export function shortKey(id: string): string {
  return Buffer.from(id, 'hex').subarray(-KEY_BYTES).toString('base64url')
}

/** One of a closed list. */
export function choice<const Choice extends string>(choices: readonly Choice[]): Argument<Choice, LengthOf<Choice>> {
  return {
    size: Math.max(...choices.map(({ length }) => length)) as LengthOf<Choice>,
    encode: (value) => value,
    decode: (text) => choices.find((known) => known === text) ?? null,
  }
}

/** Yes or no, each in its own letters. */
export function flag<const Yes extends string, const No extends string>(
  yes: Yes,
  no: No,
): Argument<boolean, LengthOf<Yes | No>> {
  const letters = choice([yes, no])
  return {
    size: letters.size,
    encode: (value) => (value ? yes : no),
    decode: (text) => {
      const read = letters.decode(text)
      return read === null ? null : read === yes
    },
  }
}

/** A whole number from 0, in at most so many digits. */
export function wholeNumber<const Digits extends number>(digits: Digits): Argument<number, Digits> {
  return {
    size: digits,
    encode: (value) => String(value),
    decode: (text) => (/^\d+$/u.test(text) ? Number(text) : null),
  }
}

type ValuesOf<Codecs extends readonly AnyArgument[]> = { readonly [Index in keyof Codecs]: ValueOf<Codecs[Index]> }
type SizesOf<Codecs extends readonly AnyArgument[]> = { readonly [Index in keyof Codecs]: Codecs[Index]['size'] }

function sizeOf(codecs: readonly AnyArgument[]): number {
  return codecs.reduce((sum, { size }) => sum + size, 0)
}

/** Several arguments one behind the other. All but the last must always take their whole size. */
export function sequence<const Codecs extends readonly AnyArgument[]>(
  ...codecs: Codecs
): Argument<ValuesOf<Codecs>, Sum<SizesOf<Codecs>>> {
  const parts: readonly AnyArgument[] = codecs
  const starts = parts.map((_, index) => sizeOf(parts.slice(0, index)))
  return {
    size: sizeOf(parts) as Sum<SizesOf<Codecs>>,
    encode: (values: readonly unknown[]) => parts.map((part, index) => part.encode(values[index])).join(''),
    decode(text) {
      const values: readonly unknown[] = parts.map((part, index) =>
        part.decode(text.slice(starts[index], starts[index + 1])),
      )
      return values.includes(null) ? null : (values as ValuesOf<Codecs>)
    },
  }
}

/** A pair of packed ids. */
export function idPair<First extends string, Second extends string>() {
  return sequence(packedId<First>(), packedId<Second>())
}
