/** The id of a sender of leads in the data of a button. Whether this version knows it is for the service to say. */
import { MAX_PROVIDER_ID_LENGTH } from '../../ids.ts'
import type { Argument } from './argument.ts'

export const aSender: Argument<string, typeof MAX_PROVIDER_ID_LENGTH> = {
  size: MAX_PROVIDER_ID_LENGTH,
  encode: (id) => id,
  decode: (text) => (/^[a-z][a-z0-9-]*$/u.test(text) ? text : null),
}
