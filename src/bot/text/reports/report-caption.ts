/** The text under a picture: the same figures, line by line, for those who cannot see it and for copying. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { cutText, cutToUnits } from '../../../language/cut-text.ts'
import type { PictureBody } from '../../../pictures/picture.ts'
import type { ReportPage } from './report-page.ts'

/** Bot API: a caption has at most 1,024 characters. */
const MAX_LENGTH = 1024
const MAX_TITLE_LENGTH = 256
const MAX_NAME_LENGTH = 40

type Labelled = { readonly label: string; readonly value: string }

function line({ label, value }: Labelled): string {
  const name = cutText(label, MAX_NAME_LENGTH)
  return value === '' ? name : `${name}: ${value}`
}

function linesOf(body: PictureBody): readonly string[] {
  switch (body.kind) {
    case 'bars':
      return [
        ...(body.big ?? []).map(line),
        ...body.bars.map(({ sign, caption, ...bar }) =>
          [
            ...(sign === undefined ? [] : [`${sign} `]),
            line(bar),
            ...(caption === undefined ? [] : [` (${caption})`]),
          ].join(''),
        ),
        ...(body.facts ?? []).map(line),
      ]
    case 'columns':
      return [...body.big, ...body.facts, ...body.columns].map(line)
    case 'months':
      return body.months.map(({ label, lines }) => `${label}: ${lines.map(line).join(' · ')}`)
    case 'heat':
      return body.rows.map(line)
    case 'calm':
      return [body.text]
  }
}

/** Lines that have no room are left out, from the end; no line is cut within. @param before stands above it, such as a notice */
export function reportCaption({ title, subtitle, body, notes }: ReportPage, before = ''): FormattedString {
  const head = fmt`${before === '' ? '' : `${before}\n\n`}${FormattedString.bold(cutText(title, MAX_TITLE_LENGTH))}\n${cutToUnits(subtitle, MAX_TITLE_LENGTH)}`
  const rest = ['', ...linesOf(body), ...(notes.length > 0 ? ['', ...notes] : [])]
  let length = head.text.length
  const fitting: string[] = []
  for (const text of rest) {
    // Room for the mark that something is left out.
    if (length + text.length + 1 > MAX_LENGTH - 2) {
      fitting.push('…')
      break
    }
    fitting.push(text)
    length += text.length + 1
  }
  return FormattedString.join([head, ...fitting], '\n')
}
