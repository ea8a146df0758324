import { useLocation } from '@remix-run/react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import type { Destination } from './destination.ts'
import { plainTitle } from './plain-title.ts'
import { rememberPage } from './recent.ts'

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })))

interface TriggerProps {
  destinations: Destination[]
  /** Pages seen lately are a reader's own. */
  readerId: string
}

/** Opens the palette by Ctrl-K or ⌘-K, and by `/` outside of fields. Its code comes when it is first wanted. */
export function PaletteTrigger({ destinations, readerId }: TriggerProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { pathname } = useLocation()
  const { common } = useText()
  useEffect(() => {
    const label = plainTitle(document.title).replace(` · ${common.productName}`, '')
    rememberPage(readerId, { to: pathname, label })
  }, [pathname, readerId, common])
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
      <Palette destinations={destinations} readerId={readerId} onClose={() => setIsOpen(false)} />
    </Suspense>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
