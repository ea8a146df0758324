import { expect, test } from 'vitest'
import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { demandMoves, invitationMove, shareOf } from '#app/domain/demands/follow-pool.ts'
import { INVITATION_LIFECYCLE, INVITATION_STATES } from '#app/domain/demands/invitation-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'

const SHARES = ['in', 'done', 'out'] as const

test('a firm is in with a living commitment, done when it was awarded and the pool is settled', () => {
  expect(['pending_deposit', 'active', 'awarded'].map((state) => shareOf(state, false))).toEqual([
    'in',
    'in',
    'in',
  ])
  expect(['withdrawn', 'dropped', 'unserved', null].map((state) => shareOf(state, true))).toEqual([
    'out',
    'out',
    'out',
    'out',
  ])
  expect(shareOf('awarded', true)).toBe('done')
})

test('a demand follows by legal moves, and following twice moves nothing', () => {
  for (const state of DEMAND_LIFECYCLE.states) {
    for (const share of SHARES) {
      const moves = demandMoves(state, share)
      let at = state
      for (const event of moves) {
        const to = nextState(DEMAND_LIFECYCLE, at, event)
        expect(to, `${at} ${event}`).not.toBe(null)
        at = to ?? at
      }
      if (share !== 'done') expect(demandMoves(at, share)).toEqual([])
    }
  }
})

test('an invitation follows by legal moves: joining accepts, a closed pool ends it', () => {
  for (const state of INVITATION_STATES) {
    for (const share of SHARES) {
      for (const isJoinable of [true, false]) {
        const event = invitationMove(state, share, isJoinable)
        if (event !== null) expect(nextState(INVITATION_LIFECYCLE, state, event)).not.toBe(null)
      }
    }
  }
  expect(invitationMove('invited', 'in', true)).toBe('accept')
  expect(invitationMove('declined', 'in', true)).toBe('accept')
  expect(invitationMove('invited', 'out', true)).toBe(null)
  expect(invitationMove('invited', 'out', false)).toBe('lapse')
})
