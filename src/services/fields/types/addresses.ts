/**
 * Phone numbers and email addresses: lists, each value both as typed and in the form used to compare it, and perhaps with a label.
 * One that is given without a label keeps the label that it has; an empty label takes it away.
 */
import { z } from 'zod'

import type { Labelled } from '../../../language/address-labels.ts'
import { parseEmails, type ReadEmail } from '../../../language/emails.ts'
import { parsePhones, type ReadPhone } from '../../../language/phones.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { storedLabel, withLabelsOf } from '../list-items.ts'
import { itemsBesides } from '../said-besides.ts'

type Phones = readonly ReadPhone[]
type Emails = readonly ReadEmail[]

/** @param labelled the label, or nothing without one */
const phone = ({ value, e164 }: ReadPhone, labelled: Labelled): ReadPhone => ({ value, e164, ...labelled })
const email = ({ value, normalized }: ReadEmail, labelled: Labelled): ReadEmail => ({ value, normalized, ...labelled })

const labelOf = ({ label }: Labelled): Labelled => (label === undefined ? {} : { label })

export function phones<const Options extends FieldOptions>(
  options: Options,
): FieldType<'phones', Phones, Phones, Phones> & Options {
  return {
    kind: 'phones',
    blank: [],
    readable: true,
    read: (typed, { region }) => parsePhones(typed, region),
    accept: (input, _references, present = []) =>
      withLabelsOf(input, present).map((item) => phone(item, storedLabel(item))),
    fromStored: (stored = []) => stored.map((item) => phone(item, labelOf(item))),
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
    accept: (input, _references, present = []) =>
      withLabelsOf(input, present).map((item) => email(item, storedLabel(item))),
    fromStored: (stored = []) => stored.map((item) => email(item, labelOf(item))),
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
