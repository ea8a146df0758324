import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import type { Tone } from '../ui/badge.tsx'

export const DEMAND_TONES: Record<DemandState, Tone> = {
  draft: 'neutral',
  open: 'accent',
  pooled: 'saving',
  fulfilled: 'saving',
  withdrawn: 'neutral',
  expired: 'warning',
}
