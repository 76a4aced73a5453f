/** Phone numbers and email addresses: lists, each value both as typed and in the form used to compare it. */
import { z } from 'zod'

import { parseEmails, type ReadEmail } from '../../../language/emails.ts'
import { parsePhones, type ReadPhone } from '../../../language/phones.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { itemsBesides } from '../said-besides.ts'

type Phones = readonly ReadPhone[]
type Emails = readonly ReadEmail[]

export function phones<const Options extends FieldOptions>(
  options: Options,
): FieldType<'phones', Phones, Phones, Phones> & Options {
  return {
    kind: 'phones',
    blank: [],
    readable: true,
    read: (typed, { region }) => parsePhones(typed, region),
    accept: (input) => input.map(({ value, e164 }) => ({ value, e164 })),
    fromStored: (stored = []) => stored.map(({ value, e164 }) => ({ value, e164 })),
    toStored: (value) => value,
    isFilled: (value) => value.length > 0,
    schema: z.array(z.string()).meta({
      description: 'E.164; an extension follows as in RFC 3966',
      example: ['+380671234567'],
    }),
    toPublic: (value) => value.map(({ e164 }) => e164),
    filters: () => ({}),
    searchWords: (value) => value.map(({ e164 }) => e164),
    saidBesides: (input, value) => itemsBesides(input, value, ({ e164 }) => e164),
    ...options,
  }
}

export function emails<const Options extends FieldOptions>(
  options: Options,
): FieldType<'emails', Emails, Emails, Emails> & Options {
  return {
    kind: 'emails',
    blank: [],
    readable: true,
    read: (typed) => parseEmails(typed),
    accept: (input) => input.map(({ value, normalized }) => ({ value, normalized })),
    fromStored: (stored = []) => stored.map(({ value, normalized }) => ({ value, normalized })),
    toStored: (value) => value,
    isFilled: (value) => value.length > 0,
    schema: z.array(z.string()),
    toPublic: (value) => value.map(({ value: address }) => address),
    filters: () => ({}),
    searchWords: (value) => value.map(({ normalized }) => normalized),
    saidBesides: (input, value) =>
      itemsBesides(
        input,
        value,
        ({ normalized }) => normalized,
        ({ value: address }) => address,
      ),
    ...options,
  }
}
