export const PLACE_KINDS = ['page', 'pool', 'order', 'booking', 'demand'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** Somewhere that a reader may go by a few letters. */
export interface Place {
  to: string
  label: string
  kind: PlaceKind
  /** How its name sounds and its initials, for those who type pinyin: `tuangou tg`. */
  sounds: string
}
