/** The theme's colours as the pictures use them: variables, so that a change of theme needs no drawing. */
export const INK = {
  line: 'var(--accent)',
  soft: 'var(--accent-soft)',
  saving: 'var(--saving)',
  savingSoft: 'var(--saving-soft)',
  notice: 'var(--notice)',
  noticeSoft: 'var(--notice-soft)',
  warning: 'var(--warning)',
  faint: 'var(--line-strong)',
  text: 'var(--ink-soft)',
  strong: 'var(--ink)',
  ground: 'var(--surface)',
  grid: 'var(--line)',
} as const

export const LETTERS = { color: INK.text, fontSize: 12, fontFamily: 'inherit' } as const

/** Tooltips are boxes of the page: they take its colours, too. */
export const TOOLTIP = {
  backgroundColor: INK.ground,
  borderColor: INK.grid,
  textStyle: { color: INK.strong, fontSize: 12 },
  confine: true,
} as const

export const AXIS = {
  axisLine: { lineStyle: { color: INK.faint } },
  axisTick: { show: false },
  axisLabel: { ...LETTERS, hideOverlap: true },
  splitLine: { lineStyle: { color: INK.grid } },
} as const

/** The drawing gives way to the letters of its axes: the margins of the grid count from them. */
export const LABELS_INSIDE = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const
