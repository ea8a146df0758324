import { zhAwards } from './awards.ts'
import { zhJoin } from './join.ts'

/** Chinese words for who joins a pool, and of what comes of it. */
export const zhMembers = {
  awards: zhAwards,
  join: zhJoin,
}

export type MembersWords = typeof zhMembers
