/** How loud each state of a listing is. */
export const TONES = {
  draft: 'neutral',
  submitted: 'notice',
  published: 'accent',
  sent_back: 'warning',
  withdrawn: 'neutral',
} as const
