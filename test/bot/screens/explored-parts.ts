/** Which screens and buttons an exploration has to reach, and what every one of them keeps to. */
import { expect } from 'vitest'

import { SCREENS } from '../../../src/bot/assembly/screens.ts'
import type { LineItem, Money } from '../../../src/models/deal.ts'
import { ALL_OUTCOMES } from '../../../src/bot/screens/task-outcomes.ts'
import type { Explored } from '../../support/explore-screens.ts'

/** What a missing text or an unfilled variable would look like. */
const UNTRANSLATED =
  /\b(?:button|error|role|field|contacts?|deals?|board|stage|timeline|tasks?|agenda|day|digest|news|notify|snooze|outcome|when|settings?|samples|ask|invite|problem|sources?|secret|delivery|deliveries|routing|map|how-to|webhooks?|integrations)-[a-z-]+\b|\{ ?\$/iu

/** The screens that only somebody without a workspace, or with a new one, sees. */
export const AT_FIRST = ['wel', 'fst']

/** The screens of tasks, the agenda and notifications, which are explored separately. */
export const TASKS = ['agd', 'tsk', 'tks', 'tko', 'tkd', 'tka', 'ntf', 'dgh', 'tkr', 'rmd']

/** The screens of syncs and imports: test/menus/sync-screens.test.ts and import-screens.test.ts explore them. */
export const IMPORTS = ['imps', 'imp', 'impcs', 'impc', 'impws', 'impw']

/** The screens of merges: test/menus/merging.test.ts and duplicates.test.ts tap them. */
export const MERGES = ['dup', 'mrg', 'mgd']

/** The screens of filters and of many records at once, which are explored separately. */
export const VIEWS = ['viw', 'vwf', 'vwo', 'vws', 'vwd', 'vwt', 'blk', 'blt', 'blo', 'blf', 'blv', 'bll', 'blc', 'ble']

/** The screens about who gets what: test/menus/assignment-rules.test.ts taps them. */
const ASSIGNMENT = ['asr', 'asru', 'asp', 'ass', 'asc', 'rspt', 'away']

/** The screens of rates, which test/menus/rates.test.ts taps, and those about who gets what. */
export const RATES = ['rts', 'rtp', 'rte', ...ASSIGNMENT]

/** The manager's view and targets: test/menus/rep-screens.test.ts explores them. */
export const REPS = ['rpv', 'rep', 'rplt', 'tgs', 'tgt']

/** The screens of privacy: test/menus/privacy.test.ts taps them. */
export const PRIVACY = ['ers', 'prv', 'ret', 'aud']

export const SYNCS = ['syncs', 'sync', 'sprev', 'sflds', 'sfld', 'scnfs', 'scnf', 'sdel']

/** The screens of the team's own fields, which are explored separately. */
export const FIELDS = ['flds', 'fld', 'fchs', 'fcho', 'fsta']

/** The screens of pipelines and lost reasons: test/menus/pipeline-screens.test.ts explores them. */
export const PIPELINES = ['ppl', 'pptl', 'ppe', 'pst', 'pstf', 'prm', 'ppar', 'lrs', 'lri']

/** The screen that edits any kind of record, with its buttons for tasks. */
export const EDIT = 'edr'
export const EDIT_TASK = [`${EDIT}:due`, `${EDIT}:assign`, `${EDIT}:remind`, `${EDIT}:single`, `${EDIT}:undo`]

/** Of screens from before there was one for integrations: test/menus/webhooks.test.ts taps them. */
const BEFORE_INTEGRATIONS = ['set:sources', 'set:keys', 'lsrcs:settings', 'aks:settings']

/** Only on cards from before, after another tap, or on what nothing makes yet: tests of their own tap them. */
const RARE = [
  // Of boards from before there were several pipelines, and of teams with several: test/menus/pipelines.test.ts taps them.
  'brd:add',
  'brd:out',
  'brd:of',
  'brd:filter',
  'stg:board',
  'dlm:other',
  'dlp:of',
  'dlp:to',
  'dlp:back',
  'dlv:map',
  // On cards that were opened from a view: test/menus/views.test.ts taps them.
  'ct:view',
  'cmp:view',
  'dl:view',
  // On a board under a filter, and where a rate is missing: test/menus/board-filter.test.ts, pipeline-filter.test.ts and rates.test.ts.
  'brd:openIn',
  'brd:ofIn',
  'brd:outOf',
  'brd:change',
  'brd:tick',
  'brd:bulk',
  'brd:rates',
  // Of the conditions of a rule: test/menus/assignment-rules.test.ts.
  'vwf:take',
  'vwf:leave',
  'ble:undo',
  // Of the last merge: test/menus/merging.test.ts taps it.
  'tml:apart',
  // After somebody was added by typing: test/menus/deal-people.test.ts.
  'dpn:undo',
  // Of a report about some deals, of teams with several pipelines, by whoever else has it sent: test/menus/reports.test.ts.
  'rpt:see',
  'rpt:pipe',
  'rsc:own',
  // After it was switched off: test/menus/leaderboard-rule.test.ts.
  'rul:on',
  'dpn:none',
  // Of an open deal: the one that is met first is closed.
  'mor:commit',
  'mor:free',
  'ct:delete',
  'dl:delete',
  'tsk:delete',
  'tsk:snooze',
  ...ALL_OUTCOMES.map((outcome) => `tko:${outcome}`),
  'tkl:undo',
  'trd:open',
  'rul:team',
  'note:file',
  // Of cards from before, and of members with a time zone of their own: test/menus/me.test.ts taps them.
  'set:locale',
  'me:follow',
  'note:undo',
  'line:word',
  ...BEFORE_INTEGRATIONS,
]

/** What is shown of shared contact cards: test/bot/notes/shared-cards.test.ts taps it. */
export const CARDS = ['crd']

/** The list of new leads, which a bundle of them leads to: test/jobs/held-notices.test.ts taps it. */
export const LEADS = ['nld']

/** Lines without a command, whose cards and results have every button between them. */
export const TYPED_LINES = [
  'call Anna tomorrow 10:00',
  'send Rick the contract',
  'meeting with Rick 03/04',
  'deal <b>shop</b> 700 eur',
  'Anna Twin twin@example.com',
  'blue paint 50 eur',
]

/** More than a page of items. */
export const itemsAt = (price: Money): readonly LineItem[] =>
  Array.from({ length: 9 }, (_, index) => ({
    name: `Позиція ${index} <b>`,
    quantity: 2,
    price,
    discount: { percent: 10 },
  }))

export const MAIN = Object.values(SCREENS)
  .map(({ id }) => id)
  .filter(
    (id) =>
      ![
        ...TASKS,
        ...SYNCS,
        ...IMPORTS,
        ...FIELDS,
        ...PRIVACY,
        ...CARDS,
        ...LEADS,
        ...VIEWS,
        ...PIPELINES,
        ...RATES,
        ...REPS,
      ].includes(id),
  )

export function actionsOf(wanted: (screenId: string) => boolean): string[] {
  return Object.values(SCREENS)
    .filter(({ id }) => wanted(id))
    .flatMap(({ id, action }) => Object.keys(action).map((name) => `${id}:${name}`))
}

/** Screens that the first look at everything leaves out. */
export const HAVE_TESTS_OF_THEIR_OWN: readonly string[] = [
  ...AT_FIRST,
  ...VIEWS,
  ...TASKS,
  ...SYNCS,
  ...IMPORTS,
  ...MERGES,
  ...FIELDS,
  ...PIPELINES,
  ...PRIVACY,
  ...CARDS,
  ...LEADS,
  ...RATES,
  ...REPS,
]

export function expectAllTapped(actions: readonly string[], ...explored: readonly Explored[]): void {
  const tapped = explored.flatMap((part) => part.tapped).map((kind) => kind.split(':').slice(0, 2).join(':'))
  expect(actions.filter((action) => !tapped.includes(action) && !RARE.includes(action))).toEqual([])
}

export function expectFitForTelegram({ screens }: Explored): void {
  for (const { text, buttons } of screens) {
    expect(text.length).toBeLessThanOrEqual(4096)
    expect(text).not.toMatch(UNTRANSLATED)
    expect(buttons.flat().length).toBeLessThanOrEqual(50)
    for (const button of buttons.flat()) {
      expect(button.text).not.toMatch(UNTRANSLATED)
      expect(button.text.trim()).not.toBe('')
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64)
    }
  }
}

/** Of forms that change something. */
export const FIRST_QUESTIONS = [
  'What is their name?',
  'Which tags does',
  'Which currency',
  'What is it about?',
  'Write a note',
  'Why is it lost',
  'What needs to be done',
  'When:',
]
