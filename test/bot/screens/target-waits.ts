/** What home, the rules of the team, the manager's view and the screens of targets ask the database for: rows of the table in screen-waits.test.ts. */
import { asItIs, type Opened } from './opened.ts'

export const TARGET_WAITS: {
  readonly [Name in 'home' | 'teamRule' | 'reps' | 'rep' | 'repTouches' | 'targets' | 'target']: readonly Opened<Name>[]
} = {
  home: [
    { state: 'with the progress of the team', params: () => ({}), operations: 11, waits: 2 },
    { state: 'without a target', params: () => ({}), as: 'idle', operations: 9, waits: 1 },
  ],
  teamRule: [
    { state: 'about records', params: () => ({ rule: 'visibility', value: 'team' }), operations: 0, waits: 0 },
    { state: 'about wins', params: () => ({ rule: 'wins', value: 'off' }), operations: 1, waits: 1 },
  ],
  reps: asItIs(() => ({}), 10, 2),
  rep: [
    { state: 'of a rep', params: ({ ids }) => ({ id: ids.repId }), operations: 10, waits: 2 },
    { state: 'their own', params: ({ ids }) => ({ id: ids.repId }), as: 'rep', operations: 10, waits: 2 },
  ],
  repTouches: asItIs(({ ids }) => ({ id: ids.repId }), 5, 2),
  targets: asItIs(() => ({}), 4, 2),
  target: asItIs(({ ids }) => ({ memberId: ids.repId }), 3, 2),
}
