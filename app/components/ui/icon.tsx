import { classes } from './classes.ts'

const PATHS = {
  arrowDown: 'M8 3v10M4 9l4 4 4-4',
  arrowRight: 'M3 8h10M9 4l4 4-4 4',
  bell: 'M8 2.2a4 4 0 0 0-4 4c0 3.2-1.5 4.6-1.5 4.6h11S12 9.4 12 6.2a4 4 0 0 0-4-4ZM6.6 13a1.5 1.5 0 0 0 2.8 0',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevronRight: 'M6 3.5 10.5 8 6 12.5',
  chevronDown: 'M3.5 6 8 10.5 12.5 6',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  close: 'M4 4l8 8M12 4l-8 8',
  danger: 'M8 5v3.5M8 11h.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  factory: 'M2 13.5V7l4 2.5V7l4 2.5V3h3.5v10.5ZM5 11.5h.01M8 11.5h.01M11 11.5h.01',
  lock: 'M4.5 7V5.2a3.5 3.5 0 0 1 7 0V7M3.5 7h9v6.5h-9Z',
  menu: 'M2 4h12M2 8h12M2 12h12',
  minus: 'M3.5 8h9',
  notice: 'M8 7.5V11M8 5h.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13c0-2.2 2-3.5 4.5-3.5s4.5 1.3 4.5 3.5M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.8c1.6.5 2.5 1.6 2.5 3.2',
  plus: 'M8 3.5v9M3.5 8h9',
  saving: 'M3 4.5h3v3h3.5v3H13M13 7.5v3h-3',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  warning: 'M8 6.5V9.5M8 11.8h.01M8 2.2 14.5 13.5h-13Z',
} as const

export type IconName = keyof typeof PATHS

/** A drawing beside words that say the same: hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={classes('inline-block size-4 shrink-0 fill-none stroke-current', className)}
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
