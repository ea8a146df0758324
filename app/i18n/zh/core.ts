import type { Locale } from '#app/contracts/views/shell.ts'
import { zhCommon } from './common.ts'
import { zhLadder } from './ladder.ts'
import { zhPlaces } from './places.ts'
import { zhPools } from './pools.ts'
import { zhShell } from './shell.ts'
import { zhStates } from './states.ts'

/** Chinese words of every page, and all that a visitor reads first of a pool. */
export const zhCore = {
  locale: 'zh' as Locale,
  common: zhCommon,
  ladder: zhLadder,
  places: zhPlaces,
  pools: zhPools,
  shell: zhShell,
  states: zhStates,
}

export type CoreWords = typeof zhCore
