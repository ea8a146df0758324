import { createContext, useContext } from 'react'
import type { Locale } from '#app/contracts/views/shell.ts'
import { enCommon } from './en/common.ts'
import { enCreatePool } from './en/create-pool.ts'
import { enDesign } from './en/design.ts'
import { enFaults } from './en/faults.ts'
import { enHome } from './en/home.ts'
import { enJoin } from './en/join.ts'
import { enLadder } from './en/ladder.ts'
import { enOffers } from './en/offers.ts'
import { enOperator } from './en/operator.ts'
import { enOrders } from './en/orders.ts'
import { enPlaces } from './en/places.ts'
import { enPools } from './en/pools.ts'
import { enRefusals } from './en/refusals.ts'
import { enShell } from './en/shell.ts'
import { enSignIn } from './en/sign-in.ts'
import { enStatement } from './en/statement.ts'
import { enStates } from './en/states.ts'
import { zhCommon } from './zh/common.ts'
import { zhCreatePool } from './zh/create-pool.ts'
import { zhDesign } from './zh/design.ts'
import { zhFaults } from './zh/faults.ts'
import { zhHome } from './zh/home.ts'
import { zhJoin } from './zh/join.ts'
import { zhLadder } from './zh/ladder.ts'
import { zhOffers } from './zh/offers.ts'
import { zhOperator } from './zh/operator.ts'
import { zhOrders } from './zh/orders.ts'
import { zhPlaces } from './zh/places.ts'
import { zhPools } from './zh/pools.ts'
import { zhRefusals } from './zh/refusals.ts'
import { zhShell } from './zh/shell.ts'
import { zhSignIn } from './zh/sign-in.ts'
import { zhStatement } from './zh/statement.ts'
import { zhStates } from './zh/states.ts'

const zh = {
  locale: 'zh' as Locale,
  common: zhCommon,
  createPool: zhCreatePool,
  design: zhDesign,
  faults: zhFaults,
  home: zhHome,
  join: zhJoin,
  ladder: zhLadder,
  offers: zhOffers,
  operator: zhOperator,
  orders: zhOrders,
  places: zhPlaces,
  pools: zhPools,
  refusals: zhRefusals,
  shell: zhShell,
  signIn: zhSignIn,
  statement: zhStatement,
  states: zhStates,
}

/** Every word of the product. Chinese is written first; a key that English lacks does not compile. */
export type Text = typeof zh

const en = {
  locale: 'en' as Locale,
  common: enCommon,
  createPool: enCreatePool,
  design: enDesign,
  faults: enFaults,
  home: enHome,
  join: enJoin,
  ladder: enLadder,
  offers: enOffers,
  operator: enOperator,
  orders: enOrders,
  places: enPlaces,
  pools: enPools,
  refusals: enRefusals,
  shell: enShell,
  signIn: enSignIn,
  statement: enStatement,
  states: enStates,
} satisfies Text

const texts: Record<Locale, Text> = { zh, en }

export function textFor(locale: Locale): Text {
  return texts[locale]
}

/** The reader's language, set once at the root. */
export const LocaleContext = createContext<Locale>('zh')

export function useText(): Text {
  return texts[useContext(LocaleContext)]
}
