import { useLocation, useNavigate } from '@remix-run/react'
import { Command } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import { PLACE_KINDS, type Place, type PlaceKind } from '#app/contracts/views/palette.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import type { Destination } from './destination.ts'
import { placeScore } from './palette-score.ts'
import { recentPages } from './recent.ts'

interface PaletteProps {
  destinations: Destination[]
  readerId: string
  onClose: () => void
}

const ROW =
  'flex min-h-11 cursor-pointer items-center rounded-control px-3 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-strong'
const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint'
const RECENT_AT_MOST = 5

/** Go anywhere by a few letters or pinyin initials, or search the catalogue for what was typed. */
export function Palette({ destinations, readerId, onClose }: PaletteProps) {
  const text = useText()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [typed, setTyped] = useState('')
  const { places, isWhole } = usePlaces(destinations)
  const dialog = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    input.current?.focus()
  }, [])
  const go = (to: string) => {
    dialog.current?.close()
    navigate(to)
  }
  const hasTyped = typed.trim() !== ''
  const recent = recentPages(readerId).filter(({ to }) => to !== pathname)
  // Before anything is typed: where one was, and the pages; what is the firm's own comes with the first letter.
  const kinds = PLACE_KINDS.filter((kind) => kind === 'page' || hasTyped)
  return (
    <dialog
      ref={dialog}
      aria-label={text.shell.palette}
      onClose={onClose}
      className="mx-auto mt-[12vh] w-[calc(100%-2rem)] max-w-lg rounded-card border border-line bg-surface p-2 text-ink shadow-float backdrop:bg-black/50"
    >
      <Command label={text.shell.palette} filter={placeScore}>
        <Command.Input
          ref={input}
          value={typed}
          onValueChange={setTyped}
          placeholder={text.shell.paletteHint}
          className="min-h-11 w-full rounded-control border border-line-strong bg-surface px-3"
        />
        <Command.List className="mt-2 max-h-96 overflow-y-auto">
          {!hasTyped && recent.length > 0 && (
            <Command.Group heading={text.shell.paletteRecent} className={GROUP}>
              {recent.slice(0, RECENT_AT_MOST).map(({ to, label }) => (
                <Command.Item key={to} value={`recent ${to}`} onSelect={() => go(to)} className={ROW}>
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {kinds.map((kind) => (
            <Places key={kind} kind={kind} places={places} go={go} />
          ))}
          {/* Only once all is known: what is searched for must not be chosen before what is meant. */}
          {hasTyped && isWhole && (
            <Command.Group forceMount value="search">
              <Command.Item
                forceMount
                value={`search ${typed}`}
                onSelect={() => go(`${paths.search}?q=${encodeURIComponent(typed)}`)}
                className={ROW}
              >
                {text.shell.paletteSearch(typed)}
              </Command.Item>
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  )
}

function Places(props: { kind: PlaceKind; places: Place[]; go: (to: string) => void }) {
  const { kind, places, go } = props
  const text = useText()
  const own = places.filter((place) => place.kind === kind)
  if (own.length === 0) return null
  return (
    <Command.Group heading={text.shell.paletteKinds[kind]} className={GROUP}>
      {own.map(({ to, label, sounds }) => (
        <Command.Item
          // A place whose sounds have come is a new one: cmdk reads them once.
          key={`${to} ${sounds}`}
          value={`${label} ${to}`}
          keywords={sounds.split(' ')}
          onSelect={() => go(to)}
          className={ROW}
        >
          {label}
        </Command.Item>
      ))}
    </Command.Group>
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
