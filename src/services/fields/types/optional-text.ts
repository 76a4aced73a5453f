/** What a line and a longer text have in common if they may be missing: then the value is null. */
import { z } from 'zod'

import { textBesides } from '../said-besides.ts'

export const OPTIONAL_TEXT = {
  blank: null,
  readable: true,
  fromStored: (stored: string | undefined): string | null => stored ?? null,
  toStored: (value: string | null): string | undefined => value ?? undefined,
  isFilled: (value: string | null): boolean => value !== null,
  schema: z.string().nullable(),
  toPublic: (value: string | null): string | null => value,
  saidBesides: textBesides,
} as const
