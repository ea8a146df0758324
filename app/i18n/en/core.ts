import type { CoreWords } from '../zh/core.ts'
import { enCharts } from './charts.ts'
import { enCommon } from './common.ts'
import { enFaults } from './faults.ts'
import { enJoin } from './join.ts'
import { enLadder } from './ladder.ts'
import { enPlaces } from './places.ts'
import { enPools } from './pools.ts'
import { enQuestions } from './questions.ts'
import { enShell } from './shell.ts'
import { enSignIn } from './sign-in.ts'
import { enStates } from './states.ts'

/** English words of every page, and all that a visitor reads first of a pool. */
export const enCore: CoreWords = {
  locale: 'en',
  charts: enCharts,
  common: enCommon,
  faults: enFaults,
  join: enJoin,
  ladder: enLadder,
  places: enPlaces,
  pools: enPools,
  questions: enQuestions,
  shell: enShell,
  signIn: enSignIn,
  states: enStates,
}
