/** What people see of a sender of leads: its name, and how it is set up, in every language. */
import { AppError } from '../../errors.ts'
import type { ProviderId } from '../../ids.ts'
import type { Locale } from '../../locale.ts'

/** `service`: one with a button of its own; `webhook`: one of the many that send to a plain webhook. */
export type SenderGroup = 'service' | 'webhook'

/** A value of the source that is pasted at the sender. */
export type PastedValue =
  | 'address'
  | 'secret'
  /** `Bearer` and the secret. */
  | 'bearer'
  /** The address with the secret at its end. */
  | 'address-with-secret'
  /** The address with the secret as a parameter. */
  | 'address-with-parameter'
  /** The address with user and secret before the host. */
  | 'address-with-user'
  | 'verify-token'
  /** The sender's program with address and secret in it. */
  | 'script'

/** What can be wrong with fetching the answers of leads that a sender only referred to. */
export type FetchProblem =
  | 'token-missing'
  | 'token-refused'
  | 'token-not-allowed'
  | 'lead-gone'
  | 'some-leads-gone'
  | 'answers-missing'
  | 'answers-refused'
  | 'answers-unreadable'
  | 'answers-unreachable'

/** The sender's own words for the token with which answers are fetched. */
export type TokenWords = {
  /** Asks for it, and says where it is found. */
  readonly question: string
  /** Its name on a button, after a key sign. */
  readonly button: string
  /** Its name after “This can’t be …”, with the article or in the case that this needs. */
  readonly notOne: string
  /** On the source's card: that there is one. */
  readonly there: string
  /** On the source's card: that there is none yet. */
  readonly none: string
  /** What is wrong with a delivery, and what to do. */
  readonly problems: Readonly<Record<FetchProblem, string>>
}

export type GuideWords = {
  /** What it sends, in one line: shown where one is asked what sends the leads. */
  readonly about: string
  /** What to do, one after another, with the sender's own words for its menus. */
  readonly steps: readonly [string, ...string[]]
  /** What to paste where: the sender's own name of the field, and the value. */
  readonly paste: readonly [Pasted, ...Pasted[]]
  /** What becomes of what it sends. */
  readonly lead: string
  /** Asks for the secret that the sender made, and says where it is found; null if we make it. */
  readonly askSecret: string | null
  /** The words for the token with which answers are fetched; null if none is needed. */
  readonly askToken: TokenWords | null
}

export type Pasted = { readonly into: string; readonly value: PastedValue }

/** A language that is missing does not compile. */
export type SenderGuide = Readonly<Record<Locale, GuideWords>>

export type Sender = {
  readonly id: ProviderId
  /** A proper name, the same in all languages. */
  readonly name: string
  readonly group: SenderGroup
  /** Whether it takes any body: the choice for everything that has no button. */
  readonly anyBody: boolean
  /** Whether the sender makes the secret, so that it must be asked for. */
  readonly makesSecret: boolean
  /** Whether it shows that secret only once it has the address, so that it can be entered later. */
  readonly secretLater: boolean
  /** Whether its deliveries only refer to leads, so that a source needs a token to fetch them. */
  readonly takesToken: boolean
  readonly guide: SenderGuide
  /** What is put before the host for `address-with-user`. */
  readonly user: string | null
  /** The parameter for `address-with-parameter`. */
  readonly parameter: string | null
  /** The program for `script`, with `{address}` and `{secret}`. */
  readonly script: string | null
}

/** @throws AppError CONFLICT with `reason: 'unknown-sender'` for a source that a newer version added */
export function knownSender(senders: { readonly findSender: (id: string) => Sender | null }, id: string): Sender {
  const sender = senders.findSender(id)
  if (sender === null) {
    throw new AppError('CONFLICT', {
      message: 'This version does not know the sender',
      details: { reason: 'unknown-sender' },
    })
  }
  return sender
}
