/**
 * How a button's argument is written into its callback data: a codec for each type. Ids, choices from a list and small
 * numbers are here; arguments made of them, such as places in lists, have their own files.
 */
import type { Id } from '../../ids.ts'
import { readId } from '../../language/parse-id.ts'
import type { LengthOf, Sum } from './text-size.ts'

export type Argument<T, Size extends number = number> = {
  /** The maximum number of characters, all of them ASCII. */
  readonly size: Size
  // Methods and not properties, so that a codec of ids is also a codec of `unknown`.
  encode(value: T): string
  /** Null for anything that {@link Argument.encode} does not write. It may accept more; {@link readArgument} does not. */
  decode(text: string): T | null
}

export type AnyArgument = Argument<unknown>

export type ValueOf<Codec> = Codec extends { decode(text: string): infer Value } ? Exclude<Value, null> : never

/** Null for anything but exactly what the codec writes: there is only one way to write a value. */
export function readArgument<T>(argument: Argument<T>, text: string): T | null {
  if (text.length > argument.size) return null
  const value = argument.decode(text)
  return value !== null && argument.encode(value) === text ? value : null
}

/** For an action that needs none. */
export const none: Argument<undefined, 0> = {
  size: 0,
  encode: () => '',
  decode: () => undefined,
}

/** An id in full: 24 hexadecimal digits. */
export function anId<T extends Id>(): Argument<T, 24> {
  return {
    size: 24,
    encode: (id) => id,
    decode: (text) => readId<T>(text),
  }
}

/** An id in base64url, for buttons that carry more than one: 16 characters instead of 24. */
export function packedId<T extends Id>(): Argument<T, 16> {
  return {
    size: 16,
    encode: (id) => Buffer.from(id, 'hex').toString('base64url'),
    decode: (text) => readId<T>(Buffer.from(text, 'base64url').toString('hex')),
  }
}

/** A fixed number of base64url characters: a hash, a token, a {@link shortKey}. */
export function base64Text<const Size extends number>(size: Size): Argument<string, Size> {
  return {
    size,
    encode: (value) => value,
    decode: (text) => (text.length === size && /^[\w-]*$/u.test(text) ? text : null),
  }
}

const KEY_BYTES = 3

/** Tells an id from the others in one short list, in 4 characters: its last ones, which count up where ids are created. */
export function shortKey(id: Id): string {
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

const INDEX_LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** One of a closed list, as one letter: where the names would not fit. New names go to the end of the list. */
export function choiceLetter<const Choice extends string>(choices: readonly Choice[]): Argument<Choice, 1> {
  return {
    size: 1,
    encode: (value) => INDEX_LETTERS.charAt(choices.indexOf(value)),
    decode: (text) => (text === '' ? null : (choices[INDEX_LETTERS.indexOf(text)] ?? null)),
  }
}

/** Yes or no, each with its own letters. */
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

/** A whole number from 0, with at most the given number of digits. */
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

/** Several arguments, one after another. All except the last must always use their full size. */
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
export function idPair<First extends Id, Second extends Id>() {
  return sequence(packedId<First>(), packedId<Second>())
}
