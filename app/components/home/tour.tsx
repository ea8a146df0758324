import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Icon } from '../ui/icon.tsx'

const KEPT_AS = 'hecai.tour'

/** The way through the demonstration. What was visited is ticked, in this browser only. */
export function Tour() {
  const text = useText()
  const steps = text.home.tourSteps
  const [done, setDone] = useState<number[]>([])
  useEffect(() => setDone(readDone(steps.length)), [steps.length])
  const tick = (index: number) => {
    const next = [...new Set([...done, index])]
    setDone(next)
    localStorage.setItem(KEPT_AS, next.join(','))
  }
  return (
    <details className="rounded-card border border-line bg-surface px-4 shadow-card sm:px-5">
      <summary className="flex min-h-11 flex-wrap items-center justify-between gap-2 py-3">
        <span className="font-semibold">{text.home.tour}</span>
        <span className="text-sm text-ink-soft">{text.home.tourDone(done.length, steps.length)}</span>
      </summary>
      <p className="mb-3 text-sm text-ink-soft">{text.home.tourLead}</p>
      <ol className="mb-4 flex flex-col gap-1">
        {steps.map(([title, body, to], index) => (
          <li key={title}>
            <Link
              to={to}
              onClick={() => tick(index)}
              className="flex min-h-11 items-start gap-3 rounded-control p-2 hover:bg-sunken"
            >
              <span className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-strong">
                {done.includes(index) ? <Icon name="check" /> : index + 1}
              </span>
              <span className="min-w-0">
                <span className="block font-medium">{title}</span>
                <span className="block text-sm text-ink-soft">{body}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </details>
  )
}

function readDone(steps: number): number[] {
  const words = localStorage.getItem(KEPT_AS) ?? ''
  return words
    .split(',')
    .filter((word) => /^\d$/.test(word) && Number(word) < steps)
    .map(Number)
}
