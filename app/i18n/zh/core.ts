import type { Locale } from '#app/contracts/views/shell.ts'
import { zhCharts } from './charts.ts'
import { zhCommon } from './common.ts'
import { zhFaults } from './faults.ts'
import { zhJoin } from './join.ts'
import { zhLadder } from './ladder.ts'
import { zhPlaces } from './places.ts'
import { zhPools } from './pools.ts'
import { zhQuestions } from './questions.ts'
import { zhShell } from './shell.ts'
import { zhSignIn } from './sign-in.ts'
import { zhStates } from './states.ts'

/** Chinese words of every page, and all that a visitor reads first of a pool. */
export const zhCore = {
  locale: 'zh' as Locale,
  charts: zhCharts,
  common: zhCommon,
  faults: zhFaults,
  join: zhJoin,
  ladder: zhLadder,
  places: zhPlaces,
  pools: zhPools,
  questions: zhQuestions,
  shell: zhShell,
  signIn: zhSignIn,
  states: zhStates,
}

export type CoreWords = typeof zhCore
