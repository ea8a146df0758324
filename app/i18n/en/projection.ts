import type { Text } from '../zh/text.ts'

/** If the pool closed now: the reader's own projection. */
export const enProjection: Text['projection'] = {
  title: 'If it closed now',
  hint: 'An instant estimate on what stands now, not a promise; the award saves as much or more in total.',
  belowMinimum: 'What could be served now is below the minimum: closed now, the pool would fail.',
  notServed: 'On the present offers your firm would not be served.',
  supplier: 'Supplier',
  price: 'Landed price',
  saving: 'Saved against buying alone',
  howMany: 'How many sets to look ahead (1 to 200)',
  look: 'Show',
  next: 'More on this offer',
  cheaperInTotal: 'less in total',
}
