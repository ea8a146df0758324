import { useEffect, useState } from 'react'
import { formatCountdown, formatInstant, formatTimeLeft } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { classes } from '../ui/classes.ts'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
/** Said aloud once each: a countdown that speaks every second helps nobody. */
const SPOKEN_MS = [HOUR_MS, 600_000, 60_000]

/**
 * What is left until a deadline, in ms, by the server's clock: the reader's own may be wrong. It starts at what
 * the server wrote, so that the first drawing is the same on both sides.
 */
export function useTimeLeft(untilAt: string, nowAt: string): number {
  const atLoad = Date.parse(untilAt) - Date.parse(nowAt)
  const [leftMs, setLeftMs] = useState(atLoad)
  useEffect(() => {
    const loadedAt = performance.now()
    const tick = () => setLeftMs(atLoad - (performance.now() - loadedAt))
    tick()
    const timer = setInterval(tick, SECOND_MS)
    return () => clearInterval(timer)
  }, [atLoad])
  return leftMs
}

interface CountdownProps {
  untilAt: string
  nowAt: string
  /** What is shown once it has passed. */
  over: string
  className?: string
}

export function Countdown({ untilAt, nowAt, over, className }: CountdownProps) {
  const { locale } = useText()
  const leftMs = useTimeLeft(untilAt, nowAt)
  const spoken = SPOKEN_MS.findLast((mark) => leftMs > 0 && leftMs <= mark)
  const isSoon = leftMs > 0 && leftMs < HOUR_MS
  return (
    <span className={classes('whitespace-nowrap', isSoon && 'text-warning', className)}>
      <time dateTime={untilAt} title={formatInstant(untilAt, locale)}>
        {leftMs <= 0 ? over : formatCountdown(leftMs, locale)}
      </time>
      <span className="sr-only" aria-live="polite">
        {spoken ? formatTimeLeft(spoken, locale) : ''}
      </span>
    </span>
  )
}

/** The same in words and without seconds, for lists: it need not run. */
export function TimeLeft({ untilAt, nowAt, over }: CountdownProps) {
  const { locale } = useText()
  const leftMs = Date.parse(untilAt) - Date.parse(nowAt)
  return (
    <time dateTime={untilAt} title={formatInstant(untilAt, locale)}>
      {leftMs <= 0 ? over : formatTimeLeft(leftMs, locale)}
    </time>
  )
}
