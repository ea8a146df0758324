import { lazy, Suspense, useEffect, useState } from 'react'
import type { Destination } from './destination.ts'

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })))

/** Opens the palette by Ctrl-K or ⌘-K, and by `/` outside of fields. Its code comes when it is first wanted. */
export function PaletteTrigger({ destinations }: { destinations: Destination[] }) {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const isSlash = event.key === '/' && !isTyping(event.target)
      if (!isCommand && !isSlash) return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <Palette destinations={destinations} onClose={() => setIsOpen(false)} />
    </Suspense>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
