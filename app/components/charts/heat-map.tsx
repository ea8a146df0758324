import { useText } from '#app/i18n/text.ts'
import { Icon } from '../ui/icon.tsx'

export interface HeatLine {
  readonly key: string
  readonly label: string
  /** A value per column, 0 to 10 000 (basis points); null where nothing can be measured, e.g. closed hours. */
  readonly values: readonly (number | null)[]
}

interface HeatMapProps {
  /** What is measured, for all readers. */
  caption: string
  /** What the lines are, e.g. equipment. */
  head: string
  columns: readonly string[]
  lines: readonly HeatLine[]
  /** A value with its unit. */
  format: (value: number) => string
}

const WHOLE = 10_000
const STEPS = [0, 2000, 4000, 6000, 8000, WHOLE]

/**
 * How much of the time something is used: the darker the more. It is a table, coloured: the same figures for
 * every reader, whole without JavaScript.
 */
export function HeatMap({ caption, head, columns, lines, format }: HeatMapProps) {
  const text = useText()
  return (
    <figure className="min-w-0">
      {/* biome-ignore lint/a11y: a box that scrolls must be named and reachable by keyboard; it groups no fields */}
      <div role="group" aria-label={caption} tabIndex={0} className="overflow-x-auto">
        <table className="relative w-full border-separate border-spacing-0.5 text-xs">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="text-ink-soft">
              <th scope="col" className="sticky left-0 bg-surface pr-2 text-left font-medium">
                {head}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="min-w-6 text-center font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row" className="sticky left-0 max-w-40 bg-surface pr-2 text-left font-normal">
                  {line.label}
                </th>
                {columns.map((column, index) => {
                  const value = line.values[index] ?? null
                  return (
                    <td key={column} className="h-7 rounded p-0" style={shadeOf(value)}>
                      <span className="sr-only">{value === null ? text.charts.closed : format(value)}</span>
                      <span
                        aria-hidden="true"
                        title={`${line.label} ${column}: ${value === null ? text.charts.closed : format(value)}`}
                        className="block h-7"
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="mt-2 flex flex-wrap items-center gap-1 text-xs text-ink-soft">
        {format(0)}
        {STEPS.map((step) => (
          <span key={step} aria-hidden="true" className="size-4 rounded-sm" style={shadeOf(step)} />
        ))}
        {format(WHOLE)}
        <span className="ml-3 flex items-center gap-1">
          <span aria-hidden="true" className="size-4 rounded-sm" style={shadeOf(null)} />
          <Icon name="clock" className="size-3" />
          {text.charts.closed}
        </span>
      </figcaption>
    </figure>
  )
}

const CLOSED = 'repeating-linear-gradient(45deg, var(--line) 0 2px, transparent 2px 6px)'

/** From nearly nothing to the whole accent; closed hours are hatched. */
function shadeOf(value: number | null): { background: string } {
  if (value === null) return { background: CLOSED }
  const share = Math.round(6 + (Math.min(Math.max(value, 0), WHOLE) / WHOLE) * 94)
  return { background: `color-mix(in srgb, var(--accent) ${share}%, var(--surface))` }
}
