import type { CoreWords } from '../zh/core.ts'
import { enCommon } from './common.ts'
import { enLadder } from './ladder.ts'
import { enPlaces } from './places.ts'
import { enPools } from './pools.ts'
import { enShell } from './shell.ts'
import { enStates } from './states.ts'

/** English words of every page, and all that a visitor reads first of a pool. */
export const enCore: CoreWords = {
  locale: 'en',
  common: enCommon,
  ladder: enLadder,
  places: enPlaces,
  pools: enPools,
  shell: enShell,
  states: enStates,
}
