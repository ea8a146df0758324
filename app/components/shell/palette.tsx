import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Place } from '#app/contracts/views/palette.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import type { Destination } from './destination.ts'
import { PalettePanel } from './palette-panel.tsx'
import { recentPages } from './recent.ts'

interface PaletteProps {
  destinations: Destination[]
  readerId: string
  onClose: () => void
}

/** Go anywhere by a few letters or pinyin initials, or search the catalogue for what was typed. */
export function Palette({ destinations, readerId, onClose }: PaletteProps) {
  const text = useText()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { places, isWhole } = usePlaces(destinations)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.focus()
  }, [])
  const go = (to: string) => {
    dialog.current?.close()
    navigate(to)
  }
  return (
    <dialog
      ref={dialog}
      aria-label={text.shell.palette}
      onClose={onClose}
      className="mx-auto mt-[12vh] w-[calc(100%-2rem)] max-w-lg rounded-card border border-line bg-surface p-2 text-ink shadow-float backdrop:bg-black/50"
    >
      <PalettePanel
        places={places}
        isWhole={isWhole}
        recent={recentPages(readerId).filter(({ to }) => to !== pathname)}
        go={go}
      />
    </dialog>
  )
}

/** The menu at once; everything else, and how it all sounds, as soon as the server has said it. */
function usePlaces(destinations: Destination[]): { places: Place[]; isWhole: boolean } {
  const { shell } = useText()
  const [known, setKnown] = useState<Place[] | null>(null)
  const [isWhole, setIsWhole] = useState(false)
  useEffect(() => {
    const asked = new AbortController()
    fetch(paths.palette, { signal: asked.signal })
      .then((reply) => reply.json())
      .then(({ places }: { places: Place[] }) => setKnown(places))
      // Without an answer the menu and the search still serve.
      .catch(() => {})
      .finally(() => setIsWhole(!asked.signal.aborted))
    return () => asked.abort()
  }, [])
  const menu = [{ to: paths.home, label: shell.home }, ...destinations]
  const places = known ?? menu.map((one) => ({ ...one, kind: 'page' as const, sounds: '' }))
  return { places, isWhole }
}
