import {
  type ComponentType,
  type ReactNode,
  startTransition,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { WordPart } from '#app/i18n/bring-words.ts'
import { apart } from './apart.tsx'

/** So far below the screen a part begins to come. */
const AHEAD = '400px'

/**
 * A part far down a page: as the server drew it until its reader comes near, and only then alive, with its script.
 * Give it what it needs to stand in the page as `className`.
 */
export function whenSeen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  className: string,
  words: readonly WordPart[] = [],
): ComponentType<Props> {
  const Part = apart(load, words)
  return (props) => (
    <Seen className={className}>
      <Part {...props} />
    </Seen>
  )
}

const never = () => () => {}

function Seen({ className, children }: { className: string; children: ReactNode }) {
  // False only where a browser takes over what the server drew.
  const isDrawnHere = useSyncExternalStore(
    never,
    () => true,
    () => typeof document === 'undefined',
  )
  const [isAlive, setAlive] = useState(isDrawnHere)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAlive || !place.current) return
    return onceSeen(place.current, () => startTransition(() => setAlive(true)))
  }, [isAlive])
  if (isAlive) return <div className={className}>{children}</div>
  // React leaves the inside of such an element as it finds it.
  const asSent = { __html: '' }
  return (
    <div
      key="sent"
      ref={place}
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set; the server's own drawing stays
      dangerouslySetInnerHTML={asSent}
    />
  )
}

/** Calls when the place comes near the screen, but never from under the reader's focus. */
function onceSeen(place: HTMLElement, see: () => void): () => void {
  const wake = (): void => {
    if (place.contains(document.activeElement))
      place.addEventListener('focusout', () => setTimeout(wake), { once: true })
    else see()
  }
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      wake()
    },
    { rootMargin: AHEAD },
  )
  watch.observe(place)
  return () => watch.disconnect()
}
