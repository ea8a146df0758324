import type { EChartsOption } from 'echarts/types/dist/shared'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { drawSvg } from './engine.ts'

/** Drawn twice by the server, for a phone and for a desk: lettering keeps its size on both. */
const WIDTHS = { narrow: 300, wide: 680 }
const MOST_DRAWINGS = 200

interface ChartProps {
  option: EChartsOption
  /** In px, the same on every screen: nothing moves when the picture comes alive. */
  height: number
  /** What the picture says, in a sentence. */
  label: string
  /** The same in rows. */
  table: ReactNode
}

/**
 * A picture that is there without JavaScript, becomes alive when it is seen, and has its figures in a table
 * behind it. Colours are the theme's own variables, so one drawing serves light and dark.
 */
export function Chart({ option, height, label, table }: ChartProps) {
  const text = useText()
  const box = useLiveChart(option)
  return (
    <figure className="min-w-0">
      <div ref={box} role="img" aria-label={label} style={{ height }} className="overflow-hidden">
        <Drawing option={option} width={WIDTHS.narrow} height={height} className="sm:hidden" />
        <Drawing option={option} width={WIDTHS.wide} height={height} className="hidden sm:block" />
      </div>
      <details className="group mt-1">
        <summary className="inline-flex min-h-11 items-center gap-1 rounded text-sm text-accent hover:underline sm:min-h-9">
          <Icon name="chevronRight" className="size-3 transition-transform group-open:rotate-90" />
          {text.common.asTable}
        </summary>
        <div className="mt-1">{table}</div>
      </details>
    </figure>
  )
}

interface DrawingProps {
  option: EChartsOption
  width: number
  height: number
  className: string
}

/** In a browser nothing is drawn here: what the server sent stays until the live picture takes its place. */
function Drawing({ option, width, height, className }: DrawingProps) {
  const svg = import.meta.env?.SSR === false ? '' : drawnOnce(option, width, height)
  return (
    <div
      className={`h-full [&>svg]:h-full [&>svg]:w-full ${className}`}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is drawn by the library from figures and escaped by it
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}

const drawings = new Map<string, string>()

function drawnOnce(option: EChartsOption, width: number, height: number): string {
  const key = `${width}x${height} ${JSON.stringify(option)}`
  const known = drawings.get(key)
  if (known !== undefined) return known
  const svg = drawSvg(option, width, height)
  if (drawings.size >= MOST_DRAWINGS) drawings.clear()
  drawings.set(key, svg)
  return svg
}

function useLiveChart(option: EChartsOption) {
  const box = useRef<HTMLDivElement>(null)
  const live = useRef<{ show(option: EChartsOption): void } | null>(null)
  const latest = useRef(option)
  latest.current = option
  const words = JSON.stringify(option)
  useEffect(() => {
    const element = box.current
    if (!element) return
    let end = (): void => {}
    let isGone = false
    const begin = async (): Promise<void> => {
      const { drawLive } = await import('./engine.ts')
      if (isGone) return
      const canvas = document.createElement('div')
      canvas.style.height = '100%'
      element.replaceChildren(canvas)
      const drawn = drawLive(canvas)
      drawn.show(latest.current)
      live.current = drawn
      end = drawn.end
    }
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      seen.disconnect()
      void begin()
    })
    seen.observe(element)
    return () => {
      isGone = true
      seen.disconnect()
      end()
    }
  }, [])
  useEffect(() => {
    if (words) live.current?.show(latest.current)
  }, [words])
  return box
}
